package be.zegel.custody;

import be.zegel.cases.CaseChronicle;
import be.zegel.chain.Chronicle;
import be.zegel.chain.Facts;
import be.zegel.evidence.ledger.Custodian;
import be.zegel.evidence.ledger.EventType;
import be.zegel.evidence.ledger.Field;
import be.zegel.evidence.ledger.Json;
import be.zegel.evidence.ledger.RecordedEvent;
import be.zegel.people.Directory;
import be.zegel.problem.Problem;
import be.zegel.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Brings an exhibit into the register: its row, the first event of its chain and the entry on the
 * chain of its case, in the caller's transaction. Asks nobody for permission: its callers have.
 */
@ApplicationScoped
class Registration {

  @PersistenceContext private EntityManager entities;
  @Inject private Exhibits exhibits;
  @Inject private ExhibitChain chain;
  @Inject private Chronicle chronicle;
  @Inject private CaseChronicle cases;
  @Inject private Directory directory;

  /**
   * Enters an exhibit of which the caller is the first custodian.
   *
   * @param entry the type of its first event
   * @param more further facts of that event
   */
  Exhibit enter(UUID caseId, RegisterExhibit register, EventType entry, Facts more) {
    Instant now = chronicle.now();
    String label = label(caseId, register.label());
    Exhibit exhibit =
        new Exhibit(chronicle.newId(), caseId, label, register, directory.caller().id(), now);
    Custodian custodian = chain.callerAsCustodian();
    Facts facts =
        more.and(Field.LABEL, label)
            .and(Field.DESCRIPTION, exhibit.description())
            .and(Field.KIND, exhibit.kind().name())
            .and(Field.CATEGORY, exhibit.category())
            .and(Field.PLACE, exhibit.place())
            .and(Field.LEGAL_BASIS, legalBasis(register.legalBasis()))
            .and(Field.TO, custodian.json());
    if (register.seal() != null && !register.seal().isBlank()) {
      facts = facts.and(Field.SEAL_OBSERVED, register.seal().strip());
    }
    RecordedEvent entered =
        chain.enter(
            exhibit,
            new ExhibitChain.Act(
                entry, custodian, register.seizedAt(), register.lateReason(), facts, null),
            () -> exhibits.add(exhibit));
    cases.record(
        caseId,
        EventType.EXHIBIT_ENTERED,
        Facts.none()
            .and(Field.EXHIBIT, entered.envelope().item())
            .and(Field.EXHIBIT_SEQ, Json.counter(entered.seq()))
            .and(Field.EXHIBIT_HEAD, entered.envelope().hash().hex())
            .and(Field.LABEL, label));
    return exhibit;
  }

  /**
   * Enters what came out of other exhibits of the case. It inherits their holds, and the register
   * keeps where it comes from (I9, I14).
   */
  Exhibit derive(
      List<Exhibit> sources,
      ReportEvent.Result result,
      EventType type,
      String derivation,
      ReportEvent report,
      Facts facts) {
    Exhibit first = sources.getFirst();
    Instant now = chronicle.now();
    Exhibit exhibit =
        enter(
            first.caseId(),
            new RegisterExhibit(
                result.label(),
                result.description(),
                result.kind(),
                result.category() == null || result.category().isBlank()
                    ? first.category()
                    : result.category(),
                report.occurredAt() == null
                    ? now.atZone(Facts.BELGIUM).toOffsetDateTime()
                    : report.occurredAt(),
                first.place(),
                new RegisterExhibit.LegalGround(first.legalBasis(), first.legalBasisReference()),
                result.seal(),
                report.lateReason(),
                null),
            type,
            facts.and(
                Field.SOURCE_ITEMS,
                Json.texts(
                    sources.stream().map(s -> ExhibitChain.pseudonym(s).toString()).toList())));
    for (Exhibit source : sources) {
      remember(source, exhibit, derivation, now);
      for (UUID hold : chain.fold(source).holds()) {
        chain.grow(
            exhibit,
            ExhibitChain.Act.now(
                EventType.HOLD_PLACED,
                chain.callerAsCustodian(),
                Facts.of(Field.ORDER_REFERENCE, source.label()).and(Field.HOLD_ID, hold)));
      }
    }
    return exhibit;
  }

  /** Keeps in the register that an exhibit comes from another. */
  void remember(Exhibit source, Exhibit result, String derivation, Instant now) {
    entities
        .createNativeQuery(
            "insert into exhibit_derivation (source_id, result_id, case_id, derivation, recorded_at) values (?1, ?2, ?3, ?4, ?5) on conflict do nothing")
        .setParameter(1, source.id())
        .setParameter(2, result.id())
        .setParameter(3, source.caseId())
        .setParameter(4, derivation)
        .setParameter(5, now.atOffset(ZoneOffset.UTC))
        .executeUpdate();
  }

  private static Json legalBasis(RegisterExhibit.LegalGround ground) {
    Map<String, Json> details = new TreeMap<>();
    details.put("code", Json.text(ground.code()));
    if (ground.reference() != null && !ground.reference().isBlank()) {
      details.put("reference", Json.text(ground.reference().strip()));
    }
    return Json.members(details);
  }

  private String label(UUID caseId, @Nullable String wanted) {
    if (wanted != null && !wanted.isBlank()) {
      String label = wanted.strip();
      if (exhibits.hasLabel(caseId, label)) {
        throw ProblemException.of(Problem.ALREADY_EXISTS, "label", label);
      }
      return label;
    }
    long number = exhibits.count(caseId) + 1;
    String label = numbered(number);
    while (exhibits.hasLabel(caseId, label)) {
      number++;
      label = numbered(number);
    }
    return label;
  }

  private static String numbered(long number) {
    return String.format(Locale.ROOT, "OS-%02d", number);
  }
}
