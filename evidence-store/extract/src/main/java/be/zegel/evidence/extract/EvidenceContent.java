package be.zegel.evidence.extract;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/**
 * The plaintext of one item, readable from any position, as often as needed: a second attempt reads
 * it again, and a walker over a big container jumps in it. The supervisor hands the bytes to the
 * worker over a pipe; they touch no disk on the way.
 *
 * <p>An implementation may throw {@link IOException} at any time (a destroyed key, a failing disk).
 * That is not a property of the item: the extraction is abandoned with {@link
 * ExtractionAbandonedException} and no outcome is reported.
 */
public interface EvidenceContent {
  /** Length in bytes. */
  long size();

  /**
   * Opens the plaintext at a position.
   *
   * @param offset 0 ≤ offset ≤ size
   */
  InputStream open(long offset) throws IOException;

  /** Bytes already in memory. */
  static EvidenceContent of(byte[] bytes) {
    byte[] copy = bytes.clone();
    return new EvidenceContent() {
      @Override
      public long size() {
        return copy.length;
      }

      @Override
      public InputStream open(long offset) {
        int start = Math.toIntExact(Objects.checkIndex(offset, copy.length + 1L));
        return new ByteArrayInputStream(copy, start, copy.length - start);
      }
    };
  }

  /** A file that is plaintext already: samples, benchmarks, tests. */
  static EvidenceContent of(Path file) throws IOException {
    long size = Files.size(file);
    return new EvidenceContent() {
      @Override
      public long size() {
        return size;
      }

      @Override
      public InputStream open(long offset) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        return Channels.newInputStream(channel.position(offset));
      }
    };
  }
}
