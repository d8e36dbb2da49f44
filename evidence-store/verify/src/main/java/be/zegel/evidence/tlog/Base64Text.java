package be.zegel.evidence.tlog;

import java.util.Base64;

/** Base64 as the formats of logs mean it: of one byte sequence there is exactly one text. */
final class Base64Text {
  private Base64Text() {}

  /**
   * The bytes.
   *
   * @throws MalformedLog when the text is not the one that an encoder writes
   */
  static byte[] decode(String text) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new MalformedLog("not base64", e);
    }
    if (!Base64.getEncoder().encodeToString(bytes).equals(text)) {
      throw new MalformedLog("base64 with bits or signs that an encoder does not write");
    }
    return bytes;
  }
}
