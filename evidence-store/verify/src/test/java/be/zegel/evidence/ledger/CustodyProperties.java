package be.zegel.evidence.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import be.zegel.evidence.ledger.CustodyState.BrokenCustody;
import be.zegel.evidence.ledger.ReferenceCustody.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** The real rules of custody against {@link ReferenceCustody}, on random histories. */
class CustodyProperties {

  private static final Instant BEGIN = Instant.parse("2026-11-22T09:00:00Z");
  private static final List<String> PEOPLE = List.of("anna", "bert", "cato");
  private static final List<String> CUSTODIANS =
      List.of("P:anna", "P:bert", "P:cato", "R:room", "O:court");
  private static final List<EventType> TYPES =
      Stream.of(EventType.values()).filter(EventType::onExhibitChain).toList();

  /** Types that lead somewhere, so that random histories get there. */
  private static final List<EventType> FREQUENT =
      List.of(
          EventType.SEIZED,
          EventType.SEALED,
          EventType.UNSEALED,
          EventType.RESEALED,
          EventType.TRANSFER_OFFERED,
          EventType.TRANSFER_ACCEPTED,
          EventType.DISCREPANCY_RECORDED,
          EventType.ACCESSIONED,
          EventType.CHECKED_OUT,
          EventType.CHECKED_IN,
          EventType.DEPOSITED,
          EventType.LOST,
          EventType.FOUND,
          EventType.QUARANTINE_LIFTED,
          EventType.HOLD_RELEASED,
          EventType.DESTRUCTION_ORDERED,
          EventType.DESTROYED,
          EventType.CRYPTO_ERASED);

  /** A history and how the real rules and the reference went through it. */
  private static final class Run {
    private final ChainFixture chain = new ChainFixture();
    private final ReferenceCustody reference = new ReferenceCustody();
    private final Set<EventType> permitted = EnumSet.noneOf(EventType.class);
    private long minute;

    Run() {
      chain.now = BEGIN;
    }

    void go(Step wanted) {
      Step step = reference.fitted(wanted);
      minute += step.minutesPassed();
      chain.now = BEGIN.plus(Duration.ofMinutes(minute));
      CustodyCommand command = command(step);
      boolean expected = reference.step(step, minute);
      Decision decision = chain.check(command);
      assertThat(decision instanceof Decision.Permit)
          .as("%s in %s: %s", step, chain.state, decision)
          .isEqualTo(expected);
      if (expected) {
        chain.record(command);
        permitted.add(step.type());
      }
      assertSame();
    }

    private void assertSame() {
      CustodyState state = chain.state;
      assertThat(state.phase().name()).isEqualTo(reference.where);
      assertThat(name(state.custodian())).isEqualTo(reference.custodian);
      assertThat(name(state.home())).isEqualTo(reference.room);
      assertThat(state.seal()).isEqualTo(reference.seal);
      assertThat(state.lastSeal()).isEqualTo(reference.lastSeal);
      assertThat(state.usedSeals()).isEqualTo(reference.seals);
      assertThat(state.offerOpen()).isEqualTo(reference.offer >= 0);
      assertThat(state.onHold()).isEqualTo(!reference.holds.isEmpty());
      assertThat(state.disputed()).isEqualTo(reference.disputed);
      assertThat(state.quarantined()).isEqualTo(reference.quarantined);
      assertThat(state.seq()).isEqualTo(reference.count);
    }

    private static @Nullable String name(@Nullable Custodian custodian) {
      return custodian == null ? null : custodian.kind().name().charAt(0) + ":" + custodian.id();
    }

