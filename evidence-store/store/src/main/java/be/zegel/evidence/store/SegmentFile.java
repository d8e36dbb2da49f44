package be.zegel.evidence.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Optional;

/**
 * The file of a part, segment by segment. One thread at a time.
 *
 * <p>Reading authenticates; what is not authentic is given as empty and never as bytes.
 */
final class SegmentFile {

  private final FileChannel channel;
  private final Aead aead;
  private final byte[] sealed;
  private final ByteBuffer buffer;

  SegmentFile(FileChannel channel, Aead aead, int segmentBytes) {
    this.channel = channel;
    this.aead = aead;
    this.sealed = new byte[segmentBytes + Aead.OVERHEAD];
    this.buffer = ByteBuffer.wrap(sealed);
  }

  FileChannel channel() {
    return channel;
  }

  /** Writes the clear header of the part. */
  void writeHeader(Part part) throws IOException {
    DurableFiles.writeFully(channel, ByteBuffer.wrap(part.header()), 0);
  }

  /** Whether the file begins with the header of the part. */
  boolean hasHeader(Part part) throws IOException {
    ByteBuffer header = ByteBuffer.allocate(Part.HEADER_BYTES);
    return DurableFiles.readFully(channel, header, 0)
        && java.util.Arrays.equals(header.array(), part.header());
  }

  /** Seals a segment and writes it at its place. */
  void write(Part part, long segment, byte[] content, int length) throws IOException {
    int written = aead.seal(part.keyOf(segment), part.associated(segment), content, length, sealed);
    buffer.clear().limit(written);
    DurableFiles.writeFully(channel, buffer, part.position(segment));
  }

  /**
   * Reads a segment whose content has that length.
   *
   * @return the length, or empty when the segment is not there as it was written
   */
  Optional<Integer> read(Part part, long segment, int length, byte[] into) throws IOException {
    buffer.clear().limit(length + Aead.OVERHEAD);
    if (!DurableFiles.readFully(channel, buffer, part.position(segment))) {
      return Optional.empty();
    }
    return aead.open(
        part.keyOf(segment), part.associated(segment), sealed, length + Aead.OVERHEAD, into);
  }
}
