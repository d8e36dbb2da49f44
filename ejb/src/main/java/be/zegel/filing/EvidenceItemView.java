package be.zegel.filing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something inside a file, or the file itself: a mail, an attachment, a member of an archive.
 *
 * @param parent the item that contains it, null for the file itself
 * @param path the way to it, with {@code /} between the parts
 * @param kind how it lies in its container: FILE, ENTRY, MESSAGE, ATTACHMENT, INLINE, LINK
 * @param mediaType as the bytes show; what its container claims until it was read; null when
 *     nothing is known
 * @param size bytes; as its container claims when the bytes cannot be had
 * @param sha256 null when its container lists it but does not give its bytes
 * @param outcome what became of reading it; null until then
 * @param problem why it could not be read, in English; may hold words of the evidence
 * @param metadata what parsers found; left out of lists when it is long
 * @param metadataOmitted whether it was left out
 * @param dates every moment that it or its container states
 * @param warnings remarks of the parsers
 * @param children how many items lie directly inside
 * @param expected how many its own directory announces; null when it has none
 * @param textChars length of its text in characters
 * @param preview whether there is a picture of it
 */
public record EvidenceItemView(
    UUID id,
    UUID fileId,
    UUID exhibitId,
    UUID caseId,
    @Nullable UUID parent,
    int depth,
    String path,
    String name,
    String kind,
    @Nullable String mediaType,
    @Nullable String mediaGroup,
    long size,
    @Nullable String sha256,
    @Nullable String language,
    State state,
    @Nullable String outcome,
    @Nullable String problem,
    @Nullable String parser,
    @Nullable String limit,
    boolean textFallback,
    Map<String, List<String>> metadata,
    boolean metadataOmitted,
    List<StatedDate> dates,
    List<Remark> warnings,
    int children,
    @Nullable Integer expected,
    @Nullable Integer emitted,
    long textChars,
    boolean preview,
    int version) {

  public EvidenceItemView {
    dates = List.copyOf(dates);
    warnings = List.copyOf(warnings);
  }

  /** How far an item is. */
  public enum State {
    WAITING,
    RUNNING,
    DONE,
    /** It could not be read; the outcome says why. */
    FAILED
  }

  /**
   * A moment that an item states.
   *
   * @param kind SENT, RECEIVED, CREATED, MODIFIED, ACCESSED or TAKEN
   * @param original the words of the source
   * @param zoneStated whether the source said its offset; when not, the moment was read as UTC
   */
  public record StatedDate(String kind, Instant at, String original, boolean zoneStated) {}

  /** A remark of a parser, in English. */
  public record Remark(String code, String detail) {}
}