    private CustodyCommand command(Step step) {
      Map<Field, Json> all =
          ChainFixture.fields(
              Field.SEAL_OBSERVED, orNothing(step.seal()),
              Field.SEAL_BEFORE, orNothing(step.seal()),
              Field.SEAL_AFTER, orNothing(step.newSeal()),
              Field.TRANSFER_ID, id(step.transfer()),
              Field.HOLD_ID, id(100 + step.hold()),
              Field.EVENT_SEQ, step.about(),
              Field.PURPOSE, step.purpose(),
              Field.SECOND_PERSON, Person.of(step.second(), step.second()).json(),
              Field.SECOND_PSEUDONYM, ChainFixture.pseudonym(step.second()),
              Field.EXPIRES_AT, chain.in(Duration.ofHours(step.expiresInHours())),
              Field.LOCATION, "shelf",
              Field.RESULT, "NOTED",
              Field.REASON, "because",
              Field.NOTE, "note",
              Field.ORDER_REFERENCE, "order",
              Field.RECEIPT_REFERENCE, "receipt",
              Field.RECIPIENT, Json.members(Map.of("name", Json.text("owner"))),
              Field.METHOD, "method",
              Field.DOCUMENT_HASH, "ab".repeat(32),
              Field.PACKET_HASH, "cd".repeat(32),
              Field.ITEM_HEADS, Json.items(List.of()),
              Field.FILE_ID, id(7),
              Field.SIZE, "1",
              Field.SHA256, "ef".repeat(32),
              Field.DERIVATION, "COPY_OF",
              Field.RETENTION_UNTIL, chain.in(Duration.ofDays(1)),
              Field.FIELD_NAME, "label",
              Field.FIELD_NAMES, Json.texts(List.of("label")),
              Field.OLD_VALUE, "old",
              Field.NEW_VALUE, "new",
              Field.RESULT_ITEMS, Json.texts(List.of("item")));
      if (step.to() != null) {
        all.put(Field.TO, custodian(step.to()).json());
      }
      if (step.sources()) {
        all.put(Field.SOURCE_ITEMS, Json.texts(List.of("source")));
      }
      Map<Field, Json> fields = new EnumMap<>(Field.class);
      EventSchema schema = step.type().schema();
      all.forEach(
          (field, value) -> {
            if (schema.knows(field) && isWanted(step, field)) {
              fields.put(field, value);
            }
          });
      if (step.type() == EventType.MERGED) {
        fields.put(Field.SOURCE_ITEMS, Json.texts(List.of("source")));
      }
      boolean needsTo = schema.required().contains(Field.TO) && step.to() == null;
      if (needsTo) {
        fields.put(Field.TO, custodian("O:court").json());
      }
      Party by =
          ChainFixture.by(
              step.actor(), step.actingFor() == null ? null : custodian(step.actingFor()));
      return new CustodyCommand(
          step.type(), id(1000 + (int) chain.head.seq()), by, chain.in(Duration.ZERO), fields);
    }

    /** Which of the optional fields a step has: those that the reference looks at. */
    private static boolean isWanted(Step step, Field field) {
      boolean required = step.type().schema().required().contains(field);
      return switch (field) {
        case TRANSFER_ID -> step.type() != EventType.DISCREPANCY_RECORDED || step.transfer() != 0;
        case EVENT_SEQ, TO, SOURCE_ITEMS, RESULT_ITEMS, SECOND_PERSON, SECOND_PSEUDONYM ->
            required || (field == Field.TO || field == Field.SOURCE_ITEMS);
        case SEAL_OBSERVED -> required || step.type().opensExhibit();
        default -> required;
      };
    }

    private static Json orNothing(@Nullable String text) {
      return text == null ? Json.nothing() : Json.text(text);
    }

    private static UUID id(int number) {
      return new UUID(0x4000L, 0x8000_0000_0000_0000L + number);
    }

    private static Custodian custodian(String name) {
      Custodian.Kind kind =
          switch (name.charAt(0)) {
            case 'P' -> Custodian.Kind.PERSON;
            case 'R' -> Custodian.Kind.ROOM;
            default -> Custodian.Kind.ORGANISATION;
          };
      return new Custodian(kind, name.substring(2), name);
    }
  }

  private static Step random(Random random) {
    String actor = PEOPLE.get(random.nextInt(3));
    EventType type =
        random.nextBoolean()
            ? FREQUENT.get(random.nextInt(FREQUENT.size()))
            : TYPES.get(random.nextInt(TYPES.size()));
    String to = CUSTODIANS.get(random.nextInt(CUSTODIANS.size()));
    boolean entry = type.group() == EventType.Group.ENTRY || type == EventType.FOUND;
    String actingFor =
        switch (random.nextInt(8)) {
          case 0 -> "R:room";
          case 1 -> "O:court";
          case 2 -> null;
          case 3 -> "R:room";
          default -> entry ? to : "P:" + actor;
        };
    return new Step(
        type,
        actor,
        actingFor,
        to,
        random.nextInt(4) == 0 ? null : "S-" + random.nextInt(3),
        random.nextInt(8) == 0 ? null : "S-" + random.nextInt(6),
        random.nextInt(2),
        random.nextInt(2),
        random.nextInt(6),
        random.nextBoolean() ? "EXAMINATION" : "STORAGE",
        PEOPLE.get(random.nextInt(3)),
        random.nextInt(4) - 1,
        random.nextBoolean(),
        random.nextInt(90),
        random.nextInt(3) > 0);
  }

  @Provide
  Arbitrary<List<Step>> histories() {
    Arbitrary<Step> step = Arbitraries.longs().map(seed -> random(new Random(seed)));
    return step.list().ofMinSize(1).ofMaxSize(60);
  }

