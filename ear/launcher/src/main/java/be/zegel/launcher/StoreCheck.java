package be.zegel.launcher;

import be.zegel.evidence.ledger.CanonicalJson;
import be.zegel.evidence.ledger.Chain;
import be.zegel.evidence.ledger.ChainHead;
import be.zegel.evidence.ledger.CustodyState;
import be.zegel.evidence.ledger.Envelope;
import be.zegel.evidence.ledger.Hash;
import be.zegel.evidence.ledger.Opening;
import be.zegel.evidence.ledger.RecordedEvent;
import be.zegel.evidence.ledger.Salt;
import be.zegel.evidence.store.DirectoryObjectStore;
import be.zegel.evidence.store.FilingKey;
import be.zegel.evidence.store.KeyStore;
import be.zegel.evidence.store.KeyUnavailable;
import be.zegel.evidence.store.ListedObject;
import be.zegel.evidence.store.MasterKey;
import be.zegel.evidence.store.MasterKeys;
import be.zegel.evidence.store.ObjectStore;
import be.zegel.evidence.store.StoredObject;
import be.zegel.evidence.store.UnreadableObject;
import be.zegel.evidence.store.UploadLimits;
import be.zegel.servers.DatabaseAccess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The check of a whole store at rest. Every finding is one line that names what is wrong and where;
 * erasure that was ordered is counted and is no finding.
 */
final class StoreCheck {

  private static final int ROWS_AT_ONCE = 5_000;
  private static final HexFormat HEX = HexFormat.of();

  /** Every event with its openings and, once for its chain, the head that its owner's row names. */
  private static final String EVENTS =
      """
      select e.id, e.stream, e.pseudonym, e.seq, e.type, e.prev, e.hash, e.envelope, e.recorded_at, e.actor, f.name, f.value, f.salt,
             coalesce(x.last_seq, c.last_seq, k.last_seq) as last_seq, coalesce(x.head_hash, c.head_hash, k.head_hash) as head_hash,
             coalesce(x.head_at, c.head_at, k.head_at) as head_at,
             x.state, x.seal, x.sealed
      from ledger_event e
      left join ledger_field f on f.event_id = e.id
      left join exhibit x on x.pseudonym = e.pseudonym
      left join case_file c on c.pseudonym = e.pseudonym
      left join key_chain k on k.pseudonym = e.pseudonym
      order by e.pseudonym, e.seq, f.name
      """;

  private static final String WITHOUT_EVENTS =
      """
      select 'exhibit ' || x.id as what from exhibit x where not exists (select from ledger_event e where e.pseudonym = x.pseudonym)
      union all
      select 'case ' || c.id from case_file c where not exists (select from ledger_event e where e.pseudonym = c.pseudonym)
      union all
      select 'the chain of keys' from key_chain k where k.last_seq > 0 and not exists (select from ledger_event e where e.pseudonym = k.pseudonym)
      """;

  private static final String REGISTERED =
      """
      select 'file ' || id as what, object_id, sha256 from evidence_file where state <> 'ERASED'
      union all
      select 'item ' || id, object_id, sha256 from evidence_item where object_id is not null
      union all
      select 'certificate of erasure ' || id, certificate_object, certificate_sha256 from erasure where certificate_object is not null
      """;

  /** Files that are marked as erased, with the event that orders it and how far it is. */
  private static final String ERASED =
      """
      select f.id, f.object_id, e.id as event_id, x.state, exists (select from evidence_item i where i.file_id = f.id) as items
      from evidence_file f
      left join ledger_event e on e.exhibit_id = f.exhibit_id and e.type in ('CRYPTO_ERASED', 'DESTROYED')
      left join erasure x on x.event_id = e.id
      where f.state = 'ERASED'
      """;

  /** Ended exhibits whose data are still to be erased. */
  private static final String TO_ERASE =
      """
      select count(*) as waiting from ledger_event e
      where e.type in ('CRYPTO_ERASED', 'DESTROYED') and not exists (select from erasure x where x.event_id = e.id and x.state <> 'ERASING')
      """;

