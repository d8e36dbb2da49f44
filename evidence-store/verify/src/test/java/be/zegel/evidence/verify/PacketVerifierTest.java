package be.zegel.evidence.verify;

import static org.assertj.core.api.Assertions.assertThat;

import be.zegel.evidence.ledger.CanonicalJson;
import be.zegel.evidence.ledger.ChainFixture;
import be.zegel.evidence.ledger.Field;
import be.zegel.evidence.ledger.Hash;
import be.zegel.evidence.ledger.Opening;
import be.zegel.evidence.ledger.RecordedEvent;
import be.zegel.evidence.packet.HeadProof;
import be.zegel.evidence.packet.PacketEvent;
import be.zegel.evidence.packet.TrustBundle;
import be.zegel.evidence.tlog.Note;
import be.zegel.evidence.tlog.TestTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The mutation matrix: whatever is done to a packet, it is never verified afterwards. */
class PacketVerifierTest {
  private static final UUID FIRST = PacketFixture.exhibit(1);

  private final Path folder;

  PacketVerifierTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private Report verify(PacketFixture fixture) throws IOException {
    return verify(fixture, fixture.trust());
  }

  private Report verify(PacketFixture fixture, @Nullable TrustBundle trust) throws IOException {
    return new PacketVerifier(Optional.ofNullable(trust), Optional.empty())
        .verify(fixture.write(folder));
  }

  private static void assertFound(Report report, Finding.Kind kind) {
    assertThat(report.verdict()).as("%s", report.findings()).isEqualTo(kind.verdict());
    assertThat(report.first().map(Finding::kind)).as("%s", report.findings()).contains(kind);
  }

  @Test
  void noticesExhibitsThatContradictEachOther() throws IOException {
    assertThat(verify(new PacketFixture().withImage(true)).findings()).isEmpty();
    assertFound(verify(new PacketFixture().withImage(false)), Finding.Kind.KIN);
    PacketFixture oneSeal = new PacketFixture();
    oneSeal.oneSeal = true;
    Report report = verify(oneSeal.withStory(2));
    assertFound(report, Finding.Kind.KIN);
    assertThat(report.first().map(Finding::where)).contains(PacketFixture.exhibit(2) + "#2");
    // What another chain says is not missed when that chain is withheld.
    PacketFixture alone = new PacketFixture().withImage(true);
    alone.shown.remove(PacketFixture.exhibit(2));
    assertThat(verify(alone).verdict()).isEqualTo(Verdict.VERIFIED_WITH_WITHHELD);
  }

  @Test
  void verifiesAnHonestPacketAndSaysWhatItFound() throws IOException {
    Report report = verify(PacketFixture.usual());

    assertThat(report.findings()).isEmpty();
    assertThat(report.verdict()).isEqualTo(Verdict.VERIFIED);
    assertThat(report.completeAt()).contains(PacketFixture.NOW.minusSeconds(5));
    assertThat(report.stampedAt()).contains(PacketFixture.NOW.plusSeconds(60));
    assertThat(report.witnesses()).containsExactlyInAnyOrder("one", "two");
    ExhibitReport exhibit = report.exhibits().get(0);
    assertThat(exhibit.unbroken()).isTrue();
    assertThat(exhibit.label()).contains("GSM 1");
    assertThat(exhibit.handovers())
        .containsExactly(new Handover(3, 4, "ANNA", "BERT", Signed.NOT, Signed.NOT));
    assertThat(exhibit.sealedAt()).contains(PacketFixture.NOW);
    assertThat(exhibit.anchoredAt()).contains(PacketFixture.NOW.plusSeconds(60));
    assertThat(exhibit.objects())
        .containsExactly(
            new ObjectCheck(
                Hash.of(PacketFixture.FILE),
                Optional.of("phone.img"),
                ObjectCheck.Found.IN_PACKET));
  }

  @Test
  void doesNotVerifyWithTheKeysOfThePacketItself() throws IOException {
    assertFound(verify(PacketFixture.usual(), null), Finding.Kind.NO_TRUST);
  }

  @Test
  void doesNotVerifyAWhollyForgedLogWithAPolicyOfItsOwn() throws IOException {
    PacketFixture forged = new PacketFixture("forger").withStory(2);

    Report report = verify(forged, PacketFixture.usual().trust());

    assertThat(report.verdict()).isEqualTo(Verdict.UNTRUSTED);
    assertThat(report.findings())
        .extracting(Finding::kind)
        .contains(Finding.Kind.UNKNOWN_LOG, Finding.Kind.UNKNOWN_TIME_STAMP);
  }

  @Test
  void doesNotVerifyACheckpointWithAnotherLogsKey() throws IOException {
    PacketFixture fixture = PacketFixture.usual();
    PacketFixture other = new PacketFixture("other");
    fixture.checkpoint = note -> new Note(note.text(), List.of(other.logKey.sign(note.text())));
    assertFound(verify(fixture), Finding.Kind.UNKNOWN_LOG);
  }

