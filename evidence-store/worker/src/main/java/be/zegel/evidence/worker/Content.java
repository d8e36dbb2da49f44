package be.zegel.evidence.worker;

import java.io.IOException;

/** The bytes of the item, by position, from wherever they are. */
@FunctionalInterface
interface Content {
  /** The bytes from {@code offset}, as many as asked for unless the content ends before. */
  byte[] read(long offset, int length) throws IOException;
}
