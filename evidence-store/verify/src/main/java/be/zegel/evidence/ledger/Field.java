package be.zegel.evidence.ledger;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A field that an event may carry: its name in the ledger, the form of its value, whether the value
 * may be null, and whether it may be withheld when the event is disclosed.
 *
 * <p>Custodians, seals and results are never withheld (custody ledger, layer L0); nor is anything
 * else that the fold of the events reads, so that every reader of a packet can fold it. The names
 * are part of every commitment and never change.
 */
public enum Field {
  EVENT_ID("eventId", Form.ID, Use.ALWAYS_SHOWN),
  OCCURRED_AT("occurredAt", Form.TIME, Use.ALWAYS_SHOWN),
  /** Why an event is recorded long after it happened (invariant I6). */
  LATE_REASON("lateReason", Form.TEXT, Use.WITHHOLDABLE),
  PLACE("place", Form.TEXT, Use.WITHHOLDABLE),
  ACTOR("actor", Form.PERSON, Use.WITHHOLDABLE),
  ON_BEHALF_OF("onBehalfOf", Form.PERSON, Use.WITHHOLDABLE),
  /** In whose custody the actor acts: the person, or the room or organisation acted for. */
  ACTING_FOR("actingFor", Form.CUSTODIAN, Use.NULLABLE_ALWAYS_SHOWN),
  SECOND_PERSON("secondPerson", Form.PERSON, Use.WITHHOLDABLE),
  /** The pseudonym of the second person on this chain; another one than the actor's. */
  SECOND_PSEUDONYM("secondPseudonym", Form.ID, Use.ALWAYS_SHOWN),
  REASON_CODE("reasonCode", Form.CODE, Use.WITHHOLDABLE),
  REASON("reason", Form.TEXT, Use.WITHHOLDABLE),
  /** Measure code, reference and date of the legal ground. */
  LEGAL_BASIS("legalBasis", Form.DETAILS, Use.WITHHOLDABLE),
  /** A named policy under which the event was admitted, for instance that of the demonstration. */
  POLICY("policy", Form.CODE, Use.ALWAYS_SHOWN),
  CLIENT_CLOCK("clientClock", Form.TIME, Use.WITHHOLDABLE),
  NOTE("note", Form.TEXT, Use.WITHHOLDABLE),

  CUSTODIAN_BEFORE("custodianBefore", Form.CUSTODIAN, Use.NULLABLE_ALWAYS_SHOWN),
  CUSTODIAN_AFTER("custodianAfter", Form.CUSTODIAN, Use.NULLABLE_ALWAYS_SHOWN),
  /** The custodian to be: of an entry, a check-out, an offer, a deposit, a find, an override. */
  TO("to", Form.CUSTODIAN, Use.ALWAYS_SHOWN),
  SEAL_BEFORE("sealBefore", Form.TEXT, Use.NULLABLE_ALWAYS_SHOWN),
  SEAL_AFTER("sealAfter", Form.TEXT, Use.NULLABLE_ALWAYS_SHOWN),
  /** The seal number that was read on the object; null when there was none. */
  SEAL_OBSERVED("sealObserved", Form.TEXT, Use.NULLABLE_ALWAYS_SHOWN),
  RESULT("result", Form.CODE, Use.ALWAYS_SHOWN),
  CONDITION("condition", Form.TEXT, Use.WITHHOLDABLE),
  PHOTOS("photos", Form.ROWS, Use.WITHHOLDABLE),
  CONTAINER_BEFORE("containerBefore", Form.TEXT, Use.WITHHOLDABLE),
  CONTAINER_AFTER("containerAfter", Form.TEXT, Use.WITHHOLDABLE),
  LOCATION("location", Form.TEXT, Use.ALWAYS_SHOWN),
  PURPOSE("purpose", Form.CODE, Use.ALWAYS_SHOWN),
  DUE("due", Form.TIME, Use.ALWAYS_SHOWN),

