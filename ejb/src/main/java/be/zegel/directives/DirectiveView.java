package be.zegel.directives;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A directive as readers of its case see it.
 *
 * @param caseNumber the number of its case
 * @param remark the magistrate's remark on the answer
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
    @Nullable String answeredBy,
    @Nullable Instant answeredAt,
    @Nullable String remark,
    int version) {

  public DirectiveView {
    items = List.copyOf(items);
  }
}
