package be.zegel.evidence.ledger;

import static be.zegel.evidence.ledger.Field.*;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What can happen to an exhibit or to a case: the closed vocabulary of the ledger.
 *
 * <p>The names are written into envelopes and are never changed or used again with another meaning.
 * Each type has a fixed {@link EventSchema}. A type belongs either to the chain of an exhibit, to
 * the chain of a case, or to the chain of keys.
 */
public enum EventType {
  // Entry: the exhibit comes into being for the ledger.
  SEIZED(Group.ENTRY, List.of(), List.of(TAKEN_FROM)),
  SURRENDERED(Group.ENTRY, List.of(), List.of(TAKEN_FROM)),
  ACQUIRED_LIVE(Group.ENTRY, List.of(), List.of(TAKEN_FROM, TOOL, HASHES)),
  ACQUIRED_REMOTE(Group.ENTRY, List.of(), List.of(TAKEN_FROM, TOOL, HASHES)),
  PRODUCED_BY_PROVIDER(Group.ENTRY, List.of(), List.of(COUNTERPART, HASHES, ORDER_REFERENCE)),
  LEGACY_IMPORTED(Group.ENTRY, List.of(DOCUMENT_HASH), List.of(UNEXPLAINED_INTERVALS)),

  // Packing and seals.
  PACKAGED(Group.PACKING, List.of(), List.of(CONTAINER_BEFORE, CONTAINER_AFTER)),
  SEALED(Group.PACKING, List.of(), List.of(CONTAINER_BEFORE, CONTAINER_AFTER)),
  SEAL_CHECKED(Group.PACKING, List.of(SEAL_OBSERVED, RESULT), List.of()),
  UNSEALED(Group.PACKING, List.of(), List.of()),
  RESEALED(Group.PACKING, List.of(), List.of(CONTAINER_BEFORE, CONTAINER_AFTER)),

  // Intake into an evidence room.
  ACCESSIONED(Group.INTAKE, List.of(TO, LOCATION, SEAL_OBSERVED), List.of(ITEMS_COUNT)),
  DISCREPANCY_RECORDED(Group.INTAKE, List.of(SEAL_OBSERVED, NOTE), List.of(TRANSFER_ID)),
  /** A superior has looked into a discrepancy and closes the dispute; the record of it stays. */
  DISCREPANCY_RESOLVED(Group.INTAKE, List.of(RESULT, REASON), List.of(EVENT_SEQ)),

  // Storage.
  STORED(Group.STORAGE, List.of(LOCATION), List.of()),
  MOVED(Group.STORAGE, List.of(LOCATION), List.of()),
  INVENTORIED(Group.STORAGE, List.of(RESULT), List.of(LOCATION, SEAL_OBSERVED)),

  // Use.
  CHECKED_OUT(Group.USE, List.of(TO, PURPOSE), List.of(DUE)),
  CHECKED_IN(Group.USE, List.of(LOCATION, SEAL_OBSERVED), List.of()),
  EXAMINATION_STARTED(Group.USE, List.of(), List.of(PURPOSE, TOOL, ORDER_REFERENCE)),
  EXAMINATION_ENDED(Group.USE, List.of(RESULT), List.of(TOOL)),
  ALTERED_UNAVOIDABLY(Group.USE, List.of(REASON), List.of(TOOL, HASH_BEFORE, HASH_AFTER)),