  TRANSFER_ID("transferId", Form.ID, Use.ALWAYS_SHOWN),
  EXPIRES_AT("expiresAt", Form.TIME, Use.ALWAYS_SHOWN),
  /** The external party's own reference: a receipt of the registry, a signature on paper. */
  RECEIPT_REFERENCE("receiptReference", Form.TEXT, Use.WITHHOLDABLE),

  LABEL("label", Form.TEXT, Use.WITHHOLDABLE),
  DESCRIPTION("description", Form.TEXT, Use.WITHHOLDABLE),
  KIND("kind", Form.CODE, Use.WITHHOLDABLE),
  CATEGORY("category", Form.CODE, Use.WITHHOLDABLE),
  TAKEN_FROM("takenFrom", Form.DETAILS, Use.WITHHOLDABLE),
  RECIPIENT("recipient", Form.DETAILS, Use.WITHHOLDABLE),

  FILE_ID("fileId", Form.ID, Use.WITHHOLDABLE),
  FILE_NAME("fileName", Form.TEXT, Use.WITHHOLDABLE),
  SIZE("size", Form.SIZE, Use.WITHHOLDABLE),
  SHA256("sha256", Form.DIGEST, Use.ALWAYS_SHOWN),
  HASHES("hashes", Form.ROWS, Use.WITHHOLDABLE),
  HASH_BEFORE("hashBefore", Form.DIGEST, Use.ALWAYS_SHOWN),
  HASH_AFTER("hashAfter", Form.DIGEST, Use.ALWAYS_SHOWN),
  SOURCE_ITEMS("sourceItems", Form.TEXTS, Use.ALWAYS_SHOWN),
  RESULT_ITEMS("resultItems", Form.TEXTS, Use.ALWAYS_SHOWN),
  TOOL("tool", Form.DETAILS, Use.WITHHOLDABLE),
  COUNTERPART("counterpart", Form.DETAILS, Use.WITHHOLDABLE),
  DERIVATION("derivation", Form.CODE, Use.ALWAYS_SHOWN),
  ITEMS_COUNT("itemsCount", Form.COUNTER, Use.WITHHOLDABLE),
  /** The SHA-256 of a scanned paper chain, or of a certificate. */
  DOCUMENT_HASH("documentHash", Form.DIGEST, Use.ALWAYS_SHOWN),
  /** Times of an imported paper chain that nothing explains: rows of {@code from, to, note}. */
  UNEXPLAINED_INTERVALS("unexplainedIntervals", Form.INTERVALS, Use.ALWAYS_SHOWN),

  ORDER_REFERENCE("orderReference", Form.TEXT, Use.WITHHOLDABLE),
  HOLD_ID("holdId", Form.ID, Use.ALWAYS_SHOWN),
  RETENTION_UNTIL("retentionUntil", Form.TIME, Use.WITHHOLDABLE),
  METHOD("method", Form.TEXT, Use.WITHHOLDABLE),
  PACKET_HASH("packetHash", Form.DIGEST, Use.ALWAYS_SHOWN),
  ITEM_HEADS("itemHeads", Form.ROWS, Use.ALWAYS_SHOWN),
  COMPARTMENT("compartment", Form.CODE, Use.WITHHOLDABLE),

  /** The {@code itemSeq} of the earlier event on this chain that this one is about. */
  EVENT_SEQ("eventSeq", Form.COUNTER, Use.ALWAYS_SHOWN),
  FIELD_NAME("fieldName", Form.TEXT, Use.ALWAYS_SHOWN),
  FIELD_NAMES("fieldNames", Form.TEXTS, Use.ALWAYS_SHOWN),
  OLD_VALUE("oldValue", Form.ANY, Use.NULLABLE_WITHHOLDABLE),
  NEW_VALUE("newValue", Form.ANY, Use.NULLABLE_WITHHOLDABLE),

