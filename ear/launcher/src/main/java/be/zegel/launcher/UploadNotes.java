package be.zegel.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the filing of one source under one exhibit: the upload that was begun and not
 * ended, so that the next call goes on with it, or the file that it became, so that the next call
 * does not file it again. One small file per exhibit and source, named by what it is about (path,
 * size and time of change), in the user's state folder.
 */
record UploadNotes(Path file) {

  private static final String FILED = "filed ";

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

  /** The upload that was begun and not ended. */
  Optional<URI> begun() throws IOException {
    return read().filter(note -> !note.startsWith(FILED)).map(URI::create);
  }

  /** The id of the file that the source became. */
  Optional<String> filed() throws IOException {
    return read()
        .filter(note -> note.startsWith(FILED))
        .map(note -> note.substring(FILED.length()));
  }

  void begin(URI upload) {
    note(upload.toString());
  }

  void file(String fileId) {
    note(FILED + fileId);
  }

  private Optional<String> read() throws IOException {
    return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
  }

  private void note(String text) {
    try {
      Files.createDirectories(file.getParent());
      Path fresh = Files.createTempFile(file.getParent(), "note", "");
      Files.writeString(fresh, text);
      Files.move(fresh, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(Texts.text("file.unnoted", file), e);
    }
  }
}
