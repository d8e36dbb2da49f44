package be.zegel.evidence.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import be.zegel.evidence.tlog.Checkpoint;
import be.zegel.evidence.tlog.MerkleHash;
import be.zegel.evidence.tlog.Note;
import be.zegel.evidence.tlog.NoteSigner;
import be.zegel.evidence.tlog.SignatureType;
import be.zegel.evidence.tlog.TestKeys;
import be.zegel.evidence.tlog.TestTree;
import be.zegel.evidence.tlog.TileTree;
import be.zegel.evidence.tlog.TreeHead;
import be.zegel.evidence.witness.Vouching.Elsewhere;
import be.zegel.evidence.witness.Vouching.Outcome;
import be.zegel.evidence.witness.Vouching.Refused;
import be.zegel.evidence.witness.Vouching.Vouched;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VouchingTest {
  private static final String ORIGIN = "custody.example/2027";
  private static final TestTree TREE = TestTree.ofSize(300);
  private static final TestTree FORGED = forged();

  @TempDir private Path folder;
  private final NoteSigner log = TestKeys.signer(ORIGIN, SignatureType.ED25519);
  private final NoteSigner lasting = TestKeys.signer(ORIGIN, SignatureType.ML_DSA_44_COSIGNATURE);
  private final NoteSigner key =
      TestKeys.signer("witness.example/office", SignatureType.ED25519_COSIGNATURE);

  /** A tree in which the third entry is another. */
  private static TestTree forged() {
    List<byte[]> entries = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      entries.add(("entry " + (i == 2 ? "forged" : i)).getBytes(StandardCharsets.UTF_8));
    }
    return TestTree.of(entries);
  }

  private Voucher signer(CheckpointMemory memory) {
    return new LogSigner(ORIGIN, memory, List.of(log, lasting));
  }

  private Voucher witness(CheckpointMemory memory) {
    return new Witness(List.of(log.verifier(), lasting.verifier()), memory, List.of(key));
  }

  private static byte[] unsigned(TestTree tree, int old, int size) {
    return request(tree, old, new Checkpoint(ORIGIN, tree.head(size)).text(), size);
  }

  private static byte[] request(TestTree tree, int old, String checkpoint, int size) {
    List<MerkleHash> proof =
        old > size ? List.of() : new TileTree(size, tree).consistency(Math.min(old, size));
    return new AddCheckpoint(old, proof, checkpoint).body().getBytes(StandardCharsets.UTF_8);
  }

  private byte[] signed(TestTree tree, int old, int size, NoteSigner... by) {
    String text = new Checkpoint(ORIGIN, tree.head(size)).text();
    Note note = new Note(text, List.of(by).stream().map(s -> s.sign(text)).toList());
    return request(tree, old, note.whole(), size);
  }

  private static int status(Outcome outcome) {
    return outcome.status();
  }

  @Test
  void theSignerSignsALogThatOnlyGrows() throws IOException {
    try (CheckpointMemory memory = new CheckpointMemory(folder)) {
      Voucher signer = signer(memory);

      Outcome first = signer.add(unsigned(TREE, 0, 5));
      Outcome same = signer.add(unsigned(TREE, 5, 5));
      Outcome later = signer.add(unsigned(TREE, 5, 300));

      assertThat(List.of(status(first), status(same), status(later))).containsOnly(200);
      String text = new Checkpoint(ORIGIN, TREE.head(300)).text();
      assertThat(((Vouched) later).signatures())
          .hasSize(2)
          .allMatch(s -> log.verifier().verifies(text, s) || lasting.verifier().verifies(text, s));
    }
  }

  @Test
  void theSignerSignsNoSecondHistory() throws IOException {
    try (CheckpointMemory memory = new CheckpointMemory(folder)) {
      Voucher signer = signer(memory);
      signer.add(unsigned(TREE, 0, 100));

      assertThat(status(signer.add(unsigned(FORGED, 100, 200)))).isEqualTo(422);
      assertThat(status(signer.add(unsigned(FORGED, 100, 100)))).isEqualTo(422);
      assertThat(signer.add(unsigned(TREE, 0, 50))).isEqualTo(new Elsewhere(100));
      assertThat(signer.add(unsigned(FORGED, 0, 200))).isEqualTo(new Elsewhere(100));
      assertThat(status(signer.add(unsigned(TREE, 100, 50)))).isEqualTo(400);
      assertThat(status(signer.add(unsigned(TREE, 100, 101)))).isEqualTo(200);
    }
  }

  @Test
  void aRestartDoesNotMakeTheSignerForget() throws IOException {
    try (CheckpointMemory memory = new CheckpointMemory(folder)) {
      signer(memory).add(unsigned(TREE, 0, 100));
    }
    try (CheckpointMemory memory = new CheckpointMemory(folder)) {
      assertThat(signer(memory).add(unsigned(FORGED, 0, 200))).isEqualTo(new Elsewhere(100));
      assertThat(memory.note(ORIGIN).orElseThrow().signatures()).hasSize(2);
    }
  }

  @Test
  void twoSignersWithOneMemoryCannotBegin() throws IOException {
    try (CheckpointMemory memory = new CheckpointMemory(folder)) {
      assertThat(memory.note(ORIGIN)).isEmpty();
      assertThatThrownBy(() -> new CheckpointMemory(folder))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("another process");
    }
  }

  @Test
  void aMemoryThatIsDamagedOrGoneSignsNothing() throws IOException {
    try (CheckpointMemory memory = new CheckpointMemory(folder)) {
      Voucher signer = signer(memory);
      signer.add(unsigned(TREE, 0, 100));
      Path remembered = folder.resolve(CheckpointMemory.originHash(ORIGIN) + ".checkpoint");
      Files.writeString(remembered, "rubbish");
      assertThatThrownBy(() -> signer.add(unsigned(TREE, 100, 200)))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("damaged");
      Files.delete(remembered);
      Files.createDirectory(remembered);
      assertThatThrownBy(() -> signer.add(unsigned(TREE, 0, 200))).isInstanceOf(IOException.class);
    }
  }

  @Test
  void ofTwoHistoriesAtOnceOneIsSigned() throws Exception {
    try (CheckpointMemory memory = new CheckpointMemory(folder)) {
      Voucher signer = signer(memory);
      ExecutorService threads = Executors.newFixedThreadPool(8);
      List<Callable<Outcome>> calls = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        TestTree tree = i % 2 == 0 ? TREE : FORGED;
        calls.add(() -> signer.add(unsigned(tree, 0, 100)));
      }
      int vouched = 0;
      for (Future<Outcome> outcome : threads.invokeAll(calls)) {
        vouched += outcome.get() instanceof Vouched ? 1 : 0;
      }
      threads.shutdown();

      assertThat(vouched).isEqualTo(1);
    }
  }

  @Test
  void theSignerOfOneLogSignsNoOther() throws IOException {
    try (CheckpointMemory memory = new CheckpointMemory(folder)) {
      String text = new Checkpoint("custody.example/2028", TREE.head(5)).text();

      assertThat(status(signer(memory).add(request(TREE, 0, text, 5)))).isEqualTo(404);
    }
  }

  @Test
  void aWitnessCosignsWhatTheLogSignedAndAReaderCountsIt() throws Exception {
    try (CheckpointMemory memory = new CheckpointMemory(folder)) {
      Outcome outcome = witness(memory).add(signed(TREE, 0, 5, log, lasting));

      String text = new Checkpoint(ORIGIN, TREE.head(5)).text();
      assertThat(((Vouched) outcome).signatures())
          .singleElement()
          .matches(signature -> key.verifier().verifies(text, signature));
    }
  }

  @Test
  void aWitnessRefusesWhatTheLogHasNotSigned() throws IOException {
    NoteSigner forger = TestKeys.signer(ORIGIN, SignatureType.ED25519);
    try (CheckpointMemory memory = new CheckpointMemory(folder)) {
      Voucher witness = witness(memory);
      String text = new Checkpoint(ORIGIN, TREE.head(5)).text();
      Note.Signature wrong =
          new Note.Signature(ORIGIN, lasting.verifier().id(), new byte[8 + 2420]);
      Note spoilt = new Note(text, List.of(log.sign(text), wrong));

      assertThat(status(witness.add(signed(TREE, 0, 5, forger)))).isEqualTo(403);
      assertThat(status(witness.add(request(TREE, 0, spoilt.whole(), 5)))).isEqualTo(403);
      assertThat(status(witness.add(unsigned(TREE, 0, 5)))).isEqualTo(400);
      assertThat(memory.note(ORIGIN)).isEmpty();
    }
  }

  @Test
  void aWitnessCosignsNoForkEvenOfTheLogItself() throws IOException {
    try (CheckpointMemory memory = new CheckpointMemory(folder)) {
      Voucher witness = witness(memory);
      witness.add(signed(TREE, 0, 100, log));

      assertThat(status(witness.add(signed(FORGED, 100, 200, log)))).isEqualTo(422);
      assertThat(witness.add(signed(FORGED, 0, 200, log))).isEqualTo(new Elsewhere(100));
    }
  }

  @Test
  void extensionLinesAreNotVouchedFor() throws IOException {
    try (CheckpointMemory memory = new CheckpointMemory(folder)) {
      String text = new Checkpoint(ORIGIN, TREE.head(5), List.of("more")).text();

      assertThat(signer(memory).add(request(TREE, 0, text, 5))).isInstanceOf(Refused.class);
    }
  }

  @Test
  void anEmptyTreeHasNothingToVouchForBeforeItBegins() throws IOException {
    try (CheckpointMemory memory = new CheckpointMemory(folder)) {
      String text = new Checkpoint(ORIGIN, TreeHead.EMPTY).text();

      assertThat(status(signer(memory).add(request(TREE, 0, text, 0)))).isEqualTo(200);
      assertThat(status(signer(memory).add(unsigned(TREE, 0, 3)))).isEqualTo(200);
    }
  }
}
