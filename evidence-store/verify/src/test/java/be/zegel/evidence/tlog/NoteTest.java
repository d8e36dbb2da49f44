package be.zegel.evidence.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NoteTest {
  /** The example of the specification of signed notes. */
  private static final String EXAMPLE =
      """
      This is an example message.

      \u2014 example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
      """;

  private static final String EXAMPLE_KEY =
      "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";

  @Test
  void theExampleOfTheSpecificationHolds() {
    Note note = Note.parse(EXAMPLE);
    VerifierKey key = VerifierKey.parse(EXAMPLE_KEY);

    assertThat(note.text()).isEqualTo("This is an example message.\n");
    assertThat(key.verifies(note.text(), note.signatures().get(0))).isTrue();
    assertThat(key.text()).isEqualTo(EXAMPLE_KEY);
    assertThat(note.whole()).isEqualTo(EXAMPLE);
    assertThat(Note.parse(EXAMPLE.getBytes(StandardCharsets.UTF_8))).isEqualTo(note);
  }

  @Test
  void anAlteredTextOrSignatureDoesNotHold() {
    VerifierKey key = VerifierKey.parse(EXAMPLE_KEY);
    Note note = Note.parse(EXAMPLE);

    assertThat(key.verifies("This is an example massage.\n", note.signatures().get(0))).isFalse();
    byte[] bytes = note.signatures().get(0).bytes();
    for (int i = 0; i < bytes.length; i++) {
      byte[] flipped = bytes.clone();
      flipped[i] ^= 1;
      Note.Signature altered = new Note.Signature(key.name(), key.id(), flipped);
      assertThat(key.verifies(note.text(), altered)).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(SignatureType.class)
  void eachTypeOfKeySignsWhatItsVerifierAccepts(SignatureType type) {
    NoteSigner signer = TestKeys.signer("log.example/2027", type);
    Checkpoint checkpoint = new Checkpoint("log.example/2027", TestTree.ofSize(9).head(9));
    Note.Signature signature = signer.sign(checkpoint.text());
    VerifierKey key = VerifierKey.parse(signer.verifier().text());

    assertThat(key).isEqualTo(signer.verifier());
    assertThat(key.usable()).isTrue();
    assertThat(key.verifies(checkpoint.text(), signature)).isTrue();
    assertThat(
            key.verifies(new Checkpoint("log.example/2028", checkpoint.head()).text(), signature))
        .isFalse();
    assertThat(
            key.verifies(
                new Checkpoint(checkpoint.origin(), TestTree.ofSize(9).head(8)).text(), signature))
        .isFalse();
    assertThat(
            TestKeys.signer("log.example/2027", type)
                .verifier()
                .verifies(checkpoint.text(), signature))
        .isFalse();
  }

  @Test
  void aCosignatureIsBoundToItsTime() {
    NoteSigner signer = TestKeys.signer("witness.example/w1", SignatureType.ED25519_COSIGNATURE);
    String text = new Checkpoint("log.example", TestTree.ofSize(3).head(3)).text();
    Note.Signature signature = signer.sign(text);

    assertThat(VerifierKey.time(signature)).isEqualTo(TestKeys.TIME);
    byte[] later = signature.bytes();
    later[7]++;
    assertThat(
            signer
                .verifier()
                .verifies(text, new Note.Signature(signature.name(), signature.keyId(), later)))
        .isFalse();
  }

  @Test
  void aNoteKeepsItsEmptyLinesAndItsFurtherSignatures() {
    NoteSigner one = TestKeys.signer("one", SignatureType.ED25519);
    NoteSigner two = TestKeys.signer("two", SignatureType.ED25519);
    String text = "a\n\nb\n";
    Note note = new Note(text, List.of(one.sign(text))).and(List.of(two.sign(text)));

    Note read = Note.parse(note.whole());

    assertThat(read).isEqualTo(note);
    assertThat(read.text()).isEqualTo(text);
    assertThat(read.signatures()).hasSize(2);
    assertThat(read.and(read.signatures())).isEqualTo(read);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "text\n",
        "text\n\n",
        "text\n\n\u2014 a AAAAAAA=",
        "text\n\nnot a signature\n",
        "text\n\n\u2014 a\n",
        "text\n\n\u2014 a AAAA\n",
        "text\n\n\u2014 a+b AAAAAAA=\n",
        "text\n\n\u2014 a AAAAAAB=\n",
        "te\rxt\n\n\u2014 a AAAAAAA=\n",
        "text\n\n\u2014 a AAAAAAA=\n\n"
      })
  void refusesWhatIsNoNote(String whole) {
    assertThatThrownBy(() -> Note.parse(whole)).isInstanceOf(MalformedLog.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "example.com/foo",
        "example.com/foo+530d903b+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "example.com/fou+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "example.com/foo+530d903a+A+kyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "example.com/foo+530d903a+",
        "+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
      })
  void refusesWhatIsNoKey(String vkey) {
    assertThatThrownBy(() -> VerifierKey.parse(vkey)).isInstanceOf(MalformedLog.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "log\n1\n",
        "log\n01\nbjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=\n",
        "log\n-1\nbjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=\n",
        "log\n9223372036854775808\nbjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=\n",
        "log\n0\nbjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=\n",
        "log\n1\nbjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoA==\n",
        "log\n1\nbjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=\n\n",
        "\n1\nbjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=\n"
      })
  void refusesWhatIsNoCheckpoint(String text) {
    assertThatThrownBy(() -> Checkpoint.parse(text)).isInstanceOf(MalformedLog.class);
  }
}
