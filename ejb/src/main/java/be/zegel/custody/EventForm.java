package be.zegel.custody;

import be.zegel.evidence.ledger.EventType;
import java.util.List;
import java.util.Set;

/**
 * What the reader may report on an exhibit now.
 *
 * @param group the group of the vocabulary
 * @param required what has to be said
 * @param optional what may be said beside
 * @param results the codes of EVENT_RESULT that it can have; empty when it has none
 * @param secondPerson whether it takes effect only when a second person confirms it
 */
public record EventForm(
    EventType type,
    EventType.Group group,
    Set<Reported> required,
    Set<Reported> optional,
    List<String> results,
    boolean secondPerson) {

  public EventForm {
    required = Set.copyOf(required);
    optional = Set.copyOf(optional);
    results = List.copyOf(results);
  }

  /** Whether the form has this control. */
  public boolean asks(Reported what) {
    return required.contains(what) || optional.contains(what);
  }
}
