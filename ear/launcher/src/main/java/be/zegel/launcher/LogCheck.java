package be.zegel.launcher;

import be.zegel.evidence.ledger.Hash;
import be.zegel.evidence.log.TileLog;
import be.zegel.evidence.packet.HeadMap;
import be.zegel.evidence.packet.HeadStatement;
import be.zegel.evidence.packet.MalformedPacket;
import be.zegel.evidence.packet.TrustBundle;
import be.zegel.evidence.timestamp.BadToken;
import be.zegel.evidence.timestamp.TimeStampToken;
import be.zegel.evidence.tlog.Checkpoint;
import be.zegel.evidence.tlog.MalformedLog;
import be.zegel.evidence.tlog.MerkleHash;
import be.zegel.evidence.tlog.Note;
import be.zegel.evidence.tlog.Tile;
import be.zegel.evidence.tlog.TreeHead;
import be.zegel.evidence.tlog.TrustPolicy;
import be.zegel.evidence.tlog.VerifierKey;
import be.zegel.servers.DatabaseAccess;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The check of the log of a system at rest (docs/spec/custody-log.md): every entry is an event, a
 * head map or the statement of a log that took over, every event has its place or waits for it, the
 * tree over the entries has the root that was signed at each size, and whoever vouched for it, the
 * signer and the witnesses whose memory lies in the data folder, remembers a tree that it begins
 * with.
 *
 * <p>Whoever can change every row of the database cannot change what the signer and the witnesses
 * remember: a history that was written again, or an older copy that was put back, is named here.
 */
final class LogCheck {
  private static final int ROWS_AT_ONCE = 5_000;
  private static final int FRAMED = 2 + MerkleHash.LENGTH;
  private static final HexFormat HEX = HexFormat.of();

  /** Each log with the name that it has, and those of the logs that it took over from. */
  private static final String SHARDS =
      """
      select h.id, h.origin, array(select s.origin_before from log_succession s where s.shard = h.id) as before
      from log_shard h order by h.id
      """;

  private static final String ENTRIES =
      """
      select l.log_index, l.entry, l.event_id, e.hash, coalesce(m.statement, s.statement) as statement
      from log_leaf l
      left join ledger_event e on e.id = l.event_id
      left join log_head_map m on m.shard = l.shard and m.log_index = l.log_index
      left join log_succession s on s.shard = l.shard and s.log_index = l.log_index
      where l.shard = ? order by l.log_index
      """;

  private static final String CHECKPOINTS =
      "select size, root, note from log_checkpoint where shard = ? order by size";

  private static final String COSIGNATURES =
      """
      select s.size, s.witness, s.line, c.note from log_cosignature s
      join log_checkpoint c on c.shard = s.shard and c.size = s.size
      where s.shard = ? order by s.size, s.witness
      """;

  private static final String ANCHORS =
      """
      select a.size, c.note, array(select s.line from log_cosignature s where s.shard = a.shard and s.size = a.size order by s.witness) as lines
      from log_anchor a join log_checkpoint c on c.shard = a.shard and c.size = a.size
      where a.shard = ? order by a.size
      """;

  private static final String TIME_STAMPS =
      """
      select t.size, t.note, t.token, c.root from log_time_stamp t
      left join log_checkpoint c on c.shard = t.shard and c.size = t.size
      where t.shard = ? order by t.size
      """;

  private static final String HEAD_MAPS =
      "select log_index, statement, heads from log_head_map where shard = ? order by log_index";

  /** Heads that no event of the ledger is. */
  private static final String HEADS_WITHOUT_EVENTS =
      """
      select h.item, h.seq from unnest(?::uuid[], ?::bigint[], ?::bytea[]) as h (item, seq, hash)
      left join ledger_event e on e.pseudonym = h.item and e.seq = h.seq and e.hash = h.hash
      where e.id is null order by h.item
      """;

  private static final String WITHOUT_PLACE =
      """
      select e.id from ledger_event e
      where not exists (select from log_leaf l where l.event_id = e.id) and not exists (select from log_queue q where q.event_id = e.id)
      order by e.id
      """;

