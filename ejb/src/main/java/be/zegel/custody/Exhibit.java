package be.zegel.custody;

import be.zegel.evidence.ledger.ChainHead;
import be.zegel.evidence.ledger.Custodian;
import be.zegel.evidence.ledger.CustodyState;
import be.zegel.evidence.ledger.EventType;
import be.zegel.evidence.ledger.Field;
import be.zegel.evidence.ledger.Hash;
import be.zegel.evidence.ledger.Json;
import be.zegel.evidence.ledger.Offer;
import be.zegel.evidence.ledger.RecordedEvent;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An exhibit in the register of a case. What was registered never changes; where it is, who answers
 * for it and which seal it bears is a copy of the fold of its events, kept for lists and row-level
 * security (I15).
 */
@Entity
@Table(name = "exhibit")
@SuppressWarnings("UnusedVariable") // columns that lists and row-level security read in SQL
class Exhibit {

  @Id private UUID id;

  @Column(name = "case_id")
  private UUID caseId;

  private String label;
  private String description;

  @Enumerated(EnumType.STRING)
  private ExhibitKind kind;

  private String category;

  @Column(name = "seized_at")
  private Instant seizedAt;

  @Column(name = "seized_at_text")
  private String seizedAtText;

  private String place;

  @Column(name = "legal_basis")
  private String legalBasis;

  @Column(name = "legal_basis_ref")
  private String legalBasisReference;

  @Column(name = "registered_at")
  private Instant registeredAt;

  @Column(name = "registered_by")
  private long registeredBy;

  private String state;

  @Column(name = "custodian_kind")
  private @Nullable String custodianKind;

  @Column(name = "custodian_person")
  private @Nullable Long custodianPerson;

  @Column(name = "custodian_room")
  private @Nullable Integer custodianRoom;

  @Column(name = "custodian_label")
  private @Nullable String custodianLabel;

  private String location;
  private @Nullable String seal;
  private boolean sealed;

  @Column(name = "on_hold")
  private boolean onHold;

  private boolean disputed;
  private boolean quarantined;
  private @Nullable String container;

  @Column(name = "offered_to")
  private @Nullable Long offeredTo;

  @Column(name = "offer_expires")
  private @Nullable Instant offerExpires;

  private UUID pseudonym;

  @Column(name = "last_seq")
  private int lastSeq;

  @Column(name = "head_hash")
  private byte[] headHash;

  @Column(name = "head_at")
  private Instant headAt;

  @Version private int version;

  protected Exhibit() {}

  @SuppressWarnings(
      "NullAway.Init") // the first event of its chain says the rest, before the row is stored
  Exhibit(
      UUID id,
      UUID caseId,
      String label,
      RegisterExhibit register,
      long registeredBy,
      Instant now) {
    this.id = id;
    this.caseId = caseId;
    this.label = label;
    this.description = register.description().strip();
    this.kind = register.kind();
    this.category = register.category();
    this.seizedAt = register.seizedAt().toInstant();
    this.seizedAtText = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(register.seizedAt());
    this.place = register.place().strip();
    this.legalBasis = register.legalBasis().code();
    this.legalBasisReference =
        register.legalBasis().reference() == null ? "" : register.legalBasis().reference().strip();
    this.registeredAt = now;
    this.registeredBy = registeredBy;
  }

  /**
   * Follows an event that was recorded.
   *
   * @param next the fold after it
   * @param references the database's numbers of the persons and rooms that the fold names
   */
  void follow(CustodyState next, RecordedEvent last, References references) {
    state = next.phase().name();
    Custodian custodian = next.custodian();
    custodianKind = custodian == null ? null : custodian.kind().name();
    custodianLabel = custodian == null ? null : custodian.label();
    custodianPerson =
        custodian != null && custodian.kind() == Custodian.Kind.PERSON
            ? references.person(custodian.id())
            : null;
    custodianRoom =
        custodian != null && custodian.kind() == Custodian.Kind.ROOM
            ? references.room(custodian.id())
            : null;
    location = next.location() == null ? "" : next.location();
    seal = next.seal();
    sealed = next.sealed();
    onHold = next.onHold();
    disputed = next.disputed();
    quarantined = next.quarantined();
    if (last.type() == EventType.PACKAGED) {
      container =
          last.value(Field.CONTAINER_AFTER).orElse(Json.nothing()) instanceof Json.Text(String box)
              ? box
              : null;
    }
    Offer offer = next.offer();
    offeredTo = offer == null ? null : references.person(offer.to().id());
    offerExpires = offer == null ? null : offer.expiresAt();
    pseudonym = last.envelope().item();
    lastSeq = Math.toIntExact(last.seq());
    headHash = last.envelope().hash().bytes();
    headAt = last.envelope().recordedAt();
  }

  /** Turns the identifiers of events into the database's numbers. */
  interface References {
    Long person(String username);

    Integer room(String code);
  }

  UUID id() {
    return id;
  }

  UUID caseId() {
    return caseId;
  }

  String label() {
    return label;
  }

  String description() {
    return description;
  }

  ExhibitKind kind() {
    return kind;
  }

  String category() {
    return category;
  }

  OffsetDateTime seizedAt() {
    return OffsetDateTime.parse(seizedAtText);
  }

  String seizedAtText() {
    return seizedAtText;
  }

  String place() {
    return place;
  }

  String legalBasis() {
    return legalBasis;
  }

  String legalBasisReference() {
    return legalBasisReference;
  }

  Instant registeredAt() {
    return registeredAt;
  }

  /** The bag, box or crate it is packed in; null when it is in none. */
  @Nullable String container() {
    return container;
  }

  /** Whether a body outside the service answers for it. */
  boolean external() {
    return Custodian.Kind.ORGANISATION.name().equals(custodianKind);
  }

  @Nullable Long custodianPerson() {
    return custodianPerson;
  }

  ChainHead head() {
    return new ChainHead(pseudonym, lastSeq, new Hash(HexFormat.of().formatHex(headHash)), headAt);
  }

  int version() {
    return version;
  }
}
