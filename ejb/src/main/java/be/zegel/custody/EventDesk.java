package be.zegel.custody;

import be.zegel.access.Access;
import be.zegel.access.CaseAccess;
import be.zegel.access.Permission;
import be.zegel.audit.AuditTrail;
import be.zegel.audit.Consultation;
import be.zegel.cases.CaseChronicle;
import be.zegel.chain.ChainEvent;
import be.zegel.chain.Chronicle;
import be.zegel.chain.Facts;
import be.zegel.evidence.ledger.Custodian;
import be.zegel.evidence.ledger.CustodyState;
import be.zegel.evidence.ledger.EventType;
import be.zegel.evidence.ledger.Field;
import be.zegel.evidence.ledger.Json;
import be.zegel.passkeys.Signing;
import be.zegel.people.Directory;
import be.zegel.problem.Problem;
import be.zegel.problem.ProblemException;
import be.zegel.reference.StorageRoom;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.validation.Valid;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The whole vocabulary of custody beyond the everyday acts of a custodian: packing, examination,
 * images and copies, deposit and exit, orders of the authority, trouble, corrections. What takes
 * two persons becomes a proposal that the second confirms ({@link ProposalDesk}).
 */
@Stateless
@RolesAllowed("**")
public class EventDesk {

  @Inject private Access access;
  @Inject private AuditTrail audit;
  @Inject private Exhibits exhibits;
  @Inject private ExhibitChain chain;
  @Inject private ExhibitReading reading;
  @Inject private Registration registration;
  @Inject private ReportedFacts reported;
  @Inject private Proposals proposals;
  @Inject private Hands hands;
  @Inject private Chronicle chronicle;
  @Inject private CaseChronicle cases;
  @Inject private Directory directory;
  @Inject private Clock clock;

  /** What the caller may report on an exhibit now, in the order of the vocabulary. */
  public List<EventForm> forms(UUID exhibitId) {
    CaseAccess seen = access.requireExhibit(exhibitId, Permission.SEE_EXHIBIT);
    Exhibit exhibit = exhibits.get(exhibitId);
    CustodyState state = chain.standing(exhibit);
    List<EventForm> forms = new ArrayList<>();
    for (EventType type : ReportRules.types()) {
      ReportRules.Rule rule = ReportRules.of(type).orElseThrow();
      if (seen.permissions().contains(rule.permission())
          && ReportRules.fits(type, exhibit.kind())
          && ReportRules.offered(type, rule, state)) {
        forms.add(
            new EventForm(
                type,
                type.group(),
                rule.required(),
                rule.optional(),
                rule.results(),
                rule.secondPerson()));
      }
    }
    return forms;
  }

  /** The holds on an exhibit: the id of each and the order it rests on. */
  public Map<UUID, String> holds(UUID exhibitId) {
    access.requireExhibit(exhibitId, Permission.SEE_EXHIBIT);
    Map<UUID, String> holds = new LinkedHashMap<>();
    for (ChainEvent event : chronicle.ofExhibit(exhibitId)) {
      String hold = event.text(Field.HOLD_ID);
      if (hold != null && event.recorded().type() == EventType.HOLD_PLACED) {
        holds.put(
            UUID.fromString(hold),
            Optional.ofNullable(event.text(Field.ORDER_REFERENCE)).orElse("–"));
      } else if (hold != null && event.recorded().type() == EventType.HOLD_RELEASED) {
        holds.remove(UUID.fromString(hold));
      }
    }
    return holds;
  }

  /** The depots of the court registries, to which exhibits are deposited. */
  public List<StorageRoom> registries() {
    return reported.registries();
  }

