package be.zegel.evidence.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every store of evidence does, wherever it keeps its bytes. */
interface BlobStoreContract {

  /** The store under test. */
  ObjectStore store();

  /** The keys that the store uses. */
  KeyStore keys();

  /** A case with a key. */
  default UUID newCase() throws IOException {
    UUID caseId = UUID.randomUUID();
    keys().createCaseKey(caseId);
    return caseId;
  }

  /** A filing with a key in that case. */
  default UUID newFiling(UUID caseId) throws IOException {
    UUID filingId = UUID.randomUUID();
    keys().createFilingKey(caseId, filingId);
    return filingId;
  }

  /** Stores bytes under a new filing of a new case. */
  default StoredObject put(byte[] content) throws IOException {
    UUID caseId = newCase();
    return store().put(caseId, newFiling(caseId), "text", new ByteArrayInputStream(content));
  }

  /** The whole content of an object. */
  default byte[] read(UUID objectId) throws IOException {
    try (ObjectContent content = store().open(objectId);
        InputStream in = content.stream()) {
      return in.readAllBytes();
    }
  }

  /** Bytes that look random and are the same at each call. */
  static byte[] bytes(int count, long seed) {
    byte[] bytes = new byte[count];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  /** The hash of bytes in hexadecimal digits, by another way than the store's. */
  static String hash(String algorithm, byte[] bytes) {
    return HexFormat.of().formatHex(ContentHasher.digest(algorithm).digest(bytes));
  }

  @Test
  default void givesBackWhatWasPutAtEverySizeAroundSegments() throws IOException {
    for (int size : List.of(0, 1, 100, 65_535, 65_536, 65_537, 131_072, 700_001)) {
      byte[] content = bytes(size, size);

      StoredObject stored = put(content);

      assertThat(read(stored.objectId())).as("%d bytes", size).isEqualTo(content);
      assertThat(stored.size()).isEqualTo(size);
      assertThat(stored.sha256()).isEqualTo(hash("SHA-256", content));
      assertThat(stored.md5()).isEqualTo(hash("MD5", content));
      assertThat(stored.sha1()).isEqualTo(hash("SHA-1", content));
      assertThat(store().describe(stored.objectId())).isEqualTo(stored);
      assertThat(store().size(stored.objectId())).isEqualTo(size);
      assertThat(store().rehash(stored.objectId())).isEqualTo(stored);
    }
  }

  @Test
  default void readsAnyRangeWithoutTheRest() throws IOException {
    byte[] content = bytes(500_000, 1);
    StoredObject stored = put(content);
    Random random = new Random(2);
    try (ObjectContent open = store().open(stored.objectId())) {
      for (int i = 0; i < 60; i++) {
        int from = random.nextInt(content.length + 1);
        int length = random.nextInt(content.length - from + 1);
        try (InputStream range = open.range(from, length)) {
          assertThat(range.readAllBytes())
              .isEqualTo(Arrays.copyOfRange(content, from, from + length));
        }
        ByteBuffer into = ByteBuffer.allocate(length);
        int read = open.position(from).read(into);
        assertThat(read).isEqualTo(from == content.length ? -1 : length);
        assertThat(Arrays.copyOf(into.array(), Math.max(0, read)))
            .isEqualTo(Arrays.copyOfRange(content, from, from + Math.max(0, read)));
      }
      assertThat(open.range(content.length, 10).read()).isEqualTo(-1);
      assertThat(open.range(content.length - 1L, Long.MAX_VALUE).readAllBytes()).hasSize(1);
    }
  }

  @Test
  default void cannotBeWrittenThroughWhatWasOpenedForReading() throws IOException {
    try (ObjectContent open = store().open(put(bytes(10, 1)).objectId())) {
      assertThatThrownBy(() -> open.write(ByteBuffer.allocate(1)))
          .isInstanceOf(java.nio.channels.NonWritableChannelException.class);
      assertThatThrownBy(() -> open.truncate(0))
          .isInstanceOf(java.nio.channels.NonWritableChannelException.class);
    }
  }

  @Test
  default void nothingIsReadAfterClosing() throws IOException {
    ObjectContent open = store().open(put(bytes(10, 1)).objectId());
    InputStream range = open.range(0, 10);
    open.close();

    assertThat(open.isOpen()).isFalse();
    assertThatThrownBy(() -> open.read(ByteBuffer.allocate(1)))
        .isInstanceOf(java.nio.channels.ClosedChannelException.class);
    assertThatThrownBy(range::read).isInstanceOf(java.nio.channels.ClosedChannelException.class);
  }

  @Test
  default void theSameBytesTwiceAreTwoObjects() throws IOException {
    UUID caseId = newCase();
    UUID one = newFiling(caseId);
    UUID other = newFiling(caseId);
    byte[] content = bytes(1000, 3);
    StoredObject first = store().put(caseId, one, "text", new ByteArrayInputStream(content));
    StoredObject second = store().put(caseId, other, "text", new ByteArrayInputStream(content));
    assertThat(first.objectId()).isNotEqualTo(second.objectId());

    keys().destroyFilingKey(one);

    assertThat(read(second.objectId())).isEqualTo(content);
    assertThatThrownBy(() -> store().open(first.objectId()))
        .isInstanceOfSatisfying(
            KeyUnavailable.class,
            e -> assertThat(e.reason()).isEqualTo(KeyUnavailable.Reason.DESTROYED));
  }

  @Test
  default void anObjectStaysReadableWhenItsFilingMovesToAnotherCase() throws IOException {
    UUID from = newCase();
    UUID to = newCase();
    UUID filing = newFiling(from);
    byte[] content = bytes(1000, 4);
    StoredObject stored = store().put(from, filing, "text", new ByteArrayInputStream(content));

    keys().rewrap(filing, to);

    assertThat(read(stored.objectId())).isEqualTo(content);
    assertThatThrownBy(() -> store().put(from, filing, "text", new ByteArrayInputStream(content)))
        .isInstanceOfSatisfying(
            KeyUnavailable.class,
            e -> assertThat(e.reason()).isEqualTo(KeyUnavailable.Reason.OTHER_CASE));
    StoredObject derived = store().put(to, filing, "text", new ByteArrayInputStream(content));
    assertThat(read(derived.objectId())).isEqualTo(content);
  }

  @Test
  default void whatIsMissingIsRefusedAndNotInvented() throws IOException {
    UUID nowhere = UUID.randomUUID();
    assertThat(store().exists(nowhere)).isFalse();
    assertThat(store().delete(nowhere)).isFalse();
    assertThatThrownBy(() -> store().open(nowhere))
        .isInstanceOfSatisfying(
            UnreadableObject.class,
            e -> assertThat(e.reason()).isEqualTo(UnreadableObject.Reason.MISSING));
  }

  @Test
  default void nothingIsLeftOfAnObjectWhoseStreamBreaks() throws IOException {
    UUID caseId = newCase();
    UUID filing = newFiling(caseId);
    Set<UUID> before = listed();
    InputStream breaking = new BreakingStream(bytes(200_000, 8));

    assertThatThrownBy(() -> store().put(caseId, filing, "text", breaking))
        .hasMessage("the line is cut");

    assertThat(listed()).isEqualTo(before);
  }

  @Test
  default void listsWhatItHasAndForgetsWhatIsDeleted() throws IOException {
    StoredObject kept = put(bytes(10, 5));
    StoredObject gone = put(bytes(10, 6));

    assertThat(store().delete(gone.objectId())).isTrue();

    assertThat(listed()).contains(kept.objectId()).doesNotContain(gone.objectId());
    assertThat(store().exists(gone.objectId())).isFalse();
    try (Stream<ListedObject> all = store().list()) {
      assertThat(all.filter(o -> o.objectId().equals(kept.objectId())).findFirst().orElseThrow())
          .satisfies(
              o -> {
                assertThat(o.caseId()).isEqualTo(kept.caseId());
                assertThat(o.filingId()).isEqualTo(kept.filingId());
                assertThat(o.storedBytes()).isGreaterThan(10);
              });
    }
  }

  /** All objects of the store. */
  default Set<UUID> listed() throws IOException {
    try (Stream<ListedObject> all = store().list()) {
      return all.collect(HashSet::new, (s, o) -> s.add(o.objectId()), HashSet::addAll);
    }
  }

  @Test
  default void manyPutAndReadAtTheSameTime() throws Exception {
    UUID caseId = newCase();
    UUID filing = newFiling(caseId);
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Callable<Boolean>> work =
          Stream.iterate(0, i -> i + 1)
              .limit(24)
              .<Callable<Boolean>>map(
                  i ->
                      () -> {
                        byte[] content = bytes(50_000 + 7 * i, i);
                        StoredObject stored =
                            store().put(caseId, filing, "text", new ByteArrayInputStream(content));
                        return Arrays.equals(read(stored.objectId()), content);
                      })
              .toList();
      for (Future<Boolean> done : threads.invokeAll(work)) {
        assertThat(done.get()).isTrue();
      }
    }
  }

  @Test
  default void aKindIsAShortWord() throws IOException {
    UUID caseId = newCase();
    UUID filing = newFiling(caseId);
    assertThatThrownBy(() -> store().put(caseId, filing, "../etc", InputStream.nullInputStream()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
