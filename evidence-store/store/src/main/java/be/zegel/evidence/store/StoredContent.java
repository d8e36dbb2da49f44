package be.zegel.evidence.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.NonWritableChannelException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Objects;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The content of an object in a folder. */
final class StoredContent implements ObjectContent {

  private final Manifest manifest;
  private final SecureRandom random;
  private final @Nullable FileChannel[] files;
  private final long[] ends;
  private final IntFunction<Path> partFile;
  private final Cursor cursor;
  private long position;
  private volatile boolean closed;

  /**
   * Content over the files of the parts.
   *
   * @param inline the object's own file; taken over, closed with this
   * @param partFile where the part of a number is, when it is not inline
   */
  StoredContent(
      Manifest manifest,
      FileChannel inline,
      long inlineBytes,
      IntFunction<Path> partFile,
      SecureRandom random)
      throws IOException {
    this.manifest = manifest;
    this.random = random;
    this.partFile = partFile;
    this.files = new FileChannel[manifest.parts().size()];
    this.ends = new long[manifest.parts().size()];
    this.cursor = new Cursor();
    long end = 0;
    for (int i = 0; i < ends.length; i++) {
      end += manifest.parts().get(i).size();
      ends[i] = end;
    }
    if (manifest.inline()) {
      files[0] = inline;
      check(inlineBytes == manifest.parts().getFirst().storedBytes());
    } else {
      inline.close();
      check(inlineBytes == 0);
      for (int i = 0; i < ends.length; i++) {
        check(sizeOf(partFile.apply(i)) == manifest.parts().get(i).storedBytes());
      }
    }
    check(end == manifest.object().size());
  }

  private static long sizeOf(Path file) throws IOException {
    try {
      return Files.size(file);
    } catch (NoSuchFileException e) {
      return -1;
    }
  }

  private void check(boolean whole) throws UnreadableObject {
    if (!whole) {
      throw unreadable(UnreadableObject.Reason.TRUNCATED, null);
    }
  }

  private UnreadableObject unreadable(UnreadableObject.Reason reason, @Nullable Throwable cause) {
    return new UnreadableObject(manifest.object().objectId(), reason, cause);
  }

  @Override
  public StoredObject object() {
    return manifest.object();
  }

  @Override
  public InputStream range(long from, long length) throws IOException {
    if (from < 0 || length < 0) {
      throw new IllegalArgumentException("a range begins at 0 or later and is not negative");
    }
    long to = length > size() - from ? size() : from + length;
    return new Range(from, to);
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    if (closed) {
      throw new ClosedChannelException();
    }
    int read = cursor.read(position, into);
    position += Math.max(0, read);
    return read;
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public StoredContent position(long newPosition) {
    if (newPosition < 0) {
      throw new IllegalArgumentException("a position is not negative");
    }
    position = newPosition;
    return this;
  }

  @Override
  public long size() {
    return manifest.object().size();
  }

  @Override
  public int write(ByteBuffer from) {
    throw new NonWritableChannelException();
  }

  @Override
  public StoredContent truncate(long size) {
    throw new NonWritableChannelException();
  }

  @Override
  public boolean isOpen() {
    return !closed;
  }

  @Override
  public void close() throws IOException {
    synchronized (files) {
      closed = true;
      for (FileChannel file : files) {
        if (file != null) {
          file.close();
        }
      }
    }
  }

  private FileChannel file(int part) throws IOException {
    synchronized (files) {
      if (closed) {
        throw new ClosedChannelException();
      }
      FileChannel file = files[part];
      if (file == null) {
        file = FileChannel.open(partFile.apply(part), StandardOpenOption.READ);
        files[part] = file;
      }
      return file;
    }
  }

  /** A place in the content with the segment that was read there last. */
  private final class Cursor {
    private final Aead aead = new Aead(random);
    private @Nullable SegmentFile segments;
    private byte[] content = new byte[0];
    private int openPart = -1;
    private long openSegment = -1;

    int read(long at, ByteBuffer into) throws IOException {
      if (at >= size()) {
        return -1;
      }
      int read = 0;
      while (into.hasRemaining() && at + read < size()) {
        read += copy(at + read, into);
      }
      return read;
    }

    private int copy(long at, ByteBuffer into) throws IOException {
      int number = partAt(at);
      Part part = manifest.parts().get(number);
      long inPart = at - (number == 0 ? 0 : ends[number - 1]);
      long segment = inPart >> part.segmentBits();
      int length = load(number, part, segment);
      int from = (int) (inPart & (part.segmentBytes() - 1));
      int count = Math.min(into.remaining(), length - from);
      into.put(content, from, count);
      return count;
    }

    private int load(int number, Part part, long segment) throws IOException {
      int length = part.contentOf(segment);
      SegmentFile file = segments;
      if (number != openPart || file == null) {
        int most = (int) Math.min(part.segmentBytes(), part.size());
        file = new SegmentFile(file(number), aead, most);
        content = new byte[most];
        if (!file.hasHeader(part)) {
          throw unreadable(UnreadableObject.Reason.TAMPERED, null);
        }
        segments = file;
        openPart = number;
        openSegment = -1;
      }
      if (segment != openSegment) {
        openSegment = -1;
        if (file.read(part, segment, length, content).isEmpty()) {
          throw unreadable(UnreadableObject.Reason.TAMPERED, null);
        }
        openSegment = segment;
      }
      return length;
    }

    private int partAt(long at) {
      int low = 0;
      int high = ends.length - 1;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (ends[middle] > at) {
          high = middle;
        } else {
          low = middle + 1;
        }
      }
      return low;
    }
  }

  /** A stream over a part of the content with a cursor of its own. */
  private final class Range extends InputStream {
    private final Cursor mine = new Cursor();
    private final long to;
    private long at;

    Range(long from, long to) {
      this.at = from;
      this.to = to;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      Objects.checkFromIndexSize(offset, length, into.length);
      if (closed) {
        throw new ClosedChannelException();
      }
      if (length == 0) {
        return 0;
      }
      if (at >= to) {
        return -1;
      }
      int count = (int) Math.min(length, to - at);
      int read = mine.read(at, ByteBuffer.wrap(into, offset, count));
      at += Math.max(0, read);
      return read;
    }

    @Override
    public long skip(long count) {
      long skipped = Math.clamp(count, 0, Math.max(0, to - at));
      at += skipped;
      return skipped;
    }

    @Override
    public int available() {
      return (int) Math.min(Integer.MAX_VALUE, Math.max(0, to - at));
    }
  }
}
