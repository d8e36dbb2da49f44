package be.zegel.review;

import be.zegel.cases.CaseFileView;
import be.zegel.cases.CaseStep;
import be.zegel.cases.CheckedQuestion;
import be.zegel.cases.DecisionView;
import be.zegel.custody.ExhibitView;
import be.zegel.directives.DirectiveView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A case as the prosecutor reviews it.
 *
 * @param submission the step by which it was submitted last, with its reason; null before
 * @param inventory its exhibits with their custody and what is wrong with it
 * @param completeness every question of the completeness check: problems first, then warnings, then
 *     what is in order
 * @param directives its directives, first to last
 * @param decisions the decisions taken, first to last
 */
public record ReviewFile(
    CaseFileView file,
    @Nullable CaseStep submission,
    List<ExhibitView> inventory,
    List<CheckedQuestion> completeness,
    List<DirectiveView> directives,
    List<DecisionView> decisions) {

  public ReviewFile {
    inventory = List.copyOf(inventory);
    completeness = List.copyOf(completeness);
    directives = List.copyOf(directives);
    decisions = List.copyOf(decisions);
  }

  /** How many questions have something open against them. */
  public long open() {
    return completeness.stream().filter(question -> !question.inOrder()).count();
  }
}