  // Data. Each of the first four may also open the chain of the item that results.
  IMAGED(
      Group.DATA,
      List.of(),
      List.of(
          TO,
          SEAL_OBSERVED,
          SOURCE_ITEMS,
          RESULT_ITEMS,
          TOOL,
          HASHES,
          HASH_BEFORE,
          HASH_AFTER,
          LABEL,
          DESCRIPTION,
          KIND,
          CATEGORY)),
  INGESTED(
      Group.DATA,
      List.of(FILE_ID, SIZE, SHA256),
      List.of(FILE_NAME, HASHES, COMPARTMENT, SOURCE_ITEMS)),
  COPIED(
      Group.DATA,
      List.of(),
      List.of(
          TO,
          SEAL_OBSERVED,
          SOURCE_ITEMS,
          RESULT_ITEMS,
          FILE_ID,
          SHA256,
          HASHES,
          RECIPIENT,
          PURPOSE,
          TOOL,
          LABEL,
          DESCRIPTION,
          KIND,
          CATEGORY)),
  DERIVED(
      Group.DATA,
      List.of(DERIVATION),
      List.of(
          TO,
          SEAL_OBSERVED,
          SOURCE_ITEMS,
          RESULT_ITEMS,
          FILE_ID,
          SHA256,
          HASHES,
          TOOL,
          LABEL,
          DESCRIPTION,
          KIND,
          CATEGORY)),
  FIXITY_VERIFIED(Group.DATA, List.of(), List.of(FILE_ID, SHA256, ITEMS_COUNT, TOOL)),
  FIXITY_FAILED(Group.DATA, List.of(NOTE), List.of(FILE_ID, SHA256, TOOL)),
  REPLICATED(Group.DATA, List.of(), List.of(FILE_ID, SHA256, LOCATION)),
  REENCRYPTED(Group.DATA, List.of(), List.of(FILE_ID, SHA256)),
  /** A superior lifts the quarantine after a failed fixity check or for protected material. */
  QUARANTINE_LIFTED(Group.DATA, List.of(REASON), List.of(COMPARTMENT, ORDER_REFERENCE)),

  // Two-sided handover.
  TRANSFER_OFFERED(Group.HANDOVER, List.of(TRANSFER_ID, TO, PURPOSE, EXPIRES_AT), List.of()),
  TRANSFER_ACCEPTED(
      Group.HANDOVER, List.of(TRANSFER_ID, SEAL_OBSERVED), List.of(RECEIPT_REFERENCE)),
  TRANSFER_REFUSED(Group.HANDOVER, List.of(TRANSFER_ID, REASON), List.of()),
  TRANSFER_WITHDRAWN(Group.HANDOVER, List.of(TRANSFER_ID), List.of()),
  TRANSFER_EXPIRED(Group.HANDOVER, List.of(TRANSFER_ID), List.of()),

  // Justice.
  DISCLOSED(Group.JUSTICE, List.of(PACKET_HASH, ITEM_HEADS), List.of(RECIPIENT, PURPOSE)),
  DEPOSITED(Group.JUSTICE, List.of(TO, RECEIPT_REFERENCE), List.of()),
  PRESENTED(Group.JUSTICE, List.of(), List.of(RECIPIENT, PURPOSE)),
  RECALLED(Group.JUSTICE, List.of(REASON), List.of(RECIPIENT)),

  // Authority.
  HOLD_PLACED(Group.AUTHORITY, List.of(HOLD_ID, ORDER_REFERENCE), List.of()),
  HOLD_RELEASED(Group.AUTHORITY, List.of(HOLD_ID, ORDER_REFERENCE), List.of()),
  RETENTION_SET(Group.AUTHORITY, List.of(RETENTION_UNTIL), List.of(ORDER_REFERENCE)),
  RETURN_ORDERED(Group.AUTHORITY, List.of(ORDER_REFERENCE), List.of(RECIPIENT)),
  DESTRUCTION_ORDERED(Group.AUTHORITY, List.of(ORDER_REFERENCE), List.of()),
  INACCESSIBLE_MADE(Group.AUTHORITY, List.of(ORDER_REFERENCE), List.of(TOOL)),

  // Exit: the chain stays, the exhibit is gone.
  RETURNED(Group.EXIT, List.of(RECIPIENT, ORDER_REFERENCE), List.of(RECEIPT_REFERENCE)),
  DESTROYED(
      Group.EXIT,
      List.of(ORDER_REFERENCE, SECOND_PERSON, SECOND_PSEUDONYM, METHOD),
      List.of(DOCUMENT_HASH)),
  CRYPTO_ERASED(
      Group.EXIT,
      List.of(ORDER_REFERENCE, SECOND_PERSON, SECOND_PSEUDONYM),
      List.of(DOCUMENT_HASH, HASHES)),
  FORFEITED(Group.EXIT, List.of(ORDER_REFERENCE), List.of(RECIPIENT, RECEIPT_REFERENCE)),
  /** Handed over to the central office for seizure and confiscation (COIV/OCSC). */
  HANDED_OVER_OCSC(Group.EXIT, List.of(ORDER_REFERENCE), List.of(RECEIPT_REFERENCE)),
  TRANSFERRED_OUT(Group.EXIT, List.of(ORDER_REFERENCE, RECIPIENT), List.of(RECEIPT_REFERENCE)),

