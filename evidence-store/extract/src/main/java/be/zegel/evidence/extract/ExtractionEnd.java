package be.zegel.evidence.extract;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The one end of an extraction that the caller records.
 *
 * @param outcome what became of the item
 * @param parser program that read it, such as {@code PDFParser}; empty when none did
 * @param parserVersion version of that program
 * @param limit the first limit that was hit
 * @param reason in English for the technical record, without a stack trace; may hold words from the
 *     item, so it is evidence and does not belong in a log
 * @param counts reconciliation of a container
 * @param language language of the text, when there is enough of it
 * @param textChars characters of text that were reported, over all parts that count
 * @param textFallback whether the text, or its last part, is raw strings and not a parser's reading
 * @param passwordIndex position in the request's candidates of the password that opened it, or −1
 * @param attempts runs in worker processes
 * @param crashes how often a worker died on it during this request: add it to {@link
 *     ExtractionRequest#earlierCrashes()} of the next
 * @param cpuMillis processor time the workers spent on it, as far as known
 */
public record ExtractionEnd(
    Outcome outcome,
    String parser,
    String parserVersion,
    @Nullable Limit limit,
    @Nullable String reason,
    ContainerCounts counts,
    @Nullable Language language,
    long textChars,
    boolean textFallback,
    int passwordIndex,
    int attempts,
    int crashes,
    long cpuMillis) {

  /** Position of the password that opened the item. */
  public OptionalInt passwordUsed() {
    return passwordIndex < 0 ? OptionalInt.empty() : OptionalInt.of(passwordIndex);
  }
}
