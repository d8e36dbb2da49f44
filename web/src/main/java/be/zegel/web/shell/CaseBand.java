package be.zegel.web.shell;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What stands at the head of every page of a case: number, title, state, confidentiality and the
 * nearest deadline as chips, and the numbers beside the tabs.
 *
 * @param id the case's id in addresses
 * @param number the case's own number, {@code ZG-2026-000412}
 * @param title what the case is called
 * @param chips state first, then confidentiality, then the nearest deadline
 * @param readable whether the reader may read what is in the case, and not only its metadata
 * @param counts how many things a tab holds; tabs without a number are absent
 */
public record CaseBand(
    String id,
    String number,
    String title,
    boolean readable,
    List<Chip> chips,
    Map<CaseTab, Long> counts) {

  public CaseBand {
    Objects.requireNonNull(id);
    Objects.requireNonNull(number);
    Objects.requireNonNull(title);
    chips = List.copyOf(chips);
    counts = Map.copyOf(counts);
  }

  /** Whether the reader finds something behind a tab. */
  public boolean opens(CaseTab tab) {
    return readable || tab == CaseTab.OVERVIEW || tab == CaseTab.MEMBERS;
  }
}
