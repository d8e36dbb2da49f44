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
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What waits for the prosecutor: submitted cases, cases under review, answers to directives. */
@Named("reviewQueuePage")
@ViewScoped
public class ReviewQueuePage implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private CaseList list;
  @Inject private DirectiveDesk desk;

  private final List<CaseRow> submitted = new ArrayList<>();
  private final List<CaseRow> underReview = new ArrayList<>();
  private @Nullable String nextSubmitted;
  private @Nullable String nextUnderReview;
  private transient List<DirectiveView> answers = List.of();

  @PostConstruct
  void load() {
    moreSubmitted();
    moreUnderReview();
    answers = desk.toJudge();
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
                state, null, null, null, null, null, false, false, null, CaseFilter.Order.IDLE),
            cursor,
            null);
    rows.addAll(page.items());
    return page.next();
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

  public List<DirectiveView> getAnswers() {
    return answers;
  }
}
