package be.zegel.filing;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Ids of items, derived from where the item lies (RFC 9562, version 8), so that reading a container
 * a second time names the same child in the same way.
 */
final class ItemIds {

  private ItemIds() {}

  /** The id of the item that a file itself is. */
  static UUID root(UUID fileId) {
    return derived(fileId, -1);
  }

  /** The id of a direct child. */
  static UUID child(UUID parentId, long ordinal) {
    return derived(parentId, ordinal);
  }

  private static UUID derived(UUID parent, long ordinal) {
    ByteBuffer input = ByteBuffer.allocate(24);
    input
        .putLong(parent.getMostSignificantBits())
        .putLong(parent.getLeastSignificantBits())
        .putLong(ordinal);
    ByteBuffer digest = ByteBuffer.wrap(sha256().digest(input.array()));
    long high = (digest.getLong() & 0xffff_ffff_ffff_0fffL) | 0x8000L;
    long low = (digest.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
