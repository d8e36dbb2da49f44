package be.zegel.evidence.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import be.zegel.evidence.tlog.Checkpoint;
import be.zegel.evidence.tlog.KeyTransition;
import be.zegel.evidence.tlog.MalformedLog;
import be.zegel.evidence.tlog.MerkleHash;
import be.zegel.evidence.tlog.Note;
import be.zegel.evidence.tlog.NoteSigner;
import be.zegel.evidence.tlog.TreeHead;
import be.zegel.evidence.tlog.TrustPolicy;
import be.zegel.evidence.tlog.VerifierKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignerFolderTest {
  private static final String ORIGIN = "test.zegel.local/custody";
  private static final InstantSource TIME = InstantSource.system();
  private static final Checkpoint SIGNED =
      new Checkpoint(ORIGIN, new TreeHead(1, MerkleHash.leaf(new byte[32])));

  @TempDir private Path folder;
  private List<NoteSigner> first = List.of();

  @BeforeEach
  void aSignerThatHasSigned() throws IOException {
    first = SignerFolder.keys(folder, ORIGIN, TIME);
    SignerFolder.publish(folder, first);
    try (CheckpointMemory memory = new CheckpointMemory(folder.resolve("memory"))) {
      memory.remember(SIGNED, signatures(first));
    }
  }

  private static List<Note.Signature> signatures(List<NoteSigner> keys) {
    return keys.stream().map(key -> key.sign(SIGNED.text())).toList();
  }

  private static List<VerifierKey> known(List<NoteSigner> keys) {
    return keys.stream().map(NoteSigner::verifier).toList();
  }

  @Test
  void newKeysFollowAndTheOldOnesAreKnownAndGone() throws IOException {
    List<String> files = List.of("ed25519.key", "ml-dsa-44.key");
    List<String> before = new ArrayList<>();
    for (String file : files) {
      before.add(Files.readString(folder.resolve(file)));
    }
    Note note = SignerFolder.rotate(folder, ORIGIN, TIME);
    List<NoteSigner> next = SignerFolder.keys(folder, ORIGIN, TIME);

    assertThat(known(next)).doesNotContainAnyElementsOf(known(first));
    for (String file : files) {
      assertThat(before).doesNotContain(Files.readString(folder.resolve(file)));
    }
    assertThat(SignerFolder.former(folder)).isEqualTo(known(first));
    assertThat(Files.readAllLines(folder.resolve("public-keys")))
        .hasSize(known(first).size() + known(next).size())
        .startsWith(next.getFirst().verifier().text());
    KeyTransition transition = KeyTransition.parse(note.text());
    assertThat(transition.from()).isEqualTo(SIGNED);
    assertThat(transition.keys()).isEqualTo(known(next));
    assertThat(SignerFolder.transitions(folder)).containsExactly(note);
    assertThat(SignerFolder.remembered(folder, ORIGIN)).isEqualTo(SIGNED.head());
  }

  @Test
  void aReaderFollowsAChainOfChangesFromAKeyThatIsTrusted() throws IOException {
    Note one = SignerFolder.rotate(folder, ORIGIN, TIME);
    List<NoteSigner> second = SignerFolder.keys(folder, ORIGIN, TIME);
    Note two = changed(second);
    List<VerifierKey> third = KeyTransition.parse(two.text()).keys();

    assertThat(KeyTransition.follow(known(first), List.of(two, one)))
        .containsAll(known(first))
        .containsAll(known(second))
        .containsAll(third);
    assertThat(KeyTransition.follow(known(first), List.of(two)))
        .containsExactlyElementsOf(known(first));
    assertThat(KeyTransition.follow(third, List.of(one, two))).containsExactlyElementsOf(third);
  }

  /** Another change in another folder, by the keys that are given. */
  private Note changed(List<NoteSigner> old) throws IOException {
    Path other = Files.createDirectories(folder.resolve("other"));
    List<NoteSigner> next = SignerFolder.keys(other, ORIGIN, TIME);
    KeyTransition change = new KeyTransition(SIGNED, known(next));
    return new Note(
        change.text(),
        List.of(old.getFirst().sign(change.text()), next.getFirst().sign(change.text())));
  }

  @Test
  void aChangeThatNoTrustedKeySignedOrThatWasAlteredSaysNothing() throws IOException {
    Path foreign = Files.createDirectories(folder.resolve("foreign"));
    List<NoteSigner> thief = SignerFolder.keys(foreign, ORIGIN, TIME);
    KeyTransition forged = new KeyTransition(SIGNED, known(thief));
    Note own = new Note(forged.text(), List.of(thief.getFirst().sign(forged.text())));
    Note real = SignerFolder.rotate(folder, ORIGIN, TIME);
    Note altered = new Note(forged.text(), real.signatures());

    assertThat(KeyTransition.follow(known(first), List.of(own, altered)))
        .containsExactlyElementsOf(known(first));
    assertThatThrownBy(() -> Checkpoint.parse(real.text())).isInstanceOf(MalformedLog.class);
    assertThatThrownBy(() -> KeyTransition.parse(SIGNED.text())).hasMessage("not a change of keys");
  }

  @Test
  void whatOldAndNewKeysSignedIsAcceptedUnderTheBundleOfBoth() throws Exception {
    SignerFolder.rotate(folder, ORIGIN, TIME);
    StringBuilder policy = new StringBuilder();
    for (String key : Files.readAllLines(folder.resolve("public-keys"))) {
      policy.append("log ").append(key).append('\n');
    }
    TrustPolicy trust =
        TrustPolicy.parse((policy + "quorum none\n").getBytes(StandardCharsets.UTF_8));

    for (List<NoteSigner> keys : List.of(first, SignerFolder.keys(folder, ORIGIN, TIME))) {
      assertThat(trust.accept(new Note(SIGNED.text(), signatures(keys))).checkpoint())
          .isEqualTo(SIGNED);
    }
  }

  @Test
  void aChangeThatWasCutShortLeavesTheOldKeysOrIsCompleted() throws IOException {
    Path ed = folder.resolve("ed25519.key");
    Path ml = folder.resolve("ml-dsa-44.key");
    byte[] oldEd = Files.readAllBytes(ed);
    byte[] oldMl = Files.readAllBytes(ml);
    Note _ = SignerFolder.rotate(folder, ORIGIN, TIME);
    List<NoteSigner> next = SignerFolder.keys(folder, ORIGIN, TIME);
    // As if it had died with the new keys beside the old ones: before, and after, it was decided.
    Files.move(ed, folder.resolve("ed25519.key.next"));
    Files.move(ml, folder.resolve("ml-dsa-44.key.next"));
    Files.write(ed, oldEd);
    Files.write(ml, oldMl);
    for (Path key : List.of(ed, ml)) {
      Files.setPosixFilePermissions(
          key, java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
    }
    assertThat(known(SignerFolder.keys(folder, ORIGIN, TIME))).isEqualTo(known(first));
    Files.createFile(folder.resolve("ed25519.key.next.ready"));

    assertThat(known(SignerFolder.keys(folder, ORIGIN, TIME))).isEqualTo(known(next));
    assertThat(SignerFolder.former(folder)).isEqualTo(known(first));
    assertThat(folder.resolve("ed25519.key.next.ready")).doesNotExist();
  }

  @Test
  void aSignerThatSignedNothingYetKeepsItsKeys() throws IOException {
    Path fresh = Files.createDirectories(folder.resolve("fresh"));
    List<NoteSigner> keys = SignerFolder.keys(fresh, ORIGIN, TIME);

    assertThatThrownBy(() -> SignerFolder.rotate(fresh, ORIGIN, TIME))
        .hasMessageContaining("nothing was signed yet");
    assertThat(known(SignerFolder.keys(fresh, ORIGIN, TIME))).isEqualTo(known(keys));
  }
}
