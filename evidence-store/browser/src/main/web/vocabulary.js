// custody-ledger.md, chapters 2 and 5, as the tables stand there: the forms of fields and the fields of types.

/** Form, then its fields; † is never withheld, ° may be null. */
const FORMS = `
ID: eventId† secondPseudonym† transferId† fileId holdId† exhibit† otherCase directiveId measureId
TIME: occurredAt† clientClock due† expiresAt† retentionUntil memberUntil validFrom validTo
TEXT: lateReason place reason note sealBefore†° sealAfter†° sealObserved†° condition containerBefore containerAfter location† receiptReference label description fileName orderReference method fieldName† caseNumber title unit office text credentialId† publicKey†
PERSON: actor onBehalfOf secondPerson member holder
CUSTODIAN: actingFor†° custodianBefore†° custodianAfter†° to†
CODE: reasonCode policy† result† purpose† kind category derivation† compartment confidentiality stateBefore† stateAfter† memberRole relation decision keyAlgorithm†
DETAILS: legalBasis takenFrom recipient tool counterpart authority
ROWS: photos hashes itemHeads†
SIZE: size
DIGEST: sha256† hashBefore† hashAfter† documentHash† packetHash† exhibitHead†
TEXTS: sourceItems† resultItems† fieldNames†
COUNTER: itemsCount eventSeq† exhibitSeq†
INTERVALS: unexplainedIntervals†
ANY: oldValue° newValue°
`;

/** Group, type, required fields, optional fields. */
const TYPES = `
Entry | SEIZED | to | category description kind label sealObserved takenFrom
Entry | SURRENDERED | to | category description kind label sealObserved takenFrom
Entry | ACQUIRED_LIVE | to | category description hashes kind label sealObserved takenFrom tool
Entry | ACQUIRED_REMOTE | to | category description hashes kind label sealObserved takenFrom tool
Entry | PRODUCED_BY_PROVIDER | to | category description hashes kind label orderReference sealObserved
Entry | LEGACY_IMPORTED | documentHash to | category description kind label sealObserved unexplainedIntervals
Packing and seals | PACKAGED |  | containerAfter containerBefore
Packing and seals | SEALED |  | containerAfter containerBefore
Packing and seals | SEAL_CHECKED | result sealObserved | 
Packing and seals | UNSEALED |  | 
Packing and seals | RESEALED |  | containerAfter containerBefore
Intake | ACCESSIONED | location sealObserved to | itemsCount
Intake | DISCREPANCY_RECORDED | note sealObserved | transferId
Intake | DISCREPANCY_RESOLVED | reason result | eventSeq
Storage | STORED | location | 
Storage | MOVED | location | 
Storage | INVENTORIED | result | location sealObserved
Use | CHECKED_OUT | purpose to | due
Use | CHECKED_IN | location sealObserved | 
Use | EXAMINATION_STARTED |  | orderReference purpose tool
Use | EXAMINATION_ENDED | result | tool
Use | ALTERED_UNAVOIDABLY | reason | hashAfter hashBefore tool
Data | IMAGED |  | category description hashAfter hashBefore hashes kind label resultItems sealObserved sourceItems to tool
Data | INGESTED | fileId sha256 size | compartment fileName hashes sourceItems
Data | COPIED |  | category description fileId hashes kind label purpose recipient resultItems sealObserved sha256 sourceItems to tool
Data | DERIVED | derivation | category description fileId hashes kind label resultItems sealObserved sha256 sourceItems to tool
Data | FIXITY_VERIFIED |  | fileId itemsCount sha256 tool
Data | FIXITY_FAILED | note | fileId sha256 tool
Data | REPLICATED |  | fileId location sha256
Data | REENCRYPTED |  | fileId sha256
Data | QUARANTINE_LIFTED | reason | compartment orderReference
Hand-over | TRANSFER_OFFERED | expiresAt purpose to transferId | 
Hand-over | TRANSFER_ACCEPTED | sealObserved transferId | receiptReference
Hand-over | TRANSFER_REFUSED | reason transferId | 
Hand-over | TRANSFER_WITHDRAWN | transferId | 
Hand-over | TRANSFER_EXPIRED | transferId | 
Justice | DISCLOSED | itemHeads packetHash | purpose recipient
Justice | DEPOSITED | receiptReference to | 
Justice | PRESENTED |  | purpose recipient
Justice | RECALLED | reason | recipient
Authority | HOLD_PLACED | holdId orderReference | 
Authority | HOLD_RELEASED | holdId orderReference | 
Authority | RETENTION_SET | retentionUntil | orderReference
Authority | RETURN_ORDERED | orderReference | recipient
Authority | DESTRUCTION_ORDERED | orderReference | 
Authority | INACCESSIBLE_MADE | orderReference | tool
Exit | RETURNED | orderReference recipient | receiptReference
Exit | DESTROYED | method orderReference secondPerson secondPseudonym | documentHash
Exit | CRYPTO_ERASED | orderReference secondPerson secondPseudonym | documentHash hashes
Exit | FORFEITED | orderReference | receiptReference recipient
Exit | HANDED_OVER_OCSC | orderReference | receiptReference
Exit | TRANSFERRED_OUT | orderReference recipient | receiptReference
Trouble | LOST | note | 
Trouble | FOUND | sealObserved to | 
Trouble | INCIDENT | note | 
Trouble | QUARANTINED | reason | compartment
Trouble | CUSTODIAN_OVERRIDDEN | reason secondPerson secondPseudonym to | 
About the record | CORRECTED | eventSeq fieldName newValue oldValue reason secondPerson secondPseudonym | 
About the record | ANNOTATED | note | eventSeq
About the record | SPLIT | resultItems | 
About the record | MERGED | sourceItems | resultItems
About the record | PAYLOAD_ERASED | eventSeq fieldNames orderReference | 
Chain of a case | CASE_OPENED | caseNumber stateAfter | confidentiality office title unit
Chain of a case | STATE_CHANGED | stateAfter stateBefore | office unit
Chain of a case | MEMBER_SET | member memberRole | memberUntil
Chain of a case | CONFIDENTIALITY_SET | confidentiality | orderReference
Chain of a case | DETAILS_CHANGED | fieldName | newValue oldValue
Chain of a case | EXHIBIT_ENTERED | exhibit | exhibitHead exhibitSeq label otherCase
Chain of a case | EXHIBIT_LEFT | exhibit exhibitHead exhibitSeq result | label otherCase
Chain of a case | MEASURE_RECORDED | measureId | authority kind orderReference validFrom validTo
Chain of a case | DIRECTIVE_GIVEN | directiveId text | due
Chain of a case | DIRECTIVE_ANSWERED | directiveId text | 
Chain of a case | DIRECTIVE_ACCEPTED | directiveId | text
Chain of a case | DIRECTIVE_RETURNED | directiveId text | due
Chain of a case | DECIDED | decision | text
Chain of a case | CASE_LINKED | otherCase relation | 
Chain of a case | CASE_JOINED | otherCase relation | 
Chain of a case | CASE_SPLIT | otherCase relation | 
Chain of a case | CASE_DISCLOSED | packetHash | itemHeads purpose recipient
Chain of a case | CASE_CORRECTED | eventSeq fieldName newValue oldValue secondPerson secondPseudonym | 
Chain of a case | CASE_ANNOTATED | note | eventSeq
Chain of a case | CASE_PAYLOAD_ERASED | eventSeq fieldNames orderReference | 
Chain of keys | KEY_ENROLLED | credentialId holder keyAlgorithm publicKey secondPerson secondPseudonym | 
Chain of keys | KEY_REVOKED | credentialId reason | secondPerson secondPseudonym
`;

