package be.zegel.evidence.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import be.zegel.evidence.ledger.Hash;
import be.zegel.evidence.ledger.Json;
import be.zegel.evidence.ledger.Salt;
import be.zegel.evidence.ledger.TestVectors;
import be.zegel.evidence.tlog.MerkleHash;
import be.zegel.evidence.tlog.TestTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadMapTest {
  private static final Instant TAKEN = Instant.parse("2026-11-22T23:00:00.000001Z");
  private static final Salt SALT = new Salt("5a".repeat(Salt.BYTES));

  /** A pseudonym whose order without sign is that of the number; half of them have a sign bit. */
  private static UUID chain(int number) {
    return UUID.fromString("%08x-0000-4000-8000-000000000000".formatted(number * 0x0100_0000L));
  }

  private static Hash hash(int number) {
    return Hash.of(("event " + number).getBytes(StandardCharsets.UTF_8));
  }

  /** Chains 1, 3, 5 …, of 1, 3, 5 … events. */
  private static HeadMap map(int size) {
    HeadMap.Builder builder = HeadMap.builder();
    for (int i = 0; i < size; i++) {
      builder.add(chain(2 * i + 1), 2L * i + 1, hash(i));
    }
    return builder.build();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 7, 8, 64, 100})
  void hasTheTreeOfRfc6962OverItsEntries(int size) {
    List<byte[]> entries = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      entries.add(HeadMap.entry(chain(2 * i + 1), 2L * i + 1, hash(i)));
    }
    assertThat(map(size).root()).isEqualTo(TestTree.of(entries).head(size).root());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 8, 100})
  void provesEveryChainThatItHasAndNoneThatItHasNot(int size) {
    HeadMap map = map(size);
    HeadStatement statement = map.statement(TAKEN, SALT);
    for (int i = 0; i < size; i++) {
      HeadProof proof = map.proof(chain(2 * i + 1)).orElseThrow();
      assertThat(proof.holds(statement)).isTrue();
      assertThat(HeadProof.parse(proof.bytes())).isEqualTo(proof);
      assertThat(map.absence(chain(2 * i + 1))).isEmpty();
    }
    for (int i = 0; i <= size; i++) {
      AbsenceProof absence = map.absence(chain(2 * i)).orElseThrow();
      assertThat(absence.holds(statement)).isTrue();
      assertThat(AbsenceProof.parse(absence.bytes())).isEqualTo(absence);
      assertThat(map.proof(chain(2 * i))).isEmpty();
    }
  }

  @Test
  void anEmptyMapHasNoChain() {
    HeadMap map = map(0);
    assertThat(map.root()).isEqualTo(MerkleHash.EMPTY);
    assertThat(map.absence(chain(1)).orElseThrow().holds(map.statement(TAKEN, SALT))).isTrue();
    assertThat(map.absence(chain(1)).orElseThrow().holds(map(1).statement(TAKEN, SALT))).isFalse();
  }

  @Test
  void aProofHoldsForNoOtherHeadAndNoOtherMap() {
    HeadMap map = map(5);
    HeadStatement statement = map.statement(TAKEN, SALT);
    HeadProof proof = map.proof(chain(5)).orElseThrow();
    assertThat(proof.holds(map(6).statement(TAKEN, SALT))).isFalse();
    assertThat(
            new HeadProof(proof.item(), proof.seq() - 1, proof.hash(), proof.index(), proof.path())
                .holds(statement))
        .isFalse();
    assertThat(
            new HeadProof(chain(6), proof.seq(), proof.hash(), proof.index(), proof.path())
                .holds(statement))
        .isFalse();
    assertThat(
            new HeadProof(proof.item(), proof.seq(), hash(9), proof.index(), proof.path())
                .holds(statement))
        .isFalse();
  }

  @Test
  void anAbsenceIsNotShownByChainsThatAreNotNeighbours() {
    HeadMap map = map(5);
    HeadStatement statement = map.statement(TAKEN, SALT);
    HeadProof left = map.proof(chain(1)).orElseThrow();
    HeadProof right = map.proof(chain(5)).orElseThrow();
    assertThat(new AbsenceProof(chain(3), left, right).holds(statement)).isFalse();
    assertThat(new AbsenceProof(chain(3), null, right).holds(statement)).isFalse();
    assertThat(new AbsenceProof(chain(3), left, null).holds(statement)).isFalse();
    assertThat(new AbsenceProof(chain(3), null, null).holds(statement)).isFalse();
  }

  @Test
  void takesHeadsInOrderAndEachOnce() {
    HeadMap.Builder builder = HeadMap.builder().add(chain(0x90), 1, hash(1));
    assertThatThrownBy(() -> builder.add(chain(0x90), 1, hash(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> builder.add(chain(0x10), 1, hash(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(builder.add(chain(0x91), 1, hash(1)).build().size()).isEqualTo(2);
  }

  @Test
  void theStatementIsReadBackAndNothingElseIs() {
    HeadStatement statement = map(3).statement(TAKEN, SALT);
    assertThat(HeadStatement.parse(statement.bytes())).isEqualTo(statement);
    assertThat(statement.entry()).hasSize(32);
    byte[] spaced =
        (" " + new String(statement.bytes(), StandardCharsets.UTF_8))
            .getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> HeadStatement.parse(spaced)).isInstanceOf(MalformedPacket.class);
  }

  @Test
  void theVectorsInTheRepositoryAreWhatTheCodeMakes() throws IOException {
    List<Json> maps = new ArrayList<>();
    for (int size : new int[] {0, 1, 3, 5}) {
      HeadMap map = map(size);
      HeadStatement statement = map.statement(TAKEN, SALT);
      List<Json> proofs = new ArrayList<>();
      List<Json> absences = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        proofs.add(map.proof(chain(2 * i + 1)).orElseThrow().json());
      }
      for (int i = 0; i <= size; i++) {
        absences.add(text(map.absence(chain(2 * i)).orElseThrow().bytes()));
      }
      maps.add(
          Json.members(
              Map.of(
                  "statement", text(statement.bytes()),
                  "entry", Json.text(Hash.of(statement.bytes()).hex()),
                  "proofs", Json.items(proofs),
                  "absences", Json.items(absences))));
    }
    TestVectors.assertUnchanged("head-map.json", Json.items(maps));
  }

  private static Json text(byte[] bytes) {
    return Json.text(new String(bytes, StandardCharsets.UTF_8));
  }
}
