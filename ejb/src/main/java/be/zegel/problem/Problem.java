package be.zegel.problem;

import java.util.Locale;

/**
 * Every refusal the application can give: the stable {@code code} of a problem document (RFC 9457)
 * and its HTTP status. The title in the reader's language is the bundle key {@code problem.<code>};
 * a sentence of what to do is {@code problem.<code>.todo}.
 */
public enum Problem {
  INVALID_INPUT(400),
  UNREADABLE_JSON(400),
  INVALID_CURSOR(400),
  INVALID_QUERY(400),
  UNKNOWN_CODE(400),
  UNKNOWN_PERSON(400),
  NOT_SIGNED_IN(401),
  NOT_ALLOWED(403),
  CROSS_SITE(403),
  NOT_FOUND(404),
  METHOD_NOT_ALLOWED(405),
  NOT_ACCEPTABLE(406),
  CONFLICT(409),
  STATE_FORBIDS(409),
  NEVER_WITHHELD(400),
  ALREADY_EXISTS(409),
  IDEMPOTENCY_CONFLICT(409),
  UPLOAD_CONFLICT(409),
  UPLOAD_LOCKED(423),
  UPLOAD_JOINED(403),
  GONE(410),
  PRECONDITION_FAILED(412),
  TOO_LARGE(413),
  UNSUPPORTED_MEDIA_TYPE(415),
  RANGE_NOT_SATISFIABLE(416),
  EMBARGO_NOT_AVAILABLE(409),
  LEAD_MISSING(409),
  OFFICE_MISSING(409),
  NOT_READY_TO_SUBMIT(409),
  CUSTODY_FORBIDS(409),
  NOT_CUSTODIAN(403),
  OFFER_OPEN(409),
  OFFER_NOT_OPEN(409),
  OFFER_EXPIRED(409),
  SEAL_USED(409),
  SEAL_DIFFERS(409),
  NOT_SEALED(409),
  ALREADY_SEALED(409),
  EXHIBIT_CLOSED(409),
  EXHIBIT_HELD(409),
  EXHIBIT_QUARANTINED(409),
  SAME_PERSON(409),
  SEPARATION_OF_DUTIES(409),
  PROPOSAL_NOT_OPEN(409),
  NO_PASSKEY(409),
  PASSKEY_UNREADABLE(400),
  SIGNATURE_REQUIRED(428),
  SIGNATURE_WRONG(400),
  SIGNATURE_EXPIRED(409),
  SIGNATURE_STALE(409),
  TIME_IN_FUTURE(400),
  LATE_WITHOUT_REASON(400),
  EVIDENCE_TOO_LARGE(413),
  EVIDENCE_UNREADABLE(409),
  HASH_DIFFERS(460),
  CHUNK_DIFFERS(460),
  STORAGE_FULL(507),
  PRECONDITION_REQUIRED(428),
  PURPOSE_REQUIRED(428),
  TOO_MANY_REQUESTS(429),
  UNAVAILABLE(503),
  INTERNAL(500);

  private final int status;

  Problem(int status) {
    this.status = status;
  }

  /** The HTTP status that a program gets with this problem. */
  public int status() {
    return status;
  }

  /** The stable code, in kebab case: {@code purpose-required}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