  /** What the check of a running system found and nobody has cleared. */
  private static final String UNSOUND =
      """
      select f.id, (select c.problem from fixity_check c where c.file_id = f.id and c.outcome = 'DAMAGED' order by c.checked_at desc limit 1) as problem
      from evidence_file f where f.unsound
      """;

  private final Path data;
  private final Consumer<String> out;
  private long findings;
  private long events;
  private long chains;
  private long withheld;
  private long objects;
  private long erased;
  private long bytes;
  private long erasedFiles;
  private long waiting;

  StoreCheck(Path data, Consumer<String> out) {
    this.data = data;
    this.out = out;
  }

  long findings() {
    return findings;
  }

  String summary() {
    return "%d events in %d chains (%d values erased), %d objects of %d bytes (%d erased)%s: %s"
        .formatted(
            events,
            chains,
            withheld,
            objects,
            bytes,
            erased,
            lawfullyErased(),
            findings == 0 ? "all as it was written" : findings + " findings");
  }

  private String lawfullyErased() {
    if (erasedFiles == 0 && waiting == 0) {
      return "";
    }
    return ", %d files erased by order, %d erasures not finished".formatted(erasedFiles, waiting);
  }

  private void find(String what) {
    findings++;
    out.accept(what);
  }

  // ---- the ledger

  /** A chain as it is read, event by event. */
  private static final class Reading {
    private final UUID pseudonym;
    private final String stream;
    private final @Nullable ChainHead head;
    private final @Nullable String state;
    private final @Nullable String seal;
    private final boolean sealed;
    private final List<RecordedEvent> events = new ArrayList<>();
    private boolean readable = true;

    boolean exhibit() {
      return stream.equals("EXHIBIT");
    }

    String name() {
      return switch (stream) {
        case "EXHIBIT" -> "chain of an exhibit " + pseudonym;
        case "KEYS" -> "chain of keys " + pseudonym;
        default -> "chain of a case " + pseudonym;
      };
    }

    Reading(ResultSet row) throws SQLException {
      pseudonym = row.getObject("pseudonym", UUID.class);
      stream = row.getString("stream");
      byte[] hash = row.getBytes("head_hash");
      head =
          hash == null
              ? null
              : new ChainHead(
                  pseudonym,
                  row.getInt("last_seq"),
                  new Hash(HEX.formatHex(hash)),
                  instant(row, "head_at"));
      state = row.getString("state");
      seal = row.getString("seal");
      sealed = row.getBoolean("sealed");
    }
  }

  /** Verifies every chain, and that the rows say what the chains say. */
  void ledger(DatabaseAccess owner) throws SQLException {
    try (Connection connection = readOnly(owner);
        Statement statement = connection.createStatement()) {
      statement.setFetchSize(ROWS_AT_ONCE);
      try (ResultSet row = statement.executeQuery(EVENTS)) {
        Reading chain = null;
        boolean more = row.next();
        while (more) {
          if (chain == null || !chain.pseudonym.equals(row.getObject("pseudonym", UUID.class))) {
            verify(chain);
            chain = new Reading(row);
          }
          more = event(row, chain);
        }
        verify(chain);
      }
      try (ResultSet row = statement.executeQuery(WITHOUT_EVENTS)) {
        while (row.next()) {
          find(row.getString("what") + ": there is no event of it");
        }
      }
    }
  }