  @Test
  void doesNotVerifyWithoutAQuorumOfWitnesses() throws IOException {
    PacketFixture fixture = PacketFixture.usual();
    fixture.checkpoint = note -> new Note(note.text(), note.signatures().subList(0, 2));
    assertFound(verify(fixture), Finding.Kind.QUORUM);
  }

  @Test
  void noticesASignatureOnTheCheckpointThatDoesNotHold() throws IOException {
    PacketFixture fixture = PacketFixture.usual();
    fixture.checkpoint =
        note -> {
          List<Note.Signature> signatures = new ArrayList<>(note.signatures());
          Note.Signature first = signatures.get(0);
          byte[] bytes = first.bytes();
          bytes[5] ^= 1;
          signatures.set(0, new Note.Signature(first.name(), first.keyId(), bytes));
          return new Note(note.text(), signatures);
        };
    assertFound(verify(fixture), Finding.Kind.CHECKPOINT);
  }

  @Test
  void noticesAnOlderCheckpoint() throws IOException {
    PacketFixture fixture = PacketFixture.usual();
    fixture.anchored = false;
    fixture.checkpoint =
        note -> fixture.note(TestTree.of(fixture.log).head(fixture.log.size() - 2));
    assertFound(verify(fixture), Finding.Kind.LOG_PROOF);
  }

  @Test
  void noticesTheLastEventLeftOut() throws IOException {
    for (UUID chain : List.of(PacketFixture.CASE, FIRST, PacketFixture.exhibit(2))) {
      PacketFixture fixture = PacketFixture.usual();
      List<PacketEvent> events = shown(fixture, chain);
      events.remove(events.size() - 1);
      assertFound(verify(fixture), Finding.Kind.EVENTS_MISSING);
    }
  }