  @Property(tries = 200)
  void theRulesAreThoseOfTheReference(@ForAll("histories") List<Step> history) {
    Run run = new Run();
    history.forEach(run::go);
  }

  @Property(tries = 40)
  void theStateIsTheFoldOfTheEventsAlsoOfThoseDisclosed(@ForAll("histories") List<Step> history)
      throws BrokenCustody {
    Run run = new Run();
    history.forEach(run::go);
    ChainFixture chain = run.chain;

    assertThat(CustodyState.fold(chain.item, chain.events)).isEqualTo(chain.state);
    List<RecordedEvent> disclosed =
        chain.events.stream().map(e -> e.withholding(Field::withholdable)).toList();
    assertThat(CustodyState.fold(chain.item, disclosed)).isEqualTo(chain.state);
    assertThat(Chain.verify(chain.item, disclosed, chain.head))
        .isInstanceOf(Chain.Verdict.Intact.class);
  }

  @Property(tries = 40)
  void oneCustodianWhileItIsLiveAndNoneElse(@ForAll("histories") List<Step> history) {
    Run run = new Run();
    for (Step step : history) {
      CustodyState before = run.chain.state;
      run.go(step);
      CustodyState after = run.chain.state;
      boolean answered = after.phase().live() || after.phase() == Phase.MISSING;
      assertThat(after.custodian() != null).isEqualTo(answered);
      boolean moved = !Objects.equals(before.custodian(), after.custodian());
      if (moved && before.phase() != Phase.NONE) {
        assertThat(step.type())
            .isIn(
                EventType.TRANSFER_ACCEPTED,
                EventType.ACCESSIONED,
                EventType.CHECKED_OUT,
                EventType.CHECKED_IN,
                EventType.DEPOSITED,
                EventType.FOUND,
                EventType.CUSTODIAN_OVERRIDDEN,
                EventType.RETURNED,
                EventType.DESTROYED,
                EventType.CRYPTO_ERASED,
                EventType.FORFEITED,
                EventType.HANDED_OVER_OCSC,
                EventType.TRANSFERRED_OUT);
      }
    }
  }

  /** What the fold of a chain looks at. */
  private static final List<Field> LOOKED_AT =
      List.of(
          Field.OCCURRED_AT,
          Field.ACTING_FOR,
          Field.TO,
          Field.CUSTODIAN_BEFORE,
          Field.CUSTODIAN_AFTER,
          Field.SEAL_BEFORE,
          Field.SEAL_AFTER,
          Field.SEAL_OBSERVED,
          Field.TRANSFER_ID,
          Field.HOLD_ID,
          Field.PURPOSE,
          Field.EXPIRES_AT,
          Field.SECOND_PSEUDONYM,
          Field.EVENT_SEQ,
          Field.SOURCE_ITEMS,
          Field.HASH_BEFORE,
          Field.HASH_AFTER);

  /** A step of a history as another implementation reads it, with what becomes of it. */
  private static Json vector(Run run, Step wanted) {
    Step step = run.reference.fitted(wanted);
    int count = run.chain.events.size();
    run.chain.now = BEGIN.plus(Duration.ofMinutes(run.minute + step.minutesPassed()));
    CustodyCommand command = run.command(step);
    Instant recordedAt = Recorder.recordedAt(run.chain.head, run.chain.now);
    run.go(wanted);
    boolean permitted = run.chain.events.size() > count;
    Map<String, Json> shown = new TreeMap<>();
    for (Field field : LOOKED_AT) {
      if (permitted) {
        run.chain.events.get(count).value(field).ifPresent(v -> shown.put(field.fieldName(), v));
      } else if (command.fields().containsKey(field)) {
        shown.put(field.fieldName(), command.fields().get(field));
      }
    }
    if (!permitted) {
      shown.put(Field.OCCURRED_AT.fieldName(), Form.time(command.occurredAt()));
      Custodian actingFor = command.by().actingFor();
      shown.put(
          Field.ACTING_FOR.fieldName(), actingFor == null ? Json.nothing() : actingFor.json());
    }
    return Json.members(
        Map.of(
            "type", Json.text(step.type().name()),
            "actorPseudonym", Json.text(command.by().pseudonym().toString()),
            "recordedAt", Json.text(UtcTime.text(recordedAt)),
            "permitted", Json.truth(permitted),
            "fields", Json.members(shown)));
  }

