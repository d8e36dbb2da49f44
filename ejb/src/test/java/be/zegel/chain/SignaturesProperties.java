package be.zegel.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import be.zegel.evidence.ledger.ChainHead;
import be.zegel.evidence.ledger.EventDraft;
import be.zegel.evidence.ledger.EventSignature;
import be.zegel.evidence.ledger.EventType;
import be.zegel.evidence.ledger.Field;
import be.zegel.evidence.ledger.Hash;
import be.zegel.evidence.ledger.Json;
import be.zegel.evidence.ledger.Person;
import be.zegel.evidence.ledger.RecordedEvent;
import be.zegel.evidence.ledger.Recorder;
import be.zegel.problem.Problem;
import be.zegel.problem.ProblemException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** The two runs of an act: the same to the last bit, or refused. */
class SignaturesProperties {
  private static final Instant AT = Instant.parse("2026-11-22T10:00:00.123456Z");
  private static final UUID CHAIN = new UUID(0x1234_5678_9abc_4defL, 1);

  /** What a boundary does: an event that is signed for each reason. */
  private static List<RecordedEvent> run(Signatures act, List<String> reasons, ChainHead head) {
    List<RecordedEvent> events = new java.util.ArrayList<>();
    for (String reason : reasons) {
      Map<Field, Json> fields =
          Facts.none()
              .and(Field.EVENT_ID, act.nextId())
              .and(Field.OCCURRED_AT, act.at())
              .and(Field.ACTOR, Person.of("1", "Anna").json())
              .and(Field.CREDENTIAL_ID, "key")
              .and(Field.REASON, reason)
              .values();
      RecordedEvent event =
          act.signed(
              new Recorder(act.salts())
                  .record(
                      new EventDraft(EventType.KEY_REVOKED, CHAIN, act.nextPseudonym(), fields),
                      head,
                      act.at()));
      events.add(event);
    }
    return events;
  }

  private static Map<Hash, EventSignature> signed(List<RecordedEvent> asked) {
    Map<Hash, EventSignature> made = new HashMap<>();
    asked.forEach(
        event ->
            made.put(
                event.envelope().signingHash(),
                new EventSignature("webauthn", Map.of("by", event.envelope().hash().hex()))));
    return made;
  }

  @Provide
  Arbitrary<String> reasons() {
    return Arbitraries.strings().withCharRange('a', 'z').ofMinLength(1).ofMaxLength(20);
  }

  @Provide
  Arbitrary<List<String>> several() {
    return reasons().list().ofMaxSize(4);
  }

  private static byte[] seed(int number) {
    byte[] seed = new byte[Signatures.SEED_BYTES];
    seed[0] = (byte) number;
    seed[1] = (byte) (number >> 8);
    return seed;
  }

  @Property(tries = 100)
  void theSecondRunRecordsExactlyWhatWasSigned(
      @ForAll @IntRange(max = 65_535) int number,
      @ForAll("several") List<String> few,
      @ForAll("reasons") String last) {
    List<String> reasons = new java.util.ArrayList<>(few);
    reasons.add(last);
    Signatures first = Signatures.prepare(seed(number), AT);
    run(first, reasons, ChainHead.none(CHAIN));
    Map<Hash, EventSignature> made = signed(first.asked());

    Signatures second = Signatures.commit(seed(number), AT, made);
    List<RecordedEvent> recorded = run(second, reasons, ChainHead.none(CHAIN));
    second.requireAllUsed();

    for (int i = 0; i < recorded.size(); i++) {
      RecordedEvent asked = first.asked().get(i);
      assertThat(recorded.get(i).envelope().signingHash())
          .isEqualTo(asked.envelope().signingHash());
      assertThat(recorded.get(i).openings()).isEqualTo(asked.openings());
      assertThat(recorded.get(i).envelope().signatures())
          .containsExactly(made.get(asked.envelope().signingHash()));
    }
  }

  @Property(tries = 100)
  void whateverIsAnotherAtTheSecondRunIsRefused(
      @ForAll @IntRange(max = 65_535) int number,
      @ForAll("reasons") String reason,
      @ForAll @IntRange(max = 3) int what) {
    Signatures first = Signatures.prepare(seed(number), AT);
    run(first, List.of(reason), ChainHead.none(CHAIN));
    RecordedEvent before = first.asked().getFirst();
    Map<Hash, EventSignature> made = signed(first.asked());
    Signatures second =
        Signatures.commit(
            what == 0 ? seed(number ^ 1) : seed(number), what == 1 ? AT.plusNanos(1000) : AT, made);
    String said = what == 2 ? reason + "x" : reason;
    ChainHead head = what == 3 ? before.envelope().head() : ChainHead.none(CHAIN);

    assertThatThrownBy(() -> run(second, List.of(said), head))
        .isInstanceOfSatisfying(
            ProblemException.class,
            refusal -> assertThat(refusal.problem()).isEqualTo(Problem.SIGNATURE_STALE));
  }

  @Property(tries = 20)
  void aSignatureForWhatIsNotRecordedIsRefused(@ForAll("reasons") String reason) {
    Signatures first = Signatures.prepare(seed(1), AT);
    run(first, List.of(reason, reason), ChainHead.none(CHAIN));
    Signatures second = Signatures.commit(seed(1), AT, signed(first.asked()));
    run(second, List.of(reason), ChainHead.none(CHAIN));

    assertThatThrownBy(second::requireAllUsed).isInstanceOf(ProblemException.class);
  }

  @Property(tries = 50)
  void actsWithDifferentSeedsShareNoSaltNorIdentifier(
      @ForAll @IntRange(max = 65_535) int one, @ForAll @IntRange(max = 65_535) int other) {
    if (one == other) {
      return;
    }
    Signatures first = Signatures.prepare(seed(one), AT);
    Signatures second = Signatures.prepare(seed(other), AT);
    assertThat(first.nextId()).isNotEqualTo(second.nextId());
    assertThat(first.salts().get()).isNotEqualTo(second.salts().get());
    assertThat(first.nextPseudonym())
        .isNotEqualTo(second.nextPseudonym())
        .satisfies(id -> assertThat(id.version()).isEqualTo(4))
        .satisfies(id -> assertThat(id.variant()).isEqualTo(2));
  }
}
