package be.zegel.evidence.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyStoreTest {

  private final SecureRandom random = new SecureRandom();
  private final Path folder;
  private final UUID caseId = UUID.randomUUID();
  private final UUID filingId = UUID.randomUUID();
  private FileMasterKey master;
  private KeyStore keys;

  KeyStoreTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    this.master = FileMasterKey.open(folder.resolve("master"), random);
    this.keys = KeyStore.open(folder, master, random);
    keys.createCaseKey(caseId);
    keys.createFilingKey(caseId, filingId);
  }

  private void reopen() throws IOException {
    master = FileMasterKey.open(folder.resolve("master"), random);
    keys = KeyStore.open(folder, master, random);
  }

  private String fingerprint(UUID filing) throws IOException {
    try (FilingKey key = keys.unwrap(filing)) {
      return BlobStoreContract.hash("SHA-256", key.derive("test", new byte[1], 32));
    }
  }

  private static void assertRefused(KeyUnavailable.Reason reason, Attempt attempt) {
    assertThatThrownBy(attempt::run)
        .isInstanceOfSatisfying(
            KeyUnavailable.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  private interface Attempt {
    void run() throws IOException;
  }

  private Path wrapOf(UUID id) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(f -> f.getFileName().toString().equals(id + ".wrap"))
          .findFirst()
          .orElseThrow();
    }
  }

  @Test
  void aKeyIsTheSameAfterARestart() throws IOException {
    String before = fingerprint(filingId);
    reopen();
    assertThat(fingerprint(filingId)).isEqualTo(before);
  }

  @Test
  void everyFilingHasAKeyOfItsOwn() throws IOException {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 20; i++) {
      UUID filing = UUID.randomUUID();
      keys.createFilingKey(caseId, filing);
      assertThat(seen.add(fingerprint(filing))).isTrue();
    }
  }

  @Test
  void keysAreReadableByTheOwnerOnly() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(f -> !f.equals(folder)).toList()) {
        String expected = Files.isDirectory(file) ? "rwx------" : "rw-------";
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .as("%s", file)
            .isEqualTo(expected);
      }
    }
  }

  @Test
  void aKeyIsNotMadeTwice() {
    assertRefused(KeyUnavailable.Reason.EXISTS, () -> keys.createCaseKey(caseId));
    assertRefused(KeyUnavailable.Reason.EXISTS, () -> keys.createFilingKey(caseId, filingId));
    assertRefused(
        KeyUnavailable.Reason.MISSING,
        () -> keys.createFilingKey(UUID.randomUUID(), UUID.randomUUID()));
  }

  @Test
  void aDestroyedKeyIsToldFromALostOneAndNeverComesBack() throws IOException {
    byte[] wrap = Files.readAllBytes(wrapOf(filingId));
    Path file = wrapOf(filingId);

    keys.destroyFilingKey(filingId);
    keys.destroyFilingKey(filingId);

    assertThat(file).doesNotExist();
    assertRefused(KeyUnavailable.Reason.DESTROYED, () -> keys.unwrap(filingId));
    assertRefused(KeyUnavailable.Reason.DESTROYED, () -> keys.createFilingKey(caseId, filingId));
    Files.write(file, wrap);
    reopen();
    assertRefused(KeyUnavailable.Reason.DESTROYED, () -> keys.unwrap(filingId));
    assertRefused(KeyUnavailable.Reason.MISSING, () -> keys.unwrap(UUID.randomUUID()));
    assertRefused(KeyUnavailable.Reason.MISSING, () -> keys.destroyFilingKey(UUID.randomUUID()));
  }

  @Test
  void destroyingACaseKeyErasesItsFilingsAndNoOthers() throws IOException {
    UUID other = UUID.randomUUID();
    UUID elsewhere = UUID.randomUUID();
    keys.createCaseKey(other);
    keys.createFilingKey(other, elsewhere);

    keys.destroyCaseKey(caseId);

    assertRefused(KeyUnavailable.Reason.DESTROYED, () -> keys.unwrap(filingId));
    assertThat(fingerprint(elsewhere)).isNotEmpty();
  }

  @Test
  void aFilingMovesToAnotherCaseWithTheSameKey() throws IOException {
    UUID other = UUID.randomUUID();
    keys.createCaseKey(other);
    String before = fingerprint(filingId);

    keys.rewrap(filingId, other);
    keys.rewrap(filingId, other);

    assertThat(fingerprint(filingId)).isEqualTo(before);
    assertThat(keys.caseOf(filingId)).isEqualTo(other);
    assertThat(keys.filings(other)).containsExactly(filingId);
    assertThat(keys.filings(caseId)).isEmpty();
    assertRefused(KeyUnavailable.Reason.OTHER_CASE, () -> keys.unwrap(caseId, filingId));
    keys.destroyCaseKey(caseId);
    assertThat(fingerprint(filingId)).isEqualTo(before);
  }

  @Test
  void aNewCaseKeyKeepsTheFilingsAndMakesCopiesOfOldWrapsUseless() throws IOException {
    String before = fingerprint(filingId);
    byte[] oldWrap = Files.readAllBytes(wrapOf(filingId));

    keys.rotateCaseKey(caseId);

    assertThat(fingerprint(filingId)).isEqualTo(before);
    Files.write(wrapOf(filingId), oldWrap);
    assertRefused(KeyUnavailable.Reason.TAMPERED, () -> keys.unwrap(filingId));
  }

  @Test
  void aNewMasterKeyKeepsEverythingAndTheOldOneCanGo() throws IOException {
    String before = fingerprint(filingId);

    master.rotate();
    assertThat(fingerprint(filingId)).isEqualTo(before);
    keys.rewrapCaseKeys();
    master.retireOlder();

    assertThat(folder.resolve("master/1.key")).doesNotExist();
    reopen();
    assertThat(fingerprint(filingId)).isEqualTo(before);
    UUID next = UUID.randomUUID();
    keys.createCaseKey(next);
    assertThat(keys.hasCaseKey(next)).isTrue();
  }

  @Test
  void retiringAMasterKeyBeforeWrappingAgainLosesTheKeys() throws IOException {
    master.rotate();
    master.retireOlder();
    assertRefused(KeyUnavailable.Reason.TAMPERED, () -> keys.unwrap(filingId));
  }

  @Test
  void everyAlteredByteOfAWrapIsNoticed() throws IOException {
    for (UUID id : List.of(caseId, filingId)) {
      Path file = wrapOf(id);
      byte[] whole = Files.readAllBytes(file);
      for (int i = 0; i < whole.length; i++) {
        byte[] altered = whole.clone();
        altered[i] ^= 1;
        Files.write(file, altered);
        assertThatThrownBy(() -> keys.unwrap(filingId))
            .as("byte %d of %s", i, file)
            .isInstanceOf(KeyUnavailable.class);
      }
      Files.write(file, whole);
    }
    assertThat(fingerprint(filingId)).isNotEmpty();
  }

  @Test
  void aWrapInThePlaceOfAnotherIsNoticed() throws IOException {
    UUID other = UUID.randomUUID();
    keys.createFilingKey(caseId, other);
    Files.copy(wrapOf(other), wrapOf(filingId), StandardCopyOption.REPLACE_EXISTING);
    assertRefused(KeyUnavailable.Reason.TAMPERED, () -> keys.unwrap(filingId));
  }

  @Test
  void aDamagedMasterKeyStopsTheStart() throws IOException {
    Files.writeString(folder.resolve("master/1.key"), "no key", StandardCharsets.US_ASCII);
    assertThatThrownBy(this::reopen).isInstanceOf(IOException.class);
  }

  @Test
  void aClosedKeyIsWiped() throws IOException {
    FilingKey key = keys.unwrap(filingId);
    key.close();
    assertThat(key.raw()).containsOnly(0);
  }

  @Test
  void noKeyIsLostWhenKeysAreMadeWhileTheCaseKeyChanges() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      Future<?> rotations =
          threads.submit(
              () -> {
                for (int i = 0; i < 5; i++) {
                  keys.rotateCaseKey(caseId);
                }
                return null;
              });
      List<Future<UUID>> made =
          IntStream.range(0, 30)
              .mapToObj(
                  i ->
                      threads.submit(
                          () -> {
                            UUID filing = UUID.randomUUID();
                            keys.createFilingKey(caseId, filing);
                            return filing;
                          }))
              .toList();
      rotations.get();
      for (Future<UUID> filing : made) {
        assertThat(fingerprint(filing.get())).isNotEmpty();
      }
    }
  }

  @Test
  void theRecoveryKeyOpensEveryCaseWhenTheMasterKeyIsLost() throws IOException {
    RecoveryKey.Made paper = RecoveryKey.make();
    keys.useRecoveryKey(paper.known());
    UUID later = UUID.randomUUID();
    UUID second = UUID.randomUUID();
    keys.createCaseKey(later);
    keys.createFilingKey(later, second);
    keys.rotateCaseKey(caseId);
    UUID gone = UUID.randomUUID();
    keys.createCaseKey(gone);
    keys.destroyCaseKey(gone);
    String first = fingerprint(filingId);
    String other = fingerprint(second);
    FileMasterKey next = FileMasterKey.open(folder.resolve("next"), random);

    assertThatThrownBy(() -> KeyStore.recover(folder, next, RecoveryKey.make().secret(), random))
        .hasMessageContaining("not the recovery key");
    assertThat(fingerprint(filingId)).isEqualTo(first);
    KeyStore.Recovered recovered = KeyStore.recover(folder, next, paper.secret(), random);
    keys = KeyStore.open(folder, next, random);

    assertThat(recovered.cases()).isEqualTo(3);
    assertThat(recovered.lost()).isEmpty();
    assertThat(fingerprint(filingId)).isEqualTo(first);
    assertThat(fingerprint(second)).isEqualTo(other);
    assertThat(KeyStore.destroyed(folder)).containsExactly(gone);
    assertThat(KeyStore.withoutEscrow(folder)).isEmpty();
  }

  @Test
  void aSecondRecoveryKeyTakesTheFirstItsPower() throws IOException {
    RecoveryKey.Made first = RecoveryKey.make();
    RecoveryKey.Made second = RecoveryKey.make();
    assertThat(KeyStore.withoutEscrow(folder)).contains(caseId, KeyStore.INTAKE);
    keys.useRecoveryKey(first.known());
    keys.useRecoveryKey(second.known());
    FileMasterKey next = FileMasterKey.open(folder.resolve("next"), random);

    assertThat(KeyStore.recoveryKey(folder).orElseThrow().fingerprint())
        .isEqualTo(second.known().fingerprint());
    assertThatThrownBy(() -> KeyStore.recover(folder, next, first.secret(), random))
        .hasMessageContaining("not the recovery key");
    assertThat(KeyStore.recover(folder, next, second.secret(), random).lost()).isEmpty();
  }

  @Test
  void aMasterKeyThatWasLostIsNotReplacedInSilence() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("master"))) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }

    assertThatThrownBy(() -> MasterKeys.open(folder, random))
        .hasMessageContaining("the master key is missing");
    assertThat(folder.resolve("master")).isEmptyDirectory();
  }

  @Test
  void aMoveToAnotherMasterKeyThatWasCutShortIsCompleted() throws IOException {
    String before = fingerprint(filingId);
    byte[] notYetMoved = Files.readAllBytes(wrapOf(caseId));
    FileMasterKey next = FileMasterKey.open(folder.resolve("next"), random);
    next.rotate();
    KeyStore.moveTo(folder, master, next, random);
    Files.write(wrapOf(caseId), notYetMoved);
    KeyStore.moveTo(folder, master, next, random);

    assertThat(KeyStore.wraps(folder).keySet()).containsExactly("file-2");
    keys = KeyStore.open(folder, next, random);
    assertThat(fingerprint(filingId)).isEqualTo(before);
  }
}
