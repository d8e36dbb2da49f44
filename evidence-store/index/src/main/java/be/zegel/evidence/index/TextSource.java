package be.zegel.evidence.index;

import java.io.IOException;

/**
 * The text store as the index needs it: reads a part of the text of an item. The index keeps no
 * text.
 */
@FunctionalInterface
public interface TextSource {
  /**
   * The characters (UTF-16 units) {@code from} to before {@code to} of the text that was indexed;
   * fewer when it ends earlier.
   *
   * @throws IOException when the store cannot be read
   */
  CharSequence read(String itemId, long from, long to) throws IOException;
}
