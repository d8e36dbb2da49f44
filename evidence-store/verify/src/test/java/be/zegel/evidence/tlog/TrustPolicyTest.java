package be.zegel.evidence.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import be.zegel.evidence.tlog.TrustPolicy.Refused;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrustPolicyTest {
  private static final String ORIGIN = "custody.example/2027";
  private static final Checkpoint CHECKPOINT = new Checkpoint(ORIGIN, TestTree.ofSize(5).head(5));

  private final NoteSigner log = TestKeys.signer(ORIGIN, SignatureType.ED25519);
  private final NoteSigner lasting = TestKeys.signer(ORIGIN, SignatureType.ML_DSA_44_COSIGNATURE);
  private final NoteSigner office =
      TestKeys.signer("witness.example/office", SignatureType.ED25519_COSIGNATURE);
  private final NoteSigner registry =
      TestKeys.signer("witness.example/registry", SignatureType.ML_DSA_44_COSIGNATURE);
  private final NoteSigner bar =
      TestKeys.signer("witness.example/bar", SignatureType.ED25519_COSIGNATURE);

  private TrustPolicy policy(String quorum) {
    return TrustPolicy.parse(
        """
        # Whom the court trusts
        log %s
        log %s https://log.example/
          witness office %s
        witness registry %s https://registry.example/
        witness bar %s

        group justice all office registry
        group anybody 1 justice bar
        quorum %s
        """
            .formatted(
                log.verifier(),
                lasting.verifier(),
                office.verifier(),
                registry.verifier(),
                bar.verifier(),
                quorum)
            .getBytes(StandardCharsets.UTF_8));
  }

  private static Note signed(NoteSigner... by) {
    return new Note(CHECKPOINT.text(), Stream.of(by).map(s -> s.sign(CHECKPOINT.text())).toList());
  }

  @Test
  void acceptsWhatALogSignedAndAQuorumCosigned() throws Refused {
    TrustPolicy.Accepted accepted =
        policy("anybody").accept(signed(log, lasting, office, registry));

    assertThat(accepted.checkpoint()).isEqualTo(CHECKPOINT);
    assertThat(accepted.cosigners()).containsExactlyInAnyOrder("office", "registry");
    assertThat(accepted.earliest()).isEqualTo(TestKeys.TIME);
    assertThat(policy("anybody").accept(signed(log, bar)).cosigners()).containsExactly("bar");
    assertThat(policy("none").accept(signed(lasting)).cosigners()).isEmpty();
  }

  @Test
  void refusesTooFewWitnesses() {
    refused(policy("anybody"), signed(log, office), Refused.Reason.QUORUM);
    refused(policy("justice"), signed(log, bar, office), Refused.Reason.QUORUM);
    refused(policy("registry"), signed(log), Refused.Reason.QUORUM);
  }

  @Test
  void refusesWitnessesWithoutTheLog() {
    refused(policy("anybody"), signed(office, registry, bar), Refused.Reason.UNKNOWN_LOG);
  }

  @Test
  void refusesAnotherLogsKeyUnderTheSameName() {
    NoteSigner forger = TestKeys.signer(ORIGIN, SignatureType.ED25519);

    refused(policy("anybody"), signed(forger, office, registry), Refused.Reason.UNKNOWN_LOG);
  }

  @Test
  void refusesAKnownLogUnderAnotherOrigin() {
    String text = new Checkpoint("custody.example/2028", CHECKPOINT.head()).text();
    Note note = new Note(text, List.of(log.sign(text)));

    refused(policy("none"), note, Refused.Reason.UNKNOWN_LOG);
  }

  @Test
  void oneWrongSignatureOfAKnownKeySpoilsTheNote() {
    Note good = signed(log, office, registry);
    Note.Signature wrong =
        new Note.Signature(bar.verifier().name(), bar.verifier().id(), new byte[72]);

    refused(policy("anybody"), good.and(List.of(wrong)), Refused.Reason.BAD_SIGNATURE);
  }

  @Test
  void signaturesOfStrangersDoNotMatter() throws Refused {
    NoteSigner stranger = TestKeys.signer("stranger", SignatureType.ED25519);

    assertThat(policy("bar").accept(signed(stranger, log, bar)).cosigners()).containsExactly("bar");
  }

  private static void refused(TrustPolicy policy, Note note, Refused.Reason reason) {
    assertThatThrownBy(() -> policy.accept(note))
        .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "quorum w",
        "quorum none\nquorum none",
        "group g any w\nquorum g",
        "witness none W\nquorum none",
        "witness w W\nwitness w V\nquorum w",
        "witness w W\nwitness v W\nquorum w",
        "witness w L\nquorum w",
        "log L\nlog L\nquorum none",
        "witness w W\ngroup g 2 w\nquorum g",
        "witness w W\ngroup g 0 w\nquorum g",
        "witness w W\ngroup g any w\ngroup h any w\nquorum g",
        "witness w W\ngroup g any\nquorum none",
        "log nonsense\nquorum none",
        "trust everybody\nquorum none",
        "quorum none\r"
      })
  void refusesWhatIsNoPolicy(String lines) {
    String text =
        lines
            .replace(" W", " " + office.verifier())
            .replace(" V", " " + bar.verifier())
            .replace(" L", " " + log.verifier());

    assertThatThrownBy(() -> TrustPolicy.parse(text.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(MalformedLog.class);
  }

  @Test
  void namesMayBeOfAnyOctets() throws Refused {
    TrustPolicy policy =
        TrustPolicy.parse(
            ("log " + log.verifier() + "\nwitness gréffe " + bar.verifier() + "\nquorum gréffe\n")
                .getBytes(StandardCharsets.UTF_8));

    assertThat(policy.accept(signed(log, bar)).cosigners()).hasSize(1);
  }
}
