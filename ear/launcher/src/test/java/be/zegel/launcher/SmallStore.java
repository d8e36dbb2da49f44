package be.zegel.launcher;

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

/**
 * A store with a case, an exhibit with three events and a file, as a system at rest leaves it; made
 * without an application server.
 */
final class SmallStore {
  static final UUID CASE = UUID.fromString("0197c1f0-0000-7000-8000-00000000ca5e");
  static final UUID EXHIBIT = UUID.fromString("0197c1f0-0000-7000-8000-0000000e4b17");
  static final UUID FILE = UUID.fromString("0197c1f0-0000-7000-8000-00000000f11e");

  private static final Instant BEGIN = Instant.parse("2026-01-05T09:00:00Z");
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Recorder RECORDER = new Recorder(Salt.from(RANDOM));

  private final StoredObject object;

  private SmallStore(StoredObject object) {
    this.object = object;
  }

  /** Fills an empty data folder. @return the stored object of the file */
  static StoredObject fill(Path dir) throws Exception {
    StoredObject object = store(dir);
    try (EmbeddedPostgres server = EmbeddedPostgres.start(dir, 0)) {
      ZegelDatabase database = server.database();
      Migrations.apply(database.owner(), Migrations.APPLICATION);
      try (Connection owner = database.owner().connect()) {
        register(owner, object);
      }
    }
    Files.writeString(dir.resolve("mode"), "demo\n");
    return object;
  }

  /** Registers case, exhibit, events and the file in a database. */
  static void register(Connection owner, StoredObject object) throws SQLException {
    new SmallStore(object).register(owner);
  }

  static StoredObject store(Path dir) throws IOException {
    Path keys = dir.resolve("keys");
    KeyStore store =
        KeyStore.open(keys, FileMasterKey.open(keys.resolve("master"), RANDOM), RANDOM);
    store.createCaseKey(CASE);
    store.createFilingKey(CASE, FILE);
    return DirectoryObjectStore.open(dir, store, UploadLimits.standard(), RANDOM)
        .put(CASE, FILE, StoredObject.ORIGINAL, new ByteArrayInputStream(new byte[3_000_000]));
  }

  private void register(Connection owner) throws SQLException {
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

  private void exhibit(Connection owner, UUID actor) throws SQLException {
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

  static void insert(Connection owner, String sql, @Nullable Object... values) throws SQLException {
    try (PreparedStatement statement = owner.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }
}
