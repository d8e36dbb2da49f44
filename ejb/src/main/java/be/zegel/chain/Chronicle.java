package be.zegel.chain;

import be.zegel.evidence.ledger.CanonicalJson;
import be.zegel.evidence.ledger.ChainHead;
import be.zegel.evidence.ledger.Envelope;
import be.zegel.evidence.ledger.EventDraft;
import be.zegel.evidence.ledger.EventType;
import be.zegel.evidence.ledger.Field;
import be.zegel.evidence.ledger.Json;
import be.zegel.evidence.ledger.Opening;
import be.zegel.evidence.ledger.Person;
import be.zegel.evidence.ledger.RecordedEvent;
import be.zegel.evidence.ledger.Recorder;
import be.zegel.evidence.ledger.Salt;
import be.zegel.evidence.ledger.UuidV7;
import be.zegel.people.Directory;
import be.zegel.people.Identity;
import be.zegel.people.PersonView;
import be.zegel.people.Role;
import be.zegel.problem.Problem;
import be.zegel.problem.ProblemException;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The keeper of the chains: stores events under the caller's transaction and reads them back in
 * order. The owner of a chain (a case, an exhibit) has its row locked while it appends; the unique
 * key on (chain, number) stands behind that.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class Chronicle {

  /** The policy under which events of the demonstration are admitted; written into each of them. */
  public static final String DEMO_POLICY = "DEMO";

  /**
   * Whether people record what chapter 7 of the packet's specification lists only with signature.
   */
  public static final boolean SIGNATURES_REQUIRED =
      "REQUIRED".equals(System.getProperty("zegel.signatures"));

  private static final SecureRandom RANDOM = new SecureRandom();

  private static final UuidV7 IDS = new UuidV7(Clock.systemUTC(), RANDOM);

  /** How far the proof of an event {@code e} with the leaf {@code l} reaches. */
  private static final String GRADE =
      "case when l.log_index < (select max(a.size) from log_anchor a where a.shard = l.shard) then 'ANCHORED' when l.log_index < (select max(c.size) from log_checkpoint c where c.shard = l.shard) then 'SEALED' else 'RECORDED' end as grade";

  @PersistenceContext private EntityManager entities;
  @Inject private Directory directory;
  @Inject private Clock clock;
  @Resource private TransactionSynchronizationRegistry transaction;

  /** A new id, ordered by time (UUID version 7). */
  public UUID newId() {
    Signatures act = act();
    return act == null ? IDS.next() : act.nextId();
  }

  /**
   * The moment of what is recorded now: that of the act for which signatures were asked, else the
   * clock's.
   */
  public Instant now() {
    Signatures act = act();
    return act == null ? clock.instant() : act.at();
  }

  /** A new chain without events, under a random pseudonym. */
  public ChainHead begin() {
    return ChainHead.none(newPseudonym());
  }

  /**
   * Appends an event of a case's chain, or of another chain whose facts are complete.
   *
   * @return the event with its place on the chain; its row is stored by {@link #store}
   */
  public RecordedEvent record(ChainHead after, EventType type, Instant now, Facts facts) {
    EventDraft draft =
        new EventDraft(
            type,
            after.item(),
            actorPseudonym(after.item()),
            facts.and(circumstances(now)).values());
    return record(after, draft, now);
  }

  /**
   * Gives a complete draft its place on the chain, with the signature that was made for it.
   *
   * @throws ProblemException SIGNATURE_STALE when signatures were made and none of them fits,
   *     SIGNATURE_REQUIRED when the policy admits no such event without one
   */
  public RecordedEvent record(ChainHead after, EventDraft draft, Instant now) {
    Signatures act = act();
    if (act != null) {
      return act.signed(new Recorder(act.salts()).record(draft, after, now));
    }
    if (SIGNATURES_REQUIRED && draft.type().signedByAPerson() && identity().personId() != null) {
      throw ProblemException.of(Problem.SIGNATURE_REQUIRED);
    }
    return new Recorder(Salt.from(RANDOM)).record(draft, after, now);
  }

  /** Whether the act is run to learn what there is to sign, and nothing of it is kept. */
  public boolean preparing() {
    Signatures act = act();
    return act != null && act.preparing();
  }

  private UUID newPseudonym() {
    Signatures act = act();
    return act == null ? UUID.randomUUID() : act.nextPseudonym();
  }

  /** The act for which signatures are asked or were made; null for an act without. */
  private @Nullable Signatures act() {
    return transaction.getResource(Signatures.KEY) instanceof Signatures act ? act : null;
  }

  /** What every event says: its own id, when it happened, who acted, and under which policy. */
  public Map<Field, Json> circumstances(Instant now) {
    Facts facts =
        Facts.none()
            .and(Field.EVENT_ID, newId())
            .and(Field.OCCURRED_AT, now)
            .and(Field.ACTOR, actor().json());
    return (Boolean.getBoolean("zegel.demo") ? facts.and(Field.POLICY, DEMO_POLICY) : facts)
        .values();
  }

  /**
   * The person in whose name the transaction runs as events name them; the system itself when
   * nobody asks.
   */
  public Person actor() {
    if (identity().personId() == null) {
      return Person.of("system", "Zegel");
    }
    return person(directory.caller().id());
  }

  /** A person as events name them: with name, role and unit of this moment. */
  public Person person(long id) {
    PersonView person = directory.withId(id).orElseThrow();
    return new Person(
        String.valueOf(id),
        person.name(),
        person.roles().stream().sorted().findFirst().map(Role::name).orElse(null),
        person.unit() != null ? person.unit() : person.office(),
        null);
  }

  /** The acting person's pseudonym on a chain: the one used before, or a new one. */
  public UUID actorPseudonym(UUID chain) {
    return actorPseudonym(chain, identity().personId());
  }

  /** A person's pseudonym on a chain: the one used before, or a new one. */
  public UUID actorPseudonym(UUID chain, @Nullable Long person) {
    List<?> known =
        entities
            .createNativeQuery(
                "select e.actor from ledger_event e where e.pseudonym = ?1 and e.actor_id is not distinct from ?2 limit 1",
                UUID.class)
            .setParameter(1, chain)
            .setParameter(2, person)
            .getResultList();
    return known.isEmpty() ? newPseudonym() : (UUID) known.getFirst();
  }

  /** Stores an event with its openings. The rows that it refers to have to be stored before. */
  public void store(Subject subject, RecordedEvent event) {
    store(subject, event, identity().personId(), null);
  }

  /**
   * Stores an event that one person reported and another, in whose name the transaction runs,
   * confirmed.
   *
   * @param proposal the confirmed proposal; row-level security admits the reporter as the actor
   *     because of it
   */
  public void storeConfirmed(Subject subject, RecordedEvent event, long reporter, UUID proposal) {
    store(subject, event, reporter, proposal);
  }

  /** Stores an event of the chain of keys, on which the one who asked is the actor. */
  public void storeOfKeys(RecordedEvent event, long actor) {
    store(Subject.ofKeys(), event, actor, null);
  }

  private void store(
      Subject subject, RecordedEvent event, @Nullable Long actor, @Nullable UUID proposal) {
    Envelope envelope = event.envelope();
    UUID id = UUID.fromString(((Json.Text) event.value(Field.EVENT_ID).orElseThrow()).value());
    entities
        .createNativeQuery(
            """
            insert into ledger_event (id, stream, case_id, exhibit_id, pseudonym, seq, type, prev, hash, envelope, recorded_at, actor_id, actor, proposal_id)
            values (?1, ?2, cast(?3 as uuid), cast(?4 as uuid), ?5, ?6, ?7, cast(?8 as bytea), ?9, ?10, ?11, ?12, ?13, cast(?14 as uuid))
            """)
        .setParameter(1, id)
        .setParameter(2, subject.stream())
        .setParameter(3, text(subject.caseId()))
        .setParameter(4, text(subject.exhibitId()))
        .setParameter(5, envelope.item())
        .setParameter(6, Math.toIntExact(envelope.seq()))
        .setParameter(7, envelope.type().name())
        .setParameter(8, envelope.prev() == null ? null : envelope.prev().bytes())
        .setParameter(9, envelope.hash().bytes())
        .setParameter(10, envelope.bytes())
        .setParameter(11, envelope.recordedAt().atOffset(ZoneOffset.UTC))
        .setParameter(12, actor)
        .setParameter(13, envelope.actor())
        .setParameter(14, text(proposal))
        .executeUpdate();
    storeOpenings(id, event.openings());
  }

  private static @Nullable String text(@Nullable UUID id) {
    return id == null ? null : id.toString();
  }

  /** All values of an event in one statement: an event has a dozen. */
  private void storeOpenings(UUID event, Map<String, Opening> openings) {
    if (openings.isEmpty()) {
      return;
    }
    String rows =
        IntStream.range(0, openings.size())
            .map(row -> 2 + 3 * row)
            .mapToObj(p -> "(?1, ?%d, ?%d, ?%d)".formatted(p, p + 1, p + 2))
            .collect(Collectors.joining(", "));
    Query insert =
        entities
            .createNativeQuery(
                "insert into ledger_field (event_id, name, value, salt) values " + rows)
            .setParameter(1, event);
    int parameter = 2;
    for (Map.Entry<String, Opening> opening : openings.entrySet()) {
      byte[] value = CanonicalJson.write(opening.getValue().value());
      insert
          .setParameter(parameter, opening.getKey())
          .setParameter(parameter + 1, new String(value, StandardCharsets.UTF_8))
          .setParameter(parameter + 2, opening.getValue().salt().bytes());
      parameter += 3;
    }
    insert.executeUpdate();
  }

  /** The events of a case's chain, first to last. */
  public List<ChainEvent> ofCase(UUID caseId) {
    return read("e.case_id = ?1 and e.stream = 'CASE'", caseId);
  }

  /** The events of an exhibit's chain, first to last. */
  public List<ChainEvent> ofExhibit(UUID exhibitId) {
    return read("e.exhibit_id = ?1", exhibitId);
  }

  /** The events of the chain of keys, first to last. */
  public List<ChainEvent> ofKeys() {
    return read("e.stream = ?1", "KEYS");
  }

  /** The events of an exhibit's chain that follow a number, first to last, at most so many. */
  public List<ChainEvent> ofExhibit(UUID exhibitId, int afterSeq, int limit) {
    return read(
        "e.exhibit_id = ?1 and e.seq > ?2 and e.seq <= ?3",
        exhibitId,
        (long) afterSeq,
        (long) afterSeq + limit);
  }

  /** How far the proof of events of an exhibit reaches, by their ids. */
  public Map<UUID, String> grades(UUID exhibitId, Collection<UUID> events) {
    Map<UUID, String> grades = new HashMap<>();
    for (Object each :
        entities
            .createNativeQuery(
                "select e.id, "
                    + GRADE
                    + " from ledger_event e left join log_leaf l on l.event_id = e.id where e.exhibit_id = ?1 and e.id = any (?2)",
                Tuple.class)
            .setParameter(1, exhibitId)
            .setParameter(2, events.toArray(UUID[]::new))
            .getResultList()) {
      Tuple row = (Tuple) each;
      grades.put((UUID) row.get("id"), (String) row.get("grade"));
    }
    return grades;
  }

  /** The exhibit, in the caller's sight, whose event has this hash and its place in the log. */
  public Optional<UUID> exhibitOf(byte[] hash) {
    List<?> found =
        entities
            .createNativeQuery(
                "select e.exhibit_id from log_leaf l join ledger_event e on e.id = l.event_id where l.entry = ?1 and e.exhibit_id is not null",
                UUID.class)
            .setParameter(1, hash)
            .getResultList();
    return found.stream().map(UUID.class::cast).findFirst();
  }

  private List<ChainEvent> read(String condition, Object... parameters) {
    Query query =
        entities.createNativeQuery(
            "select e.id, e.seq, e.envelope, e.actor_id, f.name, f.value, f.salt, "
                + GRADE
                + " from ledger_event e left join log_leaf l on l.event_id = e.id left join ledger_field f on f.event_id = e.id where "
                + condition
                + " order by e.seq, f.name",
            Tuple.class);
    for (int i = 0; i < parameters.length; i++) {
      query.setParameter(i + 1, parameters[i]);
    }
    List<?> rows = query.getResultList();
    List<ChainEvent> events = new ArrayList<>();
    Map<Long, Optional<PersonView>> people = new HashMap<>();
    Tuple first = null;
    Map<String, Opening> openings = new TreeMap<>();
    for (Object each : rows) {
      Tuple row = (Tuple) each;
      if (first != null && !first.get("id").equals(row.get("id"))) {
        events.add(event(first, openings, people));
        openings = new TreeMap<>();
      }
      first = row;
      if (row.get("name") instanceof String name) {
        openings.put(name, opening((String) row.get("value"), (byte[]) row.get("salt")));
      }
    }
    if (first != null) {
      events.add(event(first, openings, people));
    }
    return events;
  }

  private ChainEvent event(
      Tuple row, Map<String, Opening> openings, Map<Long, Optional<PersonView>> people) {
    try {
      RecordedEvent recorded =
          new RecordedEvent(Envelope.parse((byte[]) row.get("envelope")), openings);
      Long actorId = (Long) row.get("actor_id");
      Optional<PersonView> person =
          actorId == null ? Optional.empty() : people.computeIfAbsent(actorId, directory::withId);
      String name = recorded.value(Field.ACTOR).map(Chronicle::label).orElse(null);
      return new ChainEvent(
          recorded, person.map(PersonView::username).orElse(null), name, (String) row.get("grade"));
    } catch (Envelope.MalformedEnvelope e) {
      throw new IllegalStateException("event " + row.get("id") + " of the ledger is damaged", e);
    }
  }

  private static @Nullable String label(Json person) {
    return person instanceof Json.Members(var members)
            && members.get("label") instanceof Json.Text(String label)
        ? label
        : null;
  }

  private static Opening opening(String value, byte[] salt) {
    try {
      return new Opening(
          CanonicalJson.parse(value.getBytes(StandardCharsets.UTF_8)),
          new Salt(HexFormat.of().formatHex(salt)));
    } catch (CanonicalJson.MalformedJson e) {
      throw new IllegalStateException("a value of the ledger is damaged", e);
    }
  }

  /** The acting person's identity in this transaction. */
  private Identity identity() {
    return transaction.getResource(Identity.REGISTRY_KEY) instanceof Identity identity
        ? identity
        : new Identity(null, "", "");
  }
}
