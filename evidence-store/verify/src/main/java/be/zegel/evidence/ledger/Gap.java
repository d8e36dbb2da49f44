package be.zegel.evidence.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A time or an event of an exhibit's custody that somebody has to explain; the record itself is
 * whole.
 *
 * @param kind what there is to explain
 * @param fromSeq the event it begins with
 * @param toSeq the event it ends with; the same when it is one event, or when it has not ended
 * @param from when it began
 * @param to when it ended; null when it has not
 */
public record Gap(
    Kind kind, long fromSeq, long toSeq, OffsetDateTime from, @Nullable OffsetDateTime to) {

  /** What there is to explain. */
  public enum Kind {
    /** Between two events nobody answered for the exhibit, or nobody knew where it was. */
    NO_CUSTODIAN,
    /** An imported paper chain has an interval that nothing explains. */
    PAPER_INTERVAL,
    /** A seal was seen with another number than the last one, or none was seen. */
    SEAL_DIFFERS,
    /** An offer was accepted after it had lapsed. */
    ACCEPTED_AFTER_EXPIRY,
    /** An event was recorded later than the policy allows. */
    LATE_ENTRY
  }

  /**
   * All gaps of a chain, in the order in which they begin.
   *
   * @param events the events in the order of the chain, with at least the fields that are never
   *     withheld
   * @throws IllegalArgumentException when such a field is not shown
   */
  public static List<Gap> find(List<RecordedEvent> events, CustodyPolicy policy) {
    Walk walk = new Walk(policy);
    events.forEach(walk::follow);
    return walk.found();
  }

  /** Follows a chain event by event and remembers what the next event is compared with. */
  public static final class Walk {
    private final CustodyPolicy policy;
    private final List<Gap> gaps = new ArrayList<>();
    private @Nullable RecordedEvent before;
    private @Nullable RecordedEvent lost;
    private @Nullable RecordedEvent offer;
    private boolean closed;
    private boolean discrepancyInOffer;

    /** At the beginning of a chain. */
    public Walk(CustodyPolicy policy) {
      this.policy = policy;
    }

    /**
     * Takes the next event.
     *
     * @throws IllegalArgumentException when a field that is never withheld is not shown
     */
    public void follow(RecordedEvent event) {
      findCustody(event);
      findSeal(event);
      findLapsedOffer(event);
      gaps.addAll(unexplained(event));
      findLateEntry(event);
      before = event;
    }

    /** The gaps of what was followed, in the order in which they begin. */
    public List<Gap> found() {
      if (lost != null) {
        List<Gap> open = new ArrayList<>(gaps);
        open.add(new Gap(Kind.NO_CUSTODIAN, lost.seq(), lost.seq(), occurredAt(lost), null));
        return List.copyOf(open);
      }
      return List.copyOf(gaps);
    }

    private void findCustody(RecordedEvent event) {
      if (event.type() == EventType.LOST) {
        lost = event;
      } else if (lost != null && event.type() == EventType.FOUND) {
        gaps.add(between(Kind.NO_CUSTODIAN, lost, event));
        lost = null;
      } else if (before != null && !closed && !sameCustodian(before, event)) {
        gaps.add(between(Kind.NO_CUSTODIAN, before, event));
      }
      closed |= event.type().group() == EventType.Group.EXIT;
    }

    private void findSeal(RecordedEvent event) {
      if (before == null) {
        return;
      }
      Json expected = shown(event, Field.SEAL_BEFORE);
      boolean exchanged =
          event.type() != EventType.RESEALED && !expected.equals(shown(before, Field.SEAL_AFTER));
      boolean unlike =
          event.value(Field.SEAL_OBSERVED).filter(seen -> !seen.equals(expected)).isPresent();
      // The discrepancy that the receiver recorded is the gap; the acceptance only repeats it.
      boolean repeated = discrepancyInOffer && event.type() == EventType.TRANSFER_ACCEPTED;
      if (exchanged || (unlike && !repeated)) {
        gaps.add(at(Kind.SEAL_DIFFERS, event));
      }
    }

    private void findLapsedOffer(RecordedEvent event) {
      if (event.type() == EventType.TRANSFER_OFFERED) {
        offer = event;
        discrepancyInOffer = false;
      } else if (event.type() == EventType.DISCREPANCY_RECORDED) {
        discrepancyInOffer = event.value(Field.TRANSFER_ID).isPresent();
      } else if (event.type() == EventType.TRANSFER_ACCEPTED && offer != null) {
        if (occurredAt(event).isAfter(time(offer, Field.EXPIRES_AT))) {
          gaps.add(at(Kind.ACCEPTED_AFTER_EXPIRY, event));
        }
        offer = null;
        discrepancyInOffer = false;
      }
    }

    private void findLateEntry(RecordedEvent event) {
      OffsetDateTime occurred = occurredAt(event);
      Instant recorded = event.envelope().recordedAt();
      Duration late = Duration.between(occurred.toInstant(), recorded);
      if (late.compareTo(policy.lateAfter()) > 0) {
        OffsetDateTime until = recorded.atOffset(occurred.getOffset());
        gaps.add(new Gap(Kind.LATE_ENTRY, event.seq(), event.seq(), occurred, until));
      }
    }
  }

  private static boolean sameCustodian(RecordedEvent before, RecordedEvent event) {
    Json left = shown(before, Field.CUSTODIAN_AFTER);
    Json found = shown(event, Field.CUSTODIAN_BEFORE);
    return !(left instanceof Json.Nothing)
        && !(found instanceof Json.Nothing)
        && Custodian.of(left).is(Custodian.of(found));
  }

  private static List<Gap> unexplained(RecordedEvent event) {
    List<Gap> gaps = new ArrayList<>();
    if (event.value(Field.UNEXPLAINED_INTERVALS).orElse(null) instanceof Json.Items rows) {
      for (Json row : rows.values()) {
        if (row instanceof Json.Members members
            && members.values().get("from") instanceof Json.Text from
            && members.values().get("to") instanceof Json.Text to) {
          gaps.add(
              new Gap(
                  Kind.PAPER_INTERVAL,
                  event.seq(),
                  event.seq(),
                  OffsetDateTime.parse(from.value()),
                  OffsetDateTime.parse(to.value())));
        }
      }
    }
    return gaps;
  }

  private static Gap between(Kind kind, RecordedEvent first, RecordedEvent last) {
    return new Gap(kind, first.seq(), last.seq(), occurredAt(first), occurredAt(last));
  }

  private static Gap at(Kind kind, RecordedEvent event) {
    return new Gap(kind, event.seq(), event.seq(), occurredAt(event), occurredAt(event));
  }

  private static OffsetDateTime occurredAt(RecordedEvent event) {
    return time(event, Field.OCCURRED_AT);
  }

  private static OffsetDateTime time(RecordedEvent event, Field field) {
    if (shown(event, field) instanceof Json.Text text) {
      return OffsetDateTime.parse(text.value());
    }
    throw new IllegalArgumentException("event " + event.seq() + " shows no " + field.fieldName());
  }

  private static Json shown(RecordedEvent event, Field field) {
    return event.value(field).orElseGet(Json::nothing);
  }
}
