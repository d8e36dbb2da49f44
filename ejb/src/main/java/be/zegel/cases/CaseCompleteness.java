package be.zegel.cases;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The open points of a case in what is written about it: the facts and the initial report. */
@ApplicationScoped
class CaseCompleteness implements CompletenessCheck {

  private static final String INITIAL_REPORT = "PV_INITIAL";

  @Inject private CaseFiles files;

  @Override
  public List<Question> questions() {
    return List.of(
        new Question("FACTS_DESCRIBED", 10, Set.of("FACTS_UNDATED", "FACTS_UNDESCRIBED")),
        new Question("REPORTED", 20, Set.of("NO_INITIAL_REPORT")));
  }

  @Override
  public List<OpenPoint> openPoints(UUID caseId) {
    CaseFile file = files.get(caseId);
    List<OpenPoint> points = new ArrayList<>();
    if (file.factsFrom() == null || file.place().isBlank()) {
      points.add(open("FACTS_UNDATED"));
    }
    if (file.summary().isBlank()) {
      points.add(open("FACTS_UNDESCRIBED"));
    }
    if (files.references(caseId).stream().noneMatch(r -> r.view().type().equals(INITIAL_REPORT))) {
      points.add(open("NO_INITIAL_REPORT"));
    }
    return points;
  }

  private static OpenPoint open(String code) {
    return new OpenPoint(code, OpenPoint.Severity.WARNING, null, Map.of());
  }
}
