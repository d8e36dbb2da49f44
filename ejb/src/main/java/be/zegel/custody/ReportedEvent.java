package be.zegel.custody;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a report.
 *
 * @param exhibit the exhibit after it
 * @param proposal what waits for a second person; null when the event is recorded
 * @param results the exhibits that came out of it
 */
public record ReportedEvent(
    ExhibitView exhibit, @Nullable ProposalView proposal, List<UUID> results) {

  public ReportedEvent {
    results = List.copyOf(results);
  }
}
