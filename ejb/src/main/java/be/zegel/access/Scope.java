package be.zegel.access;

import java.util.List;

/**
 * The scope of a caller for lists: the units they lead and the offices for which they act.
 * Memberships come beside it. The same arrays that the row-level policies use.
 *
 * @param ledUnits numbers of the units whose work the caller leads
 * @param offices numbers of the offices for which the caller acts as a magistrate
 */
public record Scope(long personId, List<Integer> ledUnits, List<Integer> offices) {

  public Scope {
    ledUnits = List.copyOf(ledUnits);
    offices = List.copyOf(offices);
  }
}
