package be.zegel.evidence.extract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a worker is told about an item. It learns neither case nor person nor job id, only what
 * reading the item needs.
 *
 * @param mode how to read
 * @param name file name, a hint for the type
 * @param declaredType claimed media type
 * @param size length of the content
 * @param enclosing hashes of the item and of all containers around it
 * @param expand whether children are reported; false at the greatest depth
 * @param skipChildren children that an earlier attempt completed: counted, not sent again
 * @param expansionBudget bytes that may come out before {@link Limit#EXPANSION}
 * @param limits the other limits
 * @param passwords candidates
 * @param languages likely languages
 * @param preview whether to draw a preview
 * @param spoolBytes greatest content that may be copied into scratch
 */
public record Job(
    Mode mode,
    String name,
    @Nullable String declaredType,
    long size,
    List<String> enclosing,
    boolean expand,
    long skipChildren,
    long expansionBudget,
    ExtractionLimits limits,
    List<String> passwords,
    List<String> languages,
    boolean preview,
    long spoolBytes) {
  /** How to read an item. */
  public enum Mode {
    /** With the parser for its type. */
    PARSE,
    /** Raw strings only, after a parser failed. */
    STRINGS
  }

  public Job {
    enclosing = List.copyOf(enclosing);
    passwords = List.copyOf(passwords);
    languages = List.copyOf(languages);
  }
}
