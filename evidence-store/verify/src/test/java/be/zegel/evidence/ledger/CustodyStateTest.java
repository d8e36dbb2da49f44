package be.zegel.evidence.ledger;

import static be.zegel.evidence.ledger.ChainFixture.COURT;
import static be.zegel.evidence.ledger.ChainFixture.ROOM;
import static be.zegel.evidence.ledger.ChainFixture.by;
import static be.zegel.evidence.ledger.ChainFixture.person;
import static be.zegel.evidence.ledger.ChainFixture.pseudonym;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import be.zegel.evidence.ledger.CustodyState.BrokenCustody;
import be.zegel.evidence.ledger.Decision.Code;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CustodyStateTest {

  private final ChainFixture chain = new ChainFixture();
  private final UUID hold = UUID.randomUUID();

  private void assertFolds() {
    try {
      assertThat(CustodyState.fold(chain.item, chain.events)).isEqualTo(chain.state);
    } catch (BrokenCustody e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void anExhibitEntersOnceAndWithOneCustodian() {
    assertThat(chain.refusal(EventType.SEALED, by("anna"), Field.SEAL_AFTER, "S-1"))
        .isEqualTo(Code.NOT_ENTERED);
    assertThat(chain.refusal(EventType.SEIZED, by("bert"), Field.TO, person("anna")))
        .isEqualTo(Code.NOT_CUSTODIAN);
    assertThat(chain.refusal(EventType.SEIZED, by("anna", COURT), Field.TO, COURT))
        .isEqualTo(Code.WRONG_CUSTODIAN_KIND);

    chain.record(EventType.SEIZED, by("anna"), Field.TO, person("anna"));

    assertThat(chain.state.phase()).isEqualTo(Phase.WITH);
    assertThat(chain.state.custodian()).isEqualTo(person("anna"));
    assertThat(chain.refusal(EventType.SURRENDERED, by("anna"), Field.TO, person("anna")))
        .isEqualTo(Code.ALREADY_ENTERED);
    assertFolds();
  }

  @Test
  void anImportedPaperChainIsEnteredByAnotherThanTheCustodian() {
    chain.record(
        EventType.LEGACY_IMPORTED,
        by("clerk", null),
        Field.TO,
        person("anna"),
        Field.DOCUMENT_HASH,
        "ab".repeat(32));
    assertThat(chain.state.custodian()).isEqualTo(person("anna"));
  }

  @Test
  void aDerivedItemNamesItsSources() {
    assertThat(
            chain.refusal(
                EventType.DERIVED,
                by("lab"),
                Field.TO,
                person("lab"),
                Field.DERIVATION,
                "TRANSCRIPT_OF"))
        .isEqualTo(Code.SOURCE_MISSING);
    assertThat(
            chain.refusal(
                EventType.IMAGED, by("lab"), Field.SOURCE_ITEMS, Json.texts(List.of("source"))))
        .isEqualTo(Code.CUSTODIAN_MISSING);
    chain.record(
        EventType.IMAGED,
        by("lab"),
        Field.TO,
        person("lab"),
        Field.SOURCE_ITEMS,
        Json.texts(List.of("source")));
    assertThat(chain.state.phase()).isEqualTo(Phase.WITH);
  }

  @Test
  void custodyMovesAtAcceptanceAndNotAtTheOffer() {
    chain.seizedAndSealed();
    UUID transfer = chain.offer("anna", person("bert"));
    assertThat(chain.state.custodian()).isEqualTo(person("anna"));
    assertThat(chain.state.offerOpen()).isTrue();

    RecordedEvent accepted =
        chain.record(
            EventType.TRANSFER_ACCEPTED,
            by("bert"),
            Field.TRANSFER_ID,
            transfer,
            Field.SEAL_OBSERVED,
            "S-1");

    assertThat(chain.state.custodian()).isEqualTo(person("bert"));
    assertThat(chain.state.offerOpen()).isFalse();
    assertThat(accepted.value(Field.CUSTODIAN_BEFORE)).contains(person("anna").json());
    assertThat(accepted.value(Field.CUSTODIAN_AFTER)).contains(person("bert").json());
    assertFolds();
  }

  @Test
  void onlyTheCustodianOffersAndOnlyTheOffereeAnswers() {
    chain.seizedAndSealed();
    Object[] offer = {
      Field.TRANSFER_ID, UUID.randomUUID(),
      Field.TO, person("bert"),
      Field.PURPOSE, "STORAGE",
      Field.EXPIRES_AT, chain.in(Duration.ofHours(1))
    };
    assertThat(chain.refusal(EventType.TRANSFER_OFFERED, by("cato"), offer))
        .isEqualTo(Code.NOT_CUSTODIAN);
    chain.record(EventType.TRANSFER_OFFERED, by("anna"), offer);
    UUID transfer = (UUID) offer[1];

    assertThat(chain.refusal(EventType.TRANSFER_OFFERED, by("anna"), offer))
        .isEqualTo(Code.OFFER_OPEN);
    assertThat(accept(by("cato"), transfer, "S-1")).isEqualTo(Code.NOT_OFFEREE);
    assertThat(accept(by("anna", person("bert")), transfer, "S-1"))
        .isEqualTo(Code.ACCEPTOR_IS_OFFERER);
    assertThat(accept(by("bert"), UUID.randomUUID(), "S-1")).isEqualTo(Code.NO_OPEN_OFFER);
    assertThat(
            chain.refusal(
                EventType.TRANSFER_REFUSED,
                by("cato"),
                Field.TRANSFER_ID,
                transfer,
                Field.REASON,
                "no"))
        .isEqualTo(Code.NOT_OFFEREE);
    assertThat(chain.refusal(EventType.TRANSFER_WITHDRAWN, by("bert"), Field.TRANSFER_ID, transfer))
        .isEqualTo(Code.NOT_CUSTODIAN);

    chain.record(
        EventType.TRANSFER_REFUSED,
        by("bert"),
        Field.TRANSFER_ID,
        transfer,
        Field.REASON,
        "not mine");
    assertThat(chain.state.offerOpen()).isFalse();
    assertThat(accept(by("bert"), transfer, "S-1")).isEqualTo(Code.NO_OPEN_OFFER);
    assertFolds();
  }

  private Code accept(Party by, UUID transfer, Object seal) {
    return chain.refusal(
        EventType.TRANSFER_ACCEPTED, by, Field.TRANSFER_ID, transfer, Field.SEAL_OBSERVED, seal);
  }

  @Test
  void nobodyOffersToTheOneWhoHasItAndNoOfferIsBornDead() {
    chain.seizedAndSealed();
    assertThat(
            chain.refusal(
                EventType.TRANSFER_OFFERED,
                by("anna"),
                Field.TRANSFER_ID,
                UUID.randomUUID(),
                Field.TO,
                new Custodian(Custodian.Kind.PERSON, "anna", "Another label"),
                Field.PURPOSE,
                "STORAGE",
                Field.EXPIRES_AT,
                chain.in(Duration.ofHours(1))))
        .isEqualTo(Code.SAME_CUSTODIAN);
    assertThat(
            chain.refusal(
                EventType.TRANSFER_OFFERED,
                by("anna"),
                Field.TRANSFER_ID,
                UUID.randomUUID(),
                Field.TO,
                person("bert"),
                Field.PURPOSE,
                "STORAGE",
                Field.EXPIRES_AT,
                chain.in(Duration.ZERO)))
        .isEqualTo(Code.EXPIRY_PAST);
  }

  @Test
  void anOfferLapsesNotBeforeItsTime() {
    chain.seizedAndSealed();
    UUID transfer = chain.offer("anna", person("bert"));
    assertThat(
            chain.refusal(
                EventType.TRANSFER_EXPIRED, by("system", null), Field.TRANSFER_ID, transfer))
        .isEqualTo(Code.OFFER_NOT_EXPIRED);
    chain.now = chain.now.plus(Duration.ofHours(9));
    chain.record(EventType.TRANSFER_EXPIRED, by("system", null), Field.TRANSFER_ID, transfer);
    assertThat(chain.state.offerOpen()).isFalse();
    assertThat(accept(by("bert"), transfer, "S-1")).isEqualTo(Code.NO_OPEN_OFFER);
    assertFolds();
  }

  @Test
  void anOpenOfferBlocksCheckOutSealAndExit() {
    chain.seizedAndSealed();
    chain.offer("anna", person("bert"));
    assertThat(chain.refusal(EventType.UNSEALED, by("anna"), Field.SEAL_BEFORE, "S-1"))
        .isEqualTo(Code.OFFER_OPEN);
    assertThat(
            chain.refusal(
                EventType.RETURNED,
                by("anna"),
                Field.RECIPIENT,
                Json.members(Map.of("name", Json.text("owner"))),
                Field.ORDER_REFERENCE,
                "x"))
        .isEqualTo(Code.OFFER_OPEN);
    assertThat(
            chain.refusal(
                EventType.ACCESSIONED,
                by("anna"),
                Field.TO,
                ROOM,
                Field.LOCATION,
                "A1",
                Field.SEAL_OBSERVED,
                "S-1"))
        .isEqualTo(Code.OFFER_OPEN);
  }

  @Test
  void aSealThatDiffersIsAcceptedOnlyAfterADiscrepancyIsRecorded() {
    chain.seizedAndSealed();
    UUID transfer = chain.offer("anna", person("bert"));
    assertThat(accept(by("bert"), transfer, "S-2")).isEqualTo(Code.SEAL_DIFFERS);
    assertThat(accept(by("bert"), transfer, Json.nothing())).isEqualTo(Code.SEAL_DIFFERS);
    assertThat(
            chain.refusal(
                EventType.DISCREPANCY_RECORDED,
                by("cato"),
                Field.TRANSFER_ID,
                transfer,
                Field.SEAL_OBSERVED,
                "S-2",
                Field.NOTE,
                "other"))
        .isEqualTo(Code.NOT_OFFEREE);
    chain.record(
        EventType.DISCREPANCY_RECORDED,
        by("bert"),
        Field.TRANSFER_ID,
        transfer,
        Field.SEAL_OBSERVED,
        "S-2",
        Field.NOTE,
        "another number");
    assertThat(chain.state.seal()).isEqualTo("S-1");
    assertThat(chain.state.disputed()).isTrue();
    assertThat(accept(by("bert"), transfer, "S-1")).isEqualTo(Code.SEAL_DIFFERS);

    chain.record(
        EventType.TRANSFER_ACCEPTED,
        by("bert"),
        Field.TRANSFER_ID,
        transfer,
        Field.SEAL_OBSERVED,
        "S-2");

    assertThat(chain.state.seal()).isEqualTo("S-2");
    assertThat(chain.state.disputed()).isTrue();
    chain.record(
        EventType.DISCREPANCY_RESOLVED,
        by("lead", null),
        Field.RESULT,
        "EXPLAINED",
        Field.REASON,
        "typing error");
    assertThat(chain.state.disputed()).isFalse();
    assertFolds();
  }

  @Test
  void aSealIsBrokenByItsNumberAndANumberIsUsedOnce() {
    chain.seizedAndSealed();
    assertThat(chain.refusal(EventType.SEALED, by("anna"), Field.SEAL_AFTER, "S-2"))
        .isEqualTo(Code.ALREADY_SEALED);
    assertThat(chain.refusal(EventType.UNSEALED, by("anna"), Field.SEAL_BEFORE, "S-9"))
        .isEqualTo(Code.WRONG_SEAL_NUMBER);
    assertThat(chain.refusal(EventType.UNSEALED, by("bert"), Field.SEAL_BEFORE, "S-1"))
        .isEqualTo(Code.NOT_CUSTODIAN);

    chain.record(EventType.UNSEALED, by("anna"), Field.SEAL_BEFORE, "S-1");

    assertThat(chain.state.sealed()).isFalse();
    assertThat(chain.refusal(EventType.UNSEALED, by("anna"), Field.SEAL_BEFORE, "S-1"))
        .isEqualTo(Code.NOT_SEALED);
    assertThat(chain.refusal(EventType.SEALED, by("anna"), Field.SEAL_AFTER, "S-2"))
        .isEqualTo(Code.RESEAL_REQUIRED);
    assertThat(reseal("S-9", "S-2")).isEqualTo(Code.WRONG_SEAL_NUMBER);
    assertThat(reseal("S-1", "S-1")).isEqualTo(Code.SEAL_NUMBER_USED);
    assertThat(reseal("S-1", " ")).isEqualTo(Code.SEAL_NUMBER_MISSING);
    RecordedEvent resealed =
        chain.record(
            EventType.RESEALED, by("anna"), Field.SEAL_BEFORE, "S-1", Field.SEAL_AFTER, "S-2");
    assertThat(resealed.value(Field.SEAL_BEFORE)).contains(Json.text("S-1"));
    assertThat(chain.state.seal()).isEqualTo("S-2");
    assertThat(reseal("S-2", "S-3")).isEqualTo(Code.ALREADY_SEALED);
    assertFolds();
  }

  private Code reseal(String before, String after) {
    return chain.refusal(
        EventType.RESEALED, by("anna"), Field.SEAL_BEFORE, before, Field.SEAL_AFTER, after);
  }

  @Test
  void aNeverSealedThingIsNotResealedAndSealNumbersAreNotForgotten() {
    chain.record(EventType.SEIZED, by("anna"), Field.TO, person("anna"));
    assertThat(reseal("S-1", "S-2")).isEqualTo(Code.NEVER_SEALED);
    assertThat(
            chain.refusal(
                EventType.SEAL_CHECKED,
                by("anna"),
                Field.SEAL_OBSERVED,
                "S-1",
                Field.RESULT,
                "INTACT"))
        .isEqualTo(Code.NOT_SEALED);
    assertThat(chain.refusal(EventType.SEALED, by("anna"))).isEqualTo(Code.SEAL_NUMBER_MISSING);
  }

  private void intoTheRoom() {
    chain.seizedAndSealed();
    UUID transfer = chain.offer("anna", person("keeper"));
    chain.record(
        EventType.TRANSFER_ACCEPTED,
        by("keeper"),
        Field.TRANSFER_ID,
        transfer,
        Field.SEAL_OBSERVED,
        "S-1");
    chain.record(
        EventType.ACCESSIONED,
        by("keeper"),
        Field.TO,
        ROOM,
        Field.LOCATION,
        "A1",
        Field.SEAL_OBSERVED,
        "S-1");
  }

  @Test
  void anEvidenceRoomTakesInGivesOutAndTakesBack() {
    intoTheRoom();
    assertThat(chain.state.phase()).isEqualTo(Phase.STORED);
    assertThat(chain.state.custodian()).isEqualTo(ROOM);
    assertThat(chain.state.location()).isEqualTo("A1");
    assertThat(chain.refusal(EventType.MOVED, by("keeper"), Field.LOCATION, "B2"))
        .isEqualTo(Code.NOT_CUSTODIAN);
    chain.record(EventType.MOVED, by("keeper", ROOM), Field.LOCATION, "B2");
    assertThat(
            chain.refusal(
                EventType.CHECKED_OUT,
                by("keeper", ROOM),
                Field.TO,
                COURT,
                Field.PURPOSE,
                "EXAMINATION"))
        .isEqualTo(Code.WRONG_CUSTODIAN_KIND);

    chain.record(
        EventType.CHECKED_OUT,
        by("keeper", ROOM),
        Field.TO,
        person("lab"),
        Field.PURPOSE,
        "EXAMINATION",
        Field.DUE,
        chain.in(Duration.ofDays(3)));

    assertThat(chain.state.phase()).isEqualTo(Phase.OUT);
    assertThat(chain.state.custodian()).isEqualTo(person("lab"));
    assertThat(chain.state.home()).isEqualTo(ROOM);
    assertThat(chain.state.due()).isNotNull();
    assertThat(checkIn(by("lab"), "S-1")).isEqualTo(Code.NOT_CUSTODIAN);
    assertThat(checkIn(by("keeper", ROOM), "S-7")).isEqualTo(Code.SEAL_DIFFERS);
    chain.record(
        EventType.CHECKED_IN, by("keeper", ROOM), Field.LOCATION, "B2", Field.SEAL_OBSERVED, "S-1");
    assertThat(chain.state.phase()).isEqualTo(Phase.STORED);
    assertThat(chain.state.due()).isNull();
    assertFolds();
  }

  private Code checkIn(Party by, String seal) {
    return chain.refusal(EventType.CHECKED_IN, by, Field.LOCATION, "B2", Field.SEAL_OBSERVED, seal);
  }

  @Test
  void whatIsDepositedOutsideComesBackByAnAcceptedOffer() {
    chain.seizedAndSealed();
    chain.record(
        EventType.DEPOSITED, by("anna"), Field.TO, COURT, Field.RECEIPT_REFERENCE, "OS 2026/17");
    assertThat(chain.state.phase()).isEqualTo(Phase.EXTERNAL);
    assertThat(chain.refusal(EventType.UNSEALED, by("anna"), Field.SEAL_BEFORE, "S-1"))
        .isEqualTo(Code.NOT_CUSTODIAN);
    UUID transfer = UUID.randomUUID();
    chain.record(
        EventType.TRANSFER_OFFERED,
        by("clerk", COURT),
        Field.TRANSFER_ID,
        transfer,
        Field.TO,
        person("anna"),
        Field.PURPOSE,
        "RETURN",
        Field.EXPIRES_AT,
        chain.in(Duration.ofHours(8)));
    chain.record(
        EventType.TRANSFER_ACCEPTED,
        by("anna"),
        Field.TRANSFER_ID,
        transfer,
        Field.SEAL_OBSERVED,
        "S-1");
    assertThat(chain.state.phase()).isEqualTo(Phase.WITH);
    assertFolds();
  }

  @Test
  void nothingLeavesWhileItIsHeldOrWithoutAnOrder() {
    chain.seizedAndSealed();
    Object[] exit = {
      Field.RECIPIENT,
      Json.members(Map.of("name", Json.text("owner"))),
      Field.ORDER_REFERENCE,
      "beslissing 1"
    };
    assertThat(chain.refusal(EventType.RETURNED, by("anna"), exit)).isEqualTo(Code.ORDER_MISSING);
    Object[] held = {Field.HOLD_ID, hold, Field.ORDER_REFERENCE, "brief"};
    chain.record(EventType.HOLD_PLACED, by("pros", null), held);
    assertThat(chain.refusal(EventType.HOLD_PLACED, by("pros", null), held))
        .isEqualTo(Code.HOLD_EXISTS);
    chain.record(EventType.RETURN_ORDERED, by("pros", null), Field.ORDER_REFERENCE, "beslissing 1");
    assertThat(chain.refusal(EventType.RETURNED, by("anna"), exit)).isEqualTo(Code.ON_HOLD);
    chain.record(EventType.HOLD_RELEASED, by("pros", null), held);
    assertThat(chain.refusal(EventType.HOLD_RELEASED, by("pros", null), held))
        .isEqualTo(Code.NO_SUCH_HOLD);

    chain.record(EventType.RETURNED, by("anna"), exit);

    assertThat(chain.state.phase()).isEqualTo(Phase.CLOSED);
    assertThat(chain.state.custodian()).isNull();
    assertThat(chain.refusal(EventType.LOST, by("anna"), Field.NOTE, "x")).isEqualTo(Code.CLOSED);
    chain.record(EventType.ANNOTATED, by("anna"), Field.NOTE, "handed to the brother");
    assertFolds();
  }

  @Test
  void destructionNeedsTwoDifferentPersonsAndAnOrder() {
    chain.seizedAndSealed();
    chain.record(EventType.DESTRUCTION_ORDERED, by("pros", null), Field.ORDER_REFERENCE, "vonnis");
    assertThat(chain.refusal(EventType.DESTROYED, by("anna"), destruction("anna")))
        .isEqualTo(Code.SECOND_PERSON_SAME);
    chain.record(EventType.DESTROYED, by("anna"), destruction("bert"));
    assertThat(chain.state.phase()).isEqualTo(Phase.CLOSED);
    assertFolds();
  }

  private static Object[] destruction(String second) {
    return new Object[] {
      Field.ORDER_REFERENCE,
      "vonnis",
      Field.SECOND_PERSON,
      Person.of(second, second).json(),
      Field.SECOND_PSEUDONYM,
      pseudonym(second),
      Field.METHOD,
      "shredder"
    };
  }

  @Test
  void aCorrectionNeedsASecondPersonAndPointsAtAnEventThatIsThere() {
    chain.seizedAndSealed();
    assertThat(chain.refusal(EventType.CORRECTED, by("anna"), correction(3, "bert")))
        .isEqualTo(Code.NO_SUCH_EVENT);
    assertThat(chain.refusal(EventType.CORRECTED, by("anna"), correction(1, "anna")))
        .isEqualTo(Code.SECOND_PERSON_SAME);
    chain.record(EventType.CORRECTED, by("anna"), correction(1, "bert"));
    assertFolds();
  }

  private static Object[] correction(int seq, String second) {
    return new Object[] {
      Field.EVENT_SEQ, seq,
      Field.FIELD_NAME, "label",
      Field.OLD_VALUE, "GSM 1",
      Field.NEW_VALUE, "GSM 2",
      Field.REASON, "typing error",
      Field.SECOND_PERSON, Person.of(second, second).json(),
      Field.SECOND_PSEUDONYM, pseudonym(second)
    };
  }

  @Test
  void inQuarantineItGoesToTheLaboratoryAndNowhereElse() {
    chain.seizedAndSealed();
    chain.record(EventType.FIXITY_FAILED, by("system", null), Field.NOTE, "hash differs");
    assertThat(chain.state.quarantined()).isTrue();
    assertThat(chain.refusal(EventType.UNSEALED, by("anna"), Field.SEAL_BEFORE, "S-1"))
        .isEqualTo(Code.QUARANTINED);
    assertThat(
            chain.refusal(
                EventType.TRANSFER_OFFERED,
                by("anna"),
                Field.TRANSFER_ID,
                UUID.randomUUID(),
                Field.TO,
                person("bert"),
                Field.PURPOSE,
                "STORAGE",
                Field.EXPIRES_AT,
                chain.in(Duration.ofHours(1))))
        .isEqualTo(Code.QUARANTINED);
    UUID transfer = UUID.randomUUID();
    chain.record(
        EventType.TRANSFER_OFFERED,
        by("anna"),
        Field.TRANSFER_ID,
        transfer,
        Field.TO,
        person("lab"),
        Field.PURPOSE,
        "EXAMINATION",
        Field.EXPIRES_AT,
        chain.in(Duration.ofHours(1)));
    chain.record(
        EventType.TRANSFER_ACCEPTED,
        by("lab"),
        Field.TRANSFER_ID,
        transfer,
        Field.SEAL_OBSERVED,
        "S-1");
    chain.record(EventType.QUARANTINE_LIFTED, by("lead", null), Field.REASON, "replica is good");
    assertThat(chain.refusal(EventType.QUARANTINE_LIFTED, by("lead", null), Field.REASON, "again"))
        .isEqualTo(Code.NOT_QUARANTINED);
    assertFolds();
  }

  @Test
  void anOfferMadeBeforeTheQuarantineIsNotAcceptedInIt() {
    chain.seizedAndSealed();
    UUID transfer = chain.offer("anna", person("bert"));
    chain.record(EventType.QUARANTINED, by("lead", null), Field.REASON, "protected material");
    assertThat(accept(by("bert"), transfer, "S-1")).isEqualTo(Code.QUARANTINED);
    chain.record(EventType.TRANSFER_WITHDRAWN, by("anna"), Field.TRANSFER_ID, transfer);
    assertFolds();
  }

  @Test
  void whatIsLostHasToBeFoundAndItsSealLookedAt() {
    chain.seizedAndSealed();
    chain.offer("anna", person("bert"));
    chain.record(EventType.LOST, by("anna"), Field.NOTE, "not in the car");
    assertThat(chain.state.phase()).isEqualTo(Phase.MISSING);
    assertThat(chain.state.custodian()).isEqualTo(person("anna"));
    assertThat(chain.state.offerOpen()).isFalse();
    assertThat(chain.refusal(EventType.UNSEALED, by("anna"), Field.SEAL_BEFORE, "S-1"))
        .isEqualTo(Code.MISSING);
    assertThat(
            chain.refusal(
                EventType.FOUND, by("anna"), Field.TO, person("cato"), Field.SEAL_OBSERVED, "S-1"))
        .isEqualTo(Code.NOT_CUSTODIAN);
    chain.record(
        EventType.FOUND, by("cato"), Field.TO, person("cato"), Field.SEAL_OBSERVED, Json.nothing());
    assertThat(chain.state.phase()).isEqualTo(Phase.WITH);
    assertThat(chain.state.sealed()).isFalse();
    assertThat(chain.state.disputed()).isTrue();
    assertFolds();
  }

  @Test
  void anAbsentCustodianIsOverriddenByTwoPersonsWithAGround() {
    chain.seizedAndSealed();
    chain.offer("anna", person("bert"));
    Object[] override = {
      Field.TO, person("cato"),
      Field.REASON, "ziekte",
      Field.SECOND_PERSON, Person.of("zoe", "zoe").json(),
      Field.SECOND_PSEUDONYM, pseudonym("zoe")
    };
    assertThat(chain.refusal(EventType.CUSTODIAN_OVERRIDDEN, by("zoe", null), override))
        .isEqualTo(Code.SECOND_PERSON_SAME);
    chain.record(EventType.CUSTODIAN_OVERRIDDEN, by("lead", null), override);
    assertThat(chain.state.custodian()).isEqualTo(person("cato"));
    assertThat(chain.state.offerOpen()).isFalse();
    assertFolds();
  }

  @Test
  void anImageWhoseSourceChangedNeedsADeclaredAlteration() {
    chain.seizedAndSealed();
    Object[] image = {
      Field.HASH_BEFORE, "aa".repeat(32),
      Field.HASH_AFTER, "bb".repeat(32)
    };
    assertThat(chain.refusal(EventType.IMAGED, by("anna"), image)).isEqualTo(Code.SOURCE_CHANGED);
    chain.record(EventType.ALTERED_UNAVOIDABLY, by("anna"), Field.REASON, "phone was on");
    chain.record(EventType.IMAGED, by("anna"), image);
    assertThat(chain.refusal(EventType.IMAGED, by("anna"), image)).isEqualTo(Code.SOURCE_CHANGED);
    assertFolds();
  }

  @Test
  void nothingHappenedAfterNowAndWhatHappenedLongAgoNeedsAReason() {
    CustodyCommand now = chain.command(EventType.SEIZED, by("anna"), Field.TO, person("anna"));
    CustodyCommand future =
        new CustodyCommand(
            now.type(), now.eventId(), now.by(), chain.in(Duration.ofSeconds(1)), now.fields());
    assertThat(chain.check(future)).isEqualTo(new Decision.Refusal(Code.IN_FUTURE));
    CustodyCommand late =
        new CustodyCommand(
            now.type(), now.eventId(), now.by(), chain.in(Duration.ofHours(-25)), now.fields());
    assertThat(chain.check(late)).isEqualTo(new Decision.Refusal(Code.LATE_WITHOUT_REASON));
    Map<Field, Json> explained =
        ChainFixture.fields(
            Field.TO, person("anna"), Field.LATE_REASON, "no network in the cellar");
    chain.record(
        new CustodyCommand(
            now.type(), now.eventId(), now.by(), chain.in(Duration.ofHours(-25)), explained));
    assertFolds();
  }

  @Test
  void aFieldThatIsMissingUnknownOrOfAnotherFormIsRefusedAtOnce() {
    chain.seizedAndSealed();
    assertThatThrownBy(() -> chain.refusal(EventType.MOVED, by("anna")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("location");
    assertThatThrownBy(
            () ->
                chain.refusal(
                    EventType.MOVED, by("anna"), Field.LOCATION, "A", Field.HOLD_ID, hold))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("holdId");
    assertThatThrownBy(() -> chain.refusal(EventType.MOVED, by("anna"), Field.LOCATION, 5))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                chain.refusal(
                    EventType.CASE_OPENED,
                    by("anna"),
                    Field.CASE_NUMBER,
                    "ZG-2026-000001",
                    Field.STATE_AFTER,
                    "REGISTERED"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void labelsAreThoseOfTheMoment() {
    chain.record(
        EventType.SEIZED,
        by("anna", new Custodian(Custodian.Kind.PERSON, "anna", "Anna Peeters")),
        Field.TO,
        new Custodian(Custodian.Kind.PERSON, "anna", "Anna Peeters"));
    RecordedEvent sealed =
        chain.record(
            EventType.SEALED,
            by("anna", new Custodian(Custodian.Kind.PERSON, "anna", "Anna Janssens")),
            Field.SEAL_AFTER,
            "S-1");
    assertThat(chain.events.getFirst().value(Field.TO))
        .contains(new Custodian(Custodian.Kind.PERSON, "anna", "Anna Peeters").json());
    assertThat(sealed.value(Field.ACTING_FOR))
        .contains(new Custodian(Custodian.Kind.PERSON, "anna", "Anna Janssens").json());
  }
}