  private final Path data;
  private final Consumer<String> out;
  private long findings;
  private long entries;
  private long checkpoints;
  private long cosignatures;
  private long timeStamps;
  private long headMaps;

  LogCheck(Path data, Consumer<String> out) {
    this.data = data;
    this.out = out;
  }

  long findings() {
    return findings;
  }

  String summary() {
    return "%d entries in the log, %d head maps, %d checkpoints, %d cosignatures, %d time stamps: %s"
        .formatted(
            entries,
            headMaps,
            checkpoints,
            cosignatures,
            timeStamps,
            findings == 0 ? "all as it was signed" : findings + " findings");
  }

  private void find(String what) {
    findings++;
    out.accept(what);
  }

  /**
   * A log of the database, with the number of its rows.
   *
   * @param before the names of logs whose place it took, and whose checkpoints are its own
   */
  private record Shard(int id, String origin, List<String> before) {
    boolean is(String name) {
      return origin.equals(name) || before.contains(name);
    }
  }

  /** What somebody said that the log is at a size. */
  private record Said(String by, TreeHead head) {}

  /**
   * Checks every log of the database.
   *
   * @throws IOException when the files of the log or of whoever vouches for it cannot be read
   */
  void check(DatabaseAccess owner) throws IOException, SQLException {
    try (Connection connection = owner.connect()) {
      connection.setReadOnly(true);
      connection.setAutoCommit(false);
      TrustBundle trust = trust();
      List<Shard> shards = shards(connection);
      for (Shard shard : shards) {
        grow(connection, shard, remembered(shard));
        signatures(connection, shard, trust);
        headMaps(connection, shard);
      }
      noneBesides(shards);
      try (Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery(WITHOUT_PLACE)) {
        while (row.next()) {
          find("event " + row.getString("id") + ": it is not in the log and does not wait for it");
        }
      }
    }
  }

  /** Whom the system tells others to trust; null before the first signature. */
  private @Nullable TrustBundle trust() throws IOException {
    Path file = data.resolve("trust.json");
    if (Files.notExists(file)) {
      return null;
    }
    try {
      return TrustBundle.parse(Files.readAllBytes(file));
    } catch (MalformedPacket e) {
      find("trust.json cannot be read: " + e.getMessage());
      return null;
    }
  }

