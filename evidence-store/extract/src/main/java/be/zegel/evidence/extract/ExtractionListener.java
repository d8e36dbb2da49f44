package be.zegel.evidence.extract;

import java.io.IOException;

/**
 * Receives what comes out of one item, in order, while it comes out, on one thread of the
 * supervisor at a time. A slow listener slows the worker and is not counted against the item's
 * time.
 *
 * <p>Order: {@link #attempt}, then any number of the others, perhaps a further attempt and more,
 * then {@link #end} exactly once. Children already completed are not reported again by a later
 * attempt. A listener that throws {@link IOException} or an unchecked exception abandons the
 * extraction: nothing further is called, the caller gets {@link ExtractionAbandonedException}.
 */
public interface ExtractionListener {
  /**
   * A run in a worker begins.
   *
   * @param number from 1
   * @param textContinues false: forget text, metadata and media type received so far; true: what
   *     follows (raw strings after a failed parse) belongs behind the text received so far
   */
  default void attempt(int number, boolean textContinues) throws IOException {}

  /** The type that the bytes themselves show; the claimed one may differ. */
  default void mediaType(String mediaType) throws IOException {}

  /** Metadata; may be called several times. */
  default void metadata(ItemMetadata metadata) throws IOException {}

  /** The next piece of text. */
  default void text(CharSequence text) throws IOException {}

  /** A direct child; see {@link Child} for when it counts as complete. */
  default void child(Child child) throws IOException {}

  /**
   * A direct child that is there but cannot be had.
   *
   * @param outcome {@link Outcome#ENCRYPTED}, {@link Outcome#CORRUPT}, {@link Outcome#UNSUPPORTED}
   *     or {@link Outcome#SKIPPED_POLICY}
   */
  default void childFailed(ChildHeader child, Outcome outcome, String reason) throws IOException {}

  /** Something worth recording. */
  default void warning(Warning warning) throws IOException {}

  /** A picture. */
  default void preview(Preview preview) throws IOException {}

  /** The end, once. */
  void end(ExtractionEnd end) throws IOException;
}
