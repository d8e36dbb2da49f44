package be.zegel.evidence.extract;

/**
 * The extraction stopped for a reason that is not the item's: the content could not be read, the
 * listener failed, no worker could be started, the supervisor closed. No outcome was reported; the
 * job can be submitted again.
 */
public final class ExtractionAbandonedException extends Exception {
  private static final long serialVersionUID = 1L;

  public ExtractionAbandonedException(String message, Throwable cause) {
    super(message, cause);
  }

  public ExtractionAbandonedException(String message) {
    super(message);
  }
}