  private static List<Shard> shards(Connection connection) throws SQLException {
    List<Shard> shards = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(SHARDS)) {
      while (row.next()) {
        shards.add(
            new Shard(
                row.getInt("id"),
                row.getString("origin"),
                List.of((String[]) row.getArray("before").getArray())));
      }
    }
    return shards;
  }

  // ---- what is remembered outside the database

  /** What the published file, the signer and the witnesses say, by size. */
  private Map<Long, List<Said>> remembered(Shard shard) throws IOException {
    Map<Long, List<Said>> said = new TreeMap<>();
    for (Map.Entry<String, Note> each : notes().entrySet()) {
      try {
        Checkpoint checkpoint = Checkpoint.parse(each.getValue().text());
        if (shard.is(checkpoint.origin())) {
          said.computeIfAbsent(checkpoint.head().size(), _ -> new ArrayList<>())
              .add(new Said(each.getKey(), checkpoint.head()));
        }
      } catch (MalformedLog e) {
        find(each.getKey() + ": no checkpoint, " + e.getMessage());
      }
    }
    return said;
  }

  /** A memory of a log that the database has not heard of. */
  private void noneBesides(List<Shard> shards) throws IOException {
    for (Map.Entry<String, Note> each : notes().entrySet()) {
      String origin = Checkpoint.parse(each.getValue().text()).origin();
      if (shards.stream().noneMatch(shard -> shard.is(origin))) {
        find(each.getKey() + ": vouched for a log that is not there, " + origin);
      }
    }
  }

  private Map<String, Note> notes() throws IOException {
    Map<String, Note> notes = new TreeMap<>();
    note("the published checkpoint", data.resolve("log/checkpoint"), notes);
    if (!Files.isDirectory(data)) {
      return notes;
    }
    try (Stream<Path> folders = Files.list(data)) {
      for (Path folder :
          folders.filter(each -> Files.isDirectory(each.resolve("memory"))).toList()) {
        try (DirectoryStream<Path> files =
            Files.newDirectoryStream(folder.resolve("memory"), "*.checkpoint")) {
          for (Path file : files) {
            note("the memory of " + folder.getFileName(), file, notes);
          }
        }
      }
    }
    return notes;
  }

  private void note(String name, Path file, Map<String, Note> notes) throws IOException {
    if (Files.notExists(file)) {
      return;
    }
    try {
      String key = notes.containsKey(name) ? name + " (" + file.getFileName() + ")" : name;
      notes.put(key, Note.parse(Files.readAllBytes(file)));
    } catch (MalformedLog e) {
      find(name + ": it cannot be read, " + e.getMessage());
    }
  }

  // ---- the tree

  /** A tree that grows by its leaves; of the rest only the roots of whole subtrees are kept. */
  private static final class GrowingTree {
    private final ArrayDeque<MerkleHash> peaks = new ArrayDeque<>();
    private long size;

    void add(MerkleHash leaf) {
      MerkleHash top = leaf;
      for (long rest = size; (rest & 1) == 1; rest >>>= 1) {
        top = MerkleHash.node(peaks.pop(), top);
      }
      peaks.push(top);
      size++;
    }

    MerkleHash root() {
      Iterator<MerkleHash> from = peaks.iterator();
      MerkleHash root = from.hasNext() ? from.next() : MerkleHash.EMPTY;
      while (from.hasNext()) {
        root = MerkleHash.node(from.next(), root);
      }
      return root;
    }
  }

  /** Builds the tree from the entries and compares it with whatever was said of it. */
  private void grow(Connection connection, Shard shard, Map<Long, List<Said>> remembered)
      throws IOException, SQLException {
    GrowingTree tree = new GrowingTree();
    Files.createDirectories(data.resolve("log"));
    Tiles tiles = new Tiles(shard, TileLog.open(data.resolve("log")));
    try (PreparedStatement select = streaming(connection, ENTRIES, shard);
        PreparedStatement signed = streaming(connection, CHECKPOINTS, shard);
        ResultSet entry = select.executeQuery();
        ResultSet checkpoint = signed.executeQuery()) {
      TreeHead next = arrive(tree, next(checkpoint), checkpoint, shard, remembered);
      while (entry.next()) {
        long index = entry.getLong("log_index");
        if (index != tree.size) {
          find("%s: entry %d is missing, %d follows".formatted(shard.origin(), tree.size, index));
          return;
        }
        byte[] bytes = entry.getBytes("entry");
        committed(shard, entry, bytes);
        tree.add(MerkleHash.leaf(bytes));
        tiles.add(bytes);
        entries++;
        next = arrive(tree, next, checkpoint, shard, remembered);
      }
      while (next != null) {
        say(remembered, new Said("the checkpoint of the database", next));
        next = next(checkpoint);
      }
    }
    tiles.end();
    for (List<Said> ahead : remembered.values()) {
      for (Said each : ahead) {
        find(
            "%s: %s is of %d entries, the log has %d: entries were removed, or an older copy of the database was put back"
                .formatted(shard.origin(), each.by(), each.head().size(), tree.size));
      }
    }
  }

  /** Compares the tree with all that was said of it at the size that it has now. */
  private @Nullable TreeHead arrive(
      GrowingTree tree,
      @Nullable TreeHead checkpoint,
      ResultSet checkpoints,
      Shard shard,
      Map<Long, List<Said>> remembered)
      throws SQLException {
    TreeHead next = checkpoint;
    while (next != null && next.size() == tree.size) {
      say(remembered, new Said("the checkpoint of the database", next));
      next = next(checkpoints);
    }
    List<Said> now = remembered.remove(tree.size);
    if (now != null) {
      MerkleHash root = tree.root();
      for (Said each : now) {
        if (!each.head().root().equals(root)) {
          find(
              "%s: %s names another root for %d entries than they have: what was sealed was altered"
                  .formatted(shard.origin(), each.by(), tree.size));
        }
      }
    }
    return next;
  }

  private static void say(Map<Long, List<Said>> remembered, Said said) {
    remembered.computeIfAbsent(said.head().size(), _ -> new ArrayList<>()).add(said);
  }

  private @Nullable TreeHead next(ResultSet checkpoint) throws SQLException {
    if (!checkpoint.next()) {
      return null;
    }
    checkpoints++;
    return new TreeHead(checkpoint.getLong("size"), MerkleHash.of(checkpoint.getBytes("root")));
  }

  /** An entry is the hash of an event, or of the statement of a head map or a succession. */
  private void committed(Shard shard, ResultSet row, byte[] entry) throws SQLException {
    String event = row.getString("event_id");
    byte[] statement = row.getBytes("statement");
    byte[] hash = row.getBytes("hash");
    String what = null;
    if (event == null && statement == null) {
      what = "is neither an event nor a statement";
    } else if (event == null) {
      what = Arrays.equals(Hash.of(statement).bytes(), entry) ? null : "is another statement";
    } else if (hash == null) {
      what = "is an event that is gone, " + event;
    } else if (!Arrays.equals(hash, entry)) {
      what = "is not the hash of its event " + event;
    }
    if (what != null) {
      find("%s: entry %d %s".formatted(shard.origin(), row.getLong("log_index"), what));
    }
  }

  // ---- the files that everybody can read

  /** Makes the tiles again and compares them with those that are served. */
  private final class Tiles {
    private final Shard shard;
    private final TileLog log;
    private final List<ByteArrayOutputStream> levels = new ArrayList<>();
    private final List<Long> full = new ArrayList<>();
    private final ByteArrayOutputStream bundle = new ByteArrayOutputStream();
    private long places;

    Tiles(Shard shard, TileLog log) {
      this.shard = shard;
      this.log = log;
    }

    /** Takes the next entry; those that the files do not reach yet are left out. */
    void add(byte[] entry) throws IOException {
      if (places == log.size()) {
        return;
      }
      bundle.writeBytes(ByteBuffer.allocate(2).putShort((short) entry.length).array());
      bundle.writeBytes(entry);
      places++;
      if (bundle.size() == Tile.FULL * FRAMED) {
        bundle(Tile.FULL);
      }
      add(0, MerkleHash.leaf(entry));
    }

    private void add(int level, MerkleHash hash) {
      if (level == levels.size()) {
        levels.add(new ByteArrayOutputStream());
        full.add(0L);
      }
      ByteArrayOutputStream hashes = levels.get(level);
      hashes.writeBytes(hash.bytes());
      if (hashes.size() == Tile.FULL * MerkleHash.LENGTH) {
        byte[] tile = hashes.toByteArray();
        compare(new Tile(level, full.get(level), Tile.FULL), tile);
        full.set(level, full.get(level) + 1);
        hashes.reset();
        GrowingTree subtree = new GrowingTree();
        for (int at = 0; at < tile.length; at += MerkleHash.LENGTH) {
          subtree.add(MerkleHash.of(tile, at));
        }
        add(level + 1, subtree.root());
      }
    }

    void end() throws IOException {
      if (log.size() > places) {
        find(
            "%s: the files have %d entries, the database %d"
                .formatted(shard.origin(), log.size(), places));
      }
      if (bundle.size() > 0) {
        bundle(bundle.size() / FRAMED);
      }
      for (int level = 0; level < levels.size(); level++) {
        byte[] rest = levels.get(level).toByteArray();
        if (rest.length > 0) {
          compare(new Tile(level, full.get(level), rest.length / MerkleHash.LENGTH), rest);
        }
      }
    }

    private void bundle(int width) throws IOException {
      Tile tile = new Tile(0, (places - 1) / Tile.FULL, width);
      try {
        compare(tile.entriesPath(), log.entries(tile), bundle.toByteArray());
      } catch (NoSuchFileException absent) {
        find("%s: the file %s is missing".formatted(shard.origin(), tile.entriesPath()));
      }
      bundle.reset();
    }

    private void compare(Tile tile, byte[] hashes) {
      try {
        compare(tile.path(), log.read(tile), hashes);
      } catch (UncheckedIOException absent) {
        find("%s: the file %s is missing".formatted(shard.origin(), tile.path()));
      }
    }

    /** A partial tile may have grown since. */
    private void compare(String path, byte[] there, byte[] made) {
      if (there.length < made.length
          || !Arrays.equals(there, 0, made.length, made, 0, made.length)) {
        find(
            "%s: the file %s says something else than the entries".formatted(shard.origin(), path));
      }
    }
  }

  // ---- who vouched for it

  private void signatures(Connection connection, Shard shard, @Nullable TrustBundle trust)
      throws SQLException {
    if (trust == null) {
      if (checkpoints > 0) {
        find(shard.origin() + ": trust.json is missing, no signature can be checked");
      }
      return;
    }
    TrustPolicy policy = trust.logPolicy();
    checkpoints(connection, shard, policy);
    cosignatures(connection, shard, policy);
    anchors(connection, shard, policy);
    timeStamps(connection, shard, trust);
  }

  private void checkpoints(Connection connection, Shard shard, TrustPolicy policy)
      throws SQLException {
    try (PreparedStatement select = streaming(connection, CHECKPOINTS, shard);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        TreeHead head = new TreeHead(row.getLong("size"), MerkleHash.of(row.getBytes("root")));
        Note note = Note.parse(row.getString("note"));
        String origin = Checkpoint.parse(note.text()).origin();
        boolean says = shard.is(origin) && note.text().equals(new Checkpoint(origin, head).text());
        if (!says || !signed(note, policy.logs())) {
          find(
              "%s: the checkpoint %d is not signed by the log as it stands"
                  .formatted(shard.origin(), head.size()));
        }
      }
    } catch (MalformedLog e) {
      find("%s: a checkpoint cannot be read, %s".formatted(shard.origin(), e.getMessage()));
    }
  }

  private void cosignatures(Connection connection, Shard shard, TrustPolicy policy)
      throws SQLException {
    Map<String, VerifierKey> witnesses = policy.witnesses();
    try (PreparedStatement select = streaming(connection, COSIGNATURES, shard);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        cosignatures++;
        VerifierKey key = witnesses.get(row.getString("witness"));
        Note.Signature signature = Note.signature(row.getString("line"));
        Note note = Note.parse(row.getString("note"));
        // The key of a witness that is no longer asked is not known any more.
        if (key != null && !key.verifies(note.text(), signature)) {
          find(
              "%s: the cosignature of %s at %d does not hold"
                  .formatted(shard.origin(), row.getString("witness"), row.getLong("size")));
        }
      }
    } catch (MalformedLog e) {
      find("%s: a cosignature cannot be read, %s".formatted(shard.origin(), e.getMessage()));
    }
  }

  private void anchors(Connection connection, Shard shard, TrustPolicy policy) throws SQLException {
    try (PreparedStatement select = streaming(connection, ANCHORS, shard);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        List<Note.Signature> lines = new ArrayList<>();
        for (Object line : (Object[]) row.getArray("lines").getArray()) {
          lines.add(Note.signature((String) line));
        }
        try {
          policy.accept(Note.parse(row.getString("note")).and(lines));
        } catch (TrustPolicy.Refused e) {
          find(
              "%s: the checkpoint %d counts as anchored and is not, %s"
                  .formatted(shard.origin(), row.getLong("size"), e.getMessage()));
        }
      }
    } catch (MalformedLog e) {
      find("%s: an anchor cannot be read, %s".formatted(shard.origin(), e.getMessage()));
    }
  }

  private void timeStamps(Connection connection, Shard shard, TrustBundle trust)
      throws SQLException {
    try (PreparedStatement select = streaming(connection, TIME_STAMPS, shard);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        timeStamps++;
        String what = stamped(row, trust);
        if (what != null) {
          find(
              "%s: the time stamp at %d does not hold, %s"
                  .formatted(shard.origin(), row.getLong("size"), what));
        }
      }
    }
  }

  private static @Nullable String stamped(ResultSet row, TrustBundle trust) throws SQLException {
    try {
      Note note = Note.parse(row.getString("note"));
      TreeHead head = Checkpoint.parse(note.text()).head();
      byte[] root = row.getBytes("root");
      if (root == null || !head.equals(new TreeHead(row.getLong("size"), MerkleHash.of(root)))) {
        return "it is about another tree";
      }
      TimeStampToken token =
          TimeStampToken.check(
              row.getBytes("token"), note.whole().getBytes(StandardCharsets.UTF_8));
      return token.trusted(trust.timestampRoots()) ? null : "its authority is not trusted";
    } catch (MalformedLog | BadToken e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static boolean signed(Note note, List<VerifierKey> keys) {
    return keys.stream()
        .anyMatch(
            key ->
                note.signatures().stream()
                    .anyMatch(each -> key.claims(each) && key.verifies(note.text(), each)));
  }

  // ---- the head maps

  private void headMaps(Connection connection, Shard shard) throws SQLException {
    List<Head> newest = List.of();
    try (PreparedStatement select = streaming(connection, HEAD_MAPS, shard)) {
      select.setFetchSize(1);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          headMaps++;
          newest = heads(row.getBytes("heads"));
          HeadMap.Builder map = HeadMap.builder();
          try {
            newest.forEach(each -> map.add(each.item(), each.seq(), each.hash()));
            HeadMap made = map.build();
            HeadStatement statement = HeadStatement.parse(row.getBytes("statement"));
            if (made.size() != statement.size() || !made.root().equals(statement.root())) {
              find(
                  "%s: the head map at entry %d is not that of its statement"
                      .formatted(shard.origin(), row.getLong("log_index")));
            }
          } catch (IllegalArgumentException | MalformedPacket e) {
            find(
                "%s: the head map at entry %d cannot be read, %s"
                    .formatted(shard.origin(), row.getLong("log_index"), e.getMessage()));
          }
        }
      }
    }
    for (int from = 0; from < newest.size(); from += ROWS_AT_ONCE) {
      List<Head> some = newest.subList(from, Math.min(newest.size(), from + ROWS_AT_ONCE));
      try (PreparedStatement select = connection.prepareStatement(HEADS_WITHOUT_EVENTS)) {
        select.setArray(
            1, connection.createArrayOf("uuid", some.stream().map(Head::item).toArray()));
        select.setArray(
            2, connection.createArrayOf("bigint", some.stream().map(Head::seq).toArray()));
        select.setArray(
            3,
            connection.createArrayOf(
                "bytea", some.stream().map(e -> e.hash().bytes()).toArray(byte[][]::new)));
        try (ResultSet row = select.executeQuery()) {
          while (row.next()) {
            find(
                "%s: the newest head map knows event %d of the chain %s, the ledger has another or none"
                    .formatted(shard.origin(), row.getLong("seq"), row.getString("item")));
          }
        }
      }
    }
  }

  /** Where a chain ended, as a head map keeps it. */
  private record Head(UUID item, long seq, Hash hash) {}

  private static List<Head> heads(byte[] kept) {
    List<Head> heads = new ArrayList<>();
    ByteBuffer from = ByteBuffer.wrap(kept);
    while (from.hasRemaining()) {
      UUID item = new UUID(from.getLong(), from.getLong());
      long seq = from.getLong();
      byte[] hash = new byte[Hash.BYTES];
      from.get(hash);
      heads.add(new Head(item, seq, new Hash(HEX.formatHex(hash))));
    }
    return heads;
  }

  private static PreparedStatement streaming(Connection connection, String query, Shard shard)
      throws SQLException {
    PreparedStatement select = connection.prepareStatement(query);
    select.setFetchSize(ROWS_AT_ONCE);
    select.setInt(1, shard.id());
    return select;
  }
}
