package be.zegel.system;

import static org.assertj.core.api.Assertions.assertThat;

import be.zegel.evidence.tlog.Checkpoint;
import be.zegel.evidence.tlog.LogProof;
import be.zegel.evidence.tlog.MerkleHash;
import be.zegel.evidence.tlog.MerkleProof;
import be.zegel.evidence.tlog.Note;
import be.zegel.evidence.tlog.Tile;
import be.zegel.evidence.tlog.TileTree;
import be.zegel.evidence.tlog.TrustPolicy;
import be.zegel.system.Api.Answer;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/**
 * The published log: everybody can read it, and an event is proven to be in it by what it
 * publishes.
 */
class LedgerLogIT {
  private final RunningSystem system = RunningSystem.get();
  private final Api investigator = system.as("inv.antwerp");
  private final Api stranger = system.asNobody();

  private JsonNode anchoredEvent() {
    String caseId = investigator.opensCase("Log " + System.nanoTime()).path("id").asText();
    JsonNode exhibit = investigator.registersExhibit(caseId, "OS-" + System.nanoTime() % 1_000_000);
    return investigator
        .await(
            "/exhibits/" + exhibit.path("id").asText() + "/events",
            page -> page.path("items").path(0).path("grade").asText().equals("ANCHORED"),
            Duration.ofMinutes(2))
        .path("items")
        .path(0);
  }

  private TileTree tree(long size) {
    return new TileTree(size, tile -> stranger.get("/ledger/" + tile.path()).expect(200).bytes());
  }

  @Test
  void anEventIsSealedAndAStrangerProvesThatItIsInTheLog() throws Exception {
    byte[] hash = HexFormat.of().parseHex(anchoredEvent().path("hash").asText());
    Note note = Note.parse(stranger.get("/ledger/checkpoint").expect(200).bytes());
    String keys = RunningSystem.read(system.data().resolve("signer/public-keys"));
    TrustPolicy policy =
        TrustPolicy.parse(
            ("log " + keys.strip().replace("\n", "\nlog ") + "\nquorum none\n")
                .getBytes(StandardCharsets.UTF_8));
    Checkpoint checkpoint = policy.accept(note).checkpoint();
    TileTree tree = tree(checkpoint.head().size());

    assertThat(note.signatures()).hasSizeBetween(2, 4);
    assertThat(tree.head()).isEqualTo(checkpoint.head());
    long index = place(hash, checkpoint.head().size());
    assertThat(
            MerkleProof.inclusion(
                checkpoint.head(), index, MerkleHash.leaf(hash), tree.inclusion(index)))
        .isTrue();
  }

  /** Where an entry stands, from the end: what was just sealed is there. */
  private long place(byte[] hash, long size) {
    for (long index = size / Tile.FULL; index >= 0; index--) {
      int width = (int) Math.min(Tile.FULL, size - index * Tile.FULL);
      if (width > 0) {
        byte[] bundle =
            stranger.get("/ledger/" + new Tile(0, index, width).entriesPath()).expect(200).bytes();
        for (int i = width - 1; i >= 0; i--) {
          if (java.util.Arrays.equals(hash, 0, 32, bundle, i * 34 + 2, i * 34 + 34)) {
            return index * Tile.FULL + i;
          }
        }
      }
    }
    throw new AssertionError("the event is not in the log");
  }

  @Test
  void theLogOnlyGrows() throws Exception {
    anchoredEvent();
    Checkpoint before = Checkpoint.parse(note().text());
    anchoredEvent();
    Checkpoint after = Checkpoint.parse(note().text());

    assertThat(after.head().size()).isGreaterThan(before.head().size());
    assertThat(
            MerkleProof.consistency(
                before.head(),
                after.head(),
                tree(after.head().size()).consistency(before.head().size())))
        .isTrue();
  }

  @Test
  void aStrangerWithTheHashOfAnEventLearnsSinceWhenItIsInTheLogAndGetsAProof() {
    String hash = anchoredEvent().path("hash").asText();
    JsonNode standing = stranger.get("/ledger/entries/" + hash).expect(200).json();
    LogProof proof =
        LogProof.parse(stranger.get("/ledger/entries/" + hash + "/proof").expect(200).bytes());
    Checkpoint checkpoint = Checkpoint.parse(proof.checkpoint().text());

    assertThat(standing.path("sealedAt").asText()).isNotBlank();
    assertThat(standing.path("anchoredAt").asText()).isNotBlank();
    assertThat(standing.path("index").asLong()).isEqualTo(proof.index());
    assertThat(
            MerkleProof.inclusion(
                checkpoint.head(),
                proof.index(),
                MerkleHash.leaf(HexFormat.of().parseHex(hash)),
                proof.hashes()))
        .isTrue();
    String page = system.at("/ledger/event?lang=de&hash=" + hash).toString();
    assertThat(stranger.get(page).expect(200).text())
        .contains("Im Register seit")
        .doesNotContain("Telephone found on the desk", "OS-");
  }

  @Test
  void aHashThatIsNotInTheLogIsToldSoAndOneThatIsNoneIsExplained() {
    String other = "0".repeat(64);

    stranger.get("/ledger/entries/" + other).expect(404);
    stranger.get("/ledger/entries/" + other + "/proof").expect(404);
    stranger.get("/ledger/entries/x").expect(404);
    assertThat(stranger.get(system.at("/ledger/event?lang=en&hash=" + other).toString()).text())
        .contains("This step is not in the log");
    assertThat(stranger.get(system.at("/ledger/event?lang=en&hash=%22%3Cx").toString()).text())
        .contains("This is no hash of a step")
        .doesNotContain("<x");
  }

  @Test
  void theReceiptOfASeizureIsMadeInTheLanguageOfWhoeverGetsIt() {
    String caseId = investigator.opensCase("Receipt " + System.nanoTime()).path("id").asText();
    String exhibit =
        investigator
            .registersExhibit(caseId, "OS-" + System.nanoTime() % 1_000_000)
            .path("id")
            .asText();
    String path = "/exhibits/" + exhibit + "/receipt";
    Answer receipt = investigator.get(path + "?event=1&lang=fr").expect(200);

    assertThat(receipt.header("Content-Type")).isEqualTo("application/pdf");
    assertThat(receipt.header("Content-Disposition")).contains("receipt-" + exhibit + "-1.pdf");
    assertThat(new String(receipt.bytes(), 0, 5, StandardCharsets.ISO_8859_1)).isEqualTo("%PDF-");
    investigator.get(path + "?event=99").expect(404);
    system.as("inv.ghent").get(path).expect(404);
    stranger.get(path).expect(401);
  }

  private Note note() {
    return Note.parse(stranger.get("/ledger/checkpoint").expect(200).bytes());
  }

  @Test
  void whatIsNoTileIsNotThere() {
    for (String path :
        new String[] {
          "/ledger/tile/0/999/999",
          "/ledger/tile/0/x999/999",
          "/ledger/tile/64/000",
          "/ledger/tile/x",
          "/ledger/tile/0/..%2f..%2fsize"
        }) {
      Answer answer = stranger.get(path);
      assertThat(answer.status()).as(path).isBetween(400, 404);
    }
  }
}
