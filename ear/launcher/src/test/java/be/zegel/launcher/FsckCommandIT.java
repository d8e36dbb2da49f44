package be.zegel.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import be.zegel.evidence.ledger.CanonicalJson;
import be.zegel.evidence.ledger.ChainHead;
import be.zegel.evidence.ledger.Custodian;
import be.zegel.evidence.ledger.CustodyCommand;
import be.zegel.evidence.ledger.CustodyPolicy;
import be.zegel.evidence.ledger.CustodyState;
import be.zegel.evidence.ledger.Decision;
import be.zegel.evidence.ledger.Envelope;
import be.zegel.evidence.ledger.EventDraft;
import be.zegel.evidence.ledger.EventType;
import be.zegel.evidence.ledger.Field;
import be.zegel.evidence.ledger.Form;
import be.zegel.evidence.ledger.Json;
import be.zegel.evidence.ledger.Opening;
import be.zegel.evidence.ledger.Party;
import be.zegel.evidence.ledger.Person;
import be.zegel.evidence.ledger.RecordedEvent;
import be.zegel.evidence.ledger.Recorder;
import be.zegel.evidence.ledger.Salt;
import be.zegel.evidence.store.DirectoryObjectStore;
import be.zegel.evidence.store.FileMasterKey;
import be.zegel.evidence.store.KeyStore;
import be.zegel.evidence.store.StoredObject;
import be.zegel.evidence.store.UploadLimits;
import be.zegel.servers.EmbeddedPostgres;
import be.zegel.servers.Migrations;
import be.zegel.servers.ZegelDatabase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * A store with a case, an exhibit with three events and a file: whole, and altered in each place.
 */
class FsckCommandIT {
  private static final Instant BEGIN = Instant.parse("2026-01-05T09:00:00Z");
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final UUID CASE = UUID.randomUUID();
  private static final UUID EXHIBIT = UUID.randomUUID();
  private static final UUID FILE = UUID.randomUUID();

  @TempDir private static Path dir;

  private static final Recorder RECORDER = new Recorder(Salt.from(RANDOM));
  private static StoredObject object;

  @BeforeAll
  static void fill() throws Exception {
    object = store();
    try (EmbeddedPostgres server = EmbeddedPostgres.start(dir, 0)) {
      ZegelDatabase database = server.database();
      Migrations.apply(database.owner(), Migrations.APPLICATION);
      try (Connection owner = database.owner().connect()) {
        register(owner);
      }
    }
    Files.writeString(dir.resolve("mode"), "demo\n");
  }

  @Test
  void aStoreThatIsAsItWasWrittenPasses() {
    Checked checked = fsck();

    assertThat(checked.code).as(checked.said).isZero();
    assertThat(checked.said)
        .contains("4 events in 2 chains (0 values erased), 1 objects of 3000000 bytes (0 erased)")
        .contains("all as it was written");
  }

  @Test
  void aFlippedByteInAnObjectIsFound() throws IOException {
    Path file = objectFile();
    byte[] whole = Files.readAllBytes(file);
    byte[] flipped = whole.clone();
    flipped[1_500_000] ^= 1;
    Files.write(file, flipped);
    Checked checked = fsck();
    Files.write(file, whole);

    assertThat(checked.code).isEqualTo(Zegel.FAILED);
    assertThat(checked.said).contains("object " + object.objectId() + ": TAMPERED");
  }

  @Test
  void anObjectThatIsGoneIsMissed() throws IOException {
    Path file = objectFile();
    Path away = dir.resolve("away");
    Files.move(file, away);
    Checked checked = fsck();
    Files.move(away, file);

    assertThat(checked.code).isEqualTo(Zegel.FAILED);
    assertThat(checked.said)
        .contains("file " + FILE + ": its object " + object.objectId() + " is missing");
  }

  @Test
  void aFlippedByteInAnEnvelopeIsFound() throws SQLException {
    String flip =
        "update ledger_event set envelope = set_byte(envelope, 60, get_byte(envelope, 60) # 1) where exhibit_id is not null and seq = 2";
    execute(flip);
    Checked checked = fsck();
    execute(flip);

    assertThat(checked.code).isEqualTo(Zegel.FAILED);
    assertThat(checked.said).containsPattern("event .*: (its envelope|its row)|broken at event 2");
  }

  @Test
  void anotherValueThanWasCommittedToIsFound() throws SQLException {
    execute("update ledger_field set value = '\"rek 8\"' where name = 'location'");
    Checked checked = fsck();
    execute("update ledger_field set value = '\"rek 7\"' where name = 'location'");

    assertThat(checked.code).isEqualTo(Zegel.FAILED);
    assertThat(checked.said).contains("broken at event 3, COMMITMENT");
  }

