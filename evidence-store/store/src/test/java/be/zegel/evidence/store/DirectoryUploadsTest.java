package be.zegel.evidence.store;

import static be.zegel.evidence.store.BlobStoreContract.bytes;
import static be.zegel.evidence.store.BlobStoreContract.hash;
import static be.zegel.evidence.store.StoreFixture.SEGMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryUploadsTest {

  private final StoreFixture at;

  DirectoryUploadsTest(@TempDir Path folder) throws IOException {
    this.at = new StoreFixture(folder);
  }

  private static void assertRefused(UploadRefused.Reason reason, Attempt attempt) {
    assertThatThrownBy(attempt::run)
        .isInstanceOfSatisfying(UploadRefused.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  private interface Attempt {
    void run() throws IOException;
  }

  private static InputStream in(byte[] bytes) {
    return new ByteArrayInputStream(bytes);
  }

  private static Checksum sha1(byte[] bytes) {
    return new Checksum(Checksum.Algorithm.SHA1, hash("SHA-1", bytes));
  }

  private void assertFiled(FiledObject filed, byte[] content) throws IOException {
    assertThat(at.read(filed.objectId())).isEqualTo(content);
    assertThat(filed.size()).isEqualTo(content.length);
    assertThat(filed.sha256()).isEqualTo(hash("SHA-256", content));
    assertThat(filed.md5()).isEqualTo(hash("MD5", content));
    assertThat(filed.sha1()).isEqualTo(hash("SHA-1", content));
    assertThat(at.store.rehash(filed.objectId()).sha256()).isEqualTo(filed.sha256());
  }

  @Test
  void whatIsUploadedInOnePieceIsFiled() throws IOException {
    for (int size : List.of(0, 1, 70_000, SEGMENT - 1, SEGMENT, SEGMENT + 1, 3 * SEGMENT + 17)) {
      byte[] content = bytes(size, size);
      assertFiled(at.file(content), content);
    }
    assertThat(at.filesIn("incoming")).isEmpty();
  }

  @Test
  void whatComesInPiecesOfAnySizeIsFiledWithTheHashesOfTheWhole() throws IOException {
    Random random = new Random(1);
    byte[] content = bytes(5 * SEGMENT + 4711, 2);
    UUID upload = at.begin(content.length);
    int offset = 0;
    while (offset < content.length) {
      int piece = 1 + random.nextInt(random.nextBoolean() ? SEGMENT * 2 : 5000);
      int end = Math.min(content.length, offset + piece);
      assertThat(at.append(upload, Arrays.copyOfRange(content, offset, end))).isEqualTo(end);
      offset = end;
      if (random.nextInt(6) == 0) {
        at.restart();
        assertThat(at.uploads.status(upload).offset()).isEqualTo(end);
      }
    }

    assertFiled(at.uploads.finish(upload, hash("SHA-256", content)), content);
  }

  @Test
  void everyPieceThatWasAcknowledgedIsThereAfterARestart() throws IOException {
    byte[] content = bytes(2 * SEGMENT + 100, 3);
    UUID upload = at.begin(content.length);
    for (int end : List.of(10, SEGMENT - 1, SEGMENT, SEGMENT + 1, 2 * SEGMENT, content.length)) {
      int offset = (int) at.uploads.status(upload).offset();
      at.append(upload, Arrays.copyOfRange(content, offset, end));
      at.restart();
      assertThat(at.uploads.status(upload).offset()).isEqualTo(end);
    }
    assertThat(at.uploads.status(upload).complete()).isTrue();
    assertFiled(at.uploads.finish(upload, null), content);
  }

  @Test
  void statusTellsWhatWasSaidAboutIt() throws IOException {
    UUID upload = at.begin(100);
    at.restart();

    UploadStatus status = at.uploads.status(upload);

    assertThat(status.owner()).isEqualTo("inv.antwerp");
    assertThat(status.caseId()).isEqualTo(at.caseId);
    assertThat(status.exhibitId()).isEqualTo(at.exhibitId);
    assertThat(status.metadata()).containsEntry("filename", "geheim-dossier.pst");
    assertThat(status.length()).hasValue(100);
    assertThat(at.uploads.list()).containsExactly(status);
  }

  @Test
  void neitherContentNorNameIsReadableOnTheDisk() throws IOException {
    byte[] secret = "the quick brown fox jumps over".getBytes(StandardCharsets.UTF_8);
    UUID upload = at.begin(1000);
    at.append(upload, secret);

    for (Path file : at.filesIn("incoming")) {
      assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
          .as("%s", file)
          .doesNotContain("fox")
          .doesNotContain("dossier")
          .doesNotContain(at.exhibitId.toString());
    }
  }

  @Test
  void anotherOffsetIsRefusedAndNothingIsTaken() throws IOException {
    UUID upload = at.begin(100);
    at.append(upload, new byte[50]);

    assertRefused(
        UploadRefused.Reason.OFFSET_DIFFERS,
        () -> at.uploads.append(upload, 40, in(new byte[10]), null));
    assertRefused(
        UploadRefused.Reason.OFFSET_DIFFERS,
        () -> at.uploads.append(upload, 60, in(new byte[10]), null));

    assertThat(at.uploads.status(upload).offset()).isEqualTo(50);
  }

  @Test
  void moreThanTheDeclaredLengthIsRefusedAndTheChunkDiscarded() throws IOException {
    byte[] content = bytes(SEGMENT + 500, 4);
    UUID upload = at.begin(content.length);
    at.append(upload, Arrays.copyOf(content, 100));

    assertRefused(UploadRefused.Reason.TOO_LONG, () -> at.append(upload, new byte[content.length]));

    assertThat(at.uploads.status(upload).offset()).isEqualTo(100);
    at.append(upload, Arrays.copyOfRange(content, 100, content.length));
    assertFiled(at.uploads.finish(upload, null), content);
    assertRefused(UploadRefused.Reason.UNKNOWN, () -> at.uploads.status(UUID.randomUUID()));
  }

  @Test
  void nothingIsAddedToACompleteUpload() throws IOException {
    UUID upload = at.begin(10);
    at.append(upload, new byte[10]);

    assertThat(at.append(upload, new byte[0])).isEqualTo(10);
    assertRefused(UploadRefused.Reason.TOO_LONG, () -> at.append(upload, new byte[1]));
  }

  @Test
  void aChunkWithAWrongChecksumIsDiscardedAndNoOther() throws IOException {
    byte[] content = bytes(4 * SEGMENT, 5);
    UUID upload = at.begin(content.length);
    int offset = 0;
    for (int end : List.of(1000, SEGMENT + 3, 3 * SEGMENT, content.length)) {
      byte[] right = Arrays.copyOfRange(content, offset, end);
      byte[] wrong = bytes(right.length, 99);
      long from = offset;
      assertRefused(
          UploadRefused.Reason.CHECKSUM_DIFFERS,
          () -> at.uploads.append(upload, from, in(wrong), sha1(right)));
      assertThat(at.uploads.status(upload).offset()).isEqualTo(offset);
      if (end == 3 * SEGMENT) {
        at.restart();
        assertThat(at.uploads.status(upload).offset()).isEqualTo(offset);
      }
      assertThat(at.uploads.append(upload, offset, in(right), sha1(right))).isEqualTo(end);
      offset = end;
    }
    assertFiled(at.uploads.finish(upload, null), content);
  }

  @Test
  void everyChecksumAlgorithmIsKnownByItsTusName() throws IOException {
    byte[] content = bytes(1000, 6);
    UUID upload = at.begin(3000);
    for (Checksum.Algorithm algorithm : Checksum.Algorithm.values()) {
      assertThat(Checksum.Algorithm.named(algorithm.tusName())).contains(algorithm);
      Checksum checksum = new Checksum(algorithm, hash(algorithm.javaName(), content));
      long offset = at.uploads.status(upload).offset();
      assertThat(at.uploads.append(upload, offset, in(content), checksum)).isEqualTo(offset + 1000);
    }
    assertThat(Checksum.Algorithm.named("crc32")).isEmpty();
    assertThatThrownBy(() -> Checksum.ofBase64(Checksum.Algorithm.MD5, "AAAA"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatArrivedBeforeTheLineWasCutIsKept() throws IOException {
    byte[] content = bytes(2 * SEGMENT + 900, 7);
    UUID upload = at.begin(content.length);
    for (int end : List.of(500, SEGMENT + 10, 2 * SEGMENT)) {
      int offset = (int) at.uploads.status(upload).offset();
      byte[] arrived = Arrays.copyOfRange(content, offset, end);
      assertThatThrownBy(() -> at.uploads.append(upload, offset, new BreakingStream(arrived), null))
          .hasMessage("the line is cut");
      assertThat(at.uploads.status(upload).offset()).isEqualTo(end);
    }
    at.append(upload, Arrays.copyOfRange(content, 2 * SEGMENT, content.length));
    assertFiled(at.uploads.finish(upload, null), content);
  }

  @Test
  void aCutChunkThatWasToBeCheckedIsDiscarded() throws IOException {
    byte[] content = bytes(3 * SEGMENT, 8);
    UUID upload = at.begin(content.length);
    at.append(upload, Arrays.copyOf(content, 300));
    byte[] rest = Arrays.copyOfRange(content, 300, content.length);

    assertThatThrownBy(
            () ->
                at.uploads.append(
                    upload, 300, new BreakingStream(Arrays.copyOf(rest, 2 * SEGMENT)), sha1(rest)))
        .hasMessage("the line is cut");

    assertThat(at.uploads.status(upload).offset()).isEqualTo(300);
    at.uploads.append(upload, 300, in(rest), sha1(rest));
    assertFiled(at.uploads.finish(upload, null), content);
  }

  @Test
  void whatWasNotCheckedWhenTheProcessDiedCountsForNothing() throws IOException {
    byte[] content = bytes(3 * SEGMENT, 9);
    UUID upload = at.begin(content.length);
    at.append(upload, Arrays.copyOf(content, 300));
    byte[] rest = Arrays.copyOfRange(content, 300, content.length);
    StoreFixture dead = at;
    InputStream dying =
        new InputStream() {
          private int at;

          @Override
          public int read() {
            throw new UnsupportedOperationException();
          }

          @Override
          public int read(byte[] into, int offset, int length) throws IOException {
            if (at >= 2 * SEGMENT) {
              // The files as they are now are what a killed process leaves behind.
              dead.restart();
              assertThat(dead.uploads.status(upload).offset()).isEqualTo(300);
              throw new IOException("the process died");
            }
            int count = Math.min(Math.min(length, SEGMENT / 2), rest.length - at);
            System.arraycopy(rest, at, into, offset, count);
            at += count;
            return count;
          }
        };

    assertThatThrownBy(() -> at.uploads.append(upload, 300, dying, sha1(rest)))
        .hasMessage("the process died");

    at.restart();
    assertThat(at.uploads.status(upload).offset()).isEqualTo(300);
    at.append(upload, rest);
    assertFiled(at.uploads.finish(upload, null), content);
  }

  @Test
  void aTornEndOfTheFileIsCutOffAndTheRestIsKept() throws IOException {
    byte[] content = bytes(3 * SEGMENT + 50, 10);
    for (int cut : List.of(1, 40, 78, 79, 100, SEGMENT / 2, SEGMENT + 200, 3 * SEGMENT)) {
      UUID upload = at.begin(content.length);
      at.append(upload, content);
      Path data = at.folder.resolve("incoming/" + upload + ".data");
      long size = Files.size(data);
      try (var channel =
          java.nio.channels.FileChannel.open(data, java.nio.file.StandardOpenOption.WRITE)) {
        channel.truncate(size - cut);
      }
      at.restart();

      long offset = at.uploads.status(upload).offset();

      assertThat(offset).isLessThan(content.length).isEqualTo(offset / SEGMENT * SEGMENT);
      at.append(upload, Arrays.copyOfRange(content, (int) offset, content.length));
      assertFiled(at.uploads.finish(upload, null), content);
    }
  }

  @Test
  void garbageBehindTheLastSegmentIsCutOff() throws IOException {
    byte[] content = bytes(2 * SEGMENT, 11);
    UUID upload = at.begin(content.length + 1);
    at.append(upload, content);
    Path data = at.folder.resolve("incoming/" + upload + ".data");
    Files.write(
        data, new byte[SEGMENT + Aead.OVERHEAD + 5], java.nio.file.StandardOpenOption.APPEND);
    at.restart();

    assertThat(at.uploads.status(upload).offset()).isEqualTo(content.length);
    at.append(upload, new byte[1]);
    assertFiled(at.uploads.finish(upload, null), Arrays.copyOf(content, content.length + 1));
  }

  @Test
  void theLengthMayBeToldLater() throws IOException {
    byte[] content = bytes(SEGMENT + 5, 12);
    UUID upload = at.begin(-1);
    at.append(upload, content);
    assertRefused(UploadRefused.Reason.INCOMPLETE, () -> at.uploads.finish(upload, null));
    assertRefused(UploadRefused.Reason.LENGTH_DIFFERS, () -> at.uploads.declareLength(upload, 5));

    assertThat(at.uploads.declareLength(upload, content.length).complete()).isTrue();

    assertThat(at.uploads.declareLength(upload, content.length).complete()).isTrue();
    assertRefused(
        UploadRefused.Reason.LENGTH_DIFFERS,
        () -> at.uploads.declareLength(upload, content.length + 1));
    at.restart();
    assertFiled(at.uploads.finish(upload, null), content);
  }

  @Test
  void aLengthToldBeforeTheTailWasSealedIsCompletedAfterARestart() throws IOException {
    byte[] content = bytes(SEGMENT + 5, 13);
    UUID upload = at.begin(-1);
    at.append(upload, content);
    at.uploads.declareLength(upload, content.length);
    Path data = at.folder.resolve("incoming/" + upload + ".data");
    try (var channel =
        java.nio.channels.FileChannel.open(data, java.nio.file.StandardOpenOption.WRITE)) {
      channel.truncate(Part.HEADER_BYTES + SEGMENT + Aead.OVERHEAD);
    }
    at.restart();

    assertThat(at.uploads.status(upload).complete()).isTrue();
    assertFiled(at.uploads.finish(upload, null), content);
  }

  @Test
  void aWrongHashOfTheWholeIsRefusedForGoodAndNothingIsFiled() throws IOException {
    byte[] content = bytes(SEGMENT + 5, 14);
    UUID upload = at.begin(content.length);
    at.append(upload, content);

    assertRefused(
        UploadRefused.Reason.HASH_DIFFERS,
        () -> at.uploads.finish(upload, hash("SHA-256", new byte[0])));

    assertThat(at.filesIn("objects")).isEmpty();
    assertThat(at.filesIn("incoming")).hasSize(1);
    at.restart();
    assertRefused(
        UploadRefused.Reason.HASH_DIFFERS,
        () -> at.uploads.finish(upload, hash("SHA-256", content)));
    assertRefused(UploadRefused.Reason.COMPLETE, () -> at.append(upload, new byte[0]));
    at.later(Duration.ofDays(2));
    assertThat(at.uploads.expire()).isEqualTo(1);
    assertThat(at.filesIn("incoming")).isEmpty();
  }

  @Test
  void aHashIsComparedWhateverTheCaseOfItsLetters() throws IOException {
    byte[] content = bytes(100, 15);
    UUID upload = at.begin(content.length);
    at.append(upload, content);
    assertFiled(
        at.uploads.finish(upload, hash("SHA-256", content).toUpperCase(java.util.Locale.ROOT)),
        content);
  }

  @Test
  void finishingAgainGivesTheSameAlsoAfterARestartUntilItIsForgotten() throws IOException {
    byte[] content = bytes(2 * SEGMENT, 16);
    UUID upload = at.begin(content.length);
    at.append(upload, content);
    FiledObject filed = at.uploads.finish(upload, null);

    assertThat(at.uploads.finish(upload, null)).isEqualTo(filed);
    at.restart();
    assertThat(at.uploads.status(upload).complete()).isTrue();
    assertThat(at.uploads.finish(upload, null)).isEqualTo(filed);
    assertRefused(UploadRefused.Reason.COMPLETE, () -> at.uploads.terminate(upload));

    at.uploads.forget(upload);
    at.uploads.forget(upload);

    assertRefused(UploadRefused.Reason.UNKNOWN, () -> at.uploads.finish(upload, null));
    assertFiled(filed, content);
    assertThat(at.filesIn("incoming")).isEmpty();
  }

  @Test
  void finishingSucceedsAfterACrashBetweenManifestAndRename() throws IOException {
    byte[] content = bytes(SEGMENT + 77, 17);
    UUID upload = at.begin(content.length);
    at.append(upload, content);
    FiledObject first = at.uploads.finish(upload, null);
    Files.move(
        at.store.objectFile(first.objectId()), at.folder.resolve("incoming/" + upload + ".data"));
    at.restart();

    assertThat(at.uploads.status(upload).complete()).isTrue();
    assertThat(at.uploads.finish(upload, null)).isEqualTo(first);
    assertFiled(first, content);
  }

  @Test
  void anUnfinishedUploadIsNotForgotten() throws IOException {
    UUID upload = at.begin(10);
    assertRefused(UploadRefused.Reason.INCOMPLETE, () -> at.uploads.forget(upload));
  }

  @Test
  void aTerminatedUploadLeavesNothing() throws IOException {
    UUID upload = at.begin(10);
    at.append(upload, new byte[5]);
    UUID filing = at.uploads.status(upload).filingId();

    at.uploads.terminate(upload);

    assertThat(at.filesIn("incoming")).isEmpty();
    assertThatThrownBy(() -> at.keys.unwrap(filing)).isInstanceOf(KeyUnavailable.class);
    assertRefused(UploadRefused.Reason.UNKNOWN, () -> at.append(upload, new byte[5]));
    assertRefused(UploadRefused.Reason.UNKNOWN, () -> at.uploads.terminate(upload));
  }

  @Test
  void anExpiredUploadIsRefusedAndThenGone() throws IOException {
    UUID upload = at.begin(10);
    UUID other = at.begin(10);
    at.later(Duration.ofHours(23));
    assertThat(at.uploads.expire()).isZero();
    at.later(Duration.ofHours(2));

    assertRefused(UploadRefused.Reason.EXPIRED, () -> at.uploads.status(upload));
    assertRefused(
        UploadRefused.Reason.EXPIRED, () -> at.uploads.append(upload, 0, in(new byte[1]), null));
    assertThat(at.uploads.expire()).isEqualTo(2);

    assertRefused(UploadRefused.Reason.UNKNOWN, () -> at.uploads.status(other));
    assertThat(at.filesIn("incoming")).isEmpty();
  }

  @Test
  void expiryNeverTouchesWhatHasBecomeAnObject() throws IOException {
    byte[] content = bytes(10, 18);
    UUID upload = at.begin(10);
    at.append(upload, content);
    FiledObject filed = at.uploads.finish(upload, null);
    at.later(Duration.ofDays(2));
    at.restart();

    assertThat(at.uploads.expire()).isEqualTo(1);

    assertFiled(filed, content);
  }

  @Test
  void onlyOneAppendsAtATime() throws Exception {
    UUID upload = at.begin(10);
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    InputStream slow =
        new InputStream() {
          private int left = 10;

          @Override
          public int read() {
            begun.countDown();
            try {
              go.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
            return left-- > 0 ? 1 : -1;
          }

          @Override
          public int read(byte[] into, int offset, int length) {
            int read = read();
            into[offset] = (byte) read;
            return read < 0 ? -1 : 1;
          }
        };
    try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
      Future<Long> first = thread.submit(() -> at.uploads.append(upload, 0, slow, null));
      begun.await();

      assertThat(at.uploads.status(upload).offset()).isZero();
      assertRefused(
          UploadRefused.Reason.BUSY, () -> at.uploads.append(upload, 0, in(new byte[1]), null));
      assertRefused(UploadRefused.Reason.BUSY, () -> at.uploads.finish(upload, null));
      assertRefused(UploadRefused.Reason.BUSY, () -> at.uploads.terminate(upload));

      go.countDown();
      assertThat(first.get()).isEqualTo(10);
    }
  }

  @Test
  void manyUploadsAtTheSameTimeDoNotMix() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
      List<Future<Boolean>> all =
          IntStream.range(0, 12)
              .mapToObj(
                  i ->
                      threads.submit(
                          () -> {
                            byte[] content = bytes(SEGMENT + 1000 * i, i);
                            UUID upload = at.begin(content.length);
                            int half = content.length / 2;
                            at.append(upload, Arrays.copyOf(content, half));
                            at.append(upload, Arrays.copyOfRange(content, half, content.length));
                            FiledObject filed = at.uploads.finish(upload, null);
                            return Arrays.equals(at.read(filed.objectId()), content)
                                && filed.sha256().equals(hash("SHA-256", content));
                          }))
              .toList();
      for (Future<Boolean> each : all) {
        assertThat(each.get()).isTrue();
      }
    }
  }

  @Test
  void everyFilingHasAKeyOfItsOwnAlsoForTheSameBytes() throws IOException {
    byte[] content = bytes(100, 19);
    FiledObject one = at.file(content);
    FiledObject two = at.file(content);

    at.keys.destroyFilingKey(one.filingId());

    assertThatThrownBy(() -> at.read(one.objectId())).isInstanceOf(KeyUnavailable.class);
    assertFiled(two, content);
  }

  @Test
  void derivedObjectsLiveUnderTheKeyOfTheFilingAndDieWithIt() throws IOException {
    FiledObject filed = at.file(bytes(100, 20));
    StoredObject text = at.store.put(at.caseId, filed.filingId(), "text", in(bytes(50, 21)));
    assertThat(at.read(text.objectId())).isEqualTo(bytes(50, 21));

    at.keys.destroyFilingKey(filed.filingId());

    assertThatThrownBy(() -> at.read(text.objectId())).isInstanceOf(KeyUnavailable.class);
  }

  private UUID part(byte[] content) throws IOException {
    UUID upload = at.uploads.create(at.partial(content.length)).uploadId();
    at.append(upload, content);
    return upload;
  }

  @Test
  void partsAreJoinedInOrderWithoutBeingCopied() throws IOException {
    byte[] content = bytes(3 * SEGMENT + 333, 22);
    UUID one = part(Arrays.copyOf(content, SEGMENT + 10));
    UUID two = part(Arrays.copyOfRange(content, SEGMENT + 10, SEGMENT + 11));
    UUID none = part(new byte[0]);
    UUID three = part(Arrays.copyOfRange(content, SEGMENT + 11, content.length));
    List<UUID> parts = List.of(one, two, none, three);

    UploadStatus whole = at.uploads.concatenate(at.wish(-1), parts);

    assertThat(whole.complete()).isTrue();
    assertThat(whole.parts()).isEqualTo(parts);
    assertRefused(UploadRefused.Reason.UNKNOWN, () -> at.uploads.status(one));
    assertThat(at.uploads.concatenate(at.wish(-1), parts)).isEqualTo(whole);
    at.restart();
    assertThat(at.uploads.status(whole.uploadId())).isEqualTo(whole);
    FiledObject filed = at.uploads.finish(whole.uploadId(), hash("SHA-256", content));
    assertThat(at.uploads.finish(whole.uploadId(), null)).isEqualTo(filed);
    at.uploads.forget(whole.uploadId());
    assertFiled(filed, content);
    assertThat(at.filesIn("incoming")).isEmpty();
    try (ObjectContent open = at.store.open(filed.objectId())) {
      assertThat(open.range(SEGMENT - 5, 30).readAllBytes())
          .isEqualTo(Arrays.copyOfRange(content, SEGMENT - 5, SEGMENT + 25));
    }
  }

  @Test
  void anObjectOfPartsMissesNoneAndAcceptsNoOther() throws IOException {
    UUID one = part(bytes(100, 23));
    UUID two = part(bytes(100, 24));
    UploadStatus whole = at.uploads.concatenate(at.wish(-1), List.of(one, two));
    FiledObject filed = at.uploads.finish(whole.uploadId(), null);
    Path first = at.store.partFile(filed.objectId(), 0);
    Path second = at.store.partFile(filed.objectId(), 1);
    byte[] bytes = Files.readAllBytes(first);

    Files.write(first, Files.readAllBytes(second));
    assertUnreadable(UnreadableObject.Reason.TAMPERED, filed);
    Files.delete(first);
    assertUnreadable(UnreadableObject.Reason.TRUNCATED, filed);
    Files.write(first, Arrays.copyOf(bytes, bytes.length - 1));
    assertUnreadable(UnreadableObject.Reason.TRUNCATED, filed);
    Files.write(first, bytes);
    assertThat(at.read(filed.objectId())).hasSize(200);

    assertThat(at.store.delete(filed.objectId())).isTrue();
    assertThat(at.filesIn("objects")).isEmpty();
  }

  private void assertUnreadable(UnreadableObject.Reason reason, FiledObject filed) {
    assertThatThrownBy(() -> at.read(filed.objectId()))
        .isInstanceOfSatisfying(
            UnreadableObject.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  @Test
  void joiningGoesOnAfterACrashInItsMiddle() throws IOException {
    byte[] content = bytes(2 * SEGMENT, 25);
    UUID one = part(Arrays.copyOf(content, SEGMENT));
    UUID two = part(Arrays.copyOfRange(content, SEGMENT, 2 * SEGMENT));
    Path stateOfTwo = at.folder.resolve("incoming/" + two + ".state");
    byte[] state = Files.readAllBytes(stateOfTwo);
    UploadStatus whole = at.uploads.concatenate(at.wish(-1), List.of(one, two));
    Files.move(
        at.folder.resolve("incoming/" + whole.uploadId() + ".part1"),
        at.folder.resolve("incoming/" + two + ".data"));
    Files.write(stateOfTwo, state);
    at.restart();

    assertThat(at.uploads.status(whole.uploadId()).complete()).isTrue();
    assertFiled(at.uploads.finish(whole.uploadId(), null), content);
  }

  @Test
  void onlyCompletePartsOfTheSamePersonAreJoinedAndEachOnce() throws IOException {
    UUID good = part(new byte[5]);
    UUID short1 = at.uploads.create(at.partial(10)).uploadId();
    UUID ordinary = at.begin(0);
    NewUpload other =
        new NewUpload(
            "inv.ghent",
            at.caseId,
            at.exhibitId,
            java.util.OptionalLong.empty(),
            false,
            java.util.Map.of(),
            at.now.plusSeconds(60));

    assertRefused(UploadRefused.Reason.PARTS, () -> join(good, short1));
    assertRefused(UploadRefused.Reason.PARTS, () -> join(good, good));
    assertRefused(UploadRefused.Reason.PARTS, () -> join(good, ordinary));
    assertRefused(UploadRefused.Reason.PARTS, () -> join());
    assertRefused(UploadRefused.Reason.UNKNOWN, () -> join(good, UUID.randomUUID()));
    assertRefused(UploadRefused.Reason.PARTS, () -> at.uploads.concatenate(other, List.of(good)));
    assertRefused(UploadRefused.Reason.PARTS, () -> at.uploads.finish(good, null));

    assertThat(join(good).complete()).isTrue();
  }

  private UploadStatus join(UUID... parts) throws IOException {
    return at.uploads.concatenate(at.wish(-1), List.of(parts));
  }

  @Test
  void withoutSpaceANewUploadIsRefusedBeforeAnythingIsSent() throws IOException {
    at.free.set(21L << 20);
    assertThatThrownBy(() -> at.begin(2L << 20))
        .isInstanceOfSatisfying(
            StorageFull.class,
            e -> {
              assertThat(e.neededBytes()).isGreaterThan(2L << 20);
              assertThat(e.availableBytes()).isEqualTo(1L << 20);
            });
    assertThat(at.filesIn("incoming")).isEmpty();
  }

  @Test
  void whatIsPromisedToRunningUploadsIsNotPromisedAgain() throws IOException {
    at.free.set(30L << 20);
    UUID first = at.begin(6L << 20);
    assertThatThrownBy(() -> at.begin(6L << 20)).isInstanceOf(StorageFull.class);
    assertThatThrownBy(() -> at.uploads.declareLength(at.begin(-1), 6L << 20))
        .isInstanceOf(StorageFull.class);
    at.restart();
    assertThatThrownBy(() -> at.begin(6L << 20)).isInstanceOf(StorageFull.class);
    at.uploads.terminate(first);
    assertThat(at.begin(6L << 20)).isNotNull();
  }

  @Test
  void aRunningUploadStopsBeforeTheHardReserveAndGoesOnLater() throws IOException {
    byte[] content = bytes(40 * SEGMENT, 26);
    UUID upload = at.begin(content.length);
    InputStream filling =
        new ByteArrayInputStream(content) {
          @Override
          public synchronized int read(byte[] into, int offset, int length) {
            if (pos >= 5 * SEGMENT) {
              at.free.set(10L << 20);
            }
            return super.read(into, offset, length);
          }
        };

    assertThatThrownBy(() -> at.uploads.append(upload, 0, filling, null))
        .isInstanceOf(StorageFull.class);

    long offset = at.uploads.status(upload).offset();
    assertThat(offset).isEqualTo(16L * SEGMENT);
    at.free.set(1L << 50);
    at.append(upload, Arrays.copyOfRange(content, (int) offset, content.length));
    assertFiled(at.uploads.finish(upload, null), content);
  }

  @Test
  void orphansAreFoundAndRemovedAndNothingElseIs() throws IOException {
    FiledObject known = at.file(bytes(10, 27));
    FiledObject orphan = at.file(bytes(10, 28));
    UUID pending = at.begin(10);
    at.append(pending, new byte[10]);
    FiledObject unforgotten = at.uploads.finish(pending, null);
    at.now =
        java.nio.file.Files.getLastModifiedTime(at.store.objectFile(known.objectId()))
            .toInstant()
            .plus(Duration.ofHours(2));

    assertThat(at.uploads.orphans(known.objectId()::equals, Duration.ofHours(3))).isEmpty();
    assertThat(at.uploads.orphans(known.objectId()::equals, Duration.ofHours(1)))
        .extracting(ListedObject::objectId)
        .containsExactly(orphan.objectId());
    Path stray = at.store.partFile(UUID.randomUUID(), 0);
    Files.createDirectories(stray.getParent());
    Files.writeString(stray, "left behind");

    assertThat(at.uploads.sweep(known.objectId()::equals, Duration.ofHours(1))).isEqualTo(2);

    assertThat(stray).doesNotExist();
    assertThat(at.store.exists(orphan.objectId())).isFalse();
    assertThatThrownBy(() -> at.keys.unwrap(orphan.filingId())).isInstanceOf(KeyUnavailable.class);
    assertThat(at.read(known.objectId())).hasSize(10);
    assertThat(at.read(unforgotten.objectId())).hasSize(10);
  }

  @Test
  void anUploadWhoseRecordIsDamagedIsLeftAloneAndNamed() throws IOException {
    UUID upload = at.begin(10);
    at.append(upload, new byte[5]);
    Path state = at.folder.resolve("incoming/" + upload + ".state");
    byte[] bytes = Files.readAllBytes(state);
    bytes[bytes.length - 1] ^= 1;
    Files.write(state, bytes);
    at.restart();

    assertRefused(UploadRefused.Reason.UNKNOWN, () -> at.uploads.status(upload));
    assertThat(at.uploads.damaged()).containsExactly(upload.toString());
    assertThat(at.filesIn("incoming")).hasSizeGreaterThanOrEqualTo(3);
  }

  @Test
  void whatBelongsToNoUploadIsRemovedAtTheStart() throws IOException {
    Files.writeString(at.folder.resolve("incoming/" + UUID.randomUUID() + ".data"), "left");
    at.restart();
    assertThat(at.filesIn("incoming")).isEmpty();
  }
}
