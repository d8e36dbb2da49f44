package be.zegel.custody;

import be.zegel.cases.CompletenessCheck;
import be.zegel.cases.OpenPoint;
import be.zegel.cases.Question;
import be.zegel.evidence.ledger.CustodyState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The open points of a case in matters of custody: gaps, disputes, offers nobody answered. */
@ApplicationScoped
class CustodyCompleteness implements CompletenessCheck {

  @Inject private Exhibits exhibits;
  @Inject private ExhibitChain chain;
  @Inject private ExhibitReading reading;

  @Override
  public List<Question> questions() {
    return List.of(
        new Question("EXHIBITS_ENTERED", 30, Set.of("NO_EXHIBIT")),
        new Question(
            "CUSTODY_UNBROKEN",
            40,
            Set.of(
                "GAP_NO_CUSTODIAN",
                "GAP_PAPER_INTERVAL",
                "GAP_ACCEPTED_AFTER_EXPIRY",
                "GAP_LATE_ENTRY")),
        new Question("SEALS_MATCH", 50, Set.of("GAP_SEAL_DIFFERS", "DISPUTED")),
        new Question("HAND_OVERS_ANSWERED", 60, Set.of("OFFER_OPEN")),
        new Question("NOTHING_IN_QUARANTINE", 70, Set.of("QUARANTINED")));
  }

  @Override
  public List<OpenPoint> openPoints(UUID caseId) {
    List<OpenPoint> points = new ArrayList<>();
    List<Exhibit> all = exhibits.ofCase(caseId);
    if (all.isEmpty()) {
      points.add(new OpenPoint("NO_EXHIBIT", OpenPoint.Severity.WARNING, null, Map.of()));
    }
    for (Exhibit exhibit : all) {
      Map<String, String> label = Map.of("label", exhibit.label());
      for (ExhibitView.Gap gap : reading.gaps(exhibit)) {
        OpenPoint.Severity severity =
            "LATE_ENTRY".equals(gap.code())
                ? OpenPoint.Severity.WARNING
                : OpenPoint.Severity.PROBLEM;
        points.add(new OpenPoint("GAP_" + gap.code(), severity, exhibit.id(), when(label, gap)));
      }
      CustodyState state = chain.standing(exhibit);
      if (state.disputed()) {
        points.add(new OpenPoint("DISPUTED", OpenPoint.Severity.PROBLEM, exhibit.id(), label));
      }
      if (state.quarantined()) {
        points.add(new OpenPoint("QUARANTINED", OpenPoint.Severity.PROBLEM, exhibit.id(), label));
      }
      if (state.offerOpen()) {
        points.add(new OpenPoint("OFFER_OPEN", OpenPoint.Severity.WARNING, exhibit.id(), label));
      }
    }
    return points;
  }

  private static Map<String, String> when(Map<String, String> label, ExhibitView.Gap gap) {
    Map<String, String> facts = new HashMap<>(label);
    if (gap.from() != null) {
      facts.put("from", gap.from().toString());
    }
    if (gap.to() != null) {
      facts.put("to", gap.to().toString());
    }
    return facts;
  }
}
