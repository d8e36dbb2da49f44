package be.zegel.directives;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A directive as readers of its case see it.
 *
 * @param caseNumber the number of its case
 * @param items the single acts asked for
 * @param answers one answer for each of them, in their order; empty when there is none
 * @param remark the magistrate's remark on the answer
 * @param closedBy who accepted the last answer or gave it back
 */
public record DirectiveView(
    UUID id,
    UUID caseId,
    String caseNumber,
    String text,
    List<String> items,
    @Nullable Instant due,
    DirectiveState state,
    String givenBy,
    String givenByName,
    Instant givenAt,
    @Nullable String answer,
    List<String> answers,
    @Nullable String answeredBy,
    @Nullable Instant answeredAt,
    @Nullable String remark,
    @Nullable String closedBy,
    @Nullable Instant closedAt,
    int version) {

  public DirectiveView {
    items = List.copyOf(items);
    answers = List.copyOf(answers);
  }
}
