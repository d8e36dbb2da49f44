package be.zegel.web.custody;

import be.zegel.custody.CustodyDesk;
import be.zegel.custody.CustodyEventView;
import be.zegel.web.cases.RequestedCase;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The custody of the exhibit on the page, event by event. */
@Named("exhibitTimeline")
@ViewScoped
public class ExhibitTimeline implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final int FIRST_STEPS = 30;
  private static final int MORE_STEPS = 200;
  private static final Set<String> RECEIPTED =
      Set.of(
          "SEIZED",
          "SURRENDERED",
          "ACQUIRED_LIVE",
          "ACQUIRED_REMOTE",
          "PRODUCED_BY_PROVIDER",
          "LEGACY_IMPORTED",
          "ACCESSIONED",
          "TRANSFER_ACCEPTED",
          "DEPOSITED",
          "RETURNED");

  @Inject private CustodyDesk desk;

  private UUID id = new UUID(0, 0);
  private transient @Nullable List<CustodyEventView> steps;

  @PostConstruct
  void open() {
    id = RequestedCase.id();
  }

  /** Reads the events again when they are shown next. */
  void refresh() {
    steps = null;
  }

  /** The events that are shown: the latest ones, since an exhibit may have as many as files. */
  public List<CustodyEventView> getSteps() {
    List<CustodyEventView> known = steps;
    if (known == null) {
      known = new ArrayList<>(desk.latest(id, null, FIRST_STEPS));
      steps = known;
    }
    return known;
  }

  /** Whether there are earlier events than those that are shown. */
  public boolean isMore() {
    return !getSteps().isEmpty() && getSteps().getLast().seq() > 1;
  }

  /** Shows earlier events below. */
  public void moreSteps() {
    List<CustodyEventView> known = getSteps();
    if (isMore()) {
      known.addAll(desk.latest(id, known.getLast().seq(), MORE_STEPS));
    }
  }

  /** Whether an event was recorded noticeably later than it happened. */
  public boolean late(CustodyEventView event) {
    return OffsetDateTime.parse(event.occurredAt())
        .toInstant()
        .isBefore(event.recordedAt().minus(Duration.ofMinutes(5)));
  }

  /** Whether somebody outside gets a receipt for it: the exhibit came, changed hands or left. */
  public boolean receipted(CustodyEventView event) {
    return RECEIPTED.contains(event.type());
  }
}
