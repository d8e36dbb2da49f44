package be.zegel.erasure;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far the erasure of an exhibit's data is.
 *
 * @param event the id of the event that orders it
 * @param state ERASING until everything is gone and the certificate is there, then ERASED; KEPT for
 *     what was destroyed before there was erasure
 * @param files how many filings
 * @param objects how many stored objects when it began: originals, items, texts, previews
 * @param bytes the size of the originals, as a decimal string
 * @param certificate SHA-256 of the certificate; null until it is there
 */
public record ErasureView(
    UUID id,
    UUID exhibit,
    UUID event,
    State state,
    Instant begunAt,
    int files,
    int objects,
    String bytes,
    @Nullable Instant finishedAt,
    @Nullable String certificate) {

  /** How far it is. */
  public enum State {
    ERASING,
    ERASED,
    KEPT
  }
}
