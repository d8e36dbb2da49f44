package be.zegel.reference;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import be.zegel.MigratedDatabase;
import be.zegel.evidence.extract.Outcome;
import be.zegel.evidence.ledger.EventType;
import be.zegel.evidence.ledger.Gap;
import java.lang.reflect.Field;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The reference data as the migrations leave it in a fresh database, read by the application's
 * role.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReferenceDataIT {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  private static final LocalDate OLD_FACTS = LocalDate.of(2026, 8, 31);
  private static final LocalDate NEW_FACTS = LocalDate.of(2026, 9, 1);
  private static final Set<String> DIRECTORATES =
      Set.of(
          "ANT", "LIM", "BRU", "HVV", "LEU", "WBR", "OVL", "WVL", "LIE", "EUP", "NAM", "LUX", "MON",
          "CHA");

  private final MigratedDatabase database = MigratedDatabase.create();
  private final ReferenceData data = dataOf(database);

  private static ReferenceData dataOf(MigratedDatabase database) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(database.application().url());
    source.setUser(database.application().role());
    source.setPassword(database.application().password());
    return new ReferenceData(source);
  }

  /** What the tables say after a change that is rolled back. */
  private ReferenceSnapshot after(String... statements) throws SQLException {
    try (Connection owner = database.owner().connect();
        Statement statement = owner.createStatement()) {
      owner.setAutoCommit(false);
      try {
        for (String sql : statements) {
          statement.execute(sql);
        }
        return ReferenceTables.read(owner);
      } finally {
        owner.rollback();
      }
    }
  }

  // Organisation ---------------------------------------------------------------------------

  @Test
  void knowsTwelveDistrictsUnderFiveCourtsOfAppeal() {
    assertThat(data.arrondissements()).hasSize(12);
    assertThat(data.appealCourts()).hasSize(5);
    assertThat(data.arrondissements())
        .extracting(Arrondissement::appealCourt)
        .containsOnly("ANT", "BRU", "GEN", "LIE", "MON");
  }

  @Test
  void knowsFourteenOfficesAndTheFederalOne() {
    Set<String> offices = new HashSet<>(DIRECTORATES);
    offices.add("FED");
    assertThat(codes(data.offices())).containsExactlyInAnyOrderElementsOf(offices);
    assertThat(data.offices().stream().filter(Office::federal)).hasSize(1);
  }

  @Test
  void givesBrusselsAndHainautTwoOfficesAndEveryOtherDistrictOne() {
    Map<String, List<Office>> byDistrict =
        data.offices().stream()
            .filter(office -> office.arrondissement() != null)
            .collect(groupingBy(office -> String.valueOf(office.arrondissement())));
    assertThat(byDistrict).hasSize(12);
    byDistrict.forEach(
        (district, offices) ->
            assertThat(offices)
                .as(district)
                .hasSize(Set.of("BRU", "HAI").contains(district) ? 2 : 1));
  }

  @Test
  void putsEveryDivisionInTheDistrictOfItsOffice() {
    assertThat(data.divisions()).hasSize(23);
    for (Division division : data.divisions()) {
      assertThat(data.office(division.office()).orElseThrow().arrondissement())
          .as(division.code())
          .isEqualTo(division.arrondissement());
    }
  }

  @Test
  void proposesGermanInEupenAndFrenchOrDutchElsewhere() {
    for (Office office : data.offices()) {
      assertThat(office.proceduralLanguages()).as(office.code()).isNotEmpty();
      assertThat(office.proceduralLanguages().getFirst().equals(Language.DE))
          .as(office.code())
          .isEqualTo(office.code().equals("EUP"));
    }
  }

  @Test
  void givesEachOfFourteenDirectoratesItsCrimeUnit() {
    assertThat(unitsOf(PoliceUnit.Kind.JUDICIAL_DIRECTORATE)).hasSize(14);
    assertThat(unitsOf(PoliceUnit.Kind.REGIONAL_CRIME_UNIT)).hasSize(14);
    for (String code : DIRECTORATES) {
      PoliceUnit unit = data.unit("RCCU-" + code).orElseThrow();
      assertThat(unit.parent()).isEqualTo("FGP-" + code);
      assertThat(unit.office()).isEqualTo(code);
      assertThat(unit.ancestors()).containsExactly("RCCU-" + code, "FGP-" + code, "DGJ", "FEDPOL");
    }
  }

  @Test
  void putsTheFederalCrimeUnitUnderItsCentralDirectorate() {
    assertThat(data.unit("FCCU").orElseThrow().ancestors())
        .containsExactly("FCCU", "DJSOC", "DGJ", "FEDPOL");
    assertThat(data.unit("FCCU").orElseThrow().office()).isEqualTo("FED");
  }

  @Test
  void marksLocalZonesAndAllRoomsAsDemonstration() {
    assertThat(codes(unitsOf(PoliceUnit.Kind.LOCAL_ZONE)))
        .containsExactly("PZ-ANT", "PZ-GEN", "PZ-BRU", "PZ-LIE");
    assertThat(data.units().stream().filter(PoliceUnit::demo))
        .containsExactlyElementsOf(unitsOf(PoliceUnit.Kind.LOCAL_ZONE));
    assertThat(data.storageRooms()).allMatch(StorageRoom::demo);
  }

  @Test
  void findsAllUnitsBelowOne() {
    assertThat(codes(data.unitsWithin("FGP-ANT"))).containsExactly("FGP-ANT", "RCCU-ANT");
    assertThat(data.unitsWithin("DGJ")).hasSize(2 + 1 + 28);
    assertThat(data.unitsWithin("NOWHERE")).isEmpty();
  }

  @Test
  void givesEveryCrimeUnitAnEvidenceRoomAndEveryOfficeButTheFederalADepot() {
    for (PoliceUnit unit : unitsOf(PoliceUnit.Kind.REGIONAL_CRIME_UNIT)) {
      assertThat(data.storageRoomsOfUnit(unit.code()))
          .as(unit.code())
          .extracting(StorageRoom::kind)
          .containsExactly(StorageRoom.Kind.EVIDENCE_ROOM, StorageRoom.Kind.LABORATORY);
    }
    for (Office office : data.offices()) {
      assertThat(data.depotsOfOffice(office.code()))
          .as(office.code())
          .hasSize(office.federal() ? 0 : 1);
    }
    StorageRoom room = data.storageRoom("ROOM-RCCU-ANT").orElseThrow();
    assertThat(data.storageRoom(room.id())).contains(room);
  }

  // Labels ---------------------------------------------------------------------------------

  @Test
  void hasEveryPlainCodeSetThatTheProgramKnowsAndNoOther() throws SQLException {
    Set<String> plain =
        Arrays.stream(CodeSet.values())
            .filter(set -> !set.typed())
            .map(CodeSet::name)
            .collect(toSet());
    assertThat(column("select distinct code_set from code_label"))
        .containsExactlyInAnyOrderElementsOf(plain);
  }

  @ParameterizedTest
  @EnumSource(CodeSet.class)
  void givesEveryCodeALabelInFourLanguages(CodeSet set) {
    assertThat(data.codes(set)).isNotEmpty();
    for (Coded code : data.codes(set)) {
      for (Language language : Language.values()) {
        assertThat(data.label(set, code.code(), language))
            .as(set + " " + code.code() + " " + language)
            .isEqualTo(code.labels().in(language))
            .isNotBlank();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(CodeSet.class)
  void neverGivesTwoCodesOfASetTheSameLabel(CodeSet set) {
    for (Language language : Language.values()) {
      List<String> labels =
          data.codes(set, TODAY).stream().map(code -> code.labels().in(language)).toList();
      assertThat(labels).as(set + " " + language).doesNotHaveDuplicates();
    }
  }

  @Test
  void answersWithTheCodeItselfWhenItNeverExisted() {
    assertThat(data.label(CodeSet.CASE_STATE, "NO_SUCH_STATE", Language.NL))
        .isEqualTo("NO_SUCH_STATE");
    assertThat(data.labels(CodeSet.CASE_STATE, "NO_SUCH_STATE")).isEmpty();
    assertThat(data.knows(CodeSet.CASE_STATE, "NO_SUCH_STATE", TODAY)).isFalse();
    assertThat(data.knows(CodeSet.CASE_STATE, "SUBMITTED", TODAY)).isTrue();
  }

  @Test
  void hasTheCodesOfTheInterface() {
    assertCodes(
        CodeSet.EXHIBIT_CATEGORY,
        "COMPUTER PHONE STORAGE SIM SERVER_DATA CLOUD_DATA PROVIDER_ANSWER DOCUMENT PAYMENT"
            + " CRYPTO_ASSET NETWORK_CAPTURE OTHER");
    assertCodes(CodeSet.EXHIBIT_KIND, "PHYSICAL DIGITAL");
    assertCodes(
        CodeSet.TRANSFER_PURPOSE, "STORAGE EXAMINATION TRANSPORT COURT REGISTRY RETURN OTHER");
    assertCodes(
        CodeSet.ACCESS_PURPOSE,
        "CASE_WORK DIRECTIVE DEADLINE DECONFLICTION SUPERVISION QUALITY AUDIT OVERSIGHT"
            + " LEGAL_REQUEST TECHNICAL OTHER");
    assertCodes(CodeSet.CONFIDENTIALITY, "NORMAL RESTRICTED EMBARGO CONFIDENTIAL_STUB");
    assertCodes(CodeSet.MEMBER_ROLE, "LEAD MEMBER READER");
    assertCodes(CodeSet.FILE_STATE, "STORED EXTRACTING READY PARTIAL FAILED ERASED");
    assertCodes(CodeSet.LANGUAGE, "nl fr de en");
    assertCodes(
        CodeSet.CASE_STATE,
        "DRAFT_INTAKE REGISTERED ASSIGNED INVESTIGATION INSTRUCTION SETTLEMENT_OF_PROCEDURE"
            + " SUBMITTED UNDER_REVIEW RETURNED DECIDED DISMISSED IN_COURT JUDGED CLOSED ARCHIVED"
            + " ERASED REJECTED MERGED TRANSFERRED");
    assertCodes(
        CodeSet.EXTERNAL_REFERENCE,
        "PV_INITIAL PV_SUBSEQUENT NOTICE SYSTEM_NUMBER INSTRUCTION_NUMBER FEDERAL_NUMBER SIENA"
            + " INTERPOL EIO EPOC CCB_TICKET COIV");
    assertThat(codes(data.codes(CodeSet.ITEM_OUTCOME)))
        .contains(
            "OK",
            "OK_TRUNCATED",
            "EMPTY",
            "UNSUPPORTED",
            "ENCRYPTED",
            "PASSWORD_USED",
            "CORRUPT",
            "TIMEOUT",
            "OOM",
            "CRASH",
            "SKIPPED_KNOWN",
            "SKIPPED_POLICY");
  }

  @Test
  void labelsEveryEventOfTheLedgerAndNoOther() {
    List<String> types =
        Stream.of(EventType.class.getFields())
            .filter(Field::isEnumConstant)
            .map(Field::getName)
            .toList();
    List<String> labelled = new ArrayList<>(codes(data.codes(CodeSet.CASE_EVENT)));
    labelled.addAll(codes(data.codes(CodeSet.CUSTODY_EVENT)));
    assertThat(labelled).containsExactlyInAnyOrderElementsOf(types);
    assertLabelled(CodeSet.CUSTODY_GAP, Gap.Kind.values());
  }

  @Test
  void labelsEveryOutcomeOfExtraction() {
    assertThat(codes(data.codes(CodeSet.ITEM_OUTCOME)))
        .containsAll(names(List.of(Outcome.values())));
  }

  @Test
  void hasARoleForEveryDemoAccount() {
    assertThat(codes(data.codes(CodeSet.ROLE)))
        .contains(
            "INVESTIGATOR",
            "FORENSIC_EXAMINER",
            "EVIDENCE_CUSTODIAN_POLICE",
            "UNIT_LEADER",
            "PROSECUTOR",
            "INVESTIGATING_JUDGE",
            "REGISTRY_CLERK",
            "FEDERAL_PROSECUTOR",
            "INTAKE_OFFICER",
            "CRIME_ANALYST",
            "LIAISON_OFFICER",
            "AUDITOR",
            "DPO",
            "FUNCTIONAL_ADMIN",
            "SYSTEM_ADMIN");
  }

  @Test
  void labelsEveryValueOfTheProgramsOwnEnumerations() {
    assertLabelled(CodeSet.UNIT_KIND, PoliceUnit.Kind.values());
    assertLabelled(CodeSet.STORAGE_KIND, StorageRoom.Kind.values());
    assertLabelled(CodeSet.ORDERING_AUTHORITY, OrderingAuthority.values());
    assertLabelled(CodeSet.PENAL_BOOK, Provision.Book.values());
    assertLabelled(CodeSet.OLD_CLASS, Provision.OldClass.values());
    assertLabelled(CodeSet.ATTEMPT_RULE, Provision.AttemptRule.values());
    assertLabelled(CodeSet.RETENTION_AFTERWARDS, RetentionRule.Afterwards.values());
    assertLabelled(CodeSet.CERTAINTY, Certainty.values());
  }

  // Offences and phenomena -----------------------------------------------------------------

  @Test
  void changesTheCodeOnTheDayThatTheSettingNames() {
    assertThat(data.penalCodeEffectiveDate()).isEqualTo(NEW_FACTS);
    Offence sabotage = data.offence("SAB").orElseThrow();
    assertThat(sabotage.on(OLD_FACTS)).extracting(Provision::articles).containsExactly("550ter §1");
    assertThat(sabotage.on(NEW_FACTS)).extracting(Provision::articles).containsExactly("531");
  }

  @Test
  void movesBothCodesWhenTheDayIsMoved() throws SQLException {
    Offence sabotage =
        after(
                "update reference_setting set value = '2027-01-01' where name = 'penal_code_effective_date'")
            .offence("SAB")
            .orElseThrow();

    assertThat(sabotage.on(LocalDate.of(2026, 12, 31)))
        .extracting(Provision::articles)
        .containsExactly("550ter §1");
    assertThat(sabotage.on(LocalDate.of(2027, 1, 1)))
        .extracting(Provision::articles)
        .containsExactly("531");
  }

  @Test
  void showsBothCodesForFactsThatStraddleTheDay() {
    assertThat(data.offence("FRAUD").orElseThrow().between(OLD_FACTS, NEW_FACTS))
        .extracting(Provision::articles)
        .containsExactly("504quater", "488");
  }

  @Test
  void keepsRepealedHarassmentByTelecomForOldFactsOnly() {
    Offence harassment = data.offence("HARASS").orElseThrow();
    assertThat(harassment.on(OLD_FACTS))
        .extracting(Provision::articles)
        .containsExactly("442bis", "145 §3bis, law of 13 June 2005");
    assertThat(harassment.on(NEW_FACTS))
        .extracting(Provision::articles)
        .containsExactly("237", "238", "239");
  }

  @Test
  void punishesAttemptedAccessLikeTheCompletedOffence() {
    for (String code : List.of("HACK_EXT", "HACK_INT", "HACK_AGG", "SAB")) {
      assertThat(data.offence(code).orElseThrow().on(NEW_FACTS))
          .as(code)
          .allMatch(provision -> provision.attempt() == Provision.AttemptRule.SAME);
    }
  }

  @Test
  void opensInterceptionForTheComputerOffencesOfTheNewCode() {
    for (String code :
        List.of(
            "FORG",
            "FRAUD",
            "HACK_EXT",
            "HACK_REC",
            "SAB",
            "SAB_AGG",
            "SAB_TOOL",
            "EXTORT",
            "ORG",
            "TERR",
            "TELECOM")) {
      assertThat(data.offence(code).orElseThrow().on(NEW_FACTS))
          .as(code)
          .allMatch(provision -> Boolean.TRUE.equals(provision.interception()));
    }
  }

  @Test
  void givesEveryOffenceAnArticleUnderTheNewCodeOrASpecialLaw() {
    assertThat(data.offences(NEW_FACTS)).hasSize(data.codes(CodeSet.OFFENCE).size());
    assertThat(data.offences(OLD_FACTS, NEW_FACTS)).hasSize(data.codes(CodeSet.OFFENCE).size());
    for (Offence offence : data.offences(NEW_FACTS)) {
      for (Provision provision : offence.provisions()) {
        assertThat(data.knows(CodeSet.PROVISION_ASPECT, provision.aspect(), TODAY))
            .as(offence.code() + " " + provision.aspect())
            .isTrue();
      }
    }
  }

  @Test
  void suggestsOnlyOffencesThatExist() {
    assertThat(codes(data.phenomena(TODAY)))
        .contains(
            "PHISH",
            "HELPDESK",
            "CEO",
            "BEC",
            "ATO",
            "RANSOM",
            "DDOS",
            "MALW",
            "LEAK",
            "CRYPTO",
            "ROMANCE",
            "SHOP",
            "MULE",
            "IDFRAUD",
            "SEXTORT",
            "CSAM",
            "GROOMING",
            "STALK",
            "NCII",
            "HATE",
            "CRIT",
            "ESPION",
            "DARK");
    for (Phenomenon phenomenon : data.phenomena(TODAY)) {
      for (String offence : phenomenon.suggestedOffences()) {
        assertThat(data.offence(offence)).as(phenomenon.code() + " " + offence).isPresent();
      }
      boolean dependsOnTheCase = Set.of("DARK", "OTHER").contains(phenomenon.code());
      assertThat(phenomenon.suggestedOffences().isEmpty())
          .as(phenomenon.code())
          .isEqualTo(dependsOnTheCase);
    }
    assertThat(data.phenomenon("RANSOM").orElseThrow().suggestedOffences())
        .containsExactly("HACK_AGG", "SAB_AGG", "EXTORT", "SAB_TOOL");
  }

  // Measures, terms, decisions, retention --------------------------------------------------

  @Test
  void hasEveryLegalBasisOfTheInterface() {
    assertThat(codes(data.measureTypes(TODAY)))
        .contains(
            "SEIZE",
            "SEARCH_SEIZED",
            "SEARCH_SEIZABLE",
            "NET_SEARCH",
            "SEARCH_OTHER",
            "BYPASS",
            "DATA_COPY",
            "DATA_NOTIFY",
            "DATA_STORE",
            "PRIV",
            "FREEZE_OPJ",
            "FREEZE_FOREIGN_OUT",
            "FREEZE_FOREIGN_IN",
            "FREEZE_TRAFFIC",
            "IDENT",
            "BANK",
            "BANK_OBS",
            "BANK_FREEZE",
            "TRAFFIC",
            "TRAFFIC_FLAG",
            "TRAFFIC_145",
            "INTERCEPT",
            "COOP",
            "INFILTR",
            "OBSERV",
            "DISCREET",
            "MINI",
            "HOUSE",
            "EXPERT",
            "CONSENT",
            "FLAGRANTE",
            "FOREIGN_REQUEST");
    assertThat(codes(data.exhibitBases(TODAY)))
        .contains("SEARCH_SEIZED", "CONSENT", "FLAGRANTE", "FOREIGN_REQUEST")
        .doesNotContain("DATA_NOTIFY", "DATA_STORE");
  }

  @Test
  void namesWhoMayOrderEveryMeasureThatIsOrdered() {
    for (MeasureType measure : data.measureTypes(TODAY)) {
      if (measure.kind() == MeasureType.Kind.ORDER) {
        assertThat(measure.orderedBy()).as(measure.code()).isNotEmpty();
      }
    }
  }

  @Test
  void letsNoAuthorityOrderWhatTheLawKeepsFromIt() {
    assertRefuses("TRAFFIC", OrderingAuthority.OPJ);
    assertRefuses("TRAFFIC", OrderingAuthority.PROSECUTOR);
    assertRefuses("NET_SEARCH", OrderingAuthority.PROSECUTOR);
    assertRefuses("NET_SEARCH", OrderingAuthority.OPJ);
    assertRefuses("INTERCEPT", OrderingAuthority.PROSECUTOR);
    assertRefuses("SEARCH_SEIZABLE", OrderingAuthority.OPJ);
    assertRefuses("EPOC_CONTENT", OrderingAuthority.PROSECUTOR);
    assertThat(measure("SEARCH_SEIZED").allows(OrderingAuthority.OPJ)).isTrue();
    assertThat(measure("NET_SEARCH").allows(OrderingAuthority.INVESTIGATING_JUDGE)).isTrue();
    assertThat(measure("IDENT").allows(OrderingAuthority.OPJ)).isFalse();
    assertThat(measure("IDENT").allowsInUrgency(OrderingAuthority.OPJ)).isTrue();
  }

  @Test
  void looksBackOnTrafficAsFarAsTheOffenceAllows() {
    assertThat(measure("TRAFFIC").lookback())
        .containsOnly(
            Map.entry("TERRORISM", Term.parse("12m")),
            Map.entry("LISTED_OFFENCE", Term.parse("9m")),
            Map.entry("OTHER_OFFENCE", Term.parse("6m")));
    assertThat(measure("IDENT").lookback())
        .containsOnly(Map.entry("UNDER_ONE_YEAR", Term.parse("6m")));
  }

  @Test
  void offersEuropeanOrdersFromTheDayTheRegulationApplies() {
    assertThat(data.measureType("EPOC_SUBSCRIBER", LocalDate.of(2026, 8, 17))).isEmpty();
    assertThat(data.measureType("EPOC_SUBSCRIBER", LocalDate.of(2026, 8, 18))).isPresent();
    assertThat(data.deadlineRule("EPOC_10D", LocalDate.of(2026, 8, 17))).isEmpty();
  }

  @Test
  void tellsOfEveryTermWhatStartsItAndWhoKeepsIt() {
    Set<String> known = new HashSet<>();
    for (CodeSet set :
        List.of(CodeSet.ROLE, CodeSet.ORDERING_AUTHORITY, CodeSet.PERSON_CASE_ROLE)) {
      known.addAll(codes(data.codes(set)));
    }
    for (DeadlineRule rule : data.deadlineRules(TODAY)) {
      assertThat(data.knows(CodeSet.DEADLINE_TRIGGER, rule.trigger(), TODAY))
          .as(rule.code() + " " + rule.trigger())
          .isTrue();
      assertThat(known).as(rule.code()).containsAll(rule.owners());
      if (rule.measure() != null) {
        assertThat(data.measureType(rule.measure(), TODAY)).as(rule.code()).isPresent();
      }
    }
    assertThat(data.deadlineRule("ARREST_48H", TODAY).orElseThrow().length())
        .isEqualTo(Term.parse("48h"));
  }

  @Test
  void givesEveryDismissalAListOfReasonsAndEveryDecisionAKnownState() {
    for (Decision decision : data.decisions(TODAY)) {
      assertThat(decision.dismissal()).isEqualTo(decision.code().startsWith("DISM_"));
      if (decision.leadsTo() != null) {
        assertThat(data.knows(CodeSet.CASE_STATE, decision.leadsTo(), TODAY))
            .as(decision.code())
            .isTrue();
      }
    }
    assertThat(data.codes(CodeSet.DISMISSAL_TECHNICAL)).hasSize(12);
    assertThat(data.codes(CodeSet.DISMISSAL_OPPORTUNITY)).hasSize(13);
    assertThat(codes(data.decisions(TODAY)))
        .startsWith(
            "DISM_TECH",
            "DISM_OPP",
            "WANTED",
            "TRANSFER",
            "JOIN",
            "PRAET",
            "CHAIN_ADM",
            "CHAIN_OTH",
            "PAY",
            "MEDIATION",
            "SUMMONS",
            "INSTR");
  }

  @Test
  void asksForAReasonedChoiceWhereAPersonMayBeSuspectOrVictim() {
    assertThat(data.personCaseRoles().stream().filter(PersonCaseRole::classIsChosen))
        .extracting(PersonCaseRole::code)
        .containsExactly("MONEY_MULE", "LEGAL_PERSON");
  }

  @Test
  void countsRetentionInPhasesWithoutAGap() {
    Map<String, List<RetentionRule>> byCode =
        data.retentionRules(TODAY).stream().collect(groupingBy(RetentionRule::code));
    byCode.forEach(
        (code, phases) -> {
          for (int phase = 1; phase <= phases.size(); phase++) {
            RetentionRule rule = phases.get(phase - 1);
            assertThat(rule.phase()).as(code).isEqualTo(phase);
            assertThat(data.knows(CodeSet.RETENTION_TRIGGER, rule.trigger(), TODAY))
                .as(code)
                .isTrue();
            assertThat(data.knows(CodeSet.DATA_CLASS, rule.dataClass(), TODAY)).as(code).isTrue();
          }
          assertThat(phases.getLast().afterwards())
              .as(code)
              .isIn(RetentionRule.Afterwards.ERASE, RetentionRule.Afterwards.ARCHIVE);
        });
    assertThat(byCode.get("BASIC_JUDICIAL")).hasSize(3);
  }

  // The tables themselves ------------------------------------------------------------------

  @Test
  void marksTheGermanTermsThatATranslatorStillHasToCheck() throws SQLException {
    assertThat(
            column(
                "select code from code_label where code_set = 'EXTERNAL_REFERENCE' and not reviewed"))
        .contains("PV_SUBSEQUENT", "NOTICE");
    assertThat(column("select code from offence where not reviewed")).contains("FRAUD", "FORG");
    assertThat(column("select code from measure_type where not reviewed"))
        .contains("NET_SEARCH", "MINI");
  }

  @Test
  void refusesTwoVersionsThatHoldOnTheSameDay() {
    assertRefused(
        "insert into code_label (code_set, code, sort, nl, fr, de, en, valid_from)"
            + " values ('CASE_STATE', 'CLOSED', 1, 'a', 'b', 'c', 'd', date '2027-01-01')",
        "code_label_one_at_a_time");
  }

  @Test
  void takesANewVersionFromTheDayTheOldOneEnds() throws SQLException {
    ReferenceSnapshot later =
        after(
            "update code_label set valid_to = date '2027-01-01'"
                + " where code_set = 'CASE_STATE' and code = 'CLOSED'",
            "insert into code_label (code_set, code, sort, nl, fr, de, en, valid_from)"
                + " values ('CASE_STATE', 'CLOSED', 140, 'Beëindigd', 'Terminé', 'Beendet', 'Ended',"
                + " date '2027-01-01')");

    assertThat(later.newest(CodeSet.CASE_STATE, "CLOSED").orElseThrow().labels().en())
        .isEqualTo("Ended");
    assertThat(later.versions(CodeSet.CASE_STATE, "CLOSED"))
        .filteredOn(version -> version.holdsOn(LocalDate.of(2026, 12, 31)))
        .extracting(version -> version.labels().en())
        .containsExactly("Closed");
  }

  @Test
  void refusesAUnitThatIsItsOwnAncestor() {
    assertRefused("update unit set parent_id = 201 where id = 2", "unit_ancestor_pkey");
  }

  @Test
  void refusesAnEmptyLabelAndAMeasureWithoutAnybodyToOrderIt() {
    assertRefused("update office set de = ' ' where id = 1", "term_text");
    assertRefused("update measure_type set ordered_by = '{}' where code = 'TRAFFIC'", "check");
  }

  @Test
  void givesTheApplicationNothingButReading() throws SQLException {
    List<String> tables =
        column(
            "select table_name from information_schema.table_privileges"
                + " where grantee = 'zegel_app' and privilege_type = 'SELECT'"
                + " and table_name in ('reference_setting', 'unit', 'office', 'measure_type')");
    assertThat(tables)
        .containsExactlyInAnyOrder("reference_setting", "unit", "office", "measure_type");
    try (Connection connection = database.application().connect();
        Statement statement = connection.createStatement()) {
      for (String write :
          List.of(
              "update reference_setting set value = '2030-01-01'",
              "delete from measure_type",
              "insert into unit_ancestor values (1, 201, 9)",
              "update offence_provision set articles = '1'")) {
        assertThatExceptionOfType(SQLException.class)
            .as(write)
            .isThrownBy(() -> statement.execute(write))
            .withMessageContaining("permission denied");
      }
    }
  }

  @Test
  void refusesACodeSetThatIsEmptyAndALawWithoutAStart() {
    assertThatIllegalStateException()
        .isThrownBy(() -> after("delete from code_label where code_set = 'PROOF_GRADE'"))
        .withMessageContaining("PROOF_GRADE");
    assertThatIllegalStateException()
        .isThrownBy(() -> after("delete from reference_setting"))
        .withMessageContaining("penal_code_effective_date");
  }

  @Test
  void showsAChangeWhenToldToReadAgainAndKeepsWhatItKnowsWhenThatFails() throws SQLException {
    MigratedDatabase other = MigratedDatabase.create();
    ReferenceData running = dataOf(other);
    assertThat(running.label(CodeSet.OFFICE, "ANT", Language.EN))
        .isEqualTo("Antwerp prosecutor’s office");
    try (Connection owner = other.owner().connect();
        Statement statement = owner.createStatement()) {
      statement.execute("update office set en = 'Antwerp office' where code = 'ANT'");
      assertThat(running.label(CodeSet.OFFICE, "ANT", Language.EN))
          .isEqualTo("Antwerp prosecutor’s office");
      running.reload();
      assertThat(running.label(CodeSet.OFFICE, "ANT", Language.EN)).isEqualTo("Antwerp office");

      statement.execute("revoke select on measure_type from zegel_app");
      assertThatIllegalStateException()
          .isThrownBy(running::reload)
          .withMessageContaining("Reference data cannot be read");
      assertThat(running.label(CodeSet.OFFICE, "ANT", Language.EN)).isEqualTo("Antwerp office");
      assertThatIllegalStateException().isThrownBy(() -> dataOf(other).units());
    }
  }

  // --------------------------------------------------------------------------------------

  private List<PoliceUnit> unitsOf(PoliceUnit.Kind kind) {
    return data.units().stream().filter(unit -> unit.kind() == kind).toList();
  }

  private MeasureType measure(String code) {
    return data.measureType(code, TODAY).orElseThrow();
  }

  private void assertRefuses(String measure, OrderingAuthority authority) {
    assertThat(measure(measure).allowsInUrgency(authority)).as(measure + " " + authority).isFalse();
  }

  private void assertCodes(CodeSet set, String codes) {
    assertThat(codes(data.codes(set))).as(set.name()).containsExactlyInAnyOrder(codes.split(" "));
  }

  private void assertLabelled(CodeSet set, Enum<?>[] values) {
    assertThat(codes(data.codes(set)))
        .as(set.name())
        .containsExactlyInAnyOrderElementsOf(names(List.of(values)));
  }

  private static List<String> names(List<? extends Enum<?>> values) {
    return values.stream().map(Enum::name).toList();
  }

  private static List<String> codes(List<? extends Coded> things) {
    return things.stream().map(Coded::code).toList();
  }

  private List<String> column(String sql) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Connection connection = database.owner().connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }

  private void assertRefused(String sql, String because) {
    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(() -> after(sql))
        .withMessageContaining(because);
  }
}