  /** Takes the event at the row with all its openings. @return whether there is another row */
  private boolean event(ResultSet row, Reading chain) throws SQLException {
    events++;
    UUID id = row.getObject("id", UUID.class);
    Envelope envelope = envelope(row, id);
    TreeMap<String, Opening> openings = new TreeMap<>();
    boolean readable = envelope != null;
    boolean more = true;
    while (more && id.equals(row.getObject("id", UUID.class))) {
      String name = row.getString("name");
      if (name != null) {
        try {
          openings.put(
              name,
              new Opening(
                  CanonicalJson.parse(row.getString("value").getBytes(StandardCharsets.UTF_8)),
                  new Salt(HEX.formatHex(row.getBytes("salt")))));
        } catch (CanonicalJson.MalformedJson | IllegalArgumentException e) {
          find("event " + id + ": the value of " + name + " cannot be read");
          readable = false;
        }
      }
      more = row.next();
    }
    if (readable && envelope != null) {
      chain.events.add(new RecordedEvent(envelope, openings));
    } else {
      chain.readable = false;
    }
    return more;
  }

  private @Nullable Envelope envelope(ResultSet row, UUID id) throws SQLException {
    try {
      Envelope envelope = Envelope.parse(row.getBytes("envelope"));
      byte[] prev = row.getBytes("prev");
      Hash before = envelope.prev();
      boolean same =
          envelope.hash().equals(new Hash(HEX.formatHex(row.getBytes("hash"))))
              && envelope.item().equals(row.getObject("pseudonym", UUID.class))
              && envelope.seq() == row.getLong("seq")
              && envelope.type().name().equals(row.getString("type"))
              && envelope.actor().equals(row.getObject("actor", UUID.class))
              && envelope.recordedAt().equals(instant(row, "recorded_at"))
              && (before == null
                  ? prev == null
                  : prev != null && before.equals(new Hash(HEX.formatHex(prev))));
      if (!same) {
        find("event " + id + ": its row says something else than its envelope");
      }
      return envelope;
    } catch (Envelope.MalformedEnvelope | IllegalArgumentException e) {
      find("event " + id + ": its envelope cannot be read");
      return null;
    }
  }

  private void verify(@Nullable Reading chain) {
    if (chain == null) {
      return;
    }
    chains++;
    String name = chain.name();
    if (chain.head == null) {
      find(name + ": nothing belongs to it");
    }
    if (!chain.readable) {
      return;
    }
    switch (Chain.verify(chain.pseudonym, chain.events, chain.head)) {
      case Chain.Verdict.Intact(ChainHead _, long hidden) -> {
        withheld += hidden;
        if (chain.exhibit()) {
          state(name, chain);
        }
      }
      case Chain.Verdict.Incomplete(long seq, String what) ->
          find(name + ": incomplete at event " + seq + ", " + what);
      case Chain.Verdict.Broken(int _, long seq, Chain.Flaw flaw) ->
          find(name + ": broken at event " + seq + ", " + flaw);
    }
  }

  /** The row of an exhibit is a copy of what its events say. */
  private void state(String name, Reading chain) {
    try {
      CustodyState state = CustodyState.fold(chain.pseudonym, chain.events);
      if (chain.head != null
          && !(state.phase().name().equals(chain.state)
              && Objects.equals(state.seal(), chain.seal)
              && state.sealed() == chain.sealed)) {
        find(name + ": its row says something else than its events");
      }
    } catch (CustodyState.BrokenCustody e) {
      find(name + ": event " + e.seq() + " could not have happened, " + e.reason());
    }
  }

  // ---- the objects

  /** Reads every object to its end, and looks for an object of everything that is registered. */
  void objects(DatabaseAccess owner) throws IOException, SQLException {
    Path keys = data.resolve("keys");
    if (!Files.isDirectory(data.resolve("objects"))) {
      return;
    }
    SecureRandom random = new SecureRandom();
    MasterKey master;
    try {
      if (!Files.isDirectory(keys)) {
        throw new IOException("there is no " + keys);
      }
      master = MasterKeys.open(keys, random);
    } catch (IOException e) {
      find(
          "the keys are missing: nothing in "
              + data.resolve("objects")
              + " can be read; "
              + e.getMessage());
      return;
    }
    KeyStore keyStore = KeyStore.open(keys, master, random);
    ObjectStore store = DirectoryObjectStore.open(data, keyStore, UploadLimits.standard(), random);
    erasedFiles(owner, keyStore, store);
    try (Stream<ListedObject> all = store.list()) {
      for (ListedObject each : (Iterable<ListedObject>) all::iterator) {
        read(store, each);
      }
    }
    try (Connection connection = readOnly(owner);
        Statement statement = connection.createStatement()) {
      statement.setFetchSize(ROWS_AT_ONCE);
      try (ResultSet row = statement.executeQuery(REGISTERED)) {
        while (row.next()) {
          registered(
              store,
              row.getString("what"),
              row.getObject("object_id", UUID.class),
              row.getString("sha256"));
        }
      }
    }
  }

