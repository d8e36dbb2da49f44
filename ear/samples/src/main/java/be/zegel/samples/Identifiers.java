package be.zegel.samples;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Random;

/**
 * Draws identifiers with right check digits, each from its own name, and spoils them on request.
 *
 * <p>The same name gives the same identifier in every file of a seed. Ranges are those that nobody
 * holds, as the package description says.
 */
final class Identifiers {

  private static final String BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  private static final String BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
  private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";
  private static final int[] BECH32_GENERATOR = {
    0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3
  };
  private static final int BECH32M = 0x2bc830a3;
  private static final BigInteger NINETY_SEVEN = BigInteger.valueOf(97);

  private final Chance chance;

  Identifiers(Chance chance) {
    this.chance = chance;
  }

  /**
   * The identifier with this name, in the form of {@link GroundTruth.Planted#value()}.
   *
   * @param key for types that cannot be drawn (mail addresses, hosts, network addresses, handles)
   *     the identifier itself; for digests the text whose digest it is
   */
  String value(EntityType type, String key) {
    return switch (type) {
      case IBAN -> iban(key);
      case CARD -> card(key);
      case PHONE -> phone(key);
      case EMAIL, DOMAIN, HANDLE, IPV6, MAC -> key.toLowerCase(Locale.ROOT);
      case URL, IPV4 -> key;
      case ONION -> onion(key);
      case IMEI -> imei(key);
      case BTC -> bitcoin(key);
      case ETH -> ethereum(key);
      case XMR -> monero(key);
      case TRX -> base58Check((byte) 0x41, chance.bytes("trx", key, 20));
      case NATIONAL_NUMBER -> nationalNumber(key);
      case COMPANY_NUMBER -> companyNumber(key);
      case PLATE -> plate(key);
      case MD5 -> Digests.hex("MD5", key.getBytes(StandardCharsets.UTF_8));
      case SHA1 -> Digests.hex("SHA-1", key.getBytes(StandardCharsets.UTF_8));
      case SHA256 -> Digests.hex("SHA-256", key.getBytes(StandardCharsets.UTF_8));
    };
  }

  /** The identifier in one of the spellings that people use. */
  String written(EntityType type, String key, String form) {
    String value = value(type, key);
    return switch (type) {
      case IBAN -> form.equals("compact") ? value : value.replaceAll("(.{4})(?=.)", "$1 ");
      case CARD -> form.equals("compact") ? value : value.replaceAll("(.{4})(?=.)", "$1 ");
      case PHONE -> phoneWritten(value, form);
      case NATIONAL_NUMBER ->
          form.equals("compact")
              ? value
              : value.replaceAll("(..)(..)(..)(...)(..)", "$1.$2.$3-$4.$5");
      case COMPANY_NUMBER ->
          switch (form) {
            case "vat" -> "BE " + value.replaceAll("(....)(...)(...)", "$1.$2.$3");
            case "compact" -> "BE" + value;
            default -> value.replaceAll("(....)(...)(...)", "$1.$2.$3");
          };
      case MD5, SHA1, SHA256, MAC -> form.equals("upper") ? value.toUpperCase(Locale.ROOT) : value;
      case EMAIL, DOMAIN, HANDLE, URL, IPV4, IPV6, ONION, IMEI, BTC, ETH, XMR, TRX, PLATE -> value;
    };
  }

  /** A look-alike with this name: an identifier whose check fails. */
  String spoiled(EntityType type, String key) {
    String value = value(type, key);
    return switch (type) {
      case IBAN -> lastDigitChanged(written(type, key, ""));
      case CARD, IMEI, NATIONAL_NUMBER, COMPANY_NUMBER -> lastDigitChanged(written(type, key, ""));
      case BTC -> {
        char last = value.charAt(value.length() - 1);
        yield value.substring(0, value.length() - 1) + (last == 'q' ? 'z' : 'q');
      }
      case XMR, TRX -> {
        int middle = value.length() / 2;
        char old = value.charAt(middle);
        yield value.substring(0, middle) + (old == 'a' ? 'b' : 'a') + value.substring(middle + 1);
      }
      case ETH -> otherCase(value);
      case ONION -> (value.charAt(0) == 'a' ? 'b' : 'a') + value.substring(1);
      case PHONE -> phoneWritten(value, "").substring(0, 10);
      case IPV4, IPV6, EMAIL, DOMAIN, URL, HANDLE, MAC, MD5, SHA1, SHA256, PLATE -> key;
    };
  }

  private String iban(String key) {
    Country country = Country.of(key);
    String account =
        switch (country) {
          case BE -> {
            String number = "9990" + chance.digits("iban", key, 6);
            long remainder = Long.parseLong(number) % 97;
            yield number + String.format(Locale.ROOT, "%02d", remainder == 0 ? 97 : remainder);
          }
          case DE -> "99999999" + chance.digits("iban", key, 10);
          case NL -> "DEMO0" + chance.digits("iban", key, 9);
          case LT -> "99999" + chance.digits("iban", key, 11);
          case GB -> "DEMO" + chance.digits("iban", key, 14);
          case FR -> throw new IllegalArgumentException("no French accounts are drawn: " + key);
        };
    BigInteger number = new BigInteger(lettersAsNumbers(account + country + "00"));
    int check = 98 - number.mod(NINETY_SEVEN).intValueExact();
    return country + String.format(Locale.ROOT, "%02d", check) + account;
  }

