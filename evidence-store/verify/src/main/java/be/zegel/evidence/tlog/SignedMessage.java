package be.zegel.evidence.tlog;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** What exactly is signed, by type of signature (signed-note; tlog-cosignature). */
final class SignedMessage {
  private static final byte[] LABEL = "subtree/v1\n\0".getBytes(StandardCharsets.US_ASCII);
  private static final int LONGEST_NAME = 255;

  private SignedMessage() {}

  /**
   * The bytes.
   *
   * @param signer the name of the key, for types that commit to it
   * @param time POSIX seconds, for types that say when
   */
  static byte[] of(SignatureType type, String signer, String text, long time) {
    if (type == SignatureType.ED25519) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
    if (type == SignatureType.ED25519_COSIGNATURE) {
      return ("cosignature/v1\ntime " + time + "\n" + text).getBytes(StandardCharsets.UTF_8);
    }
    Checkpoint checkpoint = Checkpoint.parse(text);
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    message.writeBytes(LABEL);
    prefixed(message, signer);
    number(message, time);
    prefixed(message, checkpoint.origin());
    number(message, 0);
    number(message, checkpoint.head().size());
    message.writeBytes(checkpoint.head().root().bytes());
    return message.toByteArray();
  }

  private static void prefixed(ByteArrayOutputStream message, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length == 0 || bytes.length > LONGEST_NAME) {
      throw new MalformedLog("a name has 1 to 255 bytes");
    }
    message.write(bytes.length);
    message.writeBytes(bytes);
  }

  private static void number(ByteArrayOutputStream message, long number) {
    message.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
  }
}
