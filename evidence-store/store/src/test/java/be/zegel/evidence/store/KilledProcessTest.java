package be.zegel.evidence.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A writer that is killed without warning loses nothing it had acknowledged. */
class KilledProcessTest {

  private final Path folder;
  private final Map<UUID, String[]> begun = new HashMap<>();
  private final Map<UUID, Long> offsets = new HashMap<>();
  private final Map<UUID, String[]> filed = new HashMap<>();

  KilledProcessTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void everythingAcknowledgedIsThereAndGoesOn() throws Exception {
    Random random = new Random();
    for (int round = 0; round < 3; round++) {
      writeUntilKilled(random.nextLong(), 2 + random.nextInt(10));
      assertNothingLost();
    }
  }

  private void writeUntilKilled(long seed, int lines) throws IOException, InterruptedException {
    Process writer =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                DyingWriter.class.getName(),
                folder.toString(),
                String.valueOf(seed))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<String> heard = new ArrayList<>();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(writer.getInputStream(), StandardCharsets.UTF_8))) {
      String line = out.readLine();
      while (line != null) {
        heard.add(line);
        if (heard.size() == lines) {
          // A moment in the middle of what comes next, not at its acknowledgement.
          Thread.sleep(seed & 15);
          boolean killed = writer.toHandle().destroyForcibly();
          assertThat(killed).isTrue();
        }
        line = out.readLine();
      }
    } finally {
      writer.destroyForcibly().waitFor();
    }
    assertThat(heard).hasSizeGreaterThanOrEqualTo(lines);
    heard.forEach(this::note);
  }

  private void note(String line) {
    String[] words = line.split(" ");
    UUID upload = UUID.fromString(words[1]);
    switch (words[0]) {
      case "begun" -> begun.put(upload, words);
      case "offset" -> offsets.put(upload, Long.valueOf(words[2]));
      default -> filed.put(upload, words);
    }
  }

  private void assertNothingLost() throws IOException {
    SecureRandom secure = new SecureRandom();
    KeyStore keys =
        KeyStore.open(
            folder.resolve("keys"),
            FileMasterKey.open(folder.resolve("keys/master"), secure),
            secure);
    DirectoryObjectStore store =
        DirectoryObjectStore.open(folder, keys, UploadLimits.standard(), secure);
    DirectoryUploads uploads = DirectoryUploads.open(store, InstantSource.system());
    assertThat(uploads.damaged()).isEmpty();
    for (String[] words : filed.values()) {
      assertThat(store.rehash(UUID.fromString(words[2])).sha256()).isEqualTo(words[3]);
    }
    List<UploadStatus> pending = uploads.list();
    for (UUID upload : begun.keySet()) {
      boolean there = pending.stream().anyMatch(status -> status.uploadId().equals(upload));
      assertThat(there || filed.containsKey(upload)).as("upload %s", upload).isTrue();
    }
    for (UploadStatus status : pending) {
      String[] words = begun.get(status.uploadId());
      long seed = Long.parseLong(status.metadata().getOrDefault("seed", "0"));
      long length = status.length().orElseThrow();
      assertThat(status.offset())
          .as("%s %s", status, words)
          .isGreaterThanOrEqualTo(offsets.getOrDefault(status.uploadId(), 0L));
      long offset = status.offset();
      if (offset < length) {
        offset =
            uploads.append(
                status.uploadId(),
                offset,
                DyingWriter.content(seed, offset, length - offset),
                null);
      }
      assertThat(offset).isEqualTo(length);
      byte[] whole = DyingWriter.content(seed, 0, length).readAllBytes();
      assertThat(uploads.finish(status.uploadId(), null).sha256())
          .isEqualTo(BlobStoreContract.hash("SHA-256", whole));
      uploads.forget(status.uploadId());
    }
    begun.clear();
    offsets.clear();
  }
}
