package be.zegel.evidence.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells how many bytes can still be written. */
@FunctionalInterface
public interface FreeSpace {

  /** The bytes that can be written now. */
  long bytes() throws IOException;

  /** The free space of the file system that holds a folder. */
  static FreeSpace of(Path folder) {
    return () -> Files.getFileStore(folder).getUsableSpace();
  }
}
