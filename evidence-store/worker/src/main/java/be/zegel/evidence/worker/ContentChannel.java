package be.zegel.evidence.worker;

import be.zegel.evidence.extract.Frames;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/**
 * The item as a channel, for containers that are too big for scratch. Keeps one window; the window
 * grows while reading goes straight on and is small again after a jump.
 */
final class ContentChannel implements SeekableByteChannel {
  private static final int SMALLEST = 1 << 14;

  private final Content content;
  private final long size;
  private long position;
  private byte[] window = new byte[0];
  private long windowAt;
  private int next = SMALLEST;
  private boolean open = true;

  ContentChannel(Content content, long size) {
    this.content = content;
    this.size = size;
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    if (position >= size) {
      return -1;
    }
    if (!into.hasRemaining()) {
      return 0;
    }
    if (position < windowAt || position >= windowAt + window.length) {
      boolean straightOn = position == windowAt + window.length;
      next = straightOn ? Math.min(next * 4, Frames.LARGEST) : SMALLEST;
      window = content.read(position, next);
      windowAt = position;
    }
    int from = (int) (position - windowAt);
    int n = Math.min(into.remaining(), window.length - from);
    into.put(window, from, n);
    position += n;
    return n;
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public SeekableByteChannel position(long to) {
    position = to;
    return this;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public int write(ByteBuffer from) {
    throw new NonWritableChannelException();
  }

  @Override
  public SeekableByteChannel truncate(long to) {
    throw new NonWritableChannelException();
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public void close() {
    open = false;
  }
}
