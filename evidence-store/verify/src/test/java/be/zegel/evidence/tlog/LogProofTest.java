package be.zegel.evidence.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogProofTest {
  private static final TestTree TREE = TestTree.ofSize(600);

  private static LogProof proof() {
    NoteSigner log = TestKeys.signer("log.example", SignatureType.ED25519);
    String text = new Checkpoint("log.example", TREE.head(600)).text();
    return new LogProof(
        300, new TileTree(600, TREE).inclusion(300), new Note(text, List.of(log.sign(text))));
  }

  @Test
  void isReadAsItWasWritten() {
    LogProof proof = proof();

    LogProof read = LogProof.parse(proof.text().getBytes(StandardCharsets.UTF_8));

    assertThat(read).isEqualTo(proof);
    Checkpoint checkpoint = Checkpoint.parse(read.checkpoint().text());
    assertThat(
            MerkleProof.inclusion(checkpoint.head(), read.index(), TREE.leaf(300), read.hashes()))
        .isTrue();
  }

  @Test
  void extraDataOfOthersAreSkipped() {
    LogProof proof = proof();
    String text = proof.text().replace("\nindex ", "\nextra AAAA\nindex ");

    assertThat(LogProof.parse(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(proof);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "c2sp.org/tlog-proof@v1\n\nx",
        "c2sp.org/tlog-proof@v2\nindex 0\n\nlog\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n\u2014 a AAAAAAA=\n",
        "c2sp.org/tlog-proof@v1\nindex 00\n\nlog\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n\u2014 a AAAAAAA=\n",
        "c2sp.org/tlog-proof@v1\nextra !\nindex 0\n\nlog\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n\u2014 a AAAAAAA=\n",
        "c2sp.org/tlog-proof@v1\nindex 0\nAAAA\n\nlog\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n\u2014 a AAAAAAA=\n"
      })
  void refusesWhatIsNoProof(String text) {
    assertThatThrownBy(() -> LogProof.parse(text.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(MalformedLog.class);
  }
}
