package be.zegel.launcher;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * What is to be filed of the paths that a person named: each file with the name under which it is
 * filed, and what could not be read, so that nothing is left out in silence.
 *
 * @param sources the files, in the order of the paths and by name within a folder
 * @param unreadable what could not be listed, with the reason
 */
record EvidencePaths(List<Source> sources, List<Unreadable> unreadable) {

  EvidencePaths {
    sources = List.copyOf(sources);
    unreadable = List.copyOf(unreadable);
  }

  /**
   * A file to send.
   *
   * @param name its own, or its way below the folder that was named, that folder's name first
   */
  record Source(Path path, String name) {}

  /** Something that could not be read. */
  record Unreadable(Path path, String why) {
    static Unreadable of(Path path, IOException failure) {
      return new Unreadable(path, reason(failure));
    }
  }

  static EvidencePaths of(List<Path> named) throws IOException {
    List<Source> sources = new ArrayList<>();
    List<Unreadable> unreadable = new ArrayList<>();
    for (Path path : named) {
      if (Files.isDirectory(path)) {
        sources.addAll(below(path, unreadable));
      } else {
        sources.add(new Source(path, path.getFileName().toString()));
      }
    }
    return new EvidencePaths(sources, unreadable);
  }

  private static List<Source> below(Path named, List<Unreadable> unreadable) throws IOException {
    Path folder = named.toRealPath();
    Path above = Objects.requireNonNullElse(folder.getParent(), folder);
    List<Source> found = new ArrayList<>();
    Files.walkFileTree(
        folder,
        EnumSet.of(FileVisitOption.FOLLOW_LINKS),
        Integer.MAX_VALUE,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()) {
              found.add(new Source(file, label(above.relativize(file))));
            } else {
              unreadable.add(new Unreadable(file, "not a file"));
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failure) {
            unreadable.add(Unreadable.of(file, failure));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path each, @Nullable IOException failure) {
            if (failure != null) {
              unreadable.add(Unreadable.of(each, failure));
            }
            return FileVisitResult.CONTINUE;
          }
        });
    found.sort(Comparator.comparing(Source::name));
    return found;
  }

  private static String label(Path relative) {
    return StreamSupport.stream(relative.spliterator(), false)
        .map(Path::toString)
        .collect(Collectors.joining("/"));
  }

  /** What went wrong in a few words: the file system's own, or the kind of failure. */
  static String reason(IOException failure) {
    return switch (failure) {
      case java.nio.file.AccessDeniedException denied -> "permission denied";
      case java.nio.file.NoSuchFileException gone -> "it does not exist";
      case java.nio.file.FileSystemLoopException loop -> "a link leads back to its own folder";
      default ->
          failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    };
  }
}