  // Trouble.
  LOST(Group.TROUBLE, List.of(NOTE), List.of()),
  FOUND(Group.TROUBLE, List.of(TO, SEAL_OBSERVED), List.of()),
  INCIDENT(Group.TROUBLE, List.of(NOTE), List.of(PHOTOS)),
  QUARANTINED(Group.TROUBLE, List.of(REASON), List.of(COMPARTMENT)),
  /** Custody is moved without the custodian, who is absent or dead: two persons and a ground. */
  CUSTODIAN_OVERRIDDEN(
      Group.TROUBLE, List.of(TO, REASON, SECOND_PERSON, SECOND_PSEUDONYM), List.of()),

  // About the record itself.
  CORRECTED(
      Group.META,
      List.of(EVENT_SEQ, FIELD_NAME, OLD_VALUE, NEW_VALUE, REASON, SECOND_PERSON, SECOND_PSEUDONYM),
      List.of()),
  ANNOTATED(Group.META, List.of(NOTE), List.of(EVENT_SEQ)),
  SPLIT(Group.META, List.of(RESULT_ITEMS), List.of()),
  MERGED(Group.META, List.of(SOURCE_ITEMS), List.of(RESULT_ITEMS)),
  PAYLOAD_ERASED(Group.META, List.of(EVENT_SEQ, FIELD_NAMES, ORDER_REFERENCE), List.of()),

  // The chain of a case.
  CASE_OPENED(
      Group.CASE, List.of(CASE_NUMBER, STATE_AFTER), List.of(TITLE, UNIT, OFFICE, CONFIDENTIALITY)),
  STATE_CHANGED(Group.CASE, List.of(STATE_BEFORE, STATE_AFTER), List.of(UNIT, OFFICE)),
  MEMBER_SET(Group.CASE, List.of(MEMBER, MEMBER_ROLE), List.of(MEMBER_UNTIL)),
  CONFIDENTIALITY_SET(Group.CASE, List.of(CONFIDENTIALITY), List.of(ORDER_REFERENCE)),
  DETAILS_CHANGED(Group.CASE, List.of(FIELD_NAME), List.of(OLD_VALUE, NEW_VALUE)),
  EXHIBIT_ENTERED(
      Group.CASE, List.of(EXHIBIT), List.of(EXHIBIT_SEQ, EXHIBIT_HEAD, LABEL, OTHER_CASE)),
  EXHIBIT_LEFT(
      Group.CASE, List.of(EXHIBIT, EXHIBIT_SEQ, EXHIBIT_HEAD, RESULT), List.of(LABEL, OTHER_CASE)),
  MEASURE_RECORDED(
      Group.CASE,
      List.of(MEASURE_ID),
      List.of(AUTHORITY, ORDER_REFERENCE, VALID_FROM, VALID_TO, KIND)),
  DIRECTIVE_GIVEN(Group.CASE, List.of(DIRECTIVE_ID, TEXT), List.of(DUE)),
  DIRECTIVE_ANSWERED(Group.CASE, List.of(DIRECTIVE_ID, TEXT), List.of()),
  DIRECTIVE_ACCEPTED(Group.CASE, List.of(DIRECTIVE_ID), List.of(TEXT)),
  DIRECTIVE_RETURNED(Group.CASE, List.of(DIRECTIVE_ID, TEXT), List.of(DUE)),
  DECIDED(Group.CASE, List.of(DECISION), List.of(TEXT)),
  CASE_LINKED(Group.CASE, List.of(OTHER_CASE, RELATION), List.of()),
  CASE_JOINED(Group.CASE, List.of(OTHER_CASE, RELATION), List.of()),
  CASE_SPLIT(Group.CASE, List.of(OTHER_CASE, RELATION), List.of()),
  CASE_DISCLOSED(Group.CASE, List.of(PACKET_HASH), List.of(RECIPIENT, PURPOSE, ITEM_HEADS)),
  CASE_CORRECTED(
      Group.CASE,
      List.of(EVENT_SEQ, FIELD_NAME, OLD_VALUE, NEW_VALUE, SECOND_PERSON, SECOND_PSEUDONYM),
      List.of()),
  CASE_ANNOTATED(Group.CASE, List.of(NOTE), List.of(EVENT_SEQ)),
  CASE_PAYLOAD_ERASED(Group.CASE, List.of(EVENT_SEQ, FIELD_NAMES, ORDER_REFERENCE), List.of()),