  @Test
  void anEventThatIsGoneIsMissed() throws SQLException {
    execute(
        """
        create table kept as select * from ledger_field where event_id in (select id from ledger_event where seq = 3);
        create table kept_event as
          select id, stream, case_id, exhibit_id, pseudonym, seq, type, prev, hash, envelope, recorded_at, actor_id, actor from ledger_event where seq = 3;
        delete from log_queue where event_id in (select id from kept_event);
        delete from ledger_field where event_id in (select id from kept_event);
        delete from ledger_event where seq = 3
        """);
    Checked checked = fsck();
    execute(
        """
        insert into ledger_event (id, stream, case_id, exhibit_id, pseudonym, seq, type, prev, hash, envelope, recorded_at, actor_id, actor) select * from kept_event;
        insert into ledger_field select * from kept;
        drop table kept, kept_event
        """);

    assertThat(checked.code).isEqualTo(Zegel.FAILED);
    assertThat(checked.said).contains("chain of an exhibit").contains("incomplete");
  }

  @Test
  void aRowThatSaysSomethingElseThanItsEventsIsFound() throws SQLException {
    execute("update exhibit set seal = 'S-2'");
    Checked checked = fsck();
    execute("update exhibit set seal = 'S-1'");

    assertThat(checked.code).isEqualTo(Zegel.FAILED);
    assertThat(checked.said).contains("its row says something else than its events");
  }

  @Test
  void aFileThatIsMarkedAsErasedWithoutAnOrderIsFound() throws SQLException {
    execute(
        "alter table evidence_file disable trigger user; update evidence_file set state = 'ERASED'");
    Checked checked = fsck();
    execute("update evidence_file set state = 'READY'");

    assertThat(checked.code).isEqualTo(Zegel.FAILED);
    assertThat(checked.said)
        .contains("file " + FILE + ": erased, and no event orders it")
        .contains("1 files erased by order");
  }

  @Test
  void aFileThatTheRunningSystemFoundDamagedIsNamed() throws SQLException {
    execute("update evidence_file set unsound = true");
    Checked checked = fsck();
    execute("update evidence_file set unsound = false");

    assertThat(checked.code).isEqualTo(Zegel.FAILED);
    assertThat(checked.said).contains("file " + FILE + ": found not to be what was filed");
  }

  private record Checked(int code, String said) {}

  private static Checked fsck() {
    StringWriter said = new StringWriter();
    CommandLine zegel = Zegel.commandLine();
    zegel.setOut(new PrintWriter(said, true));
    zegel.setErr(new PrintWriter(said, true));
    int code = zegel.execute("fsck", "--data", dir.toString());
    return new Checked(code, said.toString());
  }

  private static void execute(String sql) throws SQLException {
    try (EmbeddedPostgres server = EmbeddedPostgres.start(dir, 0);
        Connection owner = server.database().owner().connect();
        Statement statement = owner.createStatement()) {
      statement.execute("alter table ledger_event disable trigger user");
      statement.execute("alter table ledger_field disable trigger user");
      statement.execute(sql);
    }
  }

  private static Path objectFile() {
    String name = object.objectId().toString();
    return dir.resolve("objects").resolve(name.substring(0, 2)).resolve(name);
  }

  private static StoredObject store() throws IOException {
    Path keys = dir.resolve("keys");
    KeyStore store =
        KeyStore.open(keys, FileMasterKey.open(keys.resolve("master"), RANDOM), RANDOM);
    store.createCaseKey(CASE);
    store.createFilingKey(CASE, FILE);
    return DirectoryObjectStore.open(dir, store, UploadLimits.standard(), RANDOM)
        .put(CASE, FILE, StoredObject.ORIGINAL, new ByteArrayInputStream(new byte[3_000_000]));
  }

  private static void register(Connection owner) throws SQLException {
    try (Statement statement = owner.createStatement()) {
      statement.execute(
          "insert into person (username, name, language, roles, created_at, seen_at) values ('anna', 'Anna', 'nl', '{INVESTIGATOR}', now(), now())");
    }
    UUID actor = UUID.randomUUID();
    ChainHead none = ChainHead.none(UUID.randomUUID());
    Map<Field, Json> opened = new EnumMap<>(Field.class);
    opened.put(Field.EVENT_ID, Json.text(UUID.randomUUID().toString()));
    opened.put(Field.OCCURRED_AT, Form.time(BEGIN.atOffset(ZoneOffset.UTC)));
    opened.put(Field.ACTOR, Person.of("anna", "Anna").json());
    for (Field field : EventType.CASE_OPENED.schema().required()) {
      opened.putIfAbsent(field, Json.text(field == Field.CONFIDENTIALITY ? "NORMAL" : "x"));
    }
    RecordedEvent caseOpened =
        RECORDER.record(
            new EventDraft(EventType.CASE_OPENED, none.item(), actor, opened), none, BEGIN);
    insert(
        owner,
        """
        insert into case_file (id, number, title, phenomenon, procedural_language, unit_id, confidentiality, state, state_since, opened_at, opened_by, last_act_at,
          pseudonym, last_seq, head_hash, head_at)
        values (?, 'ZG-2026-000001', 'x', 'PHISH', 'nl', (select min(id) from unit), 'NORMAL', 'INVESTIGATION', now(), now(), (select id from person), now(), ?, 1, ?, ?)
        """,
        CASE,
        none.item(),
        caseOpened.envelope().hash().bytes(),
        caseOpened.envelope().recordedAt().atOffset(ZoneOffset.UTC));
    UUID _ = event(owner, caseOpened, null);
    exhibit(owner, actor);
  }

