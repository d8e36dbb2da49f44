package be.zegel.evidence.ledger;

import static be.zegel.evidence.ledger.ChainFixture.by;
import static be.zegel.evidence.ledger.ChainFixture.person;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class GapTest {

  private final ChainFixture chain = new ChainFixture();

  private List<Gap> gaps() {
    return Gap.find(chain.events, chain.policy);
  }

  private void assertGap(Gap.Kind kind, long from, long to) {
    assertThat(gaps())
        .singleElement()
        .satisfies(
            gap -> {
              assertThat(gap.kind()).isEqualTo(kind);
              assertThat(gap.fromSeq()).isEqualTo(from);
              assertThat(gap.toSeq()).isEqualTo(to);
            });
  }

  private void accept(UUID transfer, String seal) {
    chain.record(
        EventType.TRANSFER_ACCEPTED,
        by("bert"),
        Field.TRANSFER_ID,
        transfer,
        Field.SEAL_OBSERVED,
        seal);
  }

  @Test
  void anUnbrokenCustodyHasNone() {
    chain.seizedAndSealed();
    accept(chain.offer("anna", person("bert")), "S-1");
    chain.record(EventType.UNSEALED, by("bert"), Field.SEAL_BEFORE, "S-1");
    chain.record(EventType.RESEALED, by("bert"), Field.SEAL_BEFORE, "S-1", Field.SEAL_AFTER, "S-2");
    chain.record(
        EventType.SEAL_CHECKED, by("bert"), Field.SEAL_OBSERVED, "S-2", Field.RESULT, "INTACT");
    chain.record(EventType.RETURN_ORDERED, by("pros", null), Field.ORDER_REFERENCE, "beslissing");
    chain.record(
        EventType.RETURNED,
        by("bert"),
        Field.ORDER_REFERENCE,
        "beslissing",
        Field.RECIPIENT,
        Json.members(Map.of("name", Json.text("owner"))));
    chain.record(EventType.ANNOTATED, by("bert"), Field.NOTE, "collected by the brother");
    assertThat(gaps()).isEmpty();
  }

  @Test
  void theTimeBetweenLossAndFindIsOne() {
    chain.seizedAndSealed();
    chain.record(EventType.LOST, by("anna"), Field.NOTE, "gone");
    assertGap(Gap.Kind.NO_CUSTODIAN, 3, 3);
    assertThat(gaps().getFirst().to()).isNull();
    chain.record(EventType.FOUND, by("bert"), Field.TO, person("bert"), Field.SEAL_OBSERVED, "S-1");
    assertGap(Gap.Kind.NO_CUSTODIAN, 3, 4);
  }

  @Test
  void anUnexplainedIntervalOfAPaperChainIsOne() {
    chain.record(
        EventType.LEGACY_IMPORTED,
        by("clerk", null),
        Field.TO,
        person("anna"),
        Field.DOCUMENT_HASH,
        "ab".repeat(32),
        Field.UNEXPLAINED_INTERVALS,
        Json.items(
            List.of(
                Json.members(
                    Map.of(
                        "from", Json.text("2019-01-01T00:00:00+01:00"),
                        "to", Json.text("2019-03-01T00:00:00+01:00"),
                        "note", Json.text("no entry in the register"))))));
    assertGap(Gap.Kind.PAPER_INTERVAL, 1, 1);
    assertThat(gaps().getFirst().from()).hasToString("2019-01-01T00:00+01:00");
  }

  @Test
  void aSealThatDiffersAtAHandOverIsOneAndCountedOnce() {
    chain.seizedAndSealed();
    UUID transfer = chain.offer("anna", person("bert"));
    chain.record(
        EventType.DISCREPANCY_RECORDED,
        by("bert"),
        Field.TRANSFER_ID,
        transfer,
        Field.SEAL_OBSERVED,
        "S-2",
        Field.NOTE,
        "another number");
    accept(transfer, "S-2");
    assertGap(Gap.Kind.SEAL_DIFFERS, 4, 4);
  }

  @Test
  void aDiscrepancyOfAnotherKindIsNone() {
    chain.seizedAndSealed();
    chain.record(
        EventType.DISCREPANCY_RECORDED,
        by("anna"),
        Field.SEAL_OBSERVED,
        "S-1",
        Field.NOTE,
        "the charger is missing");
    assertThat(gaps()).isEmpty();
  }

  @Test
  void anAcceptanceAfterTheOfferLapsedIsOne() {
    chain.seizedAndSealed();
    UUID transfer = chain.offer("anna", person("bert"));
    chain.now = chain.now.plus(Duration.ofHours(20));
    accept(transfer, "S-1");
    assertGap(Gap.Kind.ACCEPTED_AFTER_EXPIRY, 4, 4);
  }

  @Test
  void anEventRecordedTooLateIsOneAlsoWithAReason() {
    CustodyCommand now =
        chain.command(
            EventType.SEIZED,
            by("anna"),
            Field.TO,
            person("anna"),
            Field.LATE_REASON,
            "no network");
    chain.record(
        new CustodyCommand(
            now.type(), now.eventId(), now.by(), chain.in(Duration.ofHours(-30)), now.fields()));
    assertGap(Gap.Kind.LATE_ENTRY, 1, 1);
    assertThat(Gap.find(chain.events, new CustodyPolicy(Duration.ofDays(2)))).isEmpty();
  }

  @Test
  void aCustodianWhoChangesBetweenTwoEventsIsOne() {
    chain.seizedAndSealed();
    chain.record(EventType.MOVED, by("anna"), Field.LOCATION, "car");
    RecordedEvent last = chain.events.getLast();
    Map<String, Opening> openings = new TreeMap<>(last.openings());
    openings.put("custodianBefore", new Opening(person("bert").json(), new Salt("00".repeat(32))));
    chain.events.set(2, new RecordedEvent(last.envelope(), openings));
    assertGap(Gap.Kind.NO_CUSTODIAN, 2, 3);
  }

  @Test
  void gapsAreFoundInWhatIsDisclosedAsWell() {
    chain.seizedAndSealed();
    UUID transfer = chain.offer("anna", person("bert"));
    chain.now = chain.now.plus(Duration.ofHours(20));
    accept(transfer, "S-1");
    List<RecordedEvent> disclosed =
        chain.events.stream().map(e -> e.withholding(Field::withholdable)).toList();
    assertThat(Gap.find(disclosed, chain.policy)).isEqualTo(gaps());
  }
}
