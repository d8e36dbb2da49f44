package be.zegel.cases;

import be.zegel.access.Confidentiality;
import be.zegel.evidence.ledger.ChainHead;
import be.zegel.evidence.ledger.Hash;
import be.zegel.evidence.ledger.RecordedEvent;
import be.zegel.problem.Problem;
import be.zegel.problem.ProblemException;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A case: opened, assigned to a lead, investigated, submitted to the prosecutor, reviewed, returned
 * or decided. Its state is the fold of its chain; every guard of a step is here, who may take it is
 * decided by access.
 */
@Entity
@Table(name = "case_file")
class CaseFile {

  @Id private UUID id;
  private String number;
  private String title;
  private String summary;
  private String phenomenon;

  @Column(name = "procedural_language")
  private String proceduralLanguage;

  @Column(name = "facts_from")
  private @Nullable Instant factsFrom;

  @Column(name = "facts_to")
  private @Nullable Instant factsTo;

  private String place;

  @Column(name = "unit_id")
  private int unitId;

  @Column(name = "office_id")
  private @Nullable Integer officeId;

  @Enumerated(EnumType.STRING)
  private Confidentiality confidentiality;

  @Enumerated(EnumType.STRING)
  private CaseState state;

  @Column(name = "state_since")
  private Instant stateSince;

  private short complexity;

  @Column(name = "opened_at")
  private Instant openedAt;

  @Column(name = "opened_by")
  private long openedBy;

  @Column(name = "submitted_at")
  private @Nullable Instant submittedAt;

  @Column(name = "last_act_at")
  private Instant lastActAt;

  @Column(name = "lead_id")
  private @Nullable Long leadId;

  @Column(name = "next_due")
  private @Nullable Instant nextDue;

  @Column(name = "directives_owed")
  private int directivesOwed;

  private UUID pseudonym;

  @Column(name = "last_seq")
  private int lastSeq;

  @Column(name = "head_hash")
  private byte[] headHash;

  @Column(name = "head_at")
  private Instant headAt;

  @Version private int version;

  protected CaseFile() {}

  /** A newly opened case: registered, without a lead. */
  CaseFile(
      UUID id,
      CaseNumber number,
      OpenCase open,
      int unitId,
      @Nullable Integer officeId,
      long openedBy,
      RecordedEvent opened,
      Instant now) {
    this.id = id;
    this.number = number.text();
    this.title = open.title().strip();
    this.summary = open.summary() == null ? "" : open.summary().strip();
    this.phenomenon = open.phenomenon();
    this.proceduralLanguage = open.proceduralLanguage();
    this.factsFrom = open.factsFrom() == null ? null : open.factsFrom().toInstant();
    this.factsTo = open.factsTo() == null ? null : open.factsTo().toInstant();
    this.place = open.place() == null ? "" : open.place().strip();
    this.unitId = unitId;
    this.officeId = officeId;
    this.confidentiality =
        open.confidentiality() == null ? Confidentiality.NORMAL : open.confidentiality();
    this.state = CaseState.REGISTERED;
    this.stateSince = now;
    this.complexity = 2;
    this.openedAt = now;
    this.openedBy = openedBy;
    this.lastActAt = now;
    this.pseudonym = opened.envelope().item();
    grown(opened);
    requireOrder();
  }

  /** Changes what is written about the facts. A decided case is closed to changes. */
  void revise(ReviseCase revision, Instant now) {
    requireOpen();
    title = revision.title().strip();
    summary = revision.summary() == null ? "" : revision.summary().strip();
    phenomenon = revision.phenomenon();
    factsFrom = revision.factsFrom() == null ? null : revision.factsFrom().toInstant();
    factsTo = revision.factsTo() == null ? null : revision.factsTo().toInstant();
    place = revision.place() == null ? "" : revision.place().strip();
    lastActAt = now;
    requireOrder();
  }

