package be.zegel.evidence.extract;

/**
 * A container that an item lies in, for the tests against bombs.
 *
 * @param sha256 hash of the container's bytes; a descendant with the same bytes is not expanded
 * @param size length of the container in bytes
 * @param expanded bytes of all descendants that came out of this container so far, as the caller
 *     has counted them; with the ratio of {@link ExtractionLimits#expansionRatio()} it bounds what
 *     may still come out
 */
public record Ancestor(Sha256 sha256, long size, long expanded) {
  public Ancestor {
    if (size < 0 || expanded < 0) {
      throw new IllegalArgumentException("sizes are not negative");
    }
  }
}
