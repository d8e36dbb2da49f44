package be.zegel.evidence.extract;

/**
 * What became of one item: the word that stands in the item tree, the completeness certificate and
 * the court packet. Every processed item has exactly one; the reason, the parser and the limit that
 * was hit stand beside it in {@link ExtractionEnd}.
 */
public enum Outcome {
  /** Read to its end. */
  OK,
  /** Read, but a limit cut something off; {@link ExtractionEnd#limit()} names it. */
  OK_TRUNCATED,
  /** Zero bytes. */
  EMPTY,
  /** No parser knows this type; raw strings were taken as its text. */
  UNSUPPORTED,
  /** Encrypted, and no password of the list opened it. */
  ENCRYPTED,
  /** Encrypted, and a password of the list opened it; {@link ExtractionEnd#passwordUsed()}. */
  PASSWORD_USED,
  /** The parser refused the bytes; whatever came out before the damage was kept. */
  CORRUPT,
  /** Stopped because it made no progress or took longer than its limit. */
  TIMEOUT,
  /** More memory than the large worker has. */
  OOM,
  /** The worker process died on it, as often as the limit of crashes allows. */
  CRASH,
  /**
   * Not parsed because its hash is on a list of known files; set by the caller, never by a worker.
   */
  SKIPPED_KNOWN,
  /** Not parsed because a rule forbids it: too deep, the same bytes as an ancestor. */
  SKIPPED_POLICY;

  /** True when a person has to know that something of this item was not read. */
  public boolean incomplete() {
    return switch (this) {
      case OK, EMPTY, PASSWORD_USED, SKIPPED_KNOWN -> false;
      case OK_TRUNCATED, UNSUPPORTED, ENCRYPTED, CORRUPT, TIMEOUT, OOM, CRASH, SKIPPED_POLICY ->
          true;
    };
  }
}
