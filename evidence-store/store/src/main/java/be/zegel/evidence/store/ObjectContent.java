package be.zegel.evidence.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;

/**
 * The content of an object, open for reading at any position; every byte is authenticated before it
 * is given out.
 *
 * <p>One reader at a time: a position belongs to the channel. {@link #range} opens streams that are
 * independent of it and of each other. Closing releases the file and forgets the keys; streams that
 * were opened from it end with it.
 */
public interface ObjectContent extends SeekableByteChannel {

  /** What is known of the object. */
  StoredObject object();

  /**
   * A stream over a part of the content.
   *
   * @param from the first byte
   * @param length how many bytes; more than there are means up to the end
   */
  InputStream range(long from, long length) throws IOException;

  /** A stream over the whole content. */
  default InputStream stream() throws IOException {
    return range(0, Long.MAX_VALUE);
  }
}
