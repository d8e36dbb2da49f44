package be.zegel.samples;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bouncycastle.jcajce.provider.digest.Keccak;

/**
 * Checks of identifiers, written from their specifications and without a line of the generator, or
 * taken from other libraries: what is planted must pass them, what is a decoy must not.
 */
final class Checks {

  private static final Map<String, Integer> IBAN_LENGTHS =
      Map.of("BE", 16, "DE", 22, "NL", 18, "LT", 20, "GB", 22);
  private static final String BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  private static final String BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";

  private Checks() {}

  static boolean valid(EntityType type, String value) {
    return switch (type) {
      case IBAN -> iban(value);
      case CARD -> value.matches("[2-6]\\d{15}") && luhn(value);
      case PHONE -> phone(value);
      case EMAIL -> value.matches("[a-z0-9._-]+@[a-z0-9-]+(\\.[a-z0-9-]+)*\\.(example|test)");
      case URL -> value.matches("https?://([a-z0-9-]+\\.)+(example|test)(/\\S*)?");
      case DOMAIN -> value.matches("([a-z0-9-]+\\.)+(example|test)");
      case ONION -> onion(value);
      case IPV4 ->
          value.matches("(192\\.0\\.2|198\\.51\\.100|203\\.0\\.113)\\.(\\d{1,3})") && octets(value);
      case IPV6 -> value.matches("2001:db8:[0-9a-f:]+");
      case MAC -> value.matches("00:00:5e:00:53:[0-9a-f]{2}");
      case IMEI -> value.matches("00\\d{13}") && luhn(value);
      case BTC -> value.startsWith("bc1") ? segwit(value) : base58Check(value, 0);
      case ETH -> ethereum(value);
      case XMR -> monero(value);
      case TRX -> base58Check(value, 0x41);
      case NATIONAL_NUMBER -> nationalNumber(value);
      case COMPANY_NUMBER ->
          value.matches("0\\d{9}")
              && Long.parseLong(value.substring(8))
                  == 97 - Long.parseLong(value.substring(0, 8)) % 97;
      case PLATE -> value.matches("[1-9]-[A-Z]{3}-\\d{3}");
      case MD5 -> value.matches("[0-9a-f]{32}");
      case SHA1 -> value.matches("[0-9a-f]{40}");
      case SHA256 -> value.matches("[0-9a-f]{64}");
      case HANDLE -> value.matches("@[a-z0-9_]{4,}");
    };
  }

  /** The comparable form of what stands in a text. */
  static String normal(EntityType type, String written) {
    return switch (type) {
      case IBAN -> written.replace(" ", "");
      case CARD -> written.replaceAll("[ -]", "");
      case PHONE -> e164(written);
      case NATIONAL_NUMBER -> written.replaceAll("[.-]", "");
      case COMPANY_NUMBER -> written.replaceAll("[^0-9]", "");
      case EMAIL, DOMAIN, HANDLE, IPV6, MAC, MD5, SHA1, SHA256 -> written.toLowerCase(Locale.ROOT);
      case URL, ONION, IPV4, IMEI, BTC, ETH, XMR, TRX, PLATE -> written;
    };
  }

  private static String e164(String written) {
    try {
      PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
      return numbers.format(numbers.parse(written, "BE"), PhoneNumberUtil.PhoneNumberFormat.E164);
    } catch (NumberParseException e) {
      return "";
    }
  }

  private static boolean phone(String value) {
    try {
      PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
      return numbers.isValidNumber(numbers.parse(value, "BE"));
    } catch (NumberParseException e) {
      return false;
    }
  }

  private static boolean iban(String value) {
    if (!Integer.valueOf(value.length()).equals(IBAN_LENGTHS.get(value.substring(0, 2)))) {
      return false;
    }
    int remainder = 0;
    String turned = value.substring(4) + value.substring(0, 4);
    for (int i = 0; i < turned.length(); i++) {
      int digit = Character.digit(turned.charAt(i), 36);
      remainder = (remainder * (digit > 9 ? 100 : 10) + digit) % 97;
    }
    boolean belgian = !value.startsWith("BE") || belgianAccount(value.substring(4));
    return remainder == 1 && belgian;
  }

  private static boolean belgianAccount(String number) {
    long remainder = Long.parseLong(number.substring(0, 10)) % 97;
    return Long.parseLong(number.substring(10)) == (remainder == 0 ? 97 : remainder);
  }

  private static boolean luhn(String digits) {
    int sum = 0;
    boolean twice = false;
    for (int i = digits.length() - 1; i >= 0; i--) {
      int digit = Character.digit(digits.charAt(i), 10);
      int counted = twice ? digit * 2 : digit;
      sum += counted / 10 + counted % 10;
      twice = !twice;
    }
    return sum % 10 == 0;
  }

  private static boolean octets(String value) {
    return Arrays.stream(value.split("\\.")).allMatch(part -> Integer.parseInt(part) <= 255);
  }