  /** What was erased was ordered to be, and is gone; what is damaged is known to be. */
  private void erasedFiles(DatabaseAccess owner, KeyStore keys, ObjectStore store)
      throws IOException, SQLException {
    try (Connection connection = readOnly(owner);
        Statement statement = connection.createStatement()) {
      statement.setFetchSize(ROWS_AT_ONCE);
      try (ResultSet row = statement.executeQuery(ERASED)) {
        while (row.next()) {
          erasedFiles++;
          erasedFile(row, keys, store);
        }
      }
      try (ResultSet row = statement.executeQuery(TO_ERASE)) {
        waiting = row.next() ? row.getLong("waiting") : 0;
      }
      try (ResultSet row = statement.executeQuery(UNSOUND)) {
        while (row.next()) {
          find(
              "file "
                  + row.getString("id")
                  + ": found not to be what was filed ("
                  + row.getString("problem")
                  + "), and nobody has cleared it");
        }
      }
    }
  }

  private void erasedFile(ResultSet row, KeyStore keys, ObjectStore store)
      throws IOException, SQLException {
    UUID file = row.getObject("id", UUID.class);
    if (row.getObject("event_id", UUID.class) == null) {
      find("file " + file + ": erased, and no event orders it");
    }
    if (!"ERASED".equals(row.getString("state"))) {
      return;
    }
    if (store.exists(row.getObject("object_id", UUID.class))) {
      find("file " + file + ": erased by order, and its object is still there");
    }
    if (row.getBoolean("items")) {
      find("file " + file + ": erased by order, and what was read out of it is still there");
    }
    try (FilingKey _ = keys.unwrap(file)) {
      find("file " + file + ": erased by order, and its key is still there");
    } catch (KeyUnavailable e) {
      if (e.reason() != KeyUnavailable.Reason.DESTROYED
          && e.reason() != KeyUnavailable.Reason.MISSING) {
        find("file " + file + ": erased by order, and its key is " + e.reason());
      }
    }
  }

  private void read(ObjectStore store, ListedObject each) throws IOException {
    objects++;
    try {
      bytes += store.rehash(each.objectId()).size();
    } catch (UnreadableObject e) {
      find("object " + each.objectId() + ": " + e.reason());
    } catch (KeyUnavailable e) {
      if (e.reason() == KeyUnavailable.Reason.DESTROYED) {
        erased++;
      } else {
        find("object " + each.objectId() + ": its key is " + e.reason());
      }
    }
  }

  private void registered(ObjectStore store, String what, UUID objectId, String sha256)
      throws IOException {
    try {
      StoredObject stored = store.describe(objectId);
      if (!stored.sha256().equals(sha256)) {
        find(what + ": registered with another hash than its object " + objectId + " has");
      }
    } catch (UnreadableObject e) {
      // What is there and cannot be read was found already.
      if (e.reason() == UnreadableObject.Reason.MISSING) {
        find(what + ": its object " + objectId + " is missing");
      }
    } catch (KeyUnavailable e) {
      // Counted, or found already, when the object itself was read.
      return;
    }
  }

  private static Connection readOnly(DatabaseAccess owner) throws SQLException {
    Connection connection = owner.connect();
    connection.setReadOnly(true);
    connection.setAutoCommit(false);
    return connection;
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
