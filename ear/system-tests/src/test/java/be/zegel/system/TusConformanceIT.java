package be.zegel.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * tus 1.0 over HTTP: the core and every extension that the server claims, and what Zegel promises
 * beyond it (the hash of the whole, one writer at a time, nothing filed that is not what was sent).
 * {@code ear/system-tests/src/test/tus} drives the same server with tus-js-client and curl.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TusConformanceIT {

  private static final byte[] HELLO = "Hello, evidence.".getBytes(StandardCharsets.UTF_8);

  private final RunningSystem system = RunningSystem.get();
  private final Api api = system.as("inv.antwerp");
  private final Tus tus = new Tus(system, "inv.antwerp");
  private String exhibit = "";

  @BeforeAll
  void open() {
    String id = api.opensCase("tus " + UUID.randomUUID()).path("id").asText();
    exhibit = api.registersExhibit(id, "OS-" + StaffedCase.seal()).path("id").asText();
  }

  // ---- Core

  @Test
  void saysWhatItSpeaks() {
    Api.Answer answer =
        api.send(api.request("/uploads").method("OPTIONS", BodyPublishers.noBody()));
    assertThat(answer.status()).isIn(200, 204);
    assertThat(answer.header("tus-version")).isEqualTo("1.0.0");
    assertThat(answer.header("tus-resumable")).isEqualTo("1.0.0");
    assertThat(answer.header("tus-extension").split(","))
        .containsExactlyInAnyOrder(
            "creation",
            "creation-with-upload",
            "creation-defer-length",
            "checksum",
            "expiration",
            "termination",
            "concatenation");
    assertThat(answer.header("tus-checksum-algorithm").split(",")).contains("sha1", "sha256");
    assertThat(Long.parseLong(answer.header("tus-max-size"))).isGreaterThan(1L << 40);
  }

  @Test
  void refusesAnotherVersionAndNone() {
    for (String[] version : new String[][] {{}, {"Tus-Resumable", "0.2.2"}}) {
      Api.Answer answer =
          api.send(api.request("/uploads", version).POST(BodyPublishers.noBody())).expect(412);
      assertThat(answer.header("tus-version")).isEqualTo("1.0.0");
    }
  }

  @Test
  void tellsWhereAnUploadStandsAndGoesOnFromThere() {
    String upload = tus.begins(exhibit, "deel.txt", HELLO.length);
    Api.Answer begun = tus.head(upload).expect(200);
    assertThat(begun.header("upload-offset")).isEqualTo("0");
    assertThat(begun.header("upload-length")).isEqualTo(String.valueOf(HELLO.length));
    assertThat(begun.header("cache-control")).contains("no-store");
    assertThat(begun.header("upload-metadata")).contains("filename " + Api.base64("deel.txt"));
    Api.Answer first = tus.patch(upload, 0, Arrays.copyOf(HELLO, 7)).expect(204);
    assertThat(first.header("upload-offset")).isEqualTo("7");
    assertThat(first.header("tus-resumable")).isEqualTo("1.0.0");
    assertThat(first.header("zegel-file")).isEmpty();
    assertThat(tus.head(upload).expect(200).header("upload-offset")).isEqualTo("7");
    Api.Answer last = tus.patch(upload, 7, Arrays.copyOfRange(HELLO, 7, HELLO.length)).expect(204);
    JsonNode file = api.get("/files/" + last.header("zegel-file")).expect(200).json();
    assertThat(file.path("sha256").asText()).isEqualTo(Api.sha256(HELLO));
    assertThat(file.path("size").asText()).isEqualTo(String.valueOf(HELLO.length));
    assertThat(api.get("/files/" + file.path("id").asText() + "/content").expect(200).bytes())
        .isEqualTo(HELLO);
  }

  @Test
  void refusesBytesThatDoNotFollowWhatIsThere() {
    String upload = tus.begins(exhibit, "x", 10);
    tus.patch(upload, 0, new byte[4]).expect(204);
    for (long offset : new long[] {0, 3, 5, 10, 11, Long.MAX_VALUE}) {
      Api.Answer answer = tus.patch(upload, offset, new byte[1]).expect(409);
      assertThat(answer.code()).isEqualTo("upload-conflict");
      assertThat(answer.header("upload-offset")).isEqualTo("4");
    }
    assertThat(tus.head(upload).header("upload-offset")).isEqualTo("4");
  }

  @Test
  void refusesMoreBytesThanWereAnnounced() {
    String upload = tus.begins(exhibit, "x", 10);
    assertThat(tus.patch(upload, 0, new byte[11]).expect(413).code())
        .isEqualTo("evidence-too-large");
    // Without a length of its own the request is cut off when the upload is full.
    assertThat(tus.patch(upload, 0, () -> new ByteArrayInputStream(new byte[1 << 20])).status())
        .isIn(413, 409);
    assertThat(Long.parseLong(tus.head(upload).header("upload-offset"))).isLessThanOrEqualTo(10);
    assertThat(filed("x-over")).isEmpty();
  }

  @Test
  void refusesHeadersThatAreMissingOrWrong() {
    String upload = tus.begins(exhibit, "x", 10);
    assertThat(
            tus.send("PATCH", upload, BodyPublishers.ofString("x"), "Content-Type", Tus.BYTES)
                .expect(400)
                .code())
        .isEqualTo("invalid-input");
    for (String offset : List.of("-1", "x", "1.5", "99999999999999999999", " ")) {
      tus.send(
              "PATCH",
              upload,
              BodyPublishers.ofString("x"),
              "Content-Type",
              Tus.BYTES,
              "Upload-Offset",
              offset)
          .expect(400);
    }
    for (String type : List.of("text/plain", "application/octet-stream", "application/json")) {
      tus.send(
              "PATCH",
              upload,
              BodyPublishers.ofString("x"),
              "Content-Type",
              type,
              "Upload-Offset",
              "0")
          .expect(415);
    }
    assertThat(tus.head(upload).header("upload-offset")).isEqualTo("0");
    for (String id : List.of("x", "..", "1", UUID.randomUUID().toString(), "a/b")) {
      tus.head(system.at("/api/v1/uploads/" + id).toString()).expect(404);
    }
    tus.send("PUT", upload, BodyPublishers.noBody()).expect(405);
    tus.send("POST", upload, BodyPublishers.noBody()).expect(405);
    tus.send("PATCH", "/uploads", BodyPublishers.noBody()).expect(405);
  }

  @Test
  void aMethodMayComeInAHeader() {
    String upload = tus.begins(exhibit, "x", 3);
    tus.send(
            "POST",
            upload,
            BodyPublishers.ofString("abc"),
            "X-HTTP-Method-Override",
            "PATCH",
            "Upload-Offset",
            "0",
            "Content-Type",
            Tus.BYTES)
        .expect(204);
  }

  // ---- Creation

  @Test
  void refusesABeginningThatIsNotClear() {
    String metadata = Tus.metadata(exhibit, "x");
    for (String[] headers :
        new String[][] {
          {"Upload-Metadata", metadata},
          {"Upload-Metadata", metadata, "Upload-Length", "-1"},
          {"Upload-Metadata", metadata, "Upload-Length", "many"},
          {"Upload-Metadata", metadata, "Upload-Length", "99999999999999999999"},
          {"Upload-Metadata", metadata, "Upload-Defer-Length", "2"},
          {"Upload-Metadata", metadata, "Upload-Length", "1", "Upload-Defer-Length", "1"},
          {"Upload-Length", "1"},
          {"Upload-Length", "1", "Upload-Metadata", "filename " + Api.base64("x")},
          {"Upload-Length", "1", "Upload-Metadata", "exhibit " + Api.base64(exhibit)},
          {"Upload-Length", "1", "Upload-Metadata", metadata + ",filename " + Api.base64("y")},
          {"Upload-Length", "1", "Upload-Metadata", "exhibit ***,filename ***"},
          {"Upload-Length", "1", "Upload-Metadata", Tus.metadata("no-id", "x")},
          {"Upload-Length", "1", "Upload-Metadata", metadata + ",sha256 " + Api.base64("12")},
          {"Upload-Length", "1", "Upload-Metadata", metadata, "Upload-Concat", "some"}
        }) {
      Api.Answer answer = tus.creates(headers);
      assertThat(answer.status()).as(Arrays.toString(headers)).isEqualTo(400);
      assertThat(answer.code()).isEqualTo("invalid-input");
      assertThat(answer.json().path("fields")).as(answer.text()).isNotEmpty();
    }
    tus.creates(
            "Upload-Length",
            "1",
            "Upload-Metadata",
            Tus.metadata(UUID.randomUUID().toString(), "x"))
        .expect(404);
    assertThat(
            tus.creates(
                    "Upload-Length", String.valueOf(Long.MAX_VALUE), "Upload-Metadata", metadata)
                .expect(413)
                .code())
        .isEqualTo("evidence-too-large");
  }

  @Test
  void anEmptyFileIsFiledAtOnce() {
    Api.Answer created =
        tus.creates("Upload-Length", "0", "Upload-Metadata", Tus.metadata(exhibit, "leeg.txt"))
            .expect(201);
    JsonNode file = api.processed(created.header("zegel-file"));
    assertThat(file.path("sha256").asText()).isEqualTo(Api.sha256(new byte[0]));
    assertThat(file.path("state").asText()).isEqualTo("READY");
    assertThat(api.get("/files/" + file.path("id").asText() + "/content").expect(200).bytes())
        .isEmpty();
  }

  @Test
  void bytesMayComeWithTheBeginning() {
    Api.Answer created =
        tus.send(
                "POST",
                "/uploads",
                BodyPublishers.ofByteArray(HELLO),
                "Upload-Length",
                String.valueOf(HELLO.length),
                "Content-Type",
                Tus.BYTES,
                "Upload-Metadata",
                Tus.metadata(exhibit, "direct.txt"))
            .expect(201);
    assertThat(created.header("upload-offset")).isEqualTo(String.valueOf(HELLO.length));
    assertThat(hashOf(created.header("zegel-file"))).isEqualTo(Api.sha256(HELLO));
  }

  @Test
  void theLengthMayComeLaterAndThenStands() {
    Api.Answer created =
        tus.creates(
                "Upload-Defer-Length", "1", "Upload-Metadata", Tus.metadata(exhibit, "later.txt"))
            .expect(201);
    String upload = tus.address(created);
    Api.Answer begun = tus.head(upload).expect(200);
    assertThat(begun.header("upload-defer-length")).isEqualTo("1");
    assertThat(begun.header("upload-length")).isEmpty();
    tus.patch(upload, 0, Arrays.copyOf(HELLO, 5)).expect(204);
    tus.patch(
            upload,
            5,
            Arrays.copyOfRange(HELLO, 5, 9),
            "Upload-Length",
            String.valueOf(HELLO.length))
        .expect(204);
    tus.patch(upload, 9, new byte[] {1}, "Upload-Length", "12").expect(409);
    Api.Answer last = tus.patch(upload, 9, Arrays.copyOfRange(HELLO, 9, HELLO.length)).expect(204);
    assertThat(hashOf(last.header("zegel-file"))).isEqualTo(Api.sha256(HELLO));
  }

  @Test
  void namesAreLabelsAndNeverPaths() {
    for (String name :
        List.of(
            "../../../etc/passwd",
            "/etc/shadow",
            "C:\\Windows\\System32\\cmd.exe",
            "..\\..\\x.txt",
            "a/../../b.txt",
            "nul\u0000byte.txt",
            "line\nbreak\r\nSet-Cookie: x=1.txt",
            "\u202Egpj.exe",
            "Ünïcødé – 日本語 – 🔒.txt",
            "<img src=x onerror=alert(1)>.txt",
            ".",
            "..",
            "/",
            "CON",
            " ",
            "a".repeat(1000),
            "é".repeat(1000))) {
      Api.Answer created =
          tus.send(
              "POST",
              "/uploads",
              BodyPublishers.ofByteArray(HELLO),
              "Upload-Length",
              String.valueOf(HELLO.length),
              "Content-Type",
              Tus.BYTES,
              "Upload-Metadata",
              Tus.metadata(exhibit, name));
      if (name.isBlank()) {
        assertThat(created.status()).isEqualTo(400);
        continue;
      }
      assertThat(created.status()).as(name + created.text()).isEqualTo(201);
      JsonNode file = api.get("/files/" + created.header("zegel-file")).expect(200).json();
      String label = file.path("filename").asText();
      assertThat(List.of(label.split("/"))).as(name).doesNotContain("..", ".", "");
      assertThat(label).as(name).doesNotContain("\u0000", "\n", "\r").isNotBlank();
      assertThat(label.length()).isLessThanOrEqualTo(1000);
      Api.Answer content = api.get("/files/" + file.path("id").asText() + "/content").expect(200);
      assertThat(content.bytes()).isEqualTo(HELLO);
      assertThat(content.header("content-disposition"))
          .startsWith("attachment; filename=\"")
          .doesNotContain("\n")
          .doesNotContain("/");
      assertThat(content.header("set-cookie")).doesNotContain("x=1");
    }
    assertThat(
            tus.creates(
                    "Upload-Length",
                    "1",
                    "Upload-Metadata",
                    Tus.metadata(exhibit, "a".repeat(1001)))
                .expect(400)
                .json()
                .path("fields")
                .path(0)
                .path("field")
                .asText())
        .isEqualTo("filename");
  }

  // ---- Checksum

  @Test
  void keepsOnlyBytesThatHaveTheChecksumTheyCameWith() {
    for (String algorithm : List.of("sha1 SHA-1", "sha256 SHA-256", "md5 MD5")) {
      String name = algorithm.split(" ")[0];
      String digest = digest(algorithm.split(" ")[1], HELLO);
      String upload = tus.begins(exhibit, "sum-" + name + ".txt", HELLO.length);
      byte[] wrong = HELLO.clone();
      wrong[3] ^= 1;
      Api.Answer refused =
          tus.patch(upload, 0, wrong, "Upload-Checksum", name + " " + digest).expect(460);
      assertThat(refused.code()).isEqualTo("chunk-differs");
      assertThat(tus.head(upload).header("upload-offset")).as(name).isEqualTo("0");
      Api.Answer taken =
          tus.patch(upload, 0, HELLO, "Upload-Checksum", name + " " + digest).expect(204);
      assertThat(hashOf(taken.header("zegel-file"))).isEqualTo(Api.sha256(HELLO));
    }
    String upload = tus.begins(exhibit, "sum.txt", HELLO.length);
    for (String header :
        List.of(
            "crc32 AAAA",
            "sha256",
            "sha256 ***",
            "sha256 AAAA",
            "",
            "sha1 " + digest("SHA-256", HELLO))) {
      tus.patch(upload, 0, HELLO, "Upload-Checksum", header).expect(400);
    }
    assertThat(tus.head(upload).header("upload-offset")).isEqualTo("0");
  }

  @Test
  void aWholeWithAnotherHashIsNotFiled() {
    String name = "wrong-" + UUID.randomUUID() + ".txt";
    String events = "/exhibits/" + exhibit + "/events?limit=200";
    // The hash with the beginning, and the hash with the last byte.
    String early =
        tus.address(
            tus.creates(
                    "Upload-Length",
                    String.valueOf(HELLO.length),
                    "Upload-Metadata",
                    Tus.metadata(exhibit, name)
                        + ",sha256 "
                        + Api.base64(Api.sha256("other".getBytes(StandardCharsets.UTF_8))))
                .expect(201));
    assertThat(tus.patch(early, 0, HELLO).expect(460).code()).isEqualTo("hash-differs");
    String late = tus.begins(exhibit, name, HELLO.length);
    assertThat(tus.patch(late, 0, HELLO, "Zegel-SHA256", "0".repeat(64)).expect(460).code())
        .isEqualTo("hash-differs");
    for (String upload : List.of(early, late)) {
      assertThat(tus.head(upload).status()).isIn(404, 410, 460);
      assertThat(tus.patch(upload, HELLO.length, new byte[0]).status()).isIn(404, 409, 410, 460);
    }
    assertThat(filed(name)).isEmpty();
    assertThat(api.get(events).expect(200).text()).doesNotContain(name);
    // The right one, in capitals too.
    String right = tus.begins(exhibit, name, HELLO.length);
    tus.patch(right, 0, HELLO, "Zegel-SHA256", Api.sha256(HELLO).toUpperCase(java.util.Locale.ROOT))
        .expect(204);
    assertThat(filed(name)).hasSize(1);
    assertThat(api.get(events).expect(200).text()).contains(name);
  }

  // ---- Expiration, termination

  @Test
  void anUploadSaysWhenItExpires() {
    Api.Answer created =
        tus.creates("Upload-Length", "4", "Upload-Metadata", Tus.metadata(exhibit, "x"))
            .expect(201);
    String upload = tus.address(created);
    for (Api.Answer answer :
        List.of(created, tus.patch(upload, 0, new byte[2]), tus.head(upload))) {
      ZonedDateTime expires =
          ZonedDateTime.parse(
              answer.header("upload-expires"), DateTimeFormatter.RFC_1123_DATE_TIME);
      assertThat(expires).isAfter(ZonedDateTime.now(ZoneOffset.UTC).plusDays(1));
    }
  }

  @Test
  void anUploadThatIsThrownAwayIsGone() {
    String upload = tus.begins(exhibit, "weg.txt", 10);
    tus.patch(upload, 0, new byte[5]).expect(204);
    tus.delete(upload).expect(204);
    assertThat(tus.head(upload).status()).isIn(404, 410);
    assertThat(tus.patch(upload, 5, new byte[5]).status()).isIn(404, 410);
    assertThat(filed("weg.txt")).isEmpty();
    // What is filed cannot be thrown away.
    String other = tus.begins(exhibit, "blijft.txt", HELLO.length);
    tus.patch(other, 0, HELLO).expect(204);
    tus.delete(other).expect(409);
    assertThat(filed("blijft.txt")).hasSize(1);
  }

  // ---- Concatenation

  @Test
  void partsSentSideBySideBecomeOneFile() {
    byte[] whole = new byte[3_000_001];
    new Random(7).nextBytes(whole);
    List<String> parts = new ArrayList<>();
    List<CompletableFuture<Api.Answer>> sent = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 4; i++) {
        int from = i * 1_000_000;
        byte[] bytes = Arrays.copyOfRange(whole, from, Math.min(from + 1_000_000, whole.length));
        String part = tus.beginsPart(bytes.length);
        parts.add(part);
        assertThat(tus.head(part).header("upload-concat")).isEqualTo("partial");
        sent.add(CompletableFuture.supplyAsync(() -> tus.patch(part, 0, bytes), threads));
      }
      sent.forEach(answer -> answer.join().expect(204));
    }
    Api.Answer joined =
        tus.joins(exhibit, "joined.bin", parts, "Zegel-SHA256", Api.sha256(whole)).expect(201);
    assertThat(hashOf(joined.header("zegel-file"))).isEqualTo(Api.sha256(whole));
    assertThat(api.get("/files/" + joined.header("zegel-file") + "/content").bytes())
        .isEqualTo(whole);
    String upload = tus.address(joined);
    Api.Answer head = tus.head(upload).expect(200);
    assertThat(head.header("upload-concat")).startsWith("final;");
    assertThat(head.header("upload-length")).isEqualTo(String.valueOf(whole.length));
    // The protocol: nothing can be added to what was joined.
    tus.patch(upload, whole.length, new byte[1]).expect(403);
    // Parts are used up.
    assertThat(tus.joins(exhibit, "again.bin", parts).status()).isIn(404, 409, 410);
    assertThat(filed("again.bin")).isEmpty();
  }

  @Test
  void partsThatAreIncompleteForeignRepeatedOrNoneAreNotJoined() {
    String incomplete = tus.beginsPart(10);
    tus.patch(incomplete, 0, new byte[5]).expect(204);
    tus.joins(exhibit, "no.bin", List.of(incomplete)).expect(409);
    String complete = tus.beginsPart(5);
    tus.patch(complete, 0, new byte[5]).expect(204);
    assertThat(tus.joins(exhibit, "no.bin", List.of(complete, complete)).status()).isIn(400, 409);
    String whole = tus.begins(exhibit, "whole", 5);
    tus.joins(exhibit, "no.bin", List.of(complete, whole)).expect(409);
    tus.joins(exhibit, "no.bin", List.of(complete, UUID.randomUUID().toString())).expect(404);
    tus.joins(exhibit, "no.bin", List.of("not-an-upload")).expect(400);
    assertThat(new Tus(system, "lead.antwerp").joins(exhibit, "no.bin", List.of(complete)).status())
        .isIn(403, 404);
    assertThat(filed("no.bin")).isEmpty();
    // It is still there and can be joined alone.
    tus.joins(exhibit, "one.bin", List.of(complete)).expect(201);
  }

  @Test
  void aJoinOfTooManyPartsIsRefusedBeforeAnyWork() {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      parts.add(UUID.randomUUID().toString());
    }
    Api.Answer refused = tus.joins(exhibit, "many.bin", parts).expect(400);
    assertThat(refused.json().path("fields").path(0).path("field").asText()).isEqualTo("parts");
  }

  // ---- One writer at a time, connections that break

  @Test
  void twoTransfersAtOnceDoNotMixTheirBytes() throws Exception {
    byte[] bytes = new byte[200_000];
    new Random(3).nextBytes(bytes);
    String upload = tus.begins(exhibit, "one-writer.bin", bytes.length);
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Api.Answer> first =
          threads.submit(
              () ->
                  tus.patch(
                      upload,
                      0,
                      () ->
                          new SequenceInputStream(
                              new ByteArrayInputStream(bytes, 0, 100_000),
                              new Waiting(
                                  begun,
                                  goOn,
                                  new ByteArrayInputStream(bytes, 100_000, 100_000)))));
      try {
        assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
        Api.Answer second = awaitLocked(upload, bytes);
        assertThat(second.code()).isEqualTo("upload-locked");
      } finally {
        goOn.countDown();
      }
      String file = first.get(60, TimeUnit.SECONDS).expect(204).header("zegel-file");
      assertThat(hashOf(file)).isEqualTo(Api.sha256(bytes));
    }
  }

  /** The second transfer; the server may not have read the first one's request yet. */
  private Api.Answer awaitLocked(String upload, byte[] bytes) throws InterruptedException {
    Api.Answer second = tus.head(upload);
    for (int i = 0; i < 100 && second.status() != 423; i++) {
      TimeUnit.MILLISECONDS.sleep(100);
      second = tus.patch(upload, bytes.length, new byte[0]);
    }
    return second.expect(423);
  }

  @Test
  void aConnectionThatBreaksKeepsWhatHadArrived() throws InterruptedException {
    byte[] bytes = new byte[5_000_000];
    new Random(5).nextBytes(bytes);
    String upload = tus.begins(exhibit, "broken-line.bin", bytes.length);
    int sent = 4_000_000;
    try {
      tus.patch(
          upload,
          0,
          () ->
              new SequenceInputStream(new ByteArrayInputStream(bytes, 0, sent), new BrokenLine()));
    } catch (UncheckedIOException broken) {
      // As intended: the line broke in the middle of the request.
    }
    Api.Answer last = goesOn(upload, bytes, sent);
    assertThat(hashOf(last.header("zegel-file"))).isEqualTo(Api.sha256(bytes));
  }

  /** Asks for the offset and goes on from there, as often as the server has not noticed yet. */
  private Api.Answer goesOn(String upload, byte[] bytes, int sent) throws InterruptedException {
    for (int i = 0; i < 300; i++) {
      Api.Answer head = tus.head(upload);
      if (head.status() == 200) {
        long offset = Long.parseLong(head.header("upload-offset"));
        assertThat(offset).isBetween(0L, (long) sent);
        try {
          Api.Answer rest =
              tus.patch(upload, offset, Arrays.copyOfRange(bytes, (int) offset, bytes.length));
          if (rest.status() == 204) {
            return rest;
          }
          assertThat(rest.status()).as(rest.text()).isIn(409, 423);
        } catch (UncheckedIOException refusedWhileSending) {
          // The server does not listen to bytes that it will not take.
        }
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
    throw new AssertionError("the upload stays locked");
  }

  @Test
  void whoLostTheAnswerToTheLastByteGetsItAgain() {
    String upload = tus.begins(exhibit, "lost-answer.txt", HELLO.length);
    String file = tus.patch(upload, 0, HELLO).expect(204).header("zegel-file");
    assertThat(tus.head(upload).expect(200).header("zegel-file")).isEqualTo(file);
    assertThat(tus.patch(upload, HELLO.length, new byte[0]).expect(204).header("zegel-file"))
        .isEqualTo(file);
    assertThat(tus.patch(upload, 0, HELLO).expect(204).header("zegel-file")).isEqualTo(file);
    byte[] other = HELLO.clone();
    other[0] ^= 1;
    tus.patch(upload, 0, other).expect(409);
    assertThat(filed("lost-answer.txt")).hasSize(1);
  }

  @Test
  void manyUploadsAtOnceAreAllFiledOnce() {
    List<CompletableFuture<String>> files = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (int i = 0; i < 24; i++) {
        byte[] bytes = ("file number " + i).getBytes(StandardCharsets.UTF_8);
        String name = "many-%02d.txt".formatted(i);
        files.add(CompletableFuture.supplyAsync(() -> api.files(exhibit, name, bytes), threads));
      }
      assertThat(files.stream().map(CompletableFuture::join).distinct()).hasSize(24);
    }
    assertThat(all().stream().filter(name -> name.matches("many-\\d\\d\\.txt"))).hasSize(24);
    // The chain of the exhibit holds each of them once.
    long ingested =
        api.all("/exhibits/" + exhibit + "/events").stream()
            .filter(event -> event.toString().contains("\"many-"))
            .count();
    assertThat(ingested).isEqualTo(24);
  }

  private List<String> filed(String name) {
    return all().stream().filter(name::equals).toList();
  }

  private List<String> all() {
    return api.all("/exhibits/" + exhibit + "/files").stream()
        .map(file -> file.path("filename").asText())
        .toList();
  }

  private String hashOf(String file) {
    return api.get("/files/" + file).expect(200).json().path("sha256").asText();
  }

  private static String digest(String algorithm, byte[] bytes) {
    try {
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance(algorithm).digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Says that it was reached, and waits. */
  private static final class Waiting extends InputStream {
    private final CountDownLatch reached;
    private final CountDownLatch goOn;
    private final InputStream rest;

    Waiting(CountDownLatch reached, CountDownLatch goOn, InputStream rest) {
      this.reached = reached;
      this.goOn = goOn;
      this.rest = rest;
    }

    @Override
    public int read() throws IOException {
      await();
      return rest.read();
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      await();
      return rest.read(bytes, from, length);
    }

    private void await() throws IOException {
      reached.countDown();
      try {
        if (!goOn.await(2, TimeUnit.MINUTES)) {
          throw new IOException("nobody said to go on");
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException(e);
      }
    }
  }

  /** A line that breaks. */
  private static final class BrokenLine extends InputStream {
    @Override
    public int read() throws IOException {
      throw new IOException("the line broke");
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      return read();
    }
  }
}