  /**
   * Records what happened, or proposes it to a second person where the vocabulary wants two.
   *
   * @throws ProblemException INVALID_INPUT for a type that people do not report or members that do
   *     not belong to it, CUSTODY_FORBIDS and what else the rules of custody refuse,
   *     SEPARATION_OF_DUTIES when who collected it orders its destruction
   */
  @Interceptors(Signing.class)
  public ReportedEvent report(UUID exhibitId, @Valid ReportEvent report) {
    access.requireExhibit(exhibitId, Permission.SEE_EXHIBIT);
    ReportRules.Rule rule =
        ReportRules.of(report.type())
            .orElseThrow(
                () ->
                    ProblemException.field(
                        Problem.INVALID_INPUT, "type", "event.type.not-reported"));
    CaseAccess seen = access.requireExhibit(exhibitId, rule.permission());
    Facts facts = reported.of(report, rule);
    Exhibit exhibit = exhibits.locked(exhibitId);
    if (!ReportRules.fits(report.type(), exhibit.kind())) {
      throw ProblemException.field(Problem.INVALID_INPUT, "type", "event.type.not-reported");
    }
    CustodyState state = chain.standing(exhibit);
    if (report.type() == EventType.DESTRUCTION_ORDERED) {
      proposals.requireNotCollector(exhibit, directory.caller().id());
    }
    facts = completed(report, facts, exhibit);
    ExhibitChain.Act act =
        new ExhibitChain.Act(
            report.type(),
            actingFor(report, state),
            report.occurredAt(),
            report.lateReason(),
            facts,
            null);
    if (rule.secondPerson()) {
      ProposalView proposal = proposals.propose(exhibit, act);
      audited(exhibit);
      return new ReportedEvent(view(exhibit, seen), proposal, List.of());
    }
    List<UUID> results = new ArrayList<>();
    if (report.results().isEmpty() && report.sources().isEmpty()) {
      chain.grow(exhibit, act);
    } else {
      results.addAll(withOthers(exhibit, report, act));
    }
    exhibits.flush();
    audited(exhibit);
    return new ReportedEvent(view(exhibit, seen), null, results);
  }

  private ExhibitView view(Exhibit exhibit, CaseAccess seen) {
    return reading.view(exhibit, access.ofExhibit(exhibit.id()).orElse(seen));
  }

  private void audited(Exhibit exhibit) {
    audit.granted(new Consultation("ALTER", "EXHIBIT", exhibit.id().toString(), exhibit.caseId()));
  }

  /** The finder of a lost exhibit acts for themselves; an order is nobody's custody. */
  private Custodian actingFor(ReportEvent report, CustodyState state) {
    return report.type() == EventType.FOUND ? chain.callerAsCustodian() : hands.actingFor(state);
  }

  /** Adds what the chain knows and the reporter need not say. */
  private Facts completed(ReportEvent report, Facts facts, Exhibit exhibit) {
    return switch (report.type()) {
      case HOLD_PLACED -> facts.and(Field.HOLD_ID, chronicle.newId());
      case FOUND ->
          facts
              .and(Field.TO, chain.callerAsCustodian().json())
              .and(Field.SEAL_OBSERVED, ExhibitChain.textOrNothing(report.seal()));
      case PACKAGED -> facts.and(Field.CONTAINER_BEFORE, exhibit.container());
      case CORRECTED ->
          facts
              .and(Field.OLD_VALUE, oldValue(exhibit, report))
              .and(Field.NEW_VALUE, newValue(report));
      default -> facts;
    };
  }

  private static Json newValue(ReportEvent report) {
    return Json.text(report.newValue() == null ? "" : report.newValue().strip());
  }

  /** The value that a correction replaces in the readers' eyes. */
  private Json oldValue(Exhibit exhibit, ReportEvent report) {
    int seq = report.event() == null ? 0 : report.event();
    ChainEvent event =
        chronicle.ofExhibit(exhibit.id(), seq - 1, 1).stream()
            .findFirst()
            .orElseThrow(
                () ->
                    ProblemException.field(
                        Problem.INVALID_INPUT, "event", "event.correction.event"));
    Field field =
        Field.named(report.field() == null ? "" : report.field())
            .filter(f -> ReportedFacts.correctable(event.recorded().type(), f))
            .orElseThrow(
                () ->
                    ProblemException.field(
                        Problem.INVALID_INPUT, "field", "event.correction.field"));
    return event.recorded().value(field).orElse(Json.nothing());
  }

