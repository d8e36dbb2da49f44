package be.zegel.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The note of an upload that was begun and not ended: so that the next call goes on with it. One
 * small file per exhibit and source, named by what it is about (path, size and time of change), in
 * the user's state folder.
 */
record UploadNotes(Path file) {

  /** The folder in which the command keeps what it has to remember. */
  static Path folder() {
    @Nullable String state = System.getenv("XDG_STATE_HOME");
    Path base =
        state == null || state.isBlank()
            ? Path.of(System.getProperty("user.home"), ".local", "state")
            : Path.of(state);
    return base.resolve("zegel");
  }

  static UploadNotes of(String exhibit, Path source) throws IOException {
    String about =
        exhibit
            + "\n"
            + source.toRealPath()
            + "\n"
            + Files.size(source)
            + "\n"
            + Files.getLastModifiedTime(source);
    return new UploadNotes(
        folder()
            .resolve("upload-" + UUID.nameUUIDFromBytes(about.getBytes(StandardCharsets.UTF_8))));
  }

  Optional<String> begun() throws IOException {
    return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
  }

  void note(String upload) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, upload);
    } catch (IOException e) {
      throw new UncheckedIOException("The upload cannot be noted in " + file, e);
    }
  }

  void forget() throws IOException {
    Files.deleteIfExists(file);
  }
}
