package be.zegel.cases;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Puts the open points of all features beside the questions they answer. */
final class Completeness {

  /** The question under which a point stands that no feature's question names. */
  private static final Question OTHER =
      new Question("OTHER", Integer.MAX_VALUE, java.util.Set.of());

  private Completeness() {}

  static List<CheckedQuestion> of(Iterable<CompletenessCheck> checks, UUID caseId) {
    List<Question> questions = new ArrayList<>();
    Map<Question, List<OpenPoint>> open = new HashMap<>();
    for (CompletenessCheck check : checks) {
      List<Question> own = check.questions();
      questions.addAll(own);
      for (OpenPoint point : check.openPoints(caseId)) {
        Question question =
            own.stream().filter(q -> q.points().contains(point.code())).findFirst().orElse(OTHER);
        open.computeIfAbsent(question, q -> new ArrayList<>()).add(point);
      }
    }
    if (open.containsKey(OTHER)) {
      questions.add(OTHER);
    }
    return questions.stream()
        .sorted(Comparator.comparingInt(Question::rank).thenComparing(Question::code))
        .map(q -> checked(q, open.getOrDefault(q, List.of())))
        .sorted(Comparator.comparing(CheckedQuestion::inOrder).thenComparing(q -> !q.problem()))
        .toList();
  }

  private static CheckedQuestion checked(Question question, List<OpenPoint> open) {
    return new CheckedQuestion(
        question.code(), open.stream().sorted(Comparator.comparing(OpenPoint::severity)).toList());
  }
}
