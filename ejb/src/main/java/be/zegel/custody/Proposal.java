package be.zegel.custody;

import be.zegel.chain.Facts;
import be.zegel.evidence.ledger.CanonicalJson;
import be.zegel.evidence.ledger.Custodian;
import be.zegel.evidence.ledger.EventType;
import be.zegel.evidence.ledger.Field;
import be.zegel.evidence.ledger.Json;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event that takes two persons, reported by the first and waiting for the second: destruction,
 * correction, custody moved without the custodian (I5, I11). Nothing is on the chain until it is
 * confirmed; what then stands there is exactly what was reported.
 */
@Entity
@Table(name = "custody_proposal")
@SuppressWarnings("UnusedVariable") // columns that lists read in SQL
class Proposal {

  /** Where a proposal stands. */
  enum State {
    OPEN,
    CONFIRMED,
    REFUSED,
    WITHDRAWN
  }

  @Id private UUID id;

  @Column(name = "exhibit_id")
  private UUID exhibitId;

  @Column(name = "case_id")
  private UUID caseId;

  @Enumerated(EnumType.STRING)
  private EventType type;

  private String facts;

  @Column(name = "acting_for")
  private String actingFor;

  @Column(name = "occurred_at")
  private String occurredAt;

  @Column(name = "late_reason")
  private @Nullable String lateReason;

  @Column(name = "proposed_by")
  private long proposedBy;

  @Column(name = "proposed_at")
  private Instant proposedAt;

  @Enumerated(EnumType.STRING)
  private State state;

  @Column(name = "answered_by")
  private @Nullable Long answeredBy;

  @Column(name = "answered_at")
  private @Nullable Instant answeredAt;

  private @Nullable String reason;

  @Version private int version;

  protected Proposal() {}

  Proposal(UUID id, Exhibit exhibit, ExhibitChain.Act act, long proposedBy, Instant now) {
    this.id = id;
    this.exhibitId = exhibit.id();
    this.caseId = exhibit.caseId();
    this.type = act.type();
    Map<String, Json> members = new TreeMap<>();
    act.facts().values().forEach((field, value) -> members.put(field.fieldName(), value));
    this.facts = text(Json.members(members));
    this.actingFor = act.actingFor() == null ? "null" : text(act.actingFor().json());
    OffsetDateTime when =
        act.occurredAt() == null ? now.atZone(Facts.BELGIUM).toOffsetDateTime() : act.occurredAt();
    this.occurredAt = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(when);
    this.lateReason = act.lateReason();
    this.proposedBy = proposedBy;
    this.proposedAt = now;
    this.state = State.OPEN;
  }

  /** What is said to have happened, with the facts that only the confirmation adds. */
  ExhibitChain.Act act(Facts more) {
    Map<Field, Json> values = new EnumMap<>(Field.class);
    if (parsed(facts) instanceof Json.Members(var members)) {
      members.forEach(
          (name, value) -> Field.named(name).ifPresent(field -> values.put(field, value)));
    }
    Json custodian = parsed(actingFor);
    return new ExhibitChain.Act(
        type,
        custodian instanceof Json.Nothing ? null : Custodian.of(custodian),
        OffsetDateTime.parse(occurredAt),
        lateReason,
        Facts.none().and(values).and(more.values()),
        new ExhibitChain.Reporter(proposedBy, id));
  }

  void confirmed(long by, Instant now) {
    answer(State.CONFIRMED, by, now);
  }

  void refused(long by, String why, Instant now) {
    answer(State.REFUSED, by, now);
    reason = why;
  }

  void withdrawn(long by, Instant now) {
    answer(State.WITHDRAWN, by, now);
  }

  private void answer(State to, long by, Instant now) {
    state = to;
    answeredBy = by;
    answeredAt = now;
  }

  private static String text(Json value) {
    return new String(CanonicalJson.write(value), StandardCharsets.UTF_8);
  }

  static Json parsed(String text) {
    try {
      return CanonicalJson.parse(text.getBytes(StandardCharsets.UTF_8));
    } catch (CanonicalJson.MalformedJson e) {
      throw new IllegalStateException("a proposal of the register is damaged", e);
    }
  }

  boolean open() {
    return state == State.OPEN;
  }

  UUID id() {
    return id;
  }

  UUID exhibitId() {
    return exhibitId;
  }

  EventType type() {
    return type;
  }

  long proposedBy() {
    return proposedBy;
  }
}