  private static List<PacketEvent> shown(PacketFixture fixture, UUID chain) {
    return fixture.shown.getOrDefault(chain, List.of());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void noticesAnyOtherEventLeftOut(int place) throws IOException {
    PacketFixture fixture = PacketFixture.usual();
    shown(fixture, FIRST).remove(place);
    assertFound(verify(fixture), Finding.Kind.CHAIN);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void noticesAnEventTwice(int place) throws IOException {
    PacketFixture fixture = PacketFixture.usual();
    List<PacketEvent> events = shown(fixture, FIRST);
    events.add(place, events.get(place));
    assertFound(verify(fixture), Finding.Kind.CHAIN);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void noticesTwoEventsExchanged(int place) throws IOException {
    PacketFixture fixture = PacketFixture.usual();
    Collections.swap(shown(fixture, FIRST), place, place + 1);
    assertFound(verify(fixture), Finding.Kind.CHAIN);
  }

  @Test
  void namesTheFirstBadEvent() throws IOException {
    PacketFixture fixture = PacketFixture.usual();
    Collections.swap(shown(fixture, FIRST), 2, 3);
    assertThat(verify(fixture).first().map(Finding::where)).contains(FIRST + "#4");
  }

  @Test
  void noticesAnEventThatIsNotInTheLog() throws IOException {
    PacketFixture fixture = PacketFixture.usual();
    fixture.log.set(2, Hash.of(new byte[] {1}).bytes());
    assertFound(verify(fixture), Finding.Kind.LOG_PROOF);
  }

  @Test
  void noticesTwoEventsThatClaimOnePlace() throws IOException {
    PacketFixture fixture = PacketFixture.usual();
    List<PacketEvent> events = shown(fixture, FIRST);
    events.set(1, new PacketEvent(events.get(0).index(), events.get(1).event()));
    assertFound(verify(fixture), Finding.Kind.LOG_PROOF);
  }

  @Test
  void noticesAValueThatWasNotCommittedTo() throws IOException {
    PacketFixture fixture = PacketFixture.usual();
    List<PacketEvent> events = shown(fixture, FIRST);
    RecordedEvent event = events.get(0).event();
    Map<String, Opening> openings = new TreeMap<>(event.openings());
    openings.computeIfPresent(
        "label",
        (name, opening) ->
            new Opening(be.zegel.evidence.ledger.Json.text("GSM 2"), opening.salt()));
    events.set(
        0, new PacketEvent(events.get(0).index(), new RecordedEvent(event.envelope(), openings)));
    assertFound(verify(fixture), Finding.Kind.CHAIN);
  }

  @Test
  void countsFieldsThatAreWithheld() throws IOException {
    PacketFixture fixture = PacketFixture.usual();
    shown(fixture, FIRST)
        .replaceAll(
            e ->
                new PacketEvent(
                    e.index(), e.event().withholding(f -> f == Field.ACTOR || f == Field.LABEL)));

    Report report = verify(fixture);

    assertThat(report.verdict()).isEqualTo(Verdict.VERIFIED_WITH_WITHHELD);
    assertThat(report.withheldFields()).isEqualTo(6);
    assertThat(report.exhibits().get(0).label()).isEmpty();
  }

  @Test
  void missesAFieldThatIsNeverWithheld() throws IOException {
    PacketFixture fixture = PacketFixture.usual();
    List<PacketEvent> events = shown(fixture, FIRST);
    RecordedEvent event = events.get(1).event();
    Map<String, Opening> openings = new TreeMap<>(event.openings());
    openings.remove("sealAfter");
    events.set(
        1, new PacketEvent(events.get(1).index(), new RecordedEvent(event.envelope(), openings)));
    assertFound(verify(fixture), Finding.Kind.FIELD_WITHHELD);
  }

  @Test
  void countsExhibitsThatAreNotShown() throws IOException {
    PacketFixture fixture = PacketFixture.usual();
    fixture.shown.remove(PacketFixture.exhibit(2));

    Report report = verify(fixture);

    assertThat(report.verdict()).isEqualTo(Verdict.VERIFIED_WITH_WITHHELD);
    assertThat(report.withheldExhibits()).isEqualTo(1);
  }

  @Test
  void noticesAnExhibitOfAnotherCase() throws IOException {
    PacketFixture fixture = new PacketFixture().withStory(1);
    PacketFixture other = PacketFixture.usual();
    UUID stranger = PacketFixture.exhibit(2);
    fixture.log.remove(fixture.statementIndex);
    List<PacketEvent> events = new ArrayList<>();
    for (PacketEvent event : shown(other, stranger)) {
      events.add(new PacketEvent(fixture.log.size(), event.event()));
      fixture.log.add(event.event().envelope().hash().bytes());
    }
    fixture.chains.put(stranger, events);
    fixture.shown.put(stranger, events);
    fixture.exhibits.add(stranger);
    fixture.takeHeads();
    assertFound(verify(fixture), Finding.Kind.CASE);
  }

  @Test
  void noticesTheHeadOfAnotherMap() throws IOException {
    PacketFixture fixture = PacketFixture.usual();
    fixture.head =
        proof ->
            new HeadProof(proof.item(), proof.seq() - 1, proof.hash(), proof.index(), proof.path());
    shown(fixture, FIRST).remove(4);
    assertFound(verify(fixture), Finding.Kind.HEAD);
  }

  @Test
  void noticesHeadsThatWereTakenBeforeTheLastEvents() throws IOException {
    PacketFixture fixture = PacketFixture.usual();
    // The statement is put before the last event: nothing it says is about that event.
    byte[] entry = fixture.log.remove(fixture.statementIndex);
    fixture.statementIndex = fixture.log.size() - 1;
    fixture.log.add(fixture.statementIndex, entry);
    List<PacketEvent> events = shown(fixture, PacketFixture.CASE);
    PacketEvent last = events.remove(events.size() - 1);
    events.add(new PacketEvent(last.index() + 1, last.event()));
    assertFound(verify(fixture), Finding.Kind.LOG_PROOF);
  }

  @Test
  void missesHeadsOfTheDayOfThePacket() throws IOException {
    PacketFixture fixture = PacketFixture.usual();
    fixture.madeAt = PacketFixture.NOW.plus(Duration.ofHours(30));
    Report report = verify(fixture);
    // The time stamp is older than the packet says it is, and counts.
    assertThat(report.verdict()).isEqualTo(Verdict.INCOMPLETE);
    assertThat(report.findings()).extracting(Finding::kind).contains(Finding.Kind.HEAD_MAP_OLD);
  }

  @Test
  void missesTheTimeStampWhenOneIsRequired() throws IOException {
    PacketFixture fixture = PacketFixture.usual();
    fixture.stamped = false;
    assertFound(verify(fixture), Finding.Kind.TIME_STAMP_MISSING);
  }

  @Test
  void noticesATimeStampOverAnotherManifest() throws IOException {
    PacketFixture fixture = PacketFixture.usual();
    fixture.time = data -> fixture.stamper.token(new byte[] {1});
    assertFound(verify(fixture), Finding.Kind.TIME_STAMP);
  }

  @Test
  void verifiesATimeStampWithEllipticCurves() throws IOException {
    PacketFixture fixture = PacketFixture.usual();
    fixture.stamper = new TestStamper("curves", "EC", PacketFixture.NOW.plusSeconds(60));
    assertThat(verify(fixture).findings()).isEmpty();
  }

  @Test
  void verifiesSignaturesOfPersons() throws IOException {
    PacketFixture fixture = new PacketFixture();
    fixture.passkeys = true;
    fixture.signaturesRequired = true;
    fixture.demo = false;
    fixture.withStory(2);

    Report report = verify(fixture);

    assertThat(report.findings()).isEmpty();
    assertThat(report.exhibits().get(0).handovers())
        .containsExactly(new Handover(3, 4, "ANNA", "BERT", Signed.PASSKEY, Signed.PASSKEY));
  }

  @Test
  void missesSignaturesThatAreRequired() throws IOException {
    PacketFixture fixture = PacketFixture.usual();
    fixture.signaturesRequired = true;
    fixture.demo = false;
    assertFound(verify(fixture), Finding.Kind.SIGNATURE_MISSING);
  }

  @Test
  void noticesASignatureOfAnotherPerson() throws IOException {
    PacketFixture fixture = new PacketFixture();
    fixture.passkeys = true;
    ChainFixture chain = new ChainFixture(PacketFixture.exhibit(3));
    chain.signature = hash -> List.of(fixture.bert.sign(hash));
    chain.seizedAndSealed();
    fixture.withStory(1);
    fixture.log.remove(fixture.statementIndex);
    List<PacketEvent> events = new ArrayList<>();
    for (RecordedEvent event : chain.events) {
      events.add(new PacketEvent(fixture.log.size(), event));
      fixture.log.add(event.envelope().hash().bytes());
    }
    fixture.chains.put(chain.item, events);
    fixture.shown.put(chain.item, events);
    fixture.exhibits.add(chain.item);
    fixture.takeHeads();
    Report report = verify(fixture);
    assertThat(report.findings()).extracting(Finding::kind).contains(Finding.Kind.SIGNATURE);
    assertThat(report.verdict()).isEqualTo(Verdict.BROKEN);
  }

  @Test
  void doesNotTrustKeysOfAnotherRoot() throws IOException {
    PacketFixture fixture = new PacketFixture();
    fixture.passkeys = true;
    fixture.withStory(1);
    TrustBundle trust = fixture.trust();
    TrustBundle other =
        new TrustBundle(
            trust.name(),
            trust.policy(),
            trust.timestampRoots(),
            true,
            trust.relyingParty(),
            Optional.of(new TrustBundle.EnrolmentRoot(PacketFixture.KEYS, Hash.of(new byte[] {1}))),
            false,
            true,
            trust.demoPolicy());
    assertFound(verify(fixture, other), Finding.Kind.UNKNOWN_ENROLMENT);
  }

  @Test
  void comparesObjectsBesideThePacket() throws IOException {
    PacketFixture fixture = PacketFixture.usual();
    fixture.withObject = false;
    Path packet = fixture.write(folder);
    Path beside = Files.createDirectory(folder.resolve("beside"));
    PacketVerifier verifier = new PacketVerifier(Optional.of(fixture.trust()), Optional.of(beside));
    assertFound(verifier.verify(packet), Finding.Kind.OBJECT_MISSING);
    Files.write(beside.resolve("phone.img"), PacketFixture.FILE);
    assertThat(verifier.verify(packet).verdict()).isEqualTo(Verdict.VERIFIED);
    Files.write(beside.resolve(Hash.of(PacketFixture.FILE).hex()), new byte[] {1});
    assertFound(verifier.verify(packet), Finding.Kind.OBJECT);
  }

  @Test
  void missesNothingThatWasDestroyedByOrder() throws IOException {
    PacketFixture fixture = new PacketFixture();
    fixture.erased = true;
    fixture.withObject = false;
    fixture.withStory(2);
    Path packet = fixture.write(folder);
    Path beside = Files.createDirectory(folder.resolve("nothing"));

    Report report =
        new PacketVerifier(Optional.of(fixture.trust()), Optional.of(beside)).verify(packet);

    assertThat(report.verdict()).isEqualTo(Verdict.VERIFIED);
    assertThat(report.exhibits().getFirst().objects())
        .extracting(ObjectCheck::found)
        .containsExactly(ObjectCheck.Found.ERASED);
  }

  @Test
  void noticesAnObjectThatNoEventNames() throws IOException {
    PacketFixture fixture = PacketFixture.usual();
    fixture.shown.remove(FIRST);
    assertFound(verify(fixture), Finding.Kind.OBJECT);
  }

  @Test
  void readsABundleInAnySpellingWithOneFingerprint() throws Exception {
    TrustBundle trust = PacketFixture.usual().trust();
    String spelled =
        new String(trust.bytes(), java.nio.charset.StandardCharsets.UTF_8)
            .replace(",\"", " ,\n \"");
    assertThat(CanonicalJson.parse(spelled.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
        .isNotNull();
    assertThat(
            TrustBundle.parse(spelled.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .fingerprint())
        .isEqualTo(trust.fingerprint());
  }
}
