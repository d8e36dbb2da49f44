package be.zegel.reference;

import org.jspecify.annotations.Nullable;

/**
 * How long a class of data may be kept under the Police Function Act, in phases that follow each
 * other.
 *
 * @param code its code
 * @param phase 1 for the first term, 2 for the one after it …
 * @param dataClass what it speaks of (code set {@code DATA_CLASS})
 * @param oldClass the class of the offence under the old code; null when it does not matter
 * @param levelMin the lowest penalty level it speaks of; null while the law speaks in old classes
 * @param levelMax the highest penalty level it speaks of
 * @param trigger what starts the term (code set {@code RETENTION_TRIGGER})
 * @param length how long; null as long as the need lasts
 * @param afterwards what becomes of the data then
 * @param extension by how much it can be extended, again and again; null when it cannot
 * @param extendedBy who may extend it
 * @param labels its name
 * @param certainty how sure the row is
 * @param validity when this version of the rule holds
 */
public record RetentionRule(
    String code,
    int phase,
    String dataClass,
    Provision.@Nullable OldClass oldClass,
    @Nullable Integer levelMin,
    @Nullable Integer levelMax,
    String trigger,
    @Nullable Term length,
    Afterwards afterwards,
    @Nullable Term extension,
    @Nullable String extendedBy,
    Labels labels,
    Certainty certainty,
    Validity validity)
    implements Coded {

  /** What becomes of data whose term is over. */
  public enum Afterwards {
    /** Moved to the archive, with limited purposes. */
    ARCHIVE,
    /** Erased, with a certificate. */
    ERASE,
    /** Found by notice, report or file number only. */
    ONLY_BY_NUMBER,
    /** Used for inquiries into crimes only. */
    ONLY_FOR_CRIMES
  }
}
