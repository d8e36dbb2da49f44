package be.zegel.launcher;

import be.zegel.evidence.store.RecoveryKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.bouncycastle.crypto.threshold.ShamirSecretSplitter;
import org.bouncycastle.crypto.threshold.ShamirSplitSecret;
import org.bouncycastle.crypto.threshold.ShamirSplitSecretShare;

/**
 * A recovery key, or a share of one, as it is written on paper: groups of five letters and digits
 * without those that look alike, and a checksum that notices a slip of the pen.
 *
 * <p>Shares are Shamir's, made by BouncyCastle: so many of them together give the key, and fewer
 * give nothing.
 */
final class PaperKey {
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final String KEY = "ZEGEL-KEY";
  private static final String SHARE = "ZEGEL-SHARE";
  private static final int GROUP = 5;
  private static final int SUM = 3;
  private static final int LENGTH = 32;
  private static final int MOST = 20;

  private final int threshold;
  private final int number;
  private final byte[] bytes;

  /**
   * What is on one paper.
   *
   * @param threshold how many shares are needed; 0 for the key itself
   * @param number of the share, from 1; 0 for the key itself
   * @param bytes of the key or the share
   */
  private PaperKey(int threshold, int number, byte[] bytes) {
    this.threshold = threshold;
    this.number = number;
    this.bytes = bytes.clone();
  }

  /** How many shares are needed; 0 for the key itself. */
  int threshold() {
    return threshold;
  }

  /** The number of the share; 0 for the key itself. */
  int number() {
    return number;
  }

  /** The key in one piece. */
  static PaperKey whole(RecoveryKey.Secret secret) {
    return new PaperKey(0, 0, secret.bytes());
  }

  /** The key in shares. */
  static List<PaperKey> shares(
      RecoveryKey.Secret secret, int threshold, int count, SecureRandom random) throws IOException {
    if (threshold < 2 || threshold > count || count > MOST) {
      throw Refusal.wrongUse("keys.shares", MOST);
    }
    ShamirSplitSecret split = splitter(random).resplit(secret.bytes(), threshold, count);
    List<PaperKey> shares = new ArrayList<>();
    for (ShamirSplitSecretShare share : split.getSecretShares()) {
      shares.add(new PaperKey(threshold, shares.size() + 1, share.getEncoded()));
    }
    return shares;
  }

  private static ShamirSecretSplitter splitter(SecureRandom random) {
    return ShamirSecretSplitter.getInstance(ShamirSecretSplitter.Algorithm.AES, LENGTH, random);
  }

  /** What is written on paper. */
  String text() {
    byte[] body = body();
    byte[] sum = Arrays.copyOf(BackupFolder.sha256().digest(body), SUM);
    StringBuilder text = new StringBuilder(threshold == 0 ? KEY : SHARE);
    String digits = digits(body) + digits(sum);
    for (int i = 0; i < digits.length(); i += GROUP) {
      text.append('-').append(digits, i, Math.min(digits.length(), i + GROUP));
    }
    return text.toString();
  }

  private byte[] body() {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.write(threshold);
    body.write(number);
    body.writeBytes(bytes);
    return body.toByteArray();
  }

  private static String digits(byte[] bytes) {
    StringBuilder digits = new StringBuilder();
    int bits = 0;
    int held = 0;
    for (byte each : bytes) {
      held = ((held << 8) | (each & 0xff)) & 0xffff;
      bits += 8;
      while (bits >= 5) {
        bits -= 5;
        digits.append(ALPHABET.charAt((held >> bits) & 31));
      }
    }
    if (bits > 0) {
      digits.append(ALPHABET.charAt((held << (5 - bits)) & 31));
    }
    return digits.toString();
  }

  /**
   * Reads what somebody typed, forgiving about case, spaces and the letters that look like digits.
   *
   * @throws IllegalArgumentException when it is not one, or was mistyped
   */
  static PaperKey parse(String typed) {
    String text = typed.strip().toUpperCase(Locale.ROOT).replaceAll("[\\s]", "");
    boolean share = text.startsWith(SHARE + "-");
    if (!share && !text.startsWith(KEY + "-")) {
      throw new IllegalArgumentException("it begins with neither " + KEY + " nor " + SHARE);
    }
    String digits =
        text.substring((share ? SHARE : KEY).length())
            .replace("-", "")
            .replace('O', '0')
            .replace('I', '1')
            .replace('L', '1');
    int bodyBytes = 2 + LENGTH;
    int bodyDigits = (bodyBytes * 8 + 4) / 5;
    int sumDigits = (SUM * 8 + 4) / 5;
    if (digits.length() != bodyDigits + sumDigits) {
      throw new IllegalArgumentException(
          "it has "
              + digits.length()
              + " letters and digits instead of "
              + (bodyDigits + sumDigits));
    }
    byte[] body = bytes(digits.substring(0, bodyDigits), bodyBytes);
    byte[] sum = bytes(digits.substring(bodyDigits), SUM);
    if (!Arrays.equals(sum, Arrays.copyOf(BackupFolder.sha256().digest(body), SUM))
        || share == (body[0] == 0)) {
      throw new IllegalArgumentException("it was mistyped: its checksum does not match");
    }
    return new PaperKey(body[0], body[1], Arrays.copyOfRange(body, 2, body.length));
  }

  private static byte[] bytes(String digits, int count) {
    byte[] bytes = new byte[count];
    int bits = 0;
    int held = 0;
    int at = 0;
    for (int i = 0; i < digits.length() && at < count; i++) {
      int value = ALPHABET.indexOf(digits.charAt(i));
      if (value < 0) {
        throw new IllegalArgumentException("it has a character that is none of its own");
      }
      held = ((held << 5) | value) & 0xffff;
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        bytes[at++] = (byte) (held >> bits);
      }
    }
    return bytes;
  }

  /**
   * The key that these papers give.
   *
   * @param papers the key itself, or as many different shares of one key as it needs
   * @throws IllegalArgumentException when they do not
   */
  static RecoveryKey.Secret secret(List<PaperKey> papers) throws IOException {
    Map<Integer, PaperKey> different = new TreeMap<>();
    papers.forEach(paper -> different.put(paper.number, paper));
    PaperKey first =
        papers.stream()
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("there is no key"));
    if (first.threshold == 0) {
      return new RecoveryKey.Secret(first.bytes);
    }
    if (different.values().stream().anyMatch(paper -> paper.threshold != first.threshold)) {
      throw new IllegalArgumentException("the shares are not of one key");
    }
    if (different.size() < first.threshold) {
      throw new IllegalArgumentException(
          "%d of %d shares are there".formatted(different.size(), first.threshold));
    }
    ShamirSplitSecretShare[] shares =
        different.values().stream()
            .limit(first.threshold)
            .map(paper -> new ShamirSplitSecretShare(paper.bytes, paper.number))
            .toArray(ShamirSplitSecretShare[]::new);
    return new RecoveryKey.Secret(
        ShamirSplitSecret.getInstance(ShamirSecretSplitter.Algorithm.AES, shares).getSecret());
  }
}