/** Every event has these, every event of an exhibit also the second, every event may have the third. */
const ALWAYS = "eventId occurredAt actor";
const ALWAYS_OF_EXHIBIT = "actingFor custodianBefore custodianAfter sealBefore sealAfter";
const OFTEN = "lateReason place onBehalfOf reasonCode reason legalBasis policy clientClock note condition photos counterpart";

const rows = (table) => table.trim().split("\n");
const words = (list) => list.split(" ").filter((word) => word !== "");

/** Name of a field → its form and whether it is never withheld and may be null. */
const FIELDS = new Map(
  rows(FORMS).flatMap((row) => {
    const [form, list] = row.split(":");
    return words(list).map((word) => [word.replace(/[†°]/g, ""), { form: form.trim(), always: word.includes("†"), nullable: word.includes("°") }]);
  }),
);

const CASE_GROUP = "Chain of a case";
const KEYS_GROUP = "Chain of keys";

/** Name of a type → its group and the fields that are required and allowed. */
const EVENT_TYPES = new Map(
  rows(TYPES).map((row) => {
    const [group, name, required, optional] = row.split("|").map((cell) => cell.trim());
    const ofExhibit = group !== CASE_GROUP && group !== KEYS_GROUP;
    const all = new Set([...words(ALWAYS), ...(ofExhibit ? words(ALWAYS_OF_EXHIBIT) : []), ...words(required)]);
    return [name, { group, ofExhibit, required: all, allowed: new Set([...all, ...words(optional), ...words(OFTEN)]) }];
  }),
);

const typesOf = (group) => [...EVENT_TYPES].filter(([, type]) => type.group === group).map(([name]) => name);

const isText = (value) => typeof value === "string" && value.length <= 8000;
const isTexts = (value) => isObject(value) && Object.values(value).every((member) => typeof member === "string");
const isTime = (value) => {
  try {
    return isText(value) && instant(value) !== null;
  } catch (noTime) {
    if (noTime instanceof Refusal) return false;
    throw noTime;
  }
};
const FORM_CHECKS = {
  TEXT: isText,
  CODE: (value) => typeof value === "string" && /^[A-Za-z0-9_.§-]{1,64}$/.test(value),
  ID: (value) => typeof value === "string" && UUID.test(value),
  TIME: isTime,
  CUSTODIAN: (value) => isTexts(value) && Object.keys(value).sort().join() === "id,kind,label" && ["PERSON", "ROOM", "ORGANISATION"].includes(value.kind) && value.id.trim() !== "" && value.label.trim() !== "",
  PERSON: (value) => isTexts(value) && "id" in value && "label" in value,
  DIGEST: (value) => typeof value === "string" && /^[0-9a-f]{64}$/.test(value),
  SIZE: (value) => typeof value === "string" && /^(0|[1-9][0-9]{0,18})$/.test(value),
  COUNTER: isCounter,
  FLAG: (value) => typeof value === "boolean",
  TEXTS: (value) => Array.isArray(value) && value.every((member) => typeof member === "string"),
  DETAILS: isTexts,
  ROWS: (value) => Array.isArray(value) && value.every(isTexts),
  INTERVALS: (value) => Array.isArray(value) && value.every((row) => isTexts(row) && isTime(row.from) && isTime(row.to)),
  ANY: () => true,
};

/** Whether a value has the form that the field has everywhere. */
function fits(name, value) {
  const field = FIELDS.get(name);
  return (value === null && field.nullable) || FORM_CHECKS[field.form](value);
}
