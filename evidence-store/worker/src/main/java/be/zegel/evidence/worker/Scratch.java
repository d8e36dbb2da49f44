package be.zegel.evidence.worker;

import be.zegel.evidence.extract.Frames;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The worker's only writable folder; in memory, and empty between two items. */
final class Scratch {
  private final Path folder;

  Scratch(Path folder) {
    this.folder = folder;
  }

  /** Copies the content into a file, because most parsers want one. */
  Path spool(Content content, long size) throws IOException {
    Path file = Files.createTempFile(folder, "item", "");
    try (OutputStream out = Files.newOutputStream(file)) {
      long at = 0;
      while (at < size) {
        byte[] bytes = content.read(at, (int) Math.min(Frames.LARGEST, size - at));
        out.write(bytes);
        at += bytes.length;
      }
    }
    return file;
  }

  /** Leaves nothing of the item. */
  void clear() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> deepestFirst =
          all.filter(p -> !p.equals(folder)).sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.deleteIfExists(path);
      }
    }
  }
}
