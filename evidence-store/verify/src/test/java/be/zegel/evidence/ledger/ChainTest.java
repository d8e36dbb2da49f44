package be.zegel.evidence.ledger;

import static be.zegel.evidence.ledger.ChainFixture.by;
import static be.zegel.evidence.ledger.ChainFixture.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import be.zegel.evidence.ledger.Chain.Flaw;
import be.zegel.evidence.ledger.Chain.Verdict;
import be.zegel.evidence.ledger.CustodyState.BrokenCustody;
import be.zegel.evidence.ledger.Envelope.EnvelopeTooLarge;
import be.zegel.evidence.ledger.Envelope.MalformedEnvelope;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChainTest {

  private final ChainFixture chain = new ChainFixture();

  ChainTest() {
    chain.seizedAndSealed();
    for (int i = 0; i < 10; i++) {
      chain.record(EventType.MOVED, by("anna"), Field.LOCATION, "shelf " + i);
    }
    UUID transfer = chain.offer("anna", person("bert"));
    chain.record(
        EventType.TRANSFER_ACCEPTED,
        by("bert"),
        Field.TRANSFER_ID,
        transfer,
        Field.SEAL_OBSERVED,
        "S-1");
  }

  private Verdict verify(List<RecordedEvent> events) {
    return Chain.verify(chain.item, events, null);
  }

  private static void assertBroken(Verdict verdict, int position, Flaw flaw) {
    assertThat(verdict)
        .isInstanceOfSatisfying(
            Verdict.Broken.class,
            broken -> {
              assertThat(broken.position()).isEqualTo(position);
              assertThat(broken.flaw()).isEqualTo(flaw);
            });
  }

  private static RecordedEvent with(RecordedEvent event, Map<String, Opening> openings) {
    return new RecordedEvent(event.envelope(), openings);
  }

  @Test
  void aWholeChainIsIntact() {
    assertThat(verify(chain.events)).isEqualTo(new Verdict.Intact(chain.head, 0));
    assertThat(Chain.verify(chain.item, chain.events, chain.head))
        .isEqualTo(new Verdict.Intact(chain.head, 0));
    assertThat(verify(List.of())).isEqualTo(new Verdict.Intact(ChainHead.none(chain.item), 0));
  }

  @Test
  void everyDroppedEventIsNamed() {
    for (int i = 0; i < chain.events.size() - 1; i++) {
      List<RecordedEvent> fewer = new ArrayList<>(chain.events);
      fewer.remove(i);
      assertBroken(verify(fewer), i, Flaw.SEQUENCE);
    }
  }

  @Test
  void theLastEventIsMissedWhenTheHeadIsKnown() {
    List<RecordedEvent> fewer = chain.events.subList(0, chain.events.size() - 1);
    assertThat(verify(fewer)).isInstanceOf(Verdict.Intact.class);
    assertThat(Chain.verify(chain.item, fewer, chain.head))
        .isInstanceOfSatisfying(
            Verdict.Incomplete.class, i -> assertThat(i.seq()).isEqualTo(chain.head.seq()));
  }

  @Test
  void everyDuplicatedEventIsNamed() {
    for (int i = 0; i < chain.events.size(); i++) {
      List<RecordedEvent> more = new ArrayList<>(chain.events);
      more.add(i, chain.events.get(i));
      assertBroken(verify(more), i + 1, Flaw.SEQUENCE);
    }
  }

  @Test
  void everySwappedPairIsNamed() {
    for (int i = 0; i < chain.events.size() - 1; i++) {
      List<RecordedEvent> swapped = new ArrayList<>(chain.events);
      Collections.swap(swapped, i, i + 1);
      assertBroken(verify(swapped), i, Flaw.SEQUENCE);
    }
  }

  @Test
  void everyAlteredValueIsNamed() {
    for (int i = 0; i < chain.events.size(); i++) {
      RecordedEvent event = chain.events.get(i);
      for (Map.Entry<String, Opening> shown : event.openings().entrySet()) {
        for (Opening other :
            List.of(
                new Opening(Json.text("forged"), shown.getValue().salt()),
                new Opening(shown.getValue().value(), new Salt("00".repeat(32))))) {
          Map<String, Opening> altered = new TreeMap<>(event.openings());
          altered.put(shown.getKey(), other);
          List<RecordedEvent> forged = new ArrayList<>(chain.events);
          forged.set(i, with(event, altered));
          assertBroken(verify(forged), i, Flaw.COMMITMENT);
        }
      }
    }
  }

  @Test
  void everyAlteredByteOfAnEnvelopeIsNoticed() {
    for (int i = 0; i < chain.events.size(); i += 12) {
      RecordedEvent event = chain.events.get(i);
      byte[] bytes = event.envelope().bytes();
      for (int at = 0; at < bytes.length; at++) {
        byte[] altered = bytes.clone();
        altered[at] ^= 1;
        List<RecordedEvent> forged = new ArrayList<>(chain.events);
        try {
          forged.set(i, new RecordedEvent(Envelope.parse(altered), event.openings()));
        } catch (MalformedEnvelope e) {
          continue;
        }
        assertThat(Chain.verify(chain.item, forged, chain.head))
            .as("byte %d of event %d", at, i)
            .isInstanceOf(Verdict.Broken.class);
      }
    }
  }

  @Test
  void anEventThatWasRecordedAnewBreaksTheNextOne() {
    RecordedEvent second = chain.events.get(1);
    Map<String, Opening> openings = new TreeMap<>(second.openings());
    Opening forged = new Opening(Json.text("S-666"), new Salt("11".repeat(32)));
    openings.put("sealAfter", forged);
    Map<String, Hash> commitments = new TreeMap<>(second.envelope().commitments());
    commitments.put("sealAfter", forged.commitment("sealAfter"));
    Envelope old = second.envelope();
    Envelope envelope =
        new Envelope(
            1,
            old.type(),
            old.item(),
            old.seq(),
            old.prev(),
            old.recordedAt(),
            old.actor(),
            commitments,
            old.salt(),
            old.signatures());
    List<RecordedEvent> altered = new ArrayList<>(chain.events);
    altered.set(1, new RecordedEvent(envelope, openings));

    assertBroken(verify(altered), 2, Flaw.PREDECESSOR);
  }

  @Test
  void anEventOfAnotherChainIsNamed() {
    assertBroken(Chain.verify(UUID.randomUUID(), chain.events, null), 0, Flaw.OTHER_CHAIN);
  }

  @Test
  void anotherEndThanTheKnownOneIsNamed() {
    ChainHead other =
        new ChainHead(chain.item, chain.head.seq(), Hash.of(new byte[1]), chain.head.recordedAt());
    assertBroken(Chain.verify(chain.item, chain.events, other), chain.events.size() - 1, Flaw.HEAD);
    ChainHead earlier = chain.events.get(3).envelope().head();
    assertBroken(Chain.verify(chain.item, chain.events, earlier), 4, Flaw.HEAD);
  }

  @Test
  void timeNeverGoesBackAlongAChain() {
    Instant before = chain.head.recordedAt();
    chain.now = chain.now.minus(Duration.ofDays(1));
    CustodyCommand command =
        new CustodyCommand(
            EventType.MOVED,
            UUID.randomUUID(),
            by("bert"),
            chain.in(Duration.ZERO),
            ChainFixture.fields(Field.LOCATION, "x"));
    RecordedEvent event = chain.record(command);
    assertThat(event.envelope().recordedAt()).isEqualTo(before);
    assertThat(verify(chain.events)).isInstanceOf(Verdict.Intact.class);
  }

  @Test
  void whatMayBeWithheldIsCountedAndWhatMayNotIsMissed() {
    List<RecordedEvent> withheld =
        chain.events.stream().map(e -> e.withholding(Field::withholdable)).toList();
    long expected =
        chain.events.stream()
            .flatMap(e -> e.openings().keySet().stream())
            .filter(name -> Field.named(name).orElseThrow().withholdable())
            .count();
    assertThat(verify(withheld)).isEqualTo(new Verdict.Intact(chain.head, expected));
    assertThat(expected).isGreaterThan(chain.events.size());
    assertThatThrownBy(() -> chain.events.getFirst().withholding(f -> f == Field.CUSTODIAN_AFTER))
        .isInstanceOf(IllegalArgumentException.class);
    Map<String, Opening> without = new TreeMap<>(chain.events.get(4).openings());
    without.remove("custodianAfter");
    List<RecordedEvent> missing = new ArrayList<>(chain.events);
    missing.set(4, with(chain.events.get(4), without));
    assertThat(verify(missing)).isEqualTo(new Verdict.Incomplete(5, "custodianAfter"));
  }

  @Test
  void theFoldReadsNothingThatMayBeWithheld() throws BrokenCustody {
    List<RecordedEvent> withheld =
        chain.events.stream().map(e -> e.withholding(Field::withholdable)).toList();
    assertThat(CustodyState.fold(chain.item, withheld)).isEqualTo(chain.state);
  }

  @Test
  void anEventThatCouldNotHaveHappenedIsNamedByTheFold() {
    List<RecordedEvent> fewer = new ArrayList<>(chain.events);
    fewer.remove(1);
    assertThatThrownBy(() -> CustodyState.fold(chain.item, fewer))
        .isInstanceOfSatisfying(BrokenCustody.class, e -> assertThat(e.seq()).isEqualTo(3));
  }

  @Test
  void aLyingCustodianIsNamedByTheFold() {
    RecordedEvent second = chain.events.get(1);
    Map<String, Opening> openings = new TreeMap<>(second.openings());
    openings.put(
        "custodianAfter", new Opening(person("mallory").json(), new Salt("22".repeat(32))));
    List<RecordedEvent> forged = new ArrayList<>(chain.events);
    forged.set(1, with(second, openings));
    assertThatThrownBy(() -> CustodyState.fold(chain.item, forged))
        .isInstanceOf(BrokenCustody.class)
        .hasMessageContaining("custodianAfter");
  }

  @Test
  void anEnvelopeIsReadAsItWasWritten() throws MalformedEnvelope {
    for (RecordedEvent event : chain.events) {
      byte[] bytes = event.envelope().bytes();
      assertThat(Envelope.parse(bytes)).isEqualTo(event.envelope());
      assertThat(event.envelope().hash()).isEqualTo(Hash.of(bytes));
    }
  }

  @Test
  void anEnvelopeRevealsNoValue() {
    String all = new String(chain.events.getFirst().envelope().bytes(), StandardCharsets.UTF_8);
    assertThat(all).doesNotContain("anna").doesNotContain("GSM").doesNotContain("Antwerpen");
  }

  @Test
  void theSameContentTwiceHasDifferentCommitmentsAndHashes() {
    Recorder recorder = new Recorder(Salt.from(new SecureRandom()));
    EventDraft draft =
        new EventDraft(
            EventType.CASE_ANNOTATED,
            chain.item,
            UUID.randomUUID(),
            ChainFixture.fields(
                Field.EVENT_ID, UUID.randomUUID(),
                Field.OCCURRED_AT, chain.in(Duration.ZERO),
                Field.ACTOR, Person.of("anna", "anna").json(),
                Field.NOTE, "same"));
    ChainHead none = ChainHead.none(chain.item);
    RecordedEvent one = recorder.record(draft, none, chain.now);
    RecordedEvent two = recorder.record(draft, none, chain.now);
    assertThat(one.envelope().hash()).isNotEqualTo(two.envelope().hash());
    one.envelope()
        .commitments()
        .forEach(
            (name, hash) -> assertThat(hash).isNotEqualTo(two.envelope().commitments().get(name)));
    assertThatThrownBy(() -> recorder.record(draft, ChainHead.none(UUID.randomUUID()), chain.now))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void signaturesCoverTheEnvelopeWithoutThem() throws MalformedEnvelope {
    RecordedEvent event = chain.events.getFirst();
    RecordedEvent signed =
        event.signed(List.of(new EventSignature("webauthn", Map.of("credentialId", "AAEC"))));
    assertThat(signed.envelope().signingHash()).isEqualTo(event.envelope().signingHash());
    assertThat(signed.envelope().hash()).isNotEqualTo(event.envelope().hash());
    assertThat(Envelope.parse(signed.envelope().bytes())).isEqualTo(signed.envelope());
    assertThatThrownBy(() -> new EventSignature("webauthn", Map.of("scheme", "x")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anEnvelopeThatWouldBeTooLargeIsRefused() {
    RecordedEvent event = chain.events.getFirst();
    String big = "x".repeat(Envelope.LARGEST);
    RecordedEvent signed =
        event.signed(List.of(new EventSignature("webauthn", Map.of("data", big))));
    assertThatThrownBy(() -> signed.envelope().bytes()).isInstanceOf(EnvelopeTooLarge.class);
    assertBroken(verify(List.of(signed)), 0, Flaw.SIZE);
    assertThatThrownBy(() -> Envelope.parse(new byte[Envelope.LARGEST + 1]))
        .isInstanceOf(MalformedEnvelope.class);
  }

  @Test
  void whatIsNotAnEnvelopeIsRefused() {
    String good = new String(chain.events.getFirst().envelope().bytes(), StandardCharsets.UTF_8);
    for (String bad :
        List.of(
            "{}",
            "[]",
            good.replace("\"v\":1", "\"v\":2"),
            good.replace("\"itemSeq\":1", "\"itemSeq\":0"),
            good.replace("\"itemSeq\":1", "\"itemSeq\":2"),
            good.replace("SEIZED", "STOLEN"),
            good.replace("\"prev\":null", "\"prev\":\"00\""),
            good.replace("123456Z", "123Z"),
            good.replace(chain.item.toString(), "7B0F2C1E-55D4-4C0A-9A11-0F6F3C2D1E00"),
            good.replace("\"sigs\":[]", "\"sigs\":[],\"x\":1"),
            good.replace("\"sigs\":[]", "\"sigs\":[1]"),
            " " + good)) {
      assertThat(bad).isNotEqualTo(good);
      assertThatThrownBy(() -> Envelope.parse(bad.getBytes(StandardCharsets.UTF_8)))
          .as("%s", bad)
          .isInstanceOf(MalformedEnvelope.class);
    }
  }

  /** What the database's unique key (item, seq) does, done by a map. */
  @Test
  void interleavedAndConcurrentAppendsGiveOneChainInExactOrder() throws Exception {
    ConcurrentSkipListMap<Long, RecordedEvent> stored = new ConcurrentSkipListMap<>();
    Recorder recorder = new Recorder(Salt.from(new SecureRandom()));
    UUID item = UUID.randomUUID();
    try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
      List<Future<Integer>> writers =
          IntStream.range(0, 6)
              .mapToObj(w -> threads.submit(() -> appendTwenty(recorder, item, stored, w)))
              .toList();
      int refused = 0;
      for (Future<Integer> writer : writers) {
        refused += writer.get();
      }
      assertThat(refused).isNotNegative();
    }
    assertThat(stored).hasSize(120);
    assertThat(Chain.verify(item, stored.values(), null)).isInstanceOf(Verdict.Intact.class);
    assertThat(stored.values().stream().map(RecordedEvent::seq))
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 120).mapToObj(Long::valueOf).toList());
  }

  private Integer appendTwenty(
      Recorder recorder, UUID item, ConcurrentSkipListMap<Long, RecordedEvent> stored, int writer) {
    int refused = 0;
    for (int i = 0; i < 20; ) {
      Map.Entry<Long, RecordedEvent> last = stored.lastEntry();
      ChainHead head = last == null ? ChainHead.none(item) : last.getValue().envelope().head();
      EventDraft draft =
          new EventDraft(
              EventType.CASE_ANNOTATED,
              item,
              ChainFixture.pseudonym("writer " + writer),
              ChainFixture.fields(
                  Field.EVENT_ID, UUID.randomUUID(),
                  Field.OCCURRED_AT, chain.in(Duration.ZERO),
                  Field.ACTOR, Person.of("w", "w").json(),
                  Field.NOTE, writer + "/" + i));
      RecordedEvent event = recorder.record(draft, head, chain.now);
      if (stored.putIfAbsent(event.seq(), event) == null) {
        i++;
      } else {
        refused++;
      }
    }
    return refused;
  }
}
