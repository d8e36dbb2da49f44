package be.zegel.launcher;

import be.zegel.evidence.ledger.CanonicalJson;
import be.zegel.evidence.ledger.Chain;
import be.zegel.evidence.ledger.ChainHead;
import be.zegel.evidence.ledger.Envelope;
import be.zegel.evidence.ledger.Hash;
import be.zegel.evidence.ledger.Json;
import be.zegel.evidence.ledger.Opening;
import be.zegel.evidence.ledger.RecordedEvent;
import be.zegel.evidence.ledger.Salt;
import be.zegel.launcher.CrashPromises.PromisedEvent;
import be.zegel.launcher.CrashPromises.PromisedFile;
import be.zegel.servers.DatabaseAccess;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Looks into the database behind the application's back, in one snapshot: is every chain unbroken,
 * does every row say what its events say, is everything there that was acknowledged, and is
 * whatever was not acknowledged there as a whole or not at all?
 */
final class CrashCheck {

  private static final String HALF_FILED =
      """
      select 'file ' || f.id || ' has no event INGESTED' from evidence_file f
        left join ledger_event e on e.id = f.event_id and e.exhibit_id = f.exhibit_id and e.type = 'INGESTED'
        where e.id is null
      union all
      select 'event ' || e.id || ' INGESTED has no file' from ledger_event e
        where e.type = 'INGESTED' and not exists (select from evidence_file f where f.event_id = e.id)
      union all
      select 'file ' || f.id || ' has no root item' from evidence_file f
        where not exists (select from evidence_item i where i.file_id = f.id and i.depth = 0)
      union all
      select 'file ' || f.id || ' comes of an upload that is ' || u.state from evidence_file f
        join upload u on u.id = f.upload_id where u.state <> 'FILED' or u.file_id is distinct from f.id
      union all
      select 'upload ' || u.id || ' is filed without a file' from upload u
        where u.state = 'FILED' and not exists (select from evidence_file f where f.upload_id = u.id)
      union all
      select 'transfer ' || t.id || ' has ' || count(e.id) || ' events and is ' || t.state
        from transfer t left join ledger_field x on x.name = 'transferId' and x.value = '"' || t.id || '"'
        left join ledger_event e on e.id = x.event_id and e.exhibit_id = t.exhibit_id and e.type like 'TRANSFER\\_%'
        group by t.id, t.state having count(e.id) <> case t.state when 'OFFERED' then 1 else 2 end
      """;

  private final DatabaseAccess database;

  CrashCheck(DatabaseAccess database) {
    this.database = database;
  }

  /**
   * What was found.
   *
   * @param failures in words; empty when all is well
   * @param exhibits chains of exhibits and cases that were verified
   * @param events events on them
   * @param states how many files are in which state
   */
  record Finding(List<String> failures, int exhibits, int events, Map<String, Integer> states) {
    Finding {
      failures = List.copyOf(failures);
      states = Map.copyOf(states);
    }

    /** Files whose processing has not ended. */
    int unprocessed() {
      return states.getOrDefault("STORED", 0) + states.getOrDefault("EXTRACTING", 0);
    }
  }

  /** Checks against promises that were made before this call. */
  Finding check(List<PromisedFile> files, Map<String, List<PromisedEvent>> events)
      throws SQLException {
    try (Connection connection = database.connect()) {
      connection.setAutoCommit(false);
      connection.setReadOnly(true);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      List<String> failures = new ArrayList<>();
      Map<UUID, List<RecordedEvent>> chains = chains(connection);
      chains.forEach((item, chain) -> verify(item, chain, failures));
      heads(connection, chains, failures);
      Map<String, Integer> states = files(connection, files, failures);
      steps(connection, events, failures);
      failures.addAll(texts(connection, HALF_FILED));
      connection.rollback();
      return new Finding(
          failures, chains.size(), chains.values().stream().mapToInt(List::size).sum(), states);
    }
  }

  private static void verify(UUID item, List<RecordedEvent> chain, List<String> failures) {
    Chain.Verdict verdict = Chain.verify(item, chain, null);
    if (!(verdict instanceof Chain.Verdict.Intact)) {
      failures.add("the chain " + item + " is " + verdict);
    }
  }