  private static void exhibit(Connection owner, UUID actor) throws SQLException {
    Custodian anna = new Custodian(Custodian.Kind.PERSON, "anna", "Anna");
    Party by = new Party(actor, Person.of("anna", "Anna"), anna);
    ChainHead head = ChainHead.none(UUID.randomUUID());
    CustodyState state = CustodyState.none(head.item());
    RecordedEvent[] events = new RecordedEvent[3];
    EventType[] types = {EventType.SEIZED, EventType.SEALED, EventType.MOVED};
    Map<?, ?>[] facts = {
      Map.of(Field.TO, anna.json()),
      Map.of(Field.SEAL_AFTER, Json.text("S-1")),
      Map.of(Field.LOCATION, Json.text("rek 7"))
    };
    for (int i = 0; i < types.length; i++) {
      Instant now = BEGIN.plusSeconds(60L * i);
      Map<Field, Json> said = new EnumMap<>(Field.class);
      facts[i].forEach((field, value) -> said.put((Field) field, (Json) value));
      CustodyCommand command =
          new CustodyCommand(types[i], UUID.randomUUID(), by, now.atOffset(ZoneOffset.UTC), said);
      if (!(state.check(command, now, CustodyPolicy.standard())
          instanceof Decision.Permit(EventDraft draft, CustodyState next))) {
        throw new AssertionError(types[i] + " is refused");
      }
      events[i] = RECORDER.record(draft, head, now);
      head = events[i].envelope().head();
      state = next;
    }
    insert(
        owner,
        """
        insert into exhibit (id, case_id, label, description, kind, category, seized_at, seized_at_text, place, legal_basis, registered_at, registered_by, state,
          custodian_kind, custodian_person, custodian_label, seal, sealed, location, pseudonym, last_seq, head_hash, head_at)
        values (?, ?, 'OS-01', 'x', 'DIGITAL', 'STORAGE', now(), 'now', 'x', 'SEIZE', now(), (select id from person), ?, 'PERSON', (select id from person), 'Anna',
          'S-1', true, 'rek 7', ?, 3, ?, ?)
        """,
        EXHIBIT,
        CASE,
        state.phase().name(),
        head.item(),
        events[2].envelope().hash().bytes(),
        events[2].envelope().recordedAt().atOffset(ZoneOffset.UTC));
    UUID first = event(owner, events[0], EXHIBIT);
    for (int i = 1; i < events.length; i++) {
      UUID _ = event(owner, events[i], EXHIBIT);
    }
    UUID upload = UUID.randomUUID();
    insert(
        owner,
        """
        insert into upload (id, exhibit_id, case_id, person_id, filename, kind, state, created_at, expires_at)
        values (?, ?, ?, (select id from person), 'x', 'WHOLE', 'FILED', now(), now())
        """,
        upload,
        EXHIBIT,
        CASE);
    insert(
        owner,
        """
        insert into evidence_file (id, exhibit_id, case_id, upload_id, object_id, filename, size, sha256, md5, sha1, state, filed_at, filed_by, event_id)
        values (?, ?, ?, ?, ?, 'x', ?, ?, ?, ?, 'STORED', now(), (select id from person), ?)
        """,
        FILE,
        EXHIBIT,
        CASE,
        upload,
        object.objectId(),
        object.size(),
        object.sha256(),
        object.md5(),
        object.sha1(),
        first);
  }

  private static UUID event(Connection owner, RecordedEvent event, @Nullable UUID exhibit)
      throws SQLException {
    Envelope envelope = event.envelope();
    UUID id = UUID.randomUUID();
    insert(
        owner,
        """
        insert into ledger_event (id, stream, case_id, exhibit_id, pseudonym, seq, type, prev, hash, envelope, recorded_at, actor_id, actor)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, (select id from person), ?)
        """,
        id,
        exhibit == null ? "CASE" : "EXHIBIT",
        CASE,
        exhibit,
        envelope.item(),
        Math.toIntExact(envelope.seq()),
        envelope.type().name(),
        envelope.prev() == null ? null : envelope.prev().bytes(),
        envelope.hash().bytes(),
        envelope.bytes(),
        envelope.recordedAt().atOffset(ZoneOffset.UTC),
        envelope.actor());
    for (Map.Entry<String, Opening> opening : event.openings().entrySet()) {
      insert(
          owner,
          "insert into ledger_field (event_id, name, value, salt) values (?, ?, ?, ?)",
          id,
          opening.getKey(),
          new String(CanonicalJson.write(opening.getValue().value()), StandardCharsets.UTF_8),
          opening.getValue().salt().bytes());
    }
    return id;
  }

  private static void insert(Connection owner, String sql, @Nullable Object... values)
      throws SQLException {
    try (PreparedStatement statement = owner.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }
}