  CASE_NUMBER("caseNumber", Form.TEXT, Use.WITHHOLDABLE),
  TITLE("title", Form.TEXT, Use.WITHHOLDABLE),
  UNIT("unit", Form.TEXT, Use.WITHHOLDABLE),
  OFFICE("office", Form.TEXT, Use.WITHHOLDABLE),
  CONFIDENTIALITY("confidentiality", Form.CODE, Use.WITHHOLDABLE),
  STATE_BEFORE("stateBefore", Form.CODE, Use.ALWAYS_SHOWN),
  STATE_AFTER("stateAfter", Form.CODE, Use.ALWAYS_SHOWN),
  MEMBER("member", Form.PERSON, Use.WITHHOLDABLE),
  MEMBER_ROLE("memberRole", Form.CODE, Use.WITHHOLDABLE),
  MEMBER_UNTIL("memberUntil", Form.TIME, Use.WITHHOLDABLE),
  /** The pseudonym of an exhibit's chain, as the chain of its case lists it. */
  EXHIBIT("exhibit", Form.ID, Use.ALWAYS_SHOWN),
  /** The last {@code itemSeq} of the exhibit's chain when it entered or left the case. */
  EXHIBIT_SEQ("exhibitSeq", Form.COUNTER, Use.ALWAYS_SHOWN),
  /** The hash of that event. */
  EXHIBIT_HEAD("exhibitHead", Form.DIGEST, Use.ALWAYS_SHOWN),
  /** The pseudonym of another case's chain. */
  OTHER_CASE("otherCase", Form.ID, Use.WITHHOLDABLE),
  RELATION("relation", Form.CODE, Use.WITHHOLDABLE),
  DIRECTIVE_ID("directiveId", Form.ID, Use.WITHHOLDABLE),
  TEXT("text", Form.TEXT, Use.WITHHOLDABLE),
  DECISION("decision", Form.CODE, Use.WITHHOLDABLE),
  MEASURE_ID("measureId", Form.ID, Use.WITHHOLDABLE),
  AUTHORITY("authority", Form.DETAILS, Use.WITHHOLDABLE),
  VALID_FROM("validFrom", Form.TIME, Use.WITHHOLDABLE),
  VALID_TO("validTo", Form.TIME, Use.WITHHOLDABLE),

  /** The credential of a passkey, in base64url. */
  CREDENTIAL_ID("credentialId", Form.TEXT, Use.ALWAYS_SHOWN),
  /** The public key of a passkey: SubjectPublicKeyInfo in base64url. */
  PUBLIC_KEY("publicKey", Form.TEXT, Use.ALWAYS_SHOWN),
  KEY_ALGORITHM("keyAlgorithm", Form.CODE, Use.ALWAYS_SHOWN),
  /** Whose passkey it is. */
  HOLDER("holder", Form.PERSON, Use.WITHHOLDABLE);

  private enum Use {
    ALWAYS_SHOWN(false, false),
    NULLABLE_ALWAYS_SHOWN(true, false),
    WITHHOLDABLE(false, true),
    NULLABLE_WITHHOLDABLE(true, true);

    private final boolean nullable;
    private final boolean withholdable;

    Use(boolean nullable, boolean withholdable) {
      this.nullable = nullable;
      this.withholdable = withholdable;
    }
  }

  private static final Map<String, Field> BY_NAME =
      Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Field::fieldName, f -> f));

  private final String fieldName;
  private final Form form;
  private final Use use;

  Field(String fieldName, Form form, Use use) {
    this.fieldName = fieldName;
    this.form = form;
    this.use = use;
  }

  /** The name in commitments and disclosures. */
  public String fieldName() {
    return fieldName;
  }

  /** The form of a value that is not null. */
  public Form form() {
    return form;
  }

  /** Whether the value may be null, which says that there is none. */
  public boolean nullable() {
    return use.nullable;
  }

  /** Whether a disclosure may leave the value out and show the commitment only. */
  public boolean withholdable() {
    return use.withholdable;
  }

  /** Whether this field may have that value. */
  public boolean admits(Json value) {
    return value instanceof Json.Nothing ? use.nullable : form.admits(value);
  }

  /** The field with that name in the ledger. */
  public static Optional<Field> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }
}