  private static String lettersAsNumbers(String text) {
    StringBuilder digits = new StringBuilder();
    text.chars().forEach(c -> digits.append(Character.digit(c, 36)));
    return digits.toString();
  }

  /** The countries of numbers, told by how a key starts: {@code de-…}; Belgium without a prefix. */
  private enum Country {
    BE,
    DE,
    NL,
    LT,
    GB,
    FR;

    static Country of(String key) {
      return Arrays.stream(values())
          .filter(country -> key.startsWith(country.name().toLowerCase(Locale.ROOT) + "-"))
          .findFirst()
          .orElse(BE);
    }
  }

  private static String card(String key) {
    return switch (key) {
      case "visa" -> "4111111111111111";
      case "visa2" -> "4242424242424242";
      case "mastercard" -> "5555555555554444";
      case "mastercard2" -> "5105105105105100";
      case "maestro" -> "6759649826438453";
      default -> throw new IllegalArgumentException("no published test card is called " + key);
    };
  }

  /** Ranges kept for fiction where a country has one; else numbers with a row of zeros. */
  private String phone(String key) {
    return switch (Country.of(key)) {
      case BE ->
          key.startsWith("desk")
              ? "+322555" + "00" + chance.digits("phone", key, 2)
              : "+3247000" + chance.digits("phone", key, 4);
      case DE -> "+4917139200" + chance.digits("phone", key, 2);
      case FR -> "+3360000" + chance.digits("phone", key, 4);
      case GB -> "+442079460" + chance.digits("phone", key, 3);
      case NL -> "+3162000" + chance.digits("phone", key, 4);
      case LT -> "+37060000" + chance.digits("phone", key, 3);
    };
  }

  private static String phoneWritten(String value, String form) {
    if (!value.startsWith("+32")) {
      return switch (form) {
        case "compact" -> value;
        default ->
            value.replaceFirst("^(\\+(?:33|31|44|49|370))(\\d{2})(\\d{4})(\\d+)$", "$1 $2 $3 $4");
      };
    }
    String national = value.substring(3);
    boolean mobile = national.length() == 9;
    String area = national.substring(0, mobile ? 3 : 1);
    String rest = national.substring(area.length());
    String pairs =
        mobile
            ? rest.replaceAll("(..)(..)(..)", "$1 $2 $3")
            : rest.replaceAll("(...)(..)(..)", "$1 $2 $3");
    return switch (form) {
      case "compact" -> value;
      case "national" -> "0" + area + " " + pairs;
      case "slash" -> "0" + area + "/" + pairs.replace(' ', '.');
      case "zeros" -> "0032" + national;
      default -> "+32 " + area + " " + pairs;
    };
  }

  /** Address of an onion service, version 3 (rend-spec-v3, section 6). */
  private String onion(String key) {
    byte[] publicKey = chance.bytes("onion", key, 32);
    byte[] version = {3};
    byte[] checksum =
        Digests.of(
            "SHA3-256", ".onion checksum".getBytes(StandardCharsets.US_ASCII), publicKey, version);
    byte[] address = Arrays.copyOf(publicKey, 35);
    address[32] = checksum[0];
    address[33] = checksum[1];
    address[34] = version[0];
    StringBuilder text = new StringBuilder();
    for (int group : regrouped(address, 8, 5)) {
      text.append(BASE32.charAt(group));
    }
    return text + ".onion";
  }

  /** A type allocation code that begins with 00 marks a test device. */
  private String imei(String key) {
    String number = "0010" + chance.digits("imei", key, 10);
    return number + luhnDigit(number);
  }

