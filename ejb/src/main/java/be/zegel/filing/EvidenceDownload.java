package be.zegel.filing;

import be.zegel.evidence.store.ObjectContent;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/**
 * Bytes of evidence that may be handed out, opened for one reader. They are checked while they are
 * read: an altered object breaks off and never gives wrong bytes. To be closed by the reader.
 *
 * @param filename the name under which to save them
 * @param sha256 of all bytes, hexadecimal
 */
public record EvidenceDownload(String filename, long size, String sha256, ObjectContent content)
    implements Closeable {

  /** The bytes from a place on, so many. */
  public InputStream range(long from, long length) throws IOException {
    return content.range(from, length);
  }

  @Override
  public void close() throws IOException {
    content.close();
  }
}
