package be.zegel.reference;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A police unit: a directorate, a computer crime unit, a local zone. Units form a forest; whoever
 * leads one sees the workload of all below it.
 *
 * @param id the key other tables use
 * @param code {@code FCCU}, {@code RCCU-ANT}, {@code FGP-ANT}, {@code PZ-ANT} …
 * @param kind what it is
 * @param parent the code of the unit above; null at the top
 * @param office the code of the prosecutor's office of its territory
 * @param ancestors the codes of the unit itself and of all above it, nearest first
 * @param demo made up for the demonstration
 * @param labels its name
 * @param validity when it exists
 */
public record PoliceUnit(
    int id,
    String code,
    Kind kind,
    @Nullable String parent,
    String office,
    List<String> ancestors,
    boolean demo,
    Labels labels,
    Validity validity)
    implements Coded {

  /** What a unit is in the integrated police. */
  public enum Kind {
    /** The federal police as a whole. */
    FEDERAL_POLICE,
    /** A general directorate, such as the judicial police (DGJ). */
    GENERAL_DIRECTORATE,
    /** A central directorate, such as serious and organised crime (DJSOC). */
    CENTRAL_DIRECTORATE,
    /** The Federal Computer Crime Unit. */
    FEDERAL_CRIME_UNIT,
    /** One of the fourteen decentralised judicial directorates (FGP, PJF). */
    JUDICIAL_DIRECTORATE,
    /** A Regional Computer Crime Unit. */
    REGIONAL_CRIME_UNIT,
    /** A zone of the local police. */
    LOCAL_ZONE
  }

  /** Keeps the ancestors unchangeable. */
  public PoliceUnit {
    ancestors = List.copyOf(ancestors);
  }

  /** Whether this unit is the other one or lies below it. */
  public boolean within(String unit) {
    return ancestors.contains(unit);
  }
}
