package be.zegel.system;

import static org.assertj.core.api.Assertions.assertThat;

import be.zegel.evidence.tlog.Note;
import be.zegel.evidence.tlog.TrustPolicy;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Two witnesses of the demonstration confirm the log, each with a key and a memory of its own. */
class LedgerWitnessIT {
  private final RunningSystem system = RunningSystem.get();
  private final Api investigator = system.as("inv.antwerp");
  private final Api stranger = system.asNobody();

  private String key(String folder) {
    return RunningSystem.read(system.data().resolve(folder).resolve("public-keys")).strip();
  }

  private TrustPolicy policy() {
    String text =
        "log "
            + key("signer").replace("\n", "\nlog ")
            + "\nwitness one "
            + key("witness-1")
            + "\nwitness two "
            + key("witness-2")
            + "\ngroup both 2 one two\nquorum both\n";
    return TrustPolicy.parse(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void anEventIsAnchoredAndThePublishedCheckpointCarriesBothCosignatures() throws Exception {
    String caseId = investigator.opensCase("Witness " + System.nanoTime()).path("id").asText();
    JsonNode exhibit = investigator.registersExhibit(caseId, "W-" + System.nanoTime() % 1_000_000);
    investigator.await(
        "/exhibits/" + exhibit.path("id").asText() + "/events",
        page -> page.path("items").path(0).path("grade").asText().equals("ANCHORED"),
        Duration.ofMinutes(2));

    assertThat(cosigners()).containsExactlyInAnyOrder("one", "two");
  }

  /** Who cosigned the published checkpoint; it has just been sealed, and they follow at once. */
  private Set<String> cosigners() throws InterruptedException {
    for (int attempt = 0; attempt < 120; attempt++) {
      try {
        return policy()
            .accept(Note.parse(stranger.get("/ledger/checkpoint").expect(200).bytes()))
            .cosigners();
      } catch (TrustPolicy.Refused notYet) {
        Thread.sleep(500);
      }
    }
    return Set.of();
  }

  @Test
  void theHealthNamesWhatStaysBehindAndTheServerStaysReady() {
    JsonNode health =
        stranger
            .send(stranger.request(system.at("/health/ready").toString()).GET())
            .expect(200)
            .json();

    assertThat(health.path("missing").isArray()).isTrue();
  }
}
