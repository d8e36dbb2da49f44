package be.zegel.evidence.verify;

import be.zegel.evidence.ledger.Custodian;
import be.zegel.evidence.ledger.CustodyPolicy;
import be.zegel.evidence.ledger.CustodyState;
import be.zegel.evidence.ledger.EventType;
import be.zegel.evidence.ledger.Field;
import be.zegel.evidence.ledger.Gap;
import be.zegel.evidence.ledger.Hash;
import be.zegel.evidence.ledger.Json;
import be.zegel.evidence.ledger.RecordedEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Follows the chain of an exhibit and gathers what is said of it in a report. */
final class ExhibitWalk {
  private final Gap.Walk gaps = new Gap.Walk(CustodyPolicy.standard());
  private final List<Handover> handovers = new ArrayList<>();
  private final List<Signed> signatures = new ArrayList<>();
  private final Map<String, Optional<String>> files = new LinkedHashMap<>();
  private CustodyState state;
  private boolean erased;
  private @Nullable RecordedEvent offer;
  private Signed giver = Signed.NOT;
  private Optional<String> label = Optional.empty();
  private Optional<String> description = Optional.empty();

  ExhibitWalk(UUID item) {
    this.state = CustodyState.none(item);
  }

  /**
   * Takes the next event into the fold.
   *
   * @throws CustodyState.BrokenCustody when it could not have happened
   */
  void fold(RecordedEvent event) throws CustodyState.BrokenCustody {
    state = state.apply(event);
    gaps.follow(event);
  }

  /**
   * Notes what the next event says.
   *
   * @param signed how it is signed; empty when its type is not signed by a person
   */
  void note(RecordedEvent event, Optional<Signed> signed) {
    signed.ifPresent(signatures::add);
    if (event.seq() == 1) {
      label = event.text(Field.LABEL);
      description = event.text(Field.DESCRIPTION);
    }
    if (event.type() == EventType.INGESTED) {
      event.text(Field.SHA256).ifPresent(hash -> files.put(hash, event.text(Field.FILE_NAME)));
    } else if (event.type() == EventType.CRYPTO_ERASED || event.type() == EventType.DESTROYED) {
      erased = true;
    } else if (event.type() == EventType.TRANSFER_OFFERED) {
      offer = event;
      giver = signed.orElse(Signed.NOT);
    } else if (event.type() == EventType.TRANSFER_ACCEPTED && offer != null) {
      handovers.add(
          new Handover(
              offer.seq(),
              event.seq(),
              custodian(event, Field.CUSTODIAN_BEFORE),
              custodian(event, Field.CUSTODIAN_AFTER),
              giver,
              signed.orElse(Signed.NOT)));
    }
  }

  private static String custodian(RecordedEvent event, Field field) {
    return event
        .value(field)
        .filter(value -> !(value instanceof Json.Nothing))
        .map(value -> Custodian.of(value).label())
        .orElse("");
  }

  /** Whether the exhibit ended by an order that destroys its data too. */
  boolean erased() {
    return erased;
  }

  CustodyState state() {
    return state;
  }

  List<Gap> gaps() {
    return gaps.found();
  }

  List<Handover> handovers() {
    return handovers;
  }

  List<Signed> signatures() {
    return signatures;
  }

  Optional<String> label() {
    return label;
  }

  Optional<String> description() {
    return description;
  }

  /** The files that were filed, by their hash, with their names where they are shown. */
  Map<Hash, Optional<String>> files() {
    Map<Hash, Optional<String>> named = new LinkedHashMap<>();
    files.forEach((hash, name) -> named.put(new Hash(hash), name));
    return named;
  }
}