  private static Map<UUID, List<RecordedEvent>> chains(Connection connection) throws SQLException {
    Map<UUID, List<RecordedEvent>> chains = new LinkedHashMap<>();
    try (PreparedStatement select =
            connection.prepareStatement(
                "select e.id, e.pseudonym, e.envelope, f.name, f.value, f.salt from ledger_event e left join ledger_field f on f.event_id = e.id order by e.pseudonym, e.seq, f.name");
        ResultSet rows = select.executeQuery()) {
      UUID event = null;
      UUID item = null;
      byte[] envelope = {};
      Map<String, Opening> openings = new TreeMap<>();
      while (rows.next()) {
        UUID id = rows.getObject("id", UUID.class);
        if (item != null && !id.equals(event)) {
          chains
              .computeIfAbsent(item, _ -> new ArrayList<>())
              .add(new RecordedEvent(Envelope.parse(envelope), openings));
          openings = new TreeMap<>();
        }
        event = id;
        item = rows.getObject("pseudonym", UUID.class);
        envelope = rows.getBytes("envelope");
        String name = rows.getString("name");
        if (name != null) {
          openings.put(
              name,
              new Opening(
                  json(rows.getString("value")),
                  new Salt(HexFormat.of().formatHex(rows.getBytes("salt")))));
        }
      }
      if (item != null) {
        chains
            .computeIfAbsent(item, _ -> new ArrayList<>())
            .add(new RecordedEvent(Envelope.parse(envelope), openings));
      }
      return chains;
    } catch (Envelope.MalformedEnvelope | CanonicalJson.MalformedJson e) {
      throw new SQLException("a row of the ledger is damaged", e);
    }
  }

  private static Json json(String value) throws CanonicalJson.MalformedJson {
    return CanonicalJson.parse(value.getBytes(StandardCharsets.UTF_8));
  }

  /** Every exhibit's row stands at the end of its chain. */
  private static void heads(
      Connection connection, Map<UUID, List<RecordedEvent>> chains, List<String> failures)
      throws SQLException {
    try (PreparedStatement select =
            connection.prepareStatement(
                "select id, pseudonym, last_seq, head_hash, head_at from exhibit");
        ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        UUID item = rows.getObject("pseudonym", UUID.class);
        List<RecordedEvent> chain = chains.getOrDefault(item, List.of());
        ChainHead head = chain.isEmpty() ? ChainHead.none(item) : chain.getLast().envelope().head();
        if (head.seq() != rows.getInt("last_seq")
            || !Objects.equals(
                head.hash(), new Hash(HexFormat.of().formatHex(rows.getBytes("head_hash"))))) {
          failures.add(
              "exhibit "
                  + rows.getString("id")
                  + " stands at event "
                  + rows.getInt("last_seq")
                  + ", its chain ends at "
                  + head.seq());
        }
      }
    }
  }

  private static Map<String, Integer> files(
      Connection connection, List<PromisedFile> promised, List<String> failures)
      throws SQLException {
    Map<String, PromisedFile> there = new HashMap<>();
    Map<String, Integer> states = new TreeMap<>();
    try (PreparedStatement select =
            connection.prepareStatement(
                "select id, exhibit_id, filename, sha256, size, state from evidence_file");
        ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        PromisedFile file =
            new PromisedFile(
                rows.getString("id"),
                rows.getString("exhibit_id"),
                rows.getString("filename"),
                rows.getString("sha256"),
                rows.getLong("size"));
        there.put(file.id(), file);
        states.merge(rows.getString("state"), 1, Integer::sum);
      }
    }
    for (PromisedFile file : promised) {
      if (!file.equals(there.get(file.id()))) {
        failures.add("acknowledged and not there: " + file + "; there is " + there.get(file.id()));
      }
    }
    return states;
  }

  /** What was answered must be in the chain, once each and in the order of the answers. */
  private static void steps(
      Connection connection, Map<String, List<PromisedEvent>> promised, List<String> failures)
      throws SQLException {
    Map<String, List<PromisedEvent>> there = new HashMap<>();
    try (PreparedStatement select =
            connection.prepareStatement(
                "select e.exhibit_id, trim(both '\"' from f.value) as transfer, e.type from ledger_event e join ledger_field f on f.event_id = e.id and f.name = 'transferId' where e.type like 'TRANSFER\\_%' order by e.exhibit_id, e.seq");
        ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        there
            .computeIfAbsent(rows.getString("exhibit_id"), _ -> new ArrayList<>())
            .add(
                new PromisedEvent(
                    rows.getString("exhibit_id"),
                    rows.getString("transfer"),
                    rows.getString("type")));
      }
    }
    for (Map.Entry<String, List<PromisedEvent>> exhibit : promised.entrySet()) {
      List<PromisedEvent> chain = there.getOrDefault(exhibit.getKey(), List.of());
      int at = -1;
      for (PromisedEvent event : exhibit.getValue()) {
        int found = chain.indexOf(event);
        if (found < 0) {
          failures.add("acknowledged and not there: " + event);
        } else if (found <= at) {
          failures.add("out of order: " + event);
        } else if (chain.lastIndexOf(event) != found) {
          failures.add("there more than once: " + event);
        }
        at = Math.max(at, found);
      }
    }
  }

  private static List<String> texts(Connection connection, String query) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(query);
        ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
    }
    return texts;
  }
}