  static int luhnDigit(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int weighted = i % 2 == 0 ? digit * 2 : digit;
      sum += weighted > 9 ? weighted - 9 : weighted;
    }
    return (10 - sum % 10) % 10;
  }

  /** {@code legacy-…} in Base58Check, {@code taproot-…} with version 1, others version 0. */
  private String bitcoin(String key) {
    if (key.startsWith("legacy-")) {
      return base58Check((byte) 0, chance.bytes("btc", key, 20));
    }
    if (key.startsWith("taproot-")) {
      return segwit(1, chance.bytes("btc", key, 32), BECH32M);
    }
    return segwit(0, chance.bytes("btc", key, 20), 1);
  }

  private static String segwit(int version, byte[] program, int constant) {
    int[] groups = regrouped(program, 8, 5);
    int[] data = new int[groups.length + 1];
    data[0] = version;
    System.arraycopy(groups, 0, data, 1, groups.length);
    int checksum = 1;
    for (int value : new int[] {3, 3, 0, 2, 3}) {
      checksum = bech32Step(checksum, value);
    }
    for (int value : data) {
      checksum = bech32Step(checksum, value);
    }
    for (int i = 0; i < 6; i++) {
      checksum = bech32Step(checksum, 0);
    }
    checksum ^= constant;
    StringBuilder address = new StringBuilder("bc1");
    for (int value : data) {
      address.append(BECH32.charAt(value));
    }
    for (int i = 0; i < 6; i++) {
      address.append(BECH32.charAt((checksum >>> (5 * (5 - i))) & 31));
    }
    return address.toString();
  }

  private static int bech32Step(int checksum, int value) {
    int next = ((checksum & 0x1ffffff) << 5) ^ value;
    for (int i = 0; i < BECH32_GENERATOR.length; i++) {
      if (((checksum >>> (25 + i)) & 1) != 0) {
        next ^= BECH32_GENERATOR[i];
      }
    }
    return next;
  }

  private static int[] regrouped(byte[] bytes, int from, int to) {
    int[] groups = new int[(bytes.length * from + to - 1) / to];
    for (int bit = 0; bit < bytes.length * from; bit++) {
      int set = (bytes[bit / from] >>> (from - 1 - bit % from)) & 1;
      groups[bit / to] |= set << (to - 1 - bit % to);
    }
    return groups;
  }

  private static String base58Check(byte version, byte[] payload) {
    byte[] body = new byte[payload.length + 1];
    body[0] = version;
    System.arraycopy(payload, 0, body, 1, payload.length);
    byte[] checksum = Digests.sha256(Digests.sha256(body));
    byte[] whole = Arrays.copyOf(body, body.length + 4);
    System.arraycopy(checksum, 0, whole, body.length, 4);
    StringBuilder text = new StringBuilder(base58(whole, 0));
    for (int i = 0; i < whole.length && whole[i] == 0; i++) {
      text.insert(0, '1');
    }
    return text.toString();
  }

  private static String base58(byte[] bytes, int width) {
    StringBuilder text = new StringBuilder();
    BigInteger rest = new BigInteger(1, bytes);
    while (rest.signum() > 0) {
      BigInteger[] division = rest.divideAndRemainder(BigInteger.valueOf(58));
      text.append(BASE58.charAt(division[1].intValueExact()));
      rest = division[0];
    }
    while (text.length() < width) {
      text.append('1');
    }
    return text.reverse().toString();
  }

  private String ethereum(String key) {
    String hex = HexFormat.of().formatHex(chance.bytes("eth", key, 20));
    String digest =
        HexFormat.of().formatHex(Digests.keccak256(hex.getBytes(StandardCharsets.US_ASCII)));
    StringBuilder address = new StringBuilder("0x");
    for (int i = 0; i < hex.length(); i++) {
      char c = hex.charAt(i);
      address.append(Character.digit(digest.charAt(i), 16) >= 8 ? Character.toUpperCase(c) : c);
    }
    return address.toString();
  }

  private static String otherCase(String address) {
    StringBuilder changed = new StringBuilder(address);
    for (int i = 2; i < changed.length(); i++) {
      char c = changed.charAt(i);
      if (Character.isLetter(c)) {
        changed.setCharAt(
            i, Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c));
        return changed.toString();
      }
    }
    throw new IllegalArgumentException("no letter to change in " + address);
  }

  /** Monero's Base58 works on blocks of 8 bytes, each 11 characters; the last 5 bytes are 7. */
  private String monero(String key) {
    byte[] body = new byte[65];
    body[0] = 18;
    System.arraycopy(chance.bytes("xmr", key, 64), 0, body, 1, 64);
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.writeBytes(body);
    whole.write(Digests.keccak256(body), 0, 4);
    byte[] bytes = whole.toByteArray();
    StringBuilder address = new StringBuilder();
    for (int i = 0; i < bytes.length; i += 8) {
      byte[] block = Arrays.copyOfRange(bytes, i, Math.min(i + 8, bytes.length));
      address.append(base58(block, block.length == 8 ? 11 : 7));
    }
    return address.toString();
  }

  /**
   * A birthday with a sequence number of 980 or more, which no day reaches; {@code bis-…} adds 40.
   */
  private String nationalNumber(String key) {
    Random random = chance.of("nrn", key);
    LocalDate birthday = LocalDate.of(1950, 1, 1).plusDays(random.nextInt(20_000));
    int month = birthday.getMonthValue() + (key.startsWith("bis-") ? 40 : 0);
    String nine =
        String.format(
            Locale.ROOT,
            "%02d%02d%02d%03d",
            birthday.getYear() % 100,
            month,
            birthday.getDayOfMonth(),
            980 + random.nextInt(18));
    long base = Long.parseLong(nine) + (birthday.getYear() >= 2000 ? 2_000_000_000L : 0);
    return nine + String.format(Locale.ROOT, "%02d", 97 - base % 97);
  }

  private String companyNumber(String key) {
    String eight = "09999" + chance.digits("company", key, 3);
    return eight + String.format(Locale.ROOT, "%02d", 97 - Long.parseLong(eight) % 97);
  }

  private String plate(String key) {
    return "1-DEM-" + chance.digits("plate", key, 3);
  }

  private static String lastDigitChanged(String written) {
    int last = written.length() - 1;
    int digit = written.charAt(last) - '0';
    return written.substring(0, last) + (digit + 1) % 10;
  }
}
