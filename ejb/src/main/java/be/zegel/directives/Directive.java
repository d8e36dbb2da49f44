package be.zegel.directives;

import be.zegel.problem.Problem;
import be.zegel.problem.ProblemException;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * A magistrate's instruction and its answer. The events of the case's chain keep every version; the
 * row holds the last.
 */
@Entity
@Table(name = "directive")
class Directive {

  @Id private UUID id;

  @Column(name = "case_id")
  private UUID caseId;

  private String text;

  @JdbcTypeCode(SqlTypes.ARRAY)
  private String[] items;

  private @Nullable Instant due;

  @Enumerated(EnumType.STRING)
  private DirectiveState state;

  @Column(name = "given_by")
  private long givenBy;

  @Column(name = "given_at")
  private Instant givenAt;

  private @Nullable String answer;

  @JdbcTypeCode(SqlTypes.ARRAY)
  private String[] answers;

  @Column(name = "answered_by")
  private @Nullable Long answeredBy;

  @Column(name = "answered_at")
  private @Nullable Instant answeredAt;

  @Column(name = "closed_by")
  private @Nullable Long closedBy;

  @Column(name = "closed_at")
  private @Nullable Instant closedAt;

  private @Nullable String remark;

  @Version private int version;

  protected Directive() {}

  Directive(
      UUID id,
      UUID caseId,
      String text,
      List<String> items,
      @Nullable Instant due,
      long by,
      Instant now) {
    this.id = id;
    this.caseId = caseId;
    this.text = text;
    this.items = items.toArray(String[]::new);
    this.answers = new String[0];
    this.due = due;
    this.state = DirectiveState.RECEIVED;
    this.givenBy = by;
    this.givenAt = now;
  }

  /**
   * Takes the answer, with one for each act asked for or none for any.
   *
   * @throws ProblemException STATE_FORBIDS when nothing is owed, INVALID_INPUT when some acts would
   *     stay without an answer
   */
  void answer(String what, List<String> toItems, long by, Instant now) {
    if (!state.owed()) {
      throw ProblemException.of(Problem.STATE_FORBIDS, "from", state.name());
    }
    if (!toItems.isEmpty() && toItems.size() != items.length) {
      throw ProblemException.field(Problem.INVALID_INPUT, "answers", "directive.answers.each");
    }
    answer = what;
    answers = toItems.toArray(String[]::new);
    answeredBy = by;
    answeredAt = now;
    state = DirectiveState.ANSWERED;
  }

  void accept(@Nullable String with, long by, Instant now) {
    close(DirectiveState.ACCEPTED, with, by, now);
  }

  /** Gives the answer back; with a new due date when one is set. */
  void giveBack(String with, @Nullable Instant newDue, long by, Instant now) {
    close(DirectiveState.RETURNED, with, by, now);
    if (newDue != null) {
      due = newDue;
    }
  }

  private void close(DirectiveState to, @Nullable String with, long by, Instant now) {
    if (state != DirectiveState.ANSWERED) {
      throw ProblemException.of(Problem.STATE_FORBIDS, "from", state.name());
    }
    state = to;
    remark = with;
    closedBy = by;
    closedAt = now;
  }

  UUID id() {
    return id;
  }

  UUID caseId() {
    return caseId;
  }

  String text() {
    return text;
  }

  List<String> items() {
    return List.of(items);
  }

  @Nullable Instant due() {
    return due;
  }

  DirectiveState state() {
    return state;
  }

  long givenBy() {
    return givenBy;
  }

  Instant givenAt() {
    return givenAt;
  }

  @Nullable String answer() {
    return answer;
  }

  List<String> answers() {
    return List.of(answers);
  }

  @Nullable Long answeredBy() {
    return answeredBy;
  }

  @Nullable Instant answeredAt() {
    return answeredAt;
  }

  @Nullable Long closedBy() {
    return closedBy;
  }

  @Nullable Instant closedAt() {
    return closedAt;
  }

  @Nullable String remark() {
    return remark;
  }

  int version() {
    return version;
  }
}
