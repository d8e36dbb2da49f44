package be.zegel.evidence.report;

import be.zegel.evidence.ledger.ChainHead;
import be.zegel.evidence.ledger.Custodian;
import be.zegel.evidence.ledger.EventDraft;
import be.zegel.evidence.ledger.EventType;
import be.zegel.evidence.ledger.Field;
import be.zegel.evidence.ledger.Json;
import be.zegel.evidence.ledger.RecordedEvent;
import be.zegel.evidence.ledger.Recorder;
import be.zegel.evidence.ledger.Salt;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A case with a phone that was seized, handed over and imaged, as a packet shows it. */
final class TestContents {
  private static final Instant BEGIN = Instant.parse("2026-01-05T09:00:00Z");
  private static final Json ANNA =
      new Custodian(Custodian.Kind.PERSON, "anna", "Anna Peeters").json();
  private static final Json BERT =
      new Custodian(Custodian.Kind.PERSON, "bert", "Bert & Zoon").json();

  private final UUID item = UUID.randomUUID();
  private final UUID actor = UUID.randomUUID();
  private final List<RecordedEvent> events = new ArrayList<>();
  private ChainHead head = ChainHead.none(item);

  static PacketContents of(String language) {
    TestContents exhibit = new TestContents();
    exhibit.custody(
        EventType.SEIZED,
        Json.nothing(),
        ANNA,
        Map.of(
            Field.TO, ANNA,
            Field.LABEL, Json.text("OS-01"),
            Field.DESCRIPTION, Json.text("Telefoon <met> \"scheur\" é ł"),
            Field.CATEGORY, Json.text("PHONE"),
            Field.PLACE, Json.text("Turnhout")));
    exhibit.custody(
        EventType.INGESTED,
        ANNA,
        ANNA,
        Map.of(
            Field.FILE_ID, Json.text(UUID.randomUUID().toString()),
            Field.FILE_NAME, Json.text("image.dd"),
            Field.SIZE, Json.text("9007199254740993"),
            Field.SHA256, Json.text("ab".repeat(32))));
    exhibit.custody(
        EventType.TRANSFER_OFFERED,
        ANNA,
        ANNA,
        Map.of(
            Field.TO, BERT,
            Field.PURPOSE, Json.text("EXAMINATION"),
            Field.TRANSFER_ID, Json.text(UUID.randomUUID().toString()),
            Field.EXPIRES_AT, Json.text("2026-01-06T10:00:00+01:00")));
    TestContents dossier = new TestContents();
    dossier.record(
        EventType.CASE_OPENED,
        Map.of(
            Field.CASE_NUMBER, Json.text("2026/000017"),
            Field.TITLE, Json.text("Phishing in de Kempen"),
            Field.STATE_AFTER, Json.text("REGISTERED")));
    dossier.record(
        EventType.EXHIBIT_ENTERED, Map.of(Field.EXHIBIT, Json.text(exhibit.item.toString())));
    return new PacketContents(
        language,
        "Mr. Janssens",
        "art. 21bis",
        BEGIN.plusSeconds(3600),
        new PacketContents.ChainShown(dossier.item, dossier.events),
        List.of(
            new PacketContents.ChainShown(
                exhibit.item,
                exhibit.events.stream().map(e -> e.withholding(f -> f == Field.PLACE)).toList())),
        "demo.zegel.local/custody",
        1234,
        true,
        true,
        "cd".repeat(32),
        Map.of("SEIZED", "Inbeslagname"));
  }

  private void custody(EventType type, Json before, Json after, Map<Field, Json> further) {
    Map<Field, Json> fields = new EnumMap<>(Field.class);
    fields.put(Field.ACTING_FOR, before instanceof Json.Nothing ? after : before);
    fields.put(Field.CUSTODIAN_BEFORE, before);
    fields.put(Field.CUSTODIAN_AFTER, after);
    fields.put(Field.SEAL_BEFORE, Json.nothing());
    fields.put(Field.SEAL_AFTER, Json.text("S-1"));
    fields.putAll(further);
    record(type, fields);
  }

  private void record(EventType type, Map<Field, Json> further) {
    Map<Field, Json> fields = new EnumMap<>(Field.class);
    fields.put(Field.EVENT_ID, Json.text(UUID.randomUUID().toString()));
    fields.put(Field.OCCURRED_AT, Json.text("2026-01-05T10:00:0" + events.size() + "+01:00"));
    fields.put(
        Field.ACTOR,
        Json.members(Map.of("id", Json.text("7"), "label", Json.text("Anna Peeters"))));
    fields.putAll(further);
    RecordedEvent event =
        new Recorder(Salt.from(new SecureRandom()))
            .record(
                new EventDraft(type, item, actor, fields), head, BEGIN.plusSeconds(events.size()));
    events.add(event);
    head = new ChainHead(item, event.seq(), event.envelope().hash(), event.envelope().recordedAt());
  }
}
