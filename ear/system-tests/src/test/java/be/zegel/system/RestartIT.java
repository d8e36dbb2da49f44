package be.zegel.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The application is stopped and started in order, as for an update, in the middle of work: with an
 * upload half done, parts waiting to be joined and files being read. Meanwhile the index of the
 * case is damaged, an item is put into quarantine and the disk becomes too full for anything new.
 * Afterwards nothing is lost, what was damaged is filled again, and the full disk hinders new
 * uploads only.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RestartIT {

  private static final String RESERVE = "zegel.upload.reserve";

  private final RunningSystem system = RunningSystem.get();
  private final Management management = new Management(system);
  private final Api api = system.as("inv.antwerp");
  private final Tus tus = new Tus(system, "inv.antwerp");
  private final String word = "zwherstart" + UUID.randomUUID().toString().replace("-", "");
  private final byte[] whole = new byte[6_000_001];
  private final List<String> atWork = new ArrayList<>();
  private String caseId = "";
  private String exhibit = "";
  private String readable = "";
  private String quarantined = "";
  private String quarantinedFile = "";
  private String upload = "";
  private String offsetBefore = "";
  private String part = "";
  private boolean full;

  @BeforeAll
  void restartInTheMiddleOfWork() throws IOException, SQLException {
    new Random(11).nextBytes(whole);
    caseId = api.opensCase("restart " + UUID.randomUUID()).path("id").asText();
    exhibit = api.registersExhibit(caseId, "OS-" + StaffedCase.seal()).path("id").asText();
    readable = root(text("blijft.txt", word + " blijft leesbaar"));
    quarantinedFile = text("geheim.txt", word + " van een advocaat");
    quarantined = root(quarantinedFile);
    await(word, 2);

    upload = tus.begins(exhibit, "half.bin", whole.length);
    tus.patch(upload, 0, Arrays.copyOf(whole, 2_222_222)).expect(204);
    offsetBefore = tus.head(upload).header("upload-offset");
    part = tus.beginsPart(3);
    tus.patch(part, 0, new byte[] {1, 2, 3}).expect(204);
    for (int i = 0; i < 12; i++) {
      atWork.add(text("atwork" + i + ".txt", word + " aan het werk " + i));
    }

    management.stopApplication();
    quarantine(quarantined);
    damageIndex();
    // More than any disk has: as if it were full.
    management.set(RESERVE, String.valueOf(Long.MAX_VALUE / 4));
    full = true;
    management.startApplication();
    awaitReady();
  }

  @AfterAll
  void emptyTheDisk() {
    if (full) {
      management.stopApplication();
      management.unset(RESERVE);
      management.startApplication();
      awaitReady();
      tus.begins(exhibit, "weer plaats.txt", 1);
    }
  }

  @Test
  void newUploadsAreRefusedOnAFullDiskWhileRunningOnesAndReadingGoOn() {
    Api.Answer refused =
        tus.creates(
            "Upload-Length",
            "1",
            "Upload-Metadata",
            Tus.metadata(exhibit, "nieuw.txt"),
            "Accept-Language",
            "nl");
    assertThat(refused.status()).isEqualTo(507);
    assertThat(refused.code()).isEqualTo("storage-full");
    assertThat(refused.json().path("detail").asText()).isNotBlank();

    // The running one goes on from where it was, past the restart, to its end.
    assertThat(tus.head(upload).expect(200).header("upload-offset"))
        .isEqualTo(offsetBefore)
        .isEqualTo("2222222");
    Api.Answer done =
        tus.patch(
                upload,
                2_222_222,
                Arrays.copyOfRange(whole, 2_222_222, whole.length),
                "Zegel-SHA256",
                Api.sha256(whole))
            .expect(204);
    String file = done.header("zegel-file");
    assertThat(api.get("/files/" + file).expect(200).json().path("sha256").asText())
        .isEqualTo(Api.sha256(whole));

    // Reading goes on.
    assertThat(api.get("/items/" + readable + "/text").expect(200).json().path("text").asText())
        .contains(word);
    assertThat(api.get("/files/" + file + "/content").expect(200).bytes()).isEqualTo(whole);
    api.processed(file);
  }

  @Test
  void partsThatWereSentBeforeAreJoinedAfter() {
    assertThat(tus.head(part).expect(200).header("upload-offset")).isEqualTo("3");
    // A join needs no room of its own.
    Api.Answer joined = tus.joins(exhibit, "joined.bin", List.of(part));
    assertThat(joined.status()).as(joined.text()).isEqualTo(201);
    assertThat(
            api.get("/files/" + joined.header("zegel-file"))
                .expect(200)
                .json()
                .path("sha256")
                .asText())
        .isEqualTo(Api.sha256(new byte[] {1, 2, 3}));
  }

  @Test
  void whatWasBeingReadIsReadAndTheDamagedIndexIsFilledAgain() {
    for (String file : atWork) {
      assertThat(api.processed(file).path("state").asText()).isEqualTo("READY");
    }
    JsonNode found = await(word, 1 + atWork.size());
    assertThat(found.path("complete").asBoolean()).isTrue();
    for (int i = 0; i < atWork.size(); i++) {
      assertThat(total("\"" + word + " aan het werk " + i + "\"")).isEqualTo(1);
    }
  }

  @Test
  void anItemInQuarantineIsNowhere() {
    await(word, 1 + atWork.size());
    for (String path : List.of("", "/items", "/containers", "/text", "/preview", "/content")) {
      api.get("/items/" + quarantined + path).expect(404);
    }
    api.get("/items/" + quarantined + "/matches?q=" + word).expect(404);
    assertThat(api.get("/files/" + quarantinedFile + "/items").text()).doesNotContain(quarantined);
    Api.Answer search = api.get("/search?limit=200&q=" + word).expect(200);
    assertThat(search.text()).doesNotContain(quarantined, quarantinedFile, "geheim");
    assertThat(search.json().path("total").asLong()).isEqualTo(1 + atWork.size());
    search
        .json()
        .path("facets")
        .path("case")
        .forEach(count -> assertThat(count.path("count").asLong()).isEqualTo(1 + atWork.size()));
  }

  private String text(String name, String text) {
    return api.files(exhibit, name, text.getBytes(StandardCharsets.UTF_8));
  }

  private String root(String file) {
    return api.processed(file).path("root").asText();
  }

  private JsonNode await(String query, long total) {
    return api.await(
        "/search?q=" + query,
        found -> found.path("total").asLong() == total,
        Duration.ofMinutes(3));
  }

  private long total(String query) {
    return api.get("/search?q=" + Api.query(query)).expect(200).json().path("total").asLong();
  }

  private void awaitReady() {
    Api nobody = system.asNobody();
    long end = System.nanoTime() + Duration.ofMinutes(5).toNanos();
    while (nobody.send(nobody.request(system.at("/health/ready").toString()).GET()).status()
        != 200) {
      assertThat(System.nanoTime()).as("ready again").isLessThan(end);
      try {
        Thread.sleep(500);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  /** What the law will name somebody for, and nobody can do over the interface yet. */
  private void quarantine(String item) throws SQLException {
    String password = RunningSystem.read(system.data().resolve("secrets/postgres-owner")).strip();
    try (Connection connection =
            DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + (system.url().getPort() + 2) + "/zegel",
                "zegel_owner",
                password);
        PreparedStatement statement =
            connection.prepareStatement(
                "update evidence_item set quarantined = true where id = ?")) {
      statement.setObject(1, UUID.fromString(item));
      assertThat(statement.executeUpdate()).isEqualTo(1);
    }
  }

  /** Cuts every file of the index of the case to half. */
  private void damageIndex() throws IOException {
    int damaged = 0;
    try (Stream<Path> files = Files.walk(system.data().resolve("index"))) {
      for (Path file :
          files.filter(Files::isRegularFile).filter(f -> f.toString().contains(caseId)).toList()) {
        try (var channel = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
          channel.truncate(channel.size() / 2);
          damaged++;
        }
      }
    }
    assertThat(damaged).as("files of the index of the case").isPositive();
  }
}
