package be.zegel.evidence.index;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/**
 * A text that remembers whether it was the text, and not the index, that failed. Is never closed.
 */
final class FailingReader extends FilterReader {
  private @Nullable IOException failure;

  FailingReader(Reader text) {
    super(text);
  }

  @Override
  public int read() throws IOException {
    char[] one = new char[1];
    return read(one, 0, 1) < 0 ? -1 : one[0];
  }

  @Override
  public int read(char[] buffer, int offset, int length) throws IOException {
    try {
      return super.read(buffer, offset, length);
    } catch (IOException failed) {
      failure = failed;
      throw failed;
    }
  }

  @Override
  public void close() {
    // The text belongs to whoever gave it.
  }

  @Nullable IOException failure() {
    return failure;
  }
}