  private static boolean nationalNumber(String value) {
    if (!value.matches("\\d{11}")) {
      return false;
    }
    int month = Integer.parseInt(value.substring(2, 4)) % 20;
    int day = Integer.parseInt(value.substring(4, 6));
    long check = Long.parseLong(value.substring(9));
    long nine = Long.parseLong(value.substring(0, 9));
    boolean date = month >= 1 && month <= 12 && day >= 1 && day <= 31;
    boolean fictitious = nine % 1_000 >= 980;
    return date
        && fictitious
        && (97 - nine % 97 == check || 97 - (2_000_000_000L + nine) % 97 == check);
  }

  private static boolean onion(String value) {
    if (!value.matches("[a-z2-7]{56}\\.onion")) {
      return false;
    }
    byte[] decoded = new byte[35];
    int buffer = 0;
    int bits = 0;
    int at = 0;
    for (int i = 0; i < 56; i++) {
      buffer = (buffer << 5) | "abcdefghijklmnopqrstuvwxyz234567".indexOf(value.charAt(i));
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        decoded[at++] = (byte) (buffer >>> bits);
      }
    }
    byte[] key = Arrays.copyOf(decoded, 32);
    byte[] sum =
        digest(
            "SHA3-256", ".onion checksum".getBytes(StandardCharsets.US_ASCII), key, new byte[] {3});
    return decoded[34] == 3 && sum[0] == decoded[32] && sum[1] == decoded[33];
  }

  private static byte[] digest(String algorithm, byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      Arrays.stream(parts).forEach(digest::update);
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  /** Base58 by repeated multiplication in an array of bytes. */
  private static byte[] base58(String text, int length) {
    byte[] number = new byte[length];
    for (int i = 0; i < text.length(); i++) {
      int carry = BASE58.indexOf(text.charAt(i));
      if (carry < 0) {
        return new byte[0];
      }
      for (int j = length - 1; j >= 0; j--) {
        carry += (number[j] & 0xff) * 58;
        number[j] = (byte) carry;
        carry >>>= 8;
      }
      if (carry != 0) {
        return new byte[0];
      }
    }
    return number;
  }

  private static boolean base58Check(String value, int version) {
    byte[] bytes = base58(value, 25);
    if (bytes.length == 0 || bytes[0] != version) {
      return false;
    }
    byte[] sum = digest("SHA-256", digest("SHA-256", Arrays.copyOf(bytes, 21)));
    return Arrays.equals(Arrays.copyOf(sum, 4), Arrays.copyOfRange(bytes, 21, 25));
  }

  private static boolean segwit(String value) {
    List<Integer> values = new ArrayList<>(List.of(3, 3, 0, 2, 3));
    for (int i = 3; i < value.length(); i++) {
      values.add(BECH32.indexOf(value.charAt(i)));
    }
    if (values.contains(-1)) {
      return false;
    }
    long[] generator = {0x3b6a57b2L, 0x26508e6dL, 0x1ea119faL, 0x3d4233ddL, 0x2a1462b3L};
    long sum = 1;
    for (int each : values) {
      long top = sum >>> 25;
      sum = ((sum & 0x1ffffff) << 5) ^ each;
      for (int i = 0; i < 5; i++) {
        sum ^= ((top >>> i) & 1) * generator[i];
      }
    }
    boolean legacy = values.get(5) == 0;
    return sum == (legacy ? 1 : 0x2bc830a3L) && value.length() == (legacy ? 42 : 62);
  }

  private static byte[] keccak(byte[] message) {
    return new Keccak.Digest256().digest(message);
  }

  private static boolean ethereum(String value) {
    if (!value.matches("0x[0-9a-fA-F]{40}")) {
      return false;
    }
    String digits = value.substring(2);
    byte[] sum = keccak(digits.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII));
    for (int i = 0; i < 40; i++) {
      boolean high = ((sum[i / 2] >>> (i % 2 == 0 ? 4 : 0)) & 8) != 0;
      char c = digits.charAt(i);
      if (Character.isLetter(c) && Character.isUpperCase(c) != high) {
        return false;
      }
    }
    return true;
  }

  private static boolean monero(String value) {
    if (value.length() != 95 || value.charAt(0) != '4') {
      return false;
    }
    byte[] bytes = new byte[69];
    for (int block = 0; block < 9; block++) {
      boolean last = block == 8;
      String text = value.substring(block * 11, last ? 95 : block * 11 + 11);
      byte[] part = base58(text, last ? 5 : 8);
      if (part.length == 0) {
        return false;
      }
      System.arraycopy(part, 0, bytes, block * 8, part.length);
    }
    byte[] sum = keccak(Arrays.copyOf(bytes, 65));
    return bytes[0] == 18
        && Arrays.equals(Arrays.copyOf(sum, 4), Arrays.copyOfRange(bytes, 65, 69));
  }
}
