package be.zegel.custody;

import be.zegel.access.Access;
import be.zegel.access.Permission;
import be.zegel.chain.ChainEvent;
import be.zegel.chain.Chronicle;
import be.zegel.chain.Facts;
import be.zegel.evidence.ledger.EventType;
import be.zegel.evidence.ledger.Field;
import be.zegel.evidence.ledger.Json;
import be.zegel.evidence.ledger.Person;
import be.zegel.people.Directory;
import be.zegel.problem.Problem;
import be.zegel.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The events that wait for a second person. */
@ApplicationScoped
class Proposals {

  private static final int MOST = 200;

  private static final String COLUMNS =
      """
      select p.id, p.exhibit_id, e.label, e.description, coalesce((select c.number from case_file c where c.id = p.case_id), '') as case_number, p.type, p.facts,
             p.occurred_at, f.username as from_username, f.name as from_name, p.proposed_by, p.proposed_at, p.state, a.username as by_username, a.name as by_name,
             p.answered_at, p.reason
      from custody_proposal p join exhibit e on e.id = p.exhibit_id join person f on f.id = p.proposed_by left join person a on a.id = p.answered_by
      """;

  @PersistenceContext private EntityManager entities;
  @Inject private Access access;
  @Inject private Exhibits exhibits;
  @Inject private ExhibitChain chain;
  @Inject private Chronicle chronicle;
  @Inject private Directory directory;
  @Inject private Clock clock;

  /** Keeps a report for a second person, when the rules of custody would permit it now. */
  ProposalView propose(Exhibit exhibit, ExhibitChain.Act act) {
    // A stand-in for the second person: anybody but the reporter, who is checked at confirmation.
    chain.rehearse(exhibit, act.with(second("–", UUID.randomUUID())));
    Proposal proposal =
        new Proposal(chronicle.newId(), exhibit, act, directory.caller().id(), clock.instant());
    exhibits.add(proposal);
    return view(proposal.id());
  }

  /** What the second person adds to the facts of an event. */
  static Facts second(String label, UUID pseudonym) {
    return second(Person.of("–", label).json(), pseudonym);
  }

  static Facts second(Json person, UUID pseudonym) {
    return Facts.none().and(Field.SECOND_PERSON, person).and(Field.SECOND_PSEUDONYM, pseudonym);
  }

  /**
   * Refuses that who collected an exhibit decides about its end (domain: separation of duties).
   *
   * @throws ProblemException SEPARATION_OF_DUTIES
   */
  void requireNotCollector(Exhibit exhibit, long person) {
    ChainEvent entry = chronicle.ofExhibit(exhibit.id(), 0, 1).getFirst();
    String collector = entry.actor();
    if (collector != null
        && directory.withUsername(collector).filter(p -> p.id() == person).isPresent()) {
      throw ProblemException.of(Problem.SEPARATION_OF_DUTIES);
    }
  }

  /** Whether with such an event the exhibit and all that was filed under it is gone for good. */
  static boolean ends(EventType type) {
    return type == EventType.DESTROYED || type == EventType.CRYPTO_ERASED;
  }

  /**
   * The hashes of everything that an erasure of the exhibit's data erases, as its chain has them:
   * rows of {@code alg, value, fileId}. Nothing for other types.
   */
  Facts erased(EventType type, UUID exhibitId) {
    List<Json> rows = new ArrayList<>();
    if (type == EventType.CRYPTO_ERASED) {
      for (ChainEvent event : chronicle.ofExhibit(exhibitId)) {
        String file = event.text(Field.FILE_ID);
        String sha256 = event.text(Field.SHA256);
        if (event.recorded().type() == EventType.INGESTED && file != null && sha256 != null) {
          rows.add(
              Json.members(
                  Map.of(
                      "alg", Json.text("SHA-256"),
                      "value", Json.text(sha256),
                      "fileId", Json.text(file))));
        }
      }
    }
    return rows.isEmpty() ? Facts.none() : Facts.none().and(Field.HASHES, Json.items(rows));
  }

  /** Refuses that one person is both, or that who collected the exhibit approves its end. */
  void requireSecond(Proposal proposal, Exhibit exhibit) {
    long caller = directory.caller().id();
    if (caller == proposal.proposedBy()) {
      throw ProblemException.of(Problem.SAME_PERSON);
    }
    if (ends(proposal.type())) {
      requireNotCollector(exhibit, caller);
    }
  }

  /** Those of an exhibit, the latest first. */
  List<ProposalView> ofExhibit(UUID exhibitId) {
    return views("p.exhibit_id = ?1 order by p.proposed_at desc, p.id desc", exhibitId);
  }

  /** Those that wait in the caller's sight and were not made by the caller, the oldest first. */
  List<ProposalView> open() {
    return views(
            "p.state = 'OPEN' and p.proposed_by <> ?1 order by p.proposed_at, p.id",
            directory.caller().id())
        .stream()
        .filter(ProposalView::answerable)
        .toList();
  }

  ProposalView view(UUID id) {
    return views("p.id = ?1", id).stream()
        .findFirst()
        .orElseThrow(() -> ProblemException.of(Problem.NOT_FOUND));
  }

  private List<ProposalView> views(String condition, Object parameter) {
    List<?> rows =
        entities
            .createNativeQuery(COLUMNS + " where " + condition, Tuple.class)
            .setParameter(1, parameter)
            .setMaxResults(MOST)
            .getResultList();
    return rows.stream().map(row -> view((Tuple) row)).toList();
  }

  private ProposalView view(Tuple row) {
    UUID exhibit = (UUID) row.get("exhibit_id");
    boolean open = "OPEN".equals(row.get("state"));
    return new ProposalView(
        (UUID) row.get("id"),
        exhibit,
        (String) row.get("label"),
        (String) row.get("description"),
        (String) row.get("case_number"),
        EventType.valueOf((String) row.get("type")),
        (String) row.get("occurred_at"),
        texts((String) row.get("facts")),
        (String) row.get("from_username"),
        (String) row.get("from_name"),
        (Instant) row.get("proposed_at"),
        (String) row.get("state"),
        (String) row.get("by_username"),
        (String) row.get("by_name"),
        (Instant) row.get("answered_at"),
        (String) row.get("reason"),
        open && answerable((Number) row.get("proposed_by"), exhibit));
  }

  private boolean answerable(@Nullable Number proposedBy, UUID exhibit) {
    return proposedBy != null
        && proposedBy.longValue() != directory.caller().id()
        && access
            .ofExhibit(exhibit)
            .filter(seen -> seen.permissions().contains(Permission.COUNTERSIGN))
            .isPresent();
  }

  private static Map<String, String> texts(String facts) {
    Map<String, String> texts = new LinkedHashMap<>();
    if (Proposal.parsed(facts) instanceof Json.Members(var members)) {
      for (Field field : Field.values()) {
        Json value = members.get(field.fieldName());
        String text = value == null ? null : ChainEvent.textOf(value);
        if (text != null) {
          texts.put(field.fieldName(), text);
        }
      }
    }
    return texts;
  }
}
