package be.zegel.directives;

import be.zegel.cases.CompletenessCheck;
import be.zegel.cases.OpenPoint;
import be.zegel.cases.Question;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The open points of a case in matters of directives: those owed, late, or not judged yet. */
@ApplicationScoped
class DirectiveCompleteness implements CompletenessCheck {

  private static final int SHOWN = 80;

  @Inject private Directives directives;
  @Inject private Clock clock;

  @Override
  public List<Question> questions() {
    return List.of(
        new Question("DIRECTIVES_ANSWERED", 25, Set.of("DIRECTIVE_LATE", "DIRECTIVE_OWED")),
        new Question("ANSWERS_JUDGED", 26, Set.of("ANSWER_WAITING")));
  }

  @Override
  public List<OpenPoint> openPoints(UUID caseId) {
    List<OpenPoint> points = new ArrayList<>();
    Instant now = clock.instant();
    for (Directive directive : directives.ofCase(caseId)) {
      Map<String, String> facts = Map.of("label", shortened(directive.text()));
      if (directive.state().owed()) {
        Instant due = directive.due();
        points.add(
            due != null && due.isBefore(now)
                ? new OpenPoint("DIRECTIVE_LATE", OpenPoint.Severity.PROBLEM, null, facts)
                : new OpenPoint("DIRECTIVE_OWED", OpenPoint.Severity.WARNING, null, facts));
      } else if (directive.state() == DirectiveState.ANSWERED) {
        points.add(new OpenPoint("ANSWER_WAITING", OpenPoint.Severity.WARNING, null, facts));
      }
    }
    return points;
  }

  private static String shortened(String text) {
    String line = text.lines().findFirst().orElse("").strip();
    return line.length() <= SHOWN ? line : line.substring(0, SHOWN).strip() + "…";
  }
}
