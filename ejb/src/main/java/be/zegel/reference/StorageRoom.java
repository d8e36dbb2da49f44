package be.zegel.reference;

import org.jspecify.annotations.Nullable;

/**
 * A place where exhibits are kept. It belongs either to a police unit or, as a depot of the court
 * registry, to an office's courts.
 *
 * @param id the key other tables use
 * @param code its code, as on the door and on labels
 * @param kind what it is
 * @param unit the code of the unit that keeps it; null for a registry's depot
 * @param office the code of the office whose registry keeps it; null for a unit's room
 * @param demo made up for the demonstration
 * @param labels its name
 * @param validity when it exists
 */
public record StorageRoom(
    int id,
    String code,
    Kind kind,
    @Nullable String unit,
    @Nullable String office,
    boolean demo,
    Labels labels,
    Validity validity)
    implements Coded {

  /** What a storage room is. */
  public enum Kind {
    /** A locked room under an evidence custodian. */
    EVIDENCE_ROOM,
    /** The safe of a forensic laboratory. */
    LABORATORY,
    /** The depot of a court registry (griffie, greffe), the legal depository. */
    COURT_REGISTRY
  }
}