  /** Histories with what is permitted and what is refused, for every other implementation. */
  @Example
  void theHistoriesInTheRepositoryAreWhatTheRulesSay() throws IOException {
    List<Json> histories = new ArrayList<>();
    Random random = new Random(20261123);
    for (int i = 0; i < 24; i++) {
      Run run = new Run();
      List<Json> steps = new ArrayList<>();
      for (int j = 0; j < 40; j++) {
        steps.add(vector(run, random(random)));
      }
      List<Gap> gaps = Gap.find(run.chain.events, CustodyPolicy.standard());
      histories.add(
          Json.members(
              Map.of(
                  "steps",
                  Json.items(steps),
                  "gaps",
                  Json.texts(gaps.stream().map(gap -> gap.kind().name()).sorted().toList()))));
    }
    byte[] made = CanonicalJson.write(Json.items(histories));
    Path file = Path.of("src", "test", "resources", "vectors", "custody-histories.json");
    if ("write".equals(System.getProperty("zegel.vectors"))) {
      Files.write(file, made);
    }
    assertThat(Files.readAllBytes(file)).isEqualTo(made);
  }

  /** A test of the test: random histories reach every type and every phase. */
  @Example
  void randomHistoriesReachEverything() {
    Set<EventType> reached = EnumSet.noneOf(EventType.class);
    Set<Phase> phases = EnumSet.noneOf(Phase.class);
    Random random = new Random(20261122);
    for (int i = 0; i < 600 && reached.size() < TYPES.size(); i++) {
      Run run = new Run();
      for (int j = 0; j < 60; j++) {
        run.go(random(random));
        phases.add(run.chain.state.phase());
      }
      reached.addAll(run.permitted);
    }
    assertThat(reached).containsExactlyInAnyOrderElementsOf(TYPES);
    assertThat(phases).containsAll(EnumSet.complementOf(EnumSet.of(Phase.NONE)));
  }

  /** Dropped, swapped, duplicated and altered events, anywhere in any history. */
  @Property(tries = 40)
  void everyTamperingIsNoticedAndNamed(
      @ForAll("histories") List<Step> history, @ForAll Random random) {
    Run run = new Run();
    run.go(entry());
    history.forEach(run::go);
    List<RecordedEvent> events = run.chain.events;
    int at = random.nextInt(events.size());
    for (Tampering tampering : Tampering.values()) {
      Optional<List<RecordedEvent>> tampered = tampering.with(events, at);
      if (tampered.isEmpty()) {
        continue;
      }
      Chain.Verdict verdict = Chain.verify(run.chain.item, tampered.get(), run.chain.head);
      assertThat(verdict).as("%s at %d", tampering, at).isNotInstanceOf(Chain.Verdict.Intact.class);
      if (verdict instanceof Chain.Verdict.Broken(int position, long _, Chain.Flaw _)) {
        assertThat(position).isBetween(at, at + 1);
      }
    }
  }

  private static Step entry() {
    return new Step(
        EventType.SEIZED,
        "anna",
        "P:anna",
        "P:anna",
        null,
        null,
        0,
        0,
        0,
        "STORAGE",
        "bert",
        1,
        false,
        1,
        false);
  }

  private enum Tampering {
    DROP {
      @Override
      Optional<List<RecordedEvent>> with(List<RecordedEvent> events, int at) {
        return Optional.of(
            IntStream.range(0, events.size()).filter(i -> i != at).mapToObj(events::get).toList());
      }
    },
    DUPLICATE {
      @Override
      Optional<List<RecordedEvent>> with(List<RecordedEvent> events, int at) {
        return Optional.of(
            IntStream.rangeClosed(0, events.size())
                .mapToObj(i -> events.get(i <= at ? i : i - 1))
                .toList());
      }
    },
    SWAP {
      @Override
      Optional<List<RecordedEvent>> with(List<RecordedEvent> events, int at) {
        if (at + 1 >= events.size()) {
          return Optional.empty();
        }
        return Optional.of(
            IntStream.range(0, events.size())
                .mapToObj(i -> events.get(i == at ? at + 1 : i == at + 1 ? at : i))
                .toList());
      }
    },
    ALTER {
      @Override
      Optional<List<RecordedEvent>> with(List<RecordedEvent> events, int at) {
        RecordedEvent event = events.get(at);
        Map<String, Opening> openings = new TreeMap<>(event.openings());
        openings.replaceAll(
            (name, opening) ->
                name.equals("occurredAt")
                    ? new Opening(Json.text("2020-01-01T00:00:00Z"), opening.salt())
                    : opening);
        RecordedEvent altered = new RecordedEvent(event.envelope(), openings);
        return Optional.of(
            IntStream.range(0, events.size())
                .mapToObj(i -> i == at ? altered : events.get(i))
                .toList());
      }
    };

    abstract Optional<List<RecordedEvent>> with(List<RecordedEvent> events, int at);
  }
}
