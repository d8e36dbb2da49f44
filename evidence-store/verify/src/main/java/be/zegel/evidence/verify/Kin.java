package be.zegel.evidence.verify;

import be.zegel.evidence.ledger.EventType;
import be.zegel.evidence.ledger.Field;
import be.zegel.evidence.ledger.Json;
import be.zegel.evidence.ledger.RecordedEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the chain of an exhibit says of the chains of others: where it comes from, what came out of
 * it, which holds it had then, and which seals were put on it. What two chains say of each other is
 * compared by {@link #flaws} (docs/spec/custody-ledger.md, chapter 6.3).
 */
final class Kin {
  private static final Set<EventType> MAKING =
      EnumSet.of(EventType.IMAGED, EventType.COPIED, EventType.DERIVED, EventType.SPLIT);

  /** Something that two chains do not say alike, at an event of one of them. */
  record Flaw(UUID item, long seq, String code) {}

  /** An event that names results, with the holds of the exhibit before it. */
  private record Naming(long seq, EventType type, Set<String> results, Set<UUID> holds) {}

  private final UUID item;
  private final Map<String, Long> seals = new LinkedHashMap<>();
  private final List<Naming> namings = new ArrayList<>();
  private final Set<String> madeFrom = new HashSet<>();
  private final Map<String, Long> mergedFrom = new LinkedHashMap<>();
  private final Set<String> holdsPlaced = new HashSet<>();

  Kin(UUID item) {
    this.item = item;
  }

  /** Takes the next event, with the holds that were on the exhibit before it. */
  void follow(RecordedEvent event, Set<UUID> holds) {
    EventType type = event.type();
    Set<String> results = texts(event, Field.RESULT_ITEMS);
    if (event.seq() == 1) {
      madeFrom.addAll(MAKING.contains(type) ? texts(event, Field.SOURCE_ITEMS) : Set.of());
    } else if (!results.isEmpty() && (MAKING.contains(type) || type == EventType.MERGED)) {
      namings.add(new Naming(event.seq(), type, results, holds));
    } else if (type == EventType.MERGED) {
      texts(event, Field.SOURCE_ITEMS).forEach(s -> mergedFrom.putIfAbsent(s, event.seq()));
    }
    if (type == EventType.SEALED || type == EventType.RESEALED) {
      event.text(Field.SEAL_AFTER).ifPresent(number -> seals.putIfAbsent(number, event.seq()));
    }
    if (type == EventType.HOLD_PLACED) {
      event.text(Field.HOLD_ID).ifPresent(holdsPlaced::add);
    }
  }

  private static Set<String> texts(RecordedEvent event, Field field) {
    Set<String> texts = new HashSet<>();
    if (event.value(field).orElse(null) instanceof Json.Items items) {
      for (Json value : items.values()) {
        if (value instanceof Json.Text text) {
          texts.add(text.value());
        }
      }
    }
    return texts;
  }

  /** What the chains do not say alike, in the order of the chains and their events. */
  static List<Flaw> flaws(Collection<Kin> chains) {
    Map<String, Kin> shown = new LinkedHashMap<>();
    chains.forEach(kin -> shown.put(kin.item.toString(), kin));
    Map<String, Kin> sealed = new LinkedHashMap<>();
    List<Flaw> flaws = new ArrayList<>();
    for (Kin kin : chains) {
      kin.seals.forEach(
          (number, seq) -> {
            if (sealed.putIfAbsent(number, kin) != null) {
              flaws.add(new Flaw(kin.item, seq, "SEAL_NUMBER_USED"));
            }
          });
      kin.compareSources(shown, flaws);
      kin.compareResults(shown, flaws);
    }
    return flaws;
  }

  private void compareSources(Map<String, Kin> shown, List<Flaw> flaws) {
    if (madeFrom.stream().anyMatch(source -> isSilent(shown.get(source), false))) {
      flaws.add(new Flaw(item, 1, "SOURCE_SILENT"));
    }
    mergedFrom.forEach(
        (source, seq) -> {
          if (isSilent(shown.get(source), true)) {
            flaws.add(new Flaw(item, seq, "SOURCE_SILENT"));
          }
        });
  }

  private boolean isSilent(@Nullable Kin source, boolean merging) {
    return source != null
        && source.namings.stream()
            .noneMatch(
                naming ->
                    (naming.type() == EventType.MERGED) == merging
                        && naming.results().contains(item.toString()));
  }

  private void compareResults(Map<String, Kin> shown, List<Flaw> flaws) {
    for (Naming naming : namings) {
      for (String name : naming.results()) {
        Kin result = shown.get(name);
        if (result == null) {
          continue;
        }
        boolean merging = naming.type() == EventType.MERGED;
        Set<String> sources = merging ? result.mergedFrom.keySet() : result.madeFrom;
        if (!sources.contains(item.toString())) {
          flaws.add(new Flaw(item, naming.seq(), "RESULT_SILENT"));
        } else if (!merging
            && naming.holds().stream().anyMatch(h -> !result.holdsPlaced.contains(h.toString()))) {
          flaws.add(new Flaw(item, naming.seq(), "HOLD_NOT_INHERITED"));
        }
      }
    }
  }
}
