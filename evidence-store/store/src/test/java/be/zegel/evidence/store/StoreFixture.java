package be.zegel.evidence.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** Keys, objects and uploads in one folder, which can be closed and opened as by a restart. */
final class StoreFixture {

  static final int SEGMENT = 1 << 20;

  final Path folder;
  final UUID caseId = UUID.randomUUID();
  final UUID exhibitId = UUID.randomUUID();
  final AtomicLong free = new AtomicLong(1L << 50);
  volatile Instant now = Instant.parse("2026-11-22T10:00:00Z");
  final SecureRandom random = new SecureRandom();
  KeyStore keys;
  DirectoryObjectStore store;
  DirectoryUploads uploads;

  StoreFixture(Path folder) throws IOException {
    this.folder = folder;
    this.keys = openKeys();
    this.store = openStore();
    this.uploads = DirectoryUploads.open(store, () -> now);
    keys.createCaseKey(caseId);
  }

  void later(Duration time) {
    now = now.plus(time);
  }

  void restart() throws IOException {
    keys = openKeys();
    store = openStore();
    uploads = DirectoryUploads.open(store, () -> now);
  }

  private KeyStore openKeys() throws IOException {
    return KeyStore.open(
        folder.resolve("keys"), FileMasterKey.open(folder.resolve("keys/master"), random), random);
  }

  private DirectoryObjectStore openStore() throws IOException {
    return DirectoryObjectStore.open(
        folder, keys, new UploadLimits(20L << 20, 10L << 20, 1L << 40), free::get, random);
  }

  NewUpload wish(long length) {
    return new NewUpload(
        "inv.antwerp",
        caseId,
        exhibitId,
        length < 0 ? OptionalLong.empty() : OptionalLong.of(length),
        false,
        Map.of("filename", "geheim-dossier.pst"),
        now.plus(Duration.ofDays(1)));
  }

  NewUpload partial(long length) {
    return new NewUpload(
        "inv.antwerp",
        null,
        null,
        OptionalLong.of(length),
        true,
        Map.of(),
        now.plus(Duration.ofDays(1)));
  }

  UUID begin(long length) throws IOException {
    return uploads.create(wish(length)).uploadId();
  }

  /** Appends where the upload stands. */
  long append(UUID upload, byte[] bytes) throws IOException {
    long offset = uploads.status(upload).offset();
    return uploads.append(upload, offset, new ByteArrayInputStream(bytes), null);
  }

  FiledObject file(byte[] content) throws IOException {
    UUID upload = begin(content.length);
    long _ = append(upload, content);
    FiledObject filed = uploads.finish(upload, null);
    uploads.forget(upload);
    return filed;
  }

  byte[] read(UUID objectId) throws IOException {
    try (ObjectContent content = store.open(objectId);
        InputStream in = content.stream()) {
      return in.readAllBytes();
    }
  }

  List<Path> filesIn(String sub) throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve(sub))) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