  /**
   * Takes one step.
   *
   * @throws ProblemException STATE_FORBIDS for a step that does not exist from here, LEAD_MISSING
   *     or OFFICE_MISSING when its guard fails
   */
  void moveTo(CaseState to, Instant now) {
    if (!state.next().contains(to)) {
      throw ProblemException.of(
          Problem.STATE_FORBIDS, java.util.Map.of("from", state.name(), "to", to.name()));
    }
    if (to == CaseState.ASSIGNED && leadId == null) {
      throw ProblemException.of(Problem.LEAD_MISSING);
    }
    if (to == CaseState.INVESTIGATION && officeId == null) {
      throw ProblemException.of(Problem.OFFICE_MISSING);
    }
    enter(to, now);
  }

  /** The prosecutor has decided. */
  void decided(Instant now) {
    if (!state.decidable()) {
      throw ProblemException.of(
          Problem.STATE_FORBIDS,
          java.util.Map.of("from", state.name(), "to", CaseState.DECIDED.name()));
    }
    enter(CaseState.DECIDED, now);
  }

  private void enter(CaseState to, Instant now) {
    state = to;
    stateSince = now;
    lastActAt = now;
    if (to == CaseState.SUBMITTED) {
      submittedAt = now;
    }
  }

  /** Names the lead, or nobody while the case is only registered. */
  void leadBy(@Nullable Long personId) {
    if (personId == null && state != CaseState.REGISTERED) {
      throw ProblemException.of(Problem.LEAD_MISSING);
    }
    leadId = personId;
  }

  /** Changes the weight of the case in the workload, from 1 (simple) to 5. */
  void weigh(int weight) {
    requireOpen();
    complexity = (short) weight;
  }

  /** An act took place in the case. */
  void acted(Instant now) {
    lastActAt = now;
  }

  /**
   * The directives that are still owed, and the nearest of their due dates, null when none has one.
   */
  void owes(int directives, @Nullable Instant due) {
    directivesOwed = directives;
    nextDue = due;
  }

  /** The chain has grown. */
  final void grown(RecordedEvent last) {
    lastSeq = Math.toIntExact(last.seq());
    headHash = last.envelope().hash().bytes();
    headAt = last.envelope().recordedAt();
  }

  /** Refuses changes to a decided case. */
  void requireOpen() {
    if (state == CaseState.DECIDED) {
      throw ProblemException.of(Problem.STATE_FORBIDS, "from", state.name());
    }
  }

  private void requireOrder() {
    if (factsFrom != null && factsTo != null && factsTo.isBefore(factsFrom)) {
      throw ProblemException.field(Problem.INVALID_INPUT, "factsTo", "case.factsTo.beforeFrom");
    }
  }

  UUID id() {
    return id;
  }

  String number() {
    return number;
  }

  String title() {
    return title;
  }

  String summary() {
    return summary;
  }

  String phenomenon() {
    return phenomenon;
  }

  String proceduralLanguage() {
    return proceduralLanguage;
  }

  @Nullable Instant factsFrom() {
    return factsFrom;
  }

  @Nullable Instant factsTo() {
    return factsTo;
  }

  String place() {
    return place;
  }

  int unitId() {
    return unitId;
  }

  @Nullable Integer officeId() {
    return officeId;
  }

  Confidentiality confidentiality() {
    return confidentiality;
  }

  CaseState state() {
    return state;
  }

  Instant stateSince() {
    return stateSince;
  }

  Instant openedAt() {
    return openedAt;
  }

  long openedBy() {
    return openedBy;
  }

  @Nullable Instant submittedAt() {
    return submittedAt;
  }

  @Nullable Long leadId() {
    return leadId;
  }

  @Nullable Instant nextDue() {
    return nextDue;
  }

  int complexity() {
    return complexity;
  }

  ChainHead head() {
    return new ChainHead(pseudonym, lastSeq, new Hash(HexFormat.of().formatHex(headHash)), headAt);
  }

  int version() {
    return version;
  }
}
