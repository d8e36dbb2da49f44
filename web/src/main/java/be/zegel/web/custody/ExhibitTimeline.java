package be.zegel.web.custody;

import be.zegel.custody.CustodyDesk;
import be.zegel.custody.CustodyEventView;
import be.zegel.filing.EvidenceFileView;
import be.zegel.paging.Page;
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
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The custody of the exhibit on the page, event by event. */
@Named("exhibitTimeline")
@ViewScoped
public class ExhibitTimeline implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final int FIRST_STEPS = 30;
  private static final int MORE_STEPS = 200;

  @Inject private CustodyDesk desk;

  private UUID id = new UUID(0, 0);
  private int steps = FIRST_STEPS;
  private transient @Nullable List<CustodyEventView> events;

  @PostConstruct
  void open() {
    id = RequestedCase.id();
  }

  /** Reads the events again when they are shown next. */
  void refresh() {
    events = null;
  }

  /** The custody events, the latest first. */
  public List<CustodyEventView> getEvents() {
    List<CustodyEventView> known = events;
    if (known == null) {
      known = new ArrayList<>();
      String cursor = null;
      do {
        Page<CustodyEventView> page = desk.events(id, cursor, Page.MAX_LIMIT);
        known.addAll(page.items());
        cursor = page.next();
      } while (cursor != null);
      known = known.reversed();
      events = known;
    }
    return known;
  }

  /** The events that are shown: the latest ones, since an exhibit may have as many as files. */
  public List<CustodyEventView> getSteps() {
    return getEvents().stream().limit(steps).toList();
  }

  /** Shows earlier events below. */
  public void moreSteps() {
    steps += MORE_STEPS;
  }

  /** How far the proof of a file reaches: that of the event that filed it. */
  public String grade(EvidenceFileView file) {
    return getEvents().stream()
        .filter(event -> file.id().toString().equals(event.fields().get("fileId")))
        .map(CustodyEventView::grade)
        .findFirst()
        .orElse("RECORDED");
  }

  /** Whether an event was recorded noticeably later than it happened. */
  public boolean late(CustodyEventView event) {
    return OffsetDateTime.parse(event.occurredAt())
        .toInstant()
        .isBefore(event.recordedAt().minus(Duration.ofMinutes(5)));
  }
}
