package be.zegel.evidence.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryObjectStoreTest implements BlobStoreContract {

  private final Path folder;

  private final SecureRandom random = new SecureRandom();
  private final AtomicLong free = new AtomicLong(Long.MAX_VALUE);
  private DirectoryObjectStore store;
  private KeyStore keys;

  DirectoryObjectStoreTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    this.keys = openKeys();
    this.store = openStore();
  }

  private void reopen() throws IOException {
    keys = openKeys();
    store = openStore();
  }

  private KeyStore openKeys() throws IOException {
    return KeyStore.open(
        folder.resolve("keys"), FileMasterKey.open(folder.resolve("keys/master"), random), random);
  }

  private DirectoryObjectStore openStore() throws IOException {
    return DirectoryObjectStore.open(
        folder, keys, new UploadLimits(2000, 1000, 1L << 40), free::get, random);
  }

  @Override
  public ObjectStore store() {
    return store;
  }

  @Override
  public KeyStore keys() {
    return keys;
  }

  private static void assertUnreadable(UnreadableObject.Reason reason, ThrowingRead read) {
    assertThatThrownBy(read::run)
        .isInstanceOfSatisfying(
            UnreadableObject.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  private interface ThrowingRead {
    void run() throws IOException;
  }

  @Test
  void everyAlteredByteIsNoticed() throws IOException {
    StoredObject stored = put(BlobStoreContract.bytes(40, 1));
    Path file = store.objectFile(stored.objectId());
    byte[] whole = Files.readAllBytes(file);
    for (int i = 0; i < whole.length; i++) {
      byte[] altered = whole.clone();
      altered[i] ^= 0x10;
      Files.write(file, altered);

      assertThatThrownBy(() -> read(stored.objectId()))
          .as("byte %d of %d", i, whole.length)
          .isInstanceOf(IOException.class);
    }
    Files.write(file, whole);
    assertThat(read(stored.objectId())).hasSize(40);
  }

  @Test
  void everyMissingOrAddedByteIsNoticed() throws IOException {
    StoredObject stored = put(BlobStoreContract.bytes(40, 1));
    Path file = store.objectFile(stored.objectId());
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertUnreadable(UnreadableObject.Reason.TRUNCATED, () -> read(stored.objectId()));
    }
    Files.write(file, Arrays.copyOf(whole, whole.length + 1));
    assertUnreadable(UnreadableObject.Reason.TRUNCATED, () -> read(stored.objectId()));
    byte[] inserted = new byte[whole.length + 1];
    System.arraycopy(whole, 0, inserted, 1, whole.length);
    Files.write(file, inserted);
    assertUnreadable(UnreadableObject.Reason.TRUNCATED, () -> read(stored.objectId()));
  }

  @Test
  void anObjectInThePlaceOfAnotherIsNoticedAlsoWithinOneFiling() throws IOException {
    UUID caseId = newCase();
    UUID filing = newFiling(caseId);
    StoredObject one = store.put(caseId, filing, "text", in("one"));
    StoredObject two = store.put(caseId, filing, "text", in("two"));
    Files.copy(
        store.objectFile(one.objectId()),
        store.objectFile(two.objectId()),
        StandardCopyOption.REPLACE_EXISTING);

    assertUnreadable(UnreadableObject.Reason.TAMPERED, () -> read(two.objectId()));
  }

  @Test
  void exchangedSegmentsAreNoticed() throws IOException {
    StoredObject stored = put(BlobStoreContract.bytes(4 * 65_536, 2));
    Path file = store.objectFile(stored.objectId());
    byte[] whole = Files.readAllBytes(file);
    int segment = 65_536 + Aead.OVERHEAD;
    byte[] altered = whole.clone();
    System.arraycopy(whole, Part.HEADER_BYTES, altered, Part.HEADER_BYTES + segment, segment);
    System.arraycopy(whole, Part.HEADER_BYTES + segment, altered, Part.HEADER_BYTES, segment);
    Files.write(file, altered);

    assertUnreadable(UnreadableObject.Reason.TAMPERED, () -> read(stored.objectId()));
    try (ObjectContent open = store.open(stored.objectId())) {
      assertThat(open.range(2 * 65_536, 65_536).readAllBytes()).hasSize(65_536);
    }
  }

  @Test
  void noPlaintextIsOnTheDisk() throws IOException {
    String secret = "the quick brown fox jumps over the lazy dog";
    StoredObject stored = put(secret.getBytes(StandardCharsets.UTF_8));

    assertThat(Files.readString(store.objectFile(stored.objectId()), StandardCharsets.ISO_8859_1))
        .doesNotContain("fox")
        .doesNotContain(stored.sha256());
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(store.objectFile(stored.objectId()))))
        .isEqualTo("rw-------");
  }

  @Test
  void anObjectIsThereAfterARestart() throws IOException {
    StoredObject stored = put(BlobStoreContract.bytes(100_000, 7));

    reopen();

    assertThat(store.rehash(stored.objectId())).isEqualTo(stored);
  }

  @Test
  void whatWasNeverFinishedIsGoneAfterARestart() throws IOException {
    Path left = folder.resolve("incoming/" + UUID.randomUUID() + DurableFiles.UNFINISHED);
    Files.writeString(left, "half");

    reopen();

    assertThat(left).doesNotExist();
  }

  @Test
  void withoutSpaceNothingIsStoredAndNothingIsLeft() throws IOException {
    UUID caseId = newCase();
    UUID filing = newFiling(caseId);
    free.set(1005);

    assertThatThrownBy(() -> store.put(caseId, filing, "text", in("more than five")))
        .isInstanceOfSatisfying(
            StorageFull.class,
            e -> {
              assertThat(e.neededBytes()).isEqualTo(14);
              assertThat(e.availableBytes()).isEqualTo(5);
            });

    free.set(Long.MAX_VALUE);
    try (Stream<Path> incoming = Files.list(folder.resolve("incoming"))) {
      assertThat(incoming.toList()).isEqualTo(List.of());
    }
  }

  @Test
  void aDamagedObjectIsStillListed() throws IOException {
    StoredObject stored = put(new byte[10]);
    Files.write(store.objectFile(stored.objectId()), new byte[5]);

    try (Stream<ListedObject> all = store.list()) {
      assertThat(all.toList())
          .singleElement()
          .satisfies(
              o -> {
                assertThat(o.objectId()).isEqualTo(stored.objectId());
                assertThat(o.filingId()).isNull();
              });
    }
  }

  private static ByteArrayInputStream in(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
