package be.zegel.filing;

import be.zegel.cases.CompletenessCheck;
import be.zegel.cases.OpenPoint;
import be.zegel.cases.Question;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * The open points of a case in matters of evidence: digital exhibits without a file, files that are
 * still being read, files in which something could not be read.
 */
@ApplicationScoped
class FilingCompleteness implements CompletenessCheck {

  static final String PER_EXHIBIT =
      """
      select e.id, e.label, e.kind, count(f.id) as files,
             count(f.id) filter (where f.state in ('STORED', 'EXTRACTING')) as waiting,
             count(f.id) filter (where f.state = 'FAILED') as failed,
             coalesce(sum(f.items_failed) filter (where f.state = 'PARTIAL'), 0) as items
      from exhibit e left join evidence_file f on f.exhibit_id = e.id
      where e.case_id = ? group by e.id order by e.registered_at, e.id
      """;

  private Database database;

  /** For the container's proxies, which call nothing on it. */
  @SuppressWarnings("NullAway.Init")
  FilingCompleteness() {}

  @Inject
  FilingCompleteness(Database database) {
    this.database = database;
  }

  private record Count(
      UUID exhibit, String label, String kind, int files, int waiting, int failed, int items) {}

  @Override
  public List<Question> questions() {
    return List.of(
        new Question("DIGITAL_FILED", 80, Set.of("EXHIBIT_WITHOUT_FILES")),
        new Question("FILES_PROCESSED", 90, Set.of("FILES_IN_WORK")),
        new Question("FILES_READ", 100, Set.of("FILES_FAILED", "ITEMS_FAILED")));
  }

  @Override
  public List<OpenPoint> openPoints(UUID caseId) {
    List<OpenPoint> points = new ArrayList<>();
    for (Count count : counts(caseId)) {
      if (count.files() == 0 && count.kind().equals("DIGITAL")) {
        points.add(point("EXHIBIT_WITHOUT_FILES", OpenPoint.Severity.WARNING, count, 0));
      }
      if (count.waiting() > 0) {
        points.add(point("FILES_IN_WORK", OpenPoint.Severity.WARNING, count, count.waiting()));
      }
      if (count.failed() > 0) {
        points.add(point("FILES_FAILED", OpenPoint.Severity.PROBLEM, count, count.failed()));
      }
      if (count.items() > 0) {
        points.add(point("ITEMS_FAILED", OpenPoint.Severity.WARNING, count, count.items()));
      }
    }
    return points;
  }

  private static OpenPoint point(
      String code, OpenPoint.Severity severity, Count count, int number) {
    return new OpenPoint(
        code,
        severity,
        count.exhibit(),
        Map.of("label", count.label(), "count", String.valueOf(number)));
  }

  private List<Count> counts(UUID caseId) {
    return database.work(
        c ->
            Sql.on(c, PER_EXHIBIT)
                .with(caseId)
                .list(
                    row ->
                        new Count(
                            Objects.requireNonNull(Sql.id(row, "id")),
                            row.getString("label"),
                            row.getString("kind"),
                            row.getInt("files"),
                            row.getInt("waiting"),
                            row.getInt("failed"),
                            row.getInt("items"))));
  }
}