  // The chain of keys: which passkey is whose.
  KEY_ENROLLED(
      Group.KEYS,
      List.of(CREDENTIAL_ID, PUBLIC_KEY, KEY_ALGORITHM, HOLDER, SECOND_PERSON, SECOND_PSEUDONYM),
      List.of()),
  KEY_REVOKED(Group.KEYS, List.of(CREDENTIAL_ID, REASON), List.of(SECOND_PERSON, SECOND_PSEUDONYM));

  /** The groups of the vocabulary, as the guides and the timeline show them. */
  public enum Group {
    ENTRY,
    PACKING,
    INTAKE,
    STORAGE,
    USE,
    DATA,
    HANDOVER,
    JUSTICE,
    AUTHORITY,
    EXIT,
    TROUBLE,
    META,
    /** The chain of a case. */
    CASE,
    /** The chain of keys; all other groups belong to the chain of an exhibit. */
    KEYS
  }

  /** What types have in common; of its own, because an enum's constants come before its sets. */
  private static final class Common {
    static final Set<Field> EVERY_EVENT = EnumSet.of(EVENT_ID, OCCURRED_AT, ACTOR);

    static final Set<Field> EVERY_EXHIBIT_EVENT =
        EnumSet.of(ACTING_FOR, CUSTODIAN_BEFORE, CUSTODIAN_AFTER, SEAL_BEFORE, SEAL_AFTER);

    static final Set<Field> EVERY_ENTRY = EnumSet.of(TO);

    static final Set<Field> ENTRY_OPTIONS =
        EnumSet.of(SEAL_OBSERVED, LABEL, DESCRIPTION, KIND, CATEGORY);

    static final Set<Field> ANYWHERE =
        EnumSet.of(
            LATE_REASON,
            PLACE,
            ON_BEHALF_OF,
            REASON_CODE,
            REASON,
            LEGAL_BASIS,
            POLICY,
            CLIENT_CLOCK,
            NOTE,
            CONDITION,
            PHOTOS,
            COUNTERPART);
  }

  private static final Set<EventType> SIGNED =
      Collections.unmodifiableSet(
          EnumSet.of(
              SEALED,
              UNSEALED,
              RESEALED,
              ACCESSIONED,
              TRANSFER_OFFERED,
              TRANSFER_ACCEPTED,
              TRANSFER_REFUSED,
              TRANSFER_WITHDRAWN,
              IMAGED,
              DISCLOSED,
              RETURNED,
              DESTROYED,
              CORRECTED));

  private final Group group;

  // The compact constructor of the schema makes its sets unmodifiable.
  @SuppressWarnings("ImmutableEnumChecker")
  private final EventSchema schema;

  EventType(Group group, List<Field> required, List<Field> optional) {
    this.group = group;
    this.schema = schema(group, required, optional);
  }

  /** The group of the vocabulary that the type belongs to. */
  public Group group() {
    return group;
  }

  /** The fields of an event of this type. */
  public EventSchema schema() {
    return schema;
  }

  /** Whether events of this type stand on the chain of a case. */
  public boolean onCaseChain() {
    return group == Group.CASE;
  }

  /** Whether events of this type stand on the chain of an exhibit. */
  public boolean onExhibitChain() {
    return group != Group.CASE && group != Group.KEYS;
  }

  /** Whether the type can be the first of an exhibit's chain. */
  public boolean opensExhibit() {
    return group == Group.ENTRY || this == IMAGED || this == COPIED || this == DERIVED;
  }

  /**
   * Whether a person signs events of this type with a passkey (docs/spec/custody-packet.md, chapter
   * 7).
   */
  public boolean signedByAPerson() {
    return SIGNED.contains(this);
  }

  private static EventSchema schema(Group group, List<Field> required, List<Field> optional) {
    Set<Field> must = EnumSet.copyOf(Common.EVERY_EVENT);
    must.addAll(required);
    Set<Field> may = EnumSet.copyOf(Common.ANYWHERE);
    may.addAll(optional);
    if (group != Group.CASE && group != Group.KEYS) {
      must.addAll(Common.EVERY_EXHIBIT_EVENT);
    }
    if (group == Group.ENTRY) {
      must.addAll(Common.EVERY_ENTRY);
      may.addAll(Common.ENTRY_OPTIONS);
    }
    may.removeAll(must);
    return new EventSchema(Collections.unmodifiableSet(must), Collections.unmodifiableSet(may));
  }
}
