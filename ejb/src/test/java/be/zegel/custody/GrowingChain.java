package be.zegel.custody;

import be.zegel.evidence.ledger.ChainHead;
import be.zegel.evidence.ledger.Custodian;
import be.zegel.evidence.ledger.CustodyCommand;
import be.zegel.evidence.ledger.CustodyPolicy;
import be.zegel.evidence.ledger.CustodyState;
import be.zegel.evidence.ledger.Decision;
import be.zegel.evidence.ledger.EventType;
import be.zegel.evidence.ledger.Field;
import be.zegel.evidence.ledger.Form;
import be.zegel.evidence.ledger.Json;
import be.zegel.evidence.ledger.Party;
import be.zegel.evidence.ledger.Person;
import be.zegel.evidence.ledger.RecordedEvent;
import be.zegel.evidence.ledger.Recorder;
import be.zegel.evidence.ledger.Salt;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The chain of one exhibit, recorded by the real rules, as a list in the place of a database. */
final class GrowingChain implements StandingCustody.StoredChain {

  static final Custodian COURT =
      new Custodian(Custodian.Kind.ORGANISATION, "griffie-ant", "Griffie Antwerpen");

  private static final UUID ITEM = new UUID(7, 7);
  private static final UUID TRANSFER = new UUID(0x4000L, 0x8000_0000_0000_0000L);
  private static final Recorder RECORDER = new Recorder(Salt.from(new SecureRandom()));

  /** What is stored; tests may alter it. */
  final List<RecordedEvent> events = new ArrayList<>();

  /** How many events were read through {@link #after}. */
  int read;

  private Instant now = Instant.parse("2026-11-22T09:00:00Z");
  private int attempts;

  /** What can be tried next; the rules say whether it may be recorded. */
  enum Deed {
    SEAL,
    UNSEAL,
    OFFER,
    ACCEPT,
    REFUSE,
    FILE,
    ANNOTATE
  }

  /** A phone that Anna has seized. */
  static GrowingChain entered() throws CustodyState.BrokenCustody {
    GrowingChain chain = new GrowingChain();
    chain.add(
        EventType.SEIZED,
        "anna",
        Map.of(
            Field.TO,
            person("anna").json(),
            Field.LABEL,
            Json.text("GSM 1"),
            Field.PLACE,
            Json.text("Antwerpen"),
            Field.LEGAL_BASIS,
            Json.members(Map.of("code", Json.text("39BIS_2"), "reference", Json.text("AN.11")))));
    return chain;
  }

  /** The fold of everything, from the beginning. */
  CustodyState fold() throws CustodyState.BrokenCustody {
    return CustodyState.fold(ITEM, events);
  }

  /** The end of the chain, as the exhibit's row says. */
  ChainHead head() {
    return headAt(events.size());
  }

  /** The head after so many events. */
  ChainHead headAt(int seq) {
    return seq == 0 ? ChainHead.none(ITEM) : events.get(seq - 1).envelope().head();
  }

  /** Stores what must be permitted. */
  void add(Deed deed) throws CustodyState.BrokenCustody {
    events.add(next(deed, fold()).orElseThrow(() -> new AssertionError(deed + " is refused")));
  }

  /** The event of a deed on a state, not yet stored; empty when the rules refuse it. */
  Optional<RecordedEvent> next(Deed deed, CustodyState state) {
    now = now.plus(Duration.ofMinutes(1));
    attempts++;
    Json seal = state.seal() == null ? Json.nothing() : Json.text(state.seal());
    String holder = state.custodian() == null ? "anna" : state.custodian().id();
    return switch (deed) {
      case SEAL ->
          event(
              state, EventType.SEALED, holder, Map.of(Field.SEAL_AFTER, Json.text("S" + attempts)));
      case UNSEAL -> event(state, EventType.UNSEALED, holder, Map.of());
      case OFFER ->
          event(
              state,
              EventType.TRANSFER_OFFERED,
              holder,
              Map.of(
                  Field.TRANSFER_ID,
                  Json.text(TRANSFER.toString()),
                  Field.TO,
                  person(other(holder)).json(),
                  Field.PURPOSE,
                  Json.text("STORAGE"),
                  Field.EXPIRES_AT,
                  Form.time(time().plusHours(8))));
      case ACCEPT ->
          event(
              state,
              EventType.TRANSFER_ACCEPTED,
              other(holder),
              Map.of(Field.TRANSFER_ID, Json.text(TRANSFER.toString()), Field.SEAL_OBSERVED, seal));
      case REFUSE ->
          event(
              state,
              EventType.TRANSFER_REFUSED,
              other(holder),
              Map.of(
                  Field.TRANSFER_ID,
                  Json.text(TRANSFER.toString()),
                  Field.REASON,
                  Json.text("because")));
      case FILE ->
          event(
              state,
              EventType.INGESTED,
              holder,
              Map.of(
                  Field.FILE_ID,
                  Json.text(new UUID(0x4000L, 0x8000_0000_0000_0000L + attempts).toString()),
                  Field.SIZE,
                  Json.text("1"),
                  Field.SHA256,
                  Json.text("ab".repeat(32))));
      case ANNOTATE ->
          event(state, EventType.ANNOTATED, holder, Map.of(Field.NOTE, Json.text("note")));
    };
  }

  @Override
  public List<RecordedEvent> after(long seq, int most) {
    List<RecordedEvent> later =
        events.stream().filter(event -> event.seq() > seq && event.seq() <= seq + most).toList();
    read += later.size();
    return later;
  }

  private void add(EventType type, String by, Map<Field, Json> fields)
      throws CustodyState.BrokenCustody {
    events.add(event(fold(), type, by, fields).orElseThrow());
  }

  private Optional<RecordedEvent> event(
      CustodyState state, EventType type, String by, Map<Field, Json> fields) {
    Map<Field, Json> all = new EnumMap<>(Field.class);
    all.putAll(fields);
    CustodyCommand command =
        new CustodyCommand(
            type,
            new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0000L + attempts),
            new Party(pseudonym(by), Person.of(by, by), person(by)),
            time(),
            all);
    return switch (state.check(command, now, CustodyPolicy.standard())) {
      case Decision.Permit(var draft, CustodyState _) ->
          Optional.of(RECORDER.record(draft, head(), now));
      case Decision.Refusal _ -> Optional.empty();
    };
  }

  private OffsetDateTime time() {
    return now.atOffset(ZoneOffset.ofHours(1));
  }

  private static String other(String person) {
    return person.equals("anna") ? "bert" : "anna";
  }

  private static Custodian person(String name) {
    return new Custodian(Custodian.Kind.PERSON, name, name);
  }

  private static UUID pseudonym(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }
}
