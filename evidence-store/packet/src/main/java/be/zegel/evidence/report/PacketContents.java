package be.zegel.evidence.report;

import be.zegel.evidence.ledger.Field;
import be.zegel.evidence.ledger.Json;
import be.zegel.evidence.ledger.RecordedEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What a packet shows.
 *
 * @param language of the procedure: nl, fr, de or en
 * @param recipient to whom it is handed
 * @param ground why it may be
 * @param madeAt when
 * @param caseChain the chain of the case
 * @param exhibits the chains of the exhibits
 * @param origin the name of the log
 * @param size the size of the tree that the proofs are about
 * @param anchored whether a quorum of witnesses cosigned it
 * @param demo whether the witnesses are the operator's own
 * @param fingerprint that of the trust bundle
 * @param labels what types of events are called in this language, by their codes
 */
public record PacketContents(
    String language,
    String recipient,
    String ground,
    Instant madeAt,
    ChainShown caseChain,
    List<ChainShown> exhibits,
    String origin,
    long size,
    boolean anchored,
    boolean demo,
    String fingerprint,
    Map<String, String> labels) {

  /** Copies. */
  public PacketContents {
    exhibits = List.copyOf(exhibits);
    labels = Map.copyOf(labels);
  }

  /**
   * A chain.
   *
   * @param item its pseudonym
   * @param events first to last, without what is withheld
   */
  public record ChainShown(UUID item, List<RecordedEvent> events) {
    /** Copies. */
    public ChainShown {
      events = List.copyOf(events);
    }

    /** The first value of a field that is shown on the chain, as text. */
    Optional<String> first(Field field) {
      return events.stream().flatMap(e -> text(e, field).stream()).findFirst();
    }
  }

  /** A shown value as text: a label, where it has one. */
  static Optional<String> text(RecordedEvent event, Field field) {
    return event.value(field).flatMap(PacketContents::text);
  }

  static Optional<String> text(Json value) {
    if (value instanceof Json.Text text) {
      return Optional.of(text.value());
    }
    if (value instanceof Json.Members members) {
      for (String name : List.of("label", "name", "reference", "code")) {
        if (members.values().get(name) instanceof Json.Text text) {
          return Optional.of(text.value());
        }
      }
    }
    return Optional.empty();
  }
}