  /** Images, copies, derivations, parts: the chains of source and result tell of each other. */
  private List<UUID> withOthers(Exhibit exhibit, ReportEvent report, ExhibitChain.Act act) {
    if (report.type() == EventType.MERGED) {
      return merged(exhibit, report, act);
    }
    access.require(exhibit.caseId(), Permission.REGISTER_EXHIBIT);
    cases.lockedState(exhibit.caseId());
    cases.requireOpen(exhibit.caseId());
    boolean split = report.type() == EventType.SPLIT;
    EventType entry = split ? EventType.DERIVED : report.type();
    String derivation =
        switch (report.type()) {
          case IMAGED -> "IMAGE_OF";
          case COPIED -> "COPY_OF";
          case SPLIT -> "PART_OF";
          default -> String.valueOf(report.derivation());
        };
    Facts ofResult =
        entry == EventType.DERIVED ? Facts.of(Field.DERIVATION, derivation) : Facts.none();
    Json tool = act.facts().values().get(Field.TOOL);
    if (tool != null) {
      ofResult = ofResult.and(Field.TOOL, tool);
    }
    List<UUID> ids = new ArrayList<>();
    List<String> pseudonyms = new ArrayList<>();
    for (ReportEvent.Result result : report.results()) {
      Exhibit made =
          registration.derive(List.of(exhibit), result, entry, derivation, report, ofResult);
      ids.add(made.id());
      pseudonyms.add(ExhibitChain.pseudonym(made).toString());
    }
    chain.grow(exhibit, act.with(Facts.none().and(Field.RESULT_ITEMS, Json.texts(pseudonyms))));
    return ids;
  }

  /** Several exhibits of a case become one: each chain names the other side (I14). */
  private List<UUID> merged(Exhibit exhibit, ReportEvent report, ExhibitChain.Act act) {
    List<String> sources = new ArrayList<>();
    String into = ExhibitChain.pseudonym(exhibit).toString();
    // In the order of their ids, so that two mergers never wait for each other.
    for (UUID sourceId : report.sources().stream().sorted().distinct().toList()) {
      access.requireExhibit(sourceId, Permission.HANDLE_EXHIBIT);
      Exhibit source = exhibits.locked(sourceId);
      if (source.id().equals(exhibit.id()) || !source.caseId().equals(exhibit.caseId())) {
        throw ProblemException.field(Problem.INVALID_INPUT, "sources", "event.sources.same-case");
      }
      String from = ExhibitChain.pseudonym(source).toString();
      sources.add(from);
      chain.grow(
          source,
          ExhibitChain.Act.now(
              EventType.MERGED,
              hands.actingFor(chain.fold(source)),
              Facts.of(Field.REASON, report.reason())
                  .and(Field.SOURCE_ITEMS, Json.texts(List.of(from)))
                  .and(Field.RESULT_ITEMS, Json.texts(List.of(into)))));
      registration.remember(source, exhibit, "PART_OF", clock.instant());
    }
    chain.grow(exhibit, act.with(Facts.none().and(Field.SOURCE_ITEMS, Json.texts(sources))));
    return List.of();
  }

  /** The names of the fields of an event that a correction can be about. */
  public static List<String> correctable(CustodyEventView event) {
    EventType type = EventType.valueOf(event.type());
    return event.fields().keySet().stream()
        .filter(
            name -> Field.named(name).filter(f -> ReportedFacts.correctable(type, f)).isPresent())
        .toList();
  }

  /** Where an exhibit comes from and what came out of it. */
  public List<Lineage> lineage(UUID exhibitId) {
    access.requireExhibit(exhibitId, Permission.SEE_EXHIBIT);
    return exhibits.lineage(exhibitId);
  }
}
