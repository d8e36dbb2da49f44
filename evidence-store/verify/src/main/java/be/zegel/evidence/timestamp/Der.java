package be.zegel.evidence.timestamp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A value in DER (X.690): one tag byte, a definite length in its shortest form, the content.
 * Anything else is refused, so that a value has one encoding.
 */
final class Der {
  static final int INTEGER = 0x02;
  static final int BIT_STRING = 0x03;
  static final int OCTET_STRING = 0x04;
  static final int NULL = 0x05;
  static final int OID = 0x06;
  static final int GENERALIZED_TIME = 0x18;
  static final int SEQUENCE = 0x30;
  static final int SET = 0x31;
  static final int CONTEXT_0 = 0xa0;

  private static final int CONSTRUCTED = 0x20;
  private static final int LONG_LENGTH = 0x80;

  private final byte[] bytes;
  private final int start;
  private final int from;
  private final int to;

  private Der(byte[] bytes, int start, int from, int to) {
    this.bytes = bytes;
    this.start = start;
    this.from = from;
    this.to = to;
  }

  /** The value that the bytes are, all of them. */
  static Der of(byte[] bytes) throws BadToken {
    Der value = read(bytes, 0, bytes.length);
    if (value.to != bytes.length) {
      throw new BadToken("something follows the value");
    }
    return value;
  }

  private static Der read(byte[] bytes, int start, int end) throws BadToken {
    if (end - start < 2 || (bytes[start] & 0x1f) == 0x1f) {
      throw new BadToken("no value in DER");
    }
    int at = start + 1;
    int length = bytes[at++] & 0xff;
    if (length >= LONG_LENGTH) {
      int count = length - LONG_LENGTH;
      if (count < 1 || count > 3 || end - at < count) {
        throw new BadToken("no definite length");
      }
      length = 0;
      for (int i = 0; i < count; i++) {
        length = length << 8 | (bytes[at++] & 0xff);
      }
      if (length < LONG_LENGTH || length < 1 << (8 * (count - 1))) {
        throw new BadToken("a length that is not in its shortest form");
      }
    }
    if (length > end - at) {
      throw new BadToken("a value longer than its container");
    }
    return new Der(bytes, start, at, at + length);
  }

  int tag() {
    return bytes[start] & 0xff;
  }

  byte[] content() {
    return Arrays.copyOfRange(bytes, from, to);
  }

  /** Tag, length and content. */
  byte[] encoded() {
    return Arrays.copyOfRange(bytes, start, to);
  }

  /** The values inside. */
  List<Der> parts() throws BadToken {
    if ((tag() & CONSTRUCTED) == 0) {
      throw new BadToken("a value that has no parts");
    }
    List<Der> parts = new ArrayList<>();
    int at = from;
    while (at < to) {
      Der part = read(bytes, at, to);
      parts.add(part);
      at = part.to;
    }
    return parts;
  }

  /** The values inside, with exactly these tags. */
  List<Der> parts(int... tags) throws BadToken {
    List<Der> parts = parts();
    boolean same = parts.size() == tags.length;
    for (int i = 0; same && i < tags.length; i++) {
      same = parts.get(i).tag() == tags[i];
    }
    if (!same) {
      throw new BadToken("a structure with other parts than it has");
    }
    return parts;
  }

  boolean is(byte[] encoded) {
    return Arrays.equals(encoded(), encoded);
  }
}
