package be.zegel.evidence.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The chain of one exhibit as it grows, with salts and times that are the same at each run. */
public final class ChainFixture {

  static final ZoneOffset BRUSSELS = ZoneOffset.ofHours(1);
  static final Custodian ROOM = new Custodian(Custodian.Kind.ROOM, "room-antwerp", "Zaal 3");
  static final Custodian COURT =
      new Custodian(Custodian.Kind.ORGANISATION, "griffie-ant", "Griffie Antwerpen");

  public final UUID item;
  public final List<RecordedEvent> events = new ArrayList<>();
  final CustodyPolicy policy = CustodyPolicy.standard();
  private final Recorder recorder = new Recorder(countedSalts());
  CustodyState state;
  public ChainHead head;
  public Instant now = Instant.parse("2026-11-22T09:00:00.123456Z");
  private int eventNumber;

  ChainFixture() {
    this(UUID.fromString("7b0f2c1e-55d4-4c0a-9a11-0f6f3c2d1e00"));
  }

  /** The empty chain of a pseudonym. */
  public ChainFixture(UUID item) {
    this.item = item;
    this.state = CustodyState.none(item);
    this.head = ChainHead.none(item);
  }

  /** Salts that are hashes of a counter: for tests and vectors, never for evidence. */
  public static Supplier<Salt> countedSalts() {
    int[] count = {0};
    return () ->
        new Salt(
            Hash.of(("salt " + count[0]++).getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .hex());
  }

  public static Custodian person(String name) {
    return new Custodian(Custodian.Kind.PERSON, name, name.toUpperCase(java.util.Locale.ROOT));
  }

  /** The pseudonym of a person on this chain. */
  public static UUID pseudonym(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  /** A person who acts for themselves. */
  public static Party by(String name) {
    return by(name, person(name));
  }

  public static Party by(String name, @Nullable Custodian actingFor) {
    return new Party(pseudonym(name), Person.of(name, name), actingFor);
  }

  public static Map<Field, Json> fields(Object... namesAndValues) {
    Map<Field, Json> fields = new EnumMap<>(Field.class);
    for (int i = 0; i < namesAndValues.length; i += 2) {
      Object value = namesAndValues[i + 1];
      fields.put(
          (Field) namesAndValues[i],
          switch (value) {
            case Json json -> json;
            case Custodian custodian -> custodian.json();
            case UUID id -> Json.text(id.toString());
            case OffsetDateTime time -> Form.time(time);
            case Integer counter -> Json.counter(counter);
            default -> Json.text(value.toString());
          });
    }
    return fields;
  }

  public CustodyCommand command(EventType type, Party by, Object... fields) {
    return new CustodyCommand(
        type,
        new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0000L + ++eventNumber),
        by,
        now.atOffset(BRUSSELS).truncatedTo(java.time.temporal.ChronoUnit.SECONDS),
        fields(fields));
  }

  Decision check(CustodyCommand command) {
    return state.check(command, Recorder.recordedAt(head, now), policy);
  }

  /** Records what must be permitted. */
  public RecordedEvent record(EventType type, Party by, Object... fields) {
    return record(command(type, by, fields));
  }

  RecordedEvent record(CustodyCommand command) {
    Decision decision = check(command);
    if (!(decision instanceof Decision.Permit(EventDraft draft, CustodyState next))) {
      throw new AssertionError(command.type() + " is refused: " + decision);
    }
    RecordedEvent event = record(draft, signature);
    state = next;
    return event;
  }

  /** What a person adds to an event before it is stored. */
  public interface Signing {
    List<EventSignature> over(Hash envelope);
  }

  /** Who signs the next events; nobody at first. */
  public Signing signature = envelope -> List.of();

  /** Records an event that no rules of custody decide about. */
  public RecordedEvent record(EventDraft draft, Signing by) {
    RecordedEvent plain = recorder.record(draft, head, now);
    RecordedEvent event = plain.signed(by.over(plain.envelope().signingHash()));
    events.add(event);
    head = event.envelope().head();
    now = now.plus(Duration.ofMinutes(10));
    return event;
  }

  /** The rule that refuses a command. */
  Decision.Code refusal(EventType type, Party by, Object... fields) {
    Decision decision = check(command(type, by, fields));
    if (!(decision instanceof Decision.Refusal(Decision.Code code))) {
      throw new AssertionError(type + " is permitted");
    }
    return code;
  }

  public OffsetDateTime in(Duration time) {
    return now.plus(time).atOffset(BRUSSELS);
  }

  /** A phone that Anna seized and sealed. */
  public ChainFixture seizedAndSealed() {
    return seizedAndSealed("S-1");
  }

  /** The same under another seal. */
  public ChainFixture seizedAndSealed(String seal) {
    record(
        EventType.SEIZED,
        by("anna"),
        Field.TO,
        person("anna"),
        Field.LABEL,
        "GSM 1",
        Field.PLACE,
        "Antwerpen",
        Field.LEGAL_BASIS,
        Json.members(Map.of("code", Json.text("39BIS_2"), "reference", Json.text("AN.11"))));
    record(EventType.SEALED, by("anna"), Field.SEAL_AFTER, seal);
    return this;
  }

  public UUID offer(String from, Custodian to) {
    UUID transfer = new UUID(0x4000L, 0x8000_0000_0000_0000L + eventNumber);
    record(
        EventType.TRANSFER_OFFERED,
        by(from),
        Field.TRANSFER_ID,
        transfer,
        Field.TO,
        to,
        Field.PURPOSE,
        "STORAGE",
        Field.EXPIRES_AT,
        in(Duration.ofHours(8)));
    return transfer;
  }
}
