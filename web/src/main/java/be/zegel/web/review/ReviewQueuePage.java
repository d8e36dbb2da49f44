package be.zegel.web.review;

import be.zegel.cases.CaseFilter;
import be.zegel.cases.CaseList;
import be.zegel.cases.CaseRow;
import be.zegel.cases.CaseState;
import be.zegel.directives.DirectiveDesk;
import be.zegel.directives.DirectiveView;
import be.zegel.paging.Page;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What waits for the prosecutor: submitted cases and cases under review, the one that waits longest
 * first; answers to judge; and what the prosecutor waits for.
 */
@Named("reviewQueuePage")
@ViewScoped
public class ReviewQueuePage implements Serializable {

  private static final long serialVersionUID = 1L;

  /** After this many days of waiting the age of a case is marked, after twice as many strongly. */
  private static final int LONG = 14;

  @Inject private CaseList list;
  @Inject private DirectiveDesk desk;
  @Inject private Clock clock;

  private @Nullable String q;
  private List<CaseRow> submitted = new ArrayList<>();
  private List<CaseRow> underReview = new ArrayList<>();
  private @Nullable String nextSubmitted;
  private @Nullable String nextUnderReview;
  private transient @Nullable List<DirectiveView> answers;
  private transient @Nullable List<DirectiveView> awaited;

  /** The first pages of both lists as they are now narrowed. */
  @PostConstruct
  public void load() {
    submitted = new ArrayList<>();
    underReview = new ArrayList<>();
    nextSubmitted = more(CaseState.SUBMITTED, null, submitted);
    nextUnderReview = more(CaseState.UNDER_REVIEW, null, underReview);
  }

  public void moreSubmitted() {
    nextSubmitted = more(CaseState.SUBMITTED, nextSubmitted, submitted);
  }

  public void moreUnderReview() {
    nextUnderReview = more(CaseState.UNDER_REVIEW, nextUnderReview, underReview);
  }

  private @Nullable String more(CaseState state, @Nullable String cursor, List<CaseRow> rows) {
    Page<CaseRow> page =
        list.page(
            new CaseFilter(
                state, null, null, null, null, null, false, false, q, CaseFilter.Order.IDLE),
            cursor,
            null);
    rows.addAll(page.items());
    return page.next();
  }

  /** Whole days since a moment. */
  public long days(Instant since) {
    return Duration.between(since, clock.instant()).toDays();
  }

  /** How the age of a waiting case is marked. */
  public String tone(Instant since) {
    long days = days(since);
    return days >= 2 * LONG ? "bad" : days >= LONG ? "warn" : "plain";
  }

  public Instant getNow() {
    return clock.instant();
  }

  public boolean isNarrowed() {
    return q != null && !q.isBlank();
  }

  public List<CaseRow> getSubmitted() {
    return submitted;
  }

  public List<CaseRow> getUnderReview() {
    return underReview;
  }

  public @Nullable String getNextSubmitted() {
    return nextSubmitted;
  }

  public @Nullable String getNextUnderReview() {
    return nextUnderReview;
  }

  /** Answers that wait for the prosecutor's judgement. */
  public List<DirectiveView> getAnswers() {
    List<DirectiveView> known = answers;
    if (known == null) {
      known = desk.toJudge();
      answers = known;
    }
    return known;
  }

  /** Directives whose answer the prosecutor waits for. */
  public List<DirectiveView> getAwaited() {
    List<DirectiveView> known = awaited;
    if (known == null) {
      known = desk.awaited();
      awaited = known;
    }
    return known;
  }

  public @Nullable String getQ() {
    return q;
  }

  public void setQ(@Nullable String q) {
    this.q = q;
  }
}
