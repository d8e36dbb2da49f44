package be.zegel.launcher;

import be.zegel.evidence.ledger.ChainHead;
import be.zegel.evidence.ledger.EventDraft;
import be.zegel.evidence.ledger.EventType;
import be.zegel.evidence.ledger.Field;
import be.zegel.evidence.ledger.Form;
import be.zegel.evidence.ledger.Hash;
import be.zegel.evidence.ledger.Json;
import be.zegel.evidence.ledger.Person;
import be.zegel.evidence.ledger.RecordedEvent;
import be.zegel.evidence.ledger.Recorder;
import be.zegel.evidence.ledger.Salt;
import be.zegel.evidence.log.TileLog;
import be.zegel.evidence.packet.HeadMap;
import be.zegel.evidence.packet.HeadStatement;
import be.zegel.evidence.packet.PacketDescription;
import be.zegel.evidence.packet.PacketEvent;
import be.zegel.evidence.packet.PacketWriter;
import be.zegel.evidence.packet.TrustBundle;
import be.zegel.evidence.tlog.Checkpoint;
import be.zegel.evidence.tlog.LogProof;
import be.zegel.evidence.tlog.MerkleHash;
import be.zegel.evidence.tlog.MerkleProof;
import be.zegel.evidence.tlog.Note;
import be.zegel.evidence.tlog.NoteSigner;
import be.zegel.evidence.tlog.SignatureType;
import be.zegel.evidence.tlog.Tile;
import be.zegel.evidence.tlog.TileTree;
import be.zegel.evidence.tlog.TreeHead;
import be.zegel.evidence.tlog.TreeProof;
import be.zegel.evidence.verify.PacketVerifier;
import be.zegel.evidence.verify.Report;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * What a stranger does with a ledger: verifies a whole packet of many events, beside one SHA-256
 * over the same file, and what the service does for one receipt: proves one event of a log in tiles
 * on disk, beside the reading of one tile.
 */
final class PacketBench {
  private static final String ORIGIN = "bench.test/2026";
  private static final int CHAIN = 10_000;
  private static final int PROOFS = 2_000;
  private static final int BUFFER = 1 << 18;

  private final Path work;
  private final int events;
  private final int entries;
  private final Instant begin = Instant.parse("2026-01-05T09:00:00Z");
  private final Recorder recorder = new Recorder(Salt.from(new SecureRandom()));
  private final UUID actor = UUID.randomUUID();

  /**
   * A benchmark.
   *
   * @param work an empty folder; about 2 KB for each event and 40 bytes for each entry
   * @param events how many events the packet has
   * @param entries how many entries the log of the single proofs has
   */
  PacketBench(Path work, int events, int entries) {
    this.work = work;
    this.events = events;
    this.entries = entries;
  }

  void run(Consumer<Figure> out) throws IOException {
    verifyPacket(out);
    proveOne(out);
  }

  private void verifyPacket(Consumer<Figure> out) throws IOException {
    Path file = work.resolve("packet.asice");
    TrustBundle trust = write(file);
    double[] ours = new double[2];
    double[] hashed = new double[2];
    // The first round is told too: whoever verifies one packet starts cold.
    for (int round = 0; round < 2; round++) {
      long start = clock();
      Report report = new PacketVerifier(Optional.of(trust), Optional.empty()).verify(file);
      long middle = clock();
      if (report.verdict().exitCode() != 0) {
        throw new IllegalStateException("the benchmark's own packet: " + report.findings());
      }
      long before = clock();
      sha256(file);
      hashed[round] = (clock() - before) / 1e9;
      ours[round] = (middle - start) / 1e9;
    }
    out.accept(
        Figure.of("ledger/packet", ours[1], hashed[1], "s of processor time")
            .with("events", events)
            .with("bytes", Files.size(file))
            .with("cold", ours[0])
            .with("beside", "SHA-256 of the packet, read once"));
    Files.delete(file);
  }

  /**
   * Processor time of this thread, which does all of it: other work on the machine counts little.
   */
  private static long clock() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static void sha256(Path file) throws IOException {
    MessageDigest digest = digest();
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    }
    if (digest.digest().length != Hash.BYTES) {
      throw new IllegalStateException("SHA-256 has 32 bytes");
    }
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Writes a packet of exhibits with long chains of fixity, and the bundle that trusts it. */
  private TrustBundle write(Path file) throws IOException {
    NoteSigner signer = signer();
    TileLog log = TileLog.open(Files.createDirectory(work.resolve("log")));
    UUID caseChain = new UUID(0, 1);
    List<UUID> exhibits = new ArrayList<>();
    for (int i = 0; i * CHAIN < events; i++) {
      exhibits.add(new UUID(0x4000L, 0x8000_0000_0000_0000L + i));
    }
    Map<UUID, Kept> kept = new TreeMap<>();
    kept.put(caseChain, keep(log, caseChain, caseOf(caseChain, exhibits)));
    for (UUID exhibit : exhibits) {
      int length = Math.min(CHAIN, events - CHAIN * (kept.size() - 1));
      kept.put(exhibit, keep(log, exhibit, exhibit(exhibit, length)));
    }
    HeadMap.Builder map = HeadMap.builder();
    kept.forEach((chain, it) -> map.add(chain, it.head().seq(), it.hash()));
    HeadMap headMap = map.build();
    try (PacketWriter writer =
        new PacketWriter(
            new PacketDescription(caseChain, exhibits, begin.plusSeconds(2L * CHAIN), "en"))) {
      for (Map.Entry<UUID, Kept> chain : kept.entrySet()) {
        writer.chain(
            chain.getKey(), chain.getValue().events(), headMap.proof(chain.getKey()).orElseThrow());
        Files.delete(chain.getValue().lines());
      }
      HeadStatement statement =
          headMap.statement(begin.plusSeconds(CHAIN), new Salt("ab".repeat(Salt.BYTES)));
      long place = log.size();
      TreeHead head = log.extend(place, List.of(statement.entry()));
      TileTree tree = log.tree(head.size());
      String text = new Checkpoint(ORIGIN, head).text();
      Note note = new Note(text, List.of(signer.sign(text)));
      writer.checkpoint(note);
      writer.proof(TreeProof.of(tree, head.size(), writer.places()));
      writer.headMap(statement, new LogProof(place, tree.inclusion(place), note));
      writer.report("%PDF-none".getBytes(StandardCharsets.US_ASCII));
      TrustBundle trust =
          new TrustBundle(
              "bench",
              "log " + signer.verifier().text() + "\nquorum none\n",
              List.of(),
              false,
              "localhost",
              Optional.empty(),
              false,
              true,
              Optional.empty());
      writer.trust(trust);
      writer.write(file, null);
      return trust;
    }
  }

  /** A chain that waits on disk until all heads are known. */
  private record Kept(ChainHead head, Hash hash, Path lines) {
    Iterable<PacketEvent> events() throws IOException {
      List<PacketEvent> read = new ArrayList<>();
      for (String line : Files.readAllLines(lines)) {
        read.add(PacketEvent.parse(line.getBytes(StandardCharsets.UTF_8)));
      }
      return read;
    }
  }

  private Kept keep(TileLog log, UUID item, List<RecordedEvent> chain) throws IOException {
    long first = log.size();
    log.extend(first, chain.stream().map(e -> e.envelope().hash().bytes()).toList());
    Path lines = work.resolve(item + ".jsonl");
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(lines))) {
      for (int i = 0; i < chain.size(); i++) {
        out.write(new PacketEvent(first + i, chain.get(i)).line());
        out.write('\n');
      }
    }
    RecordedEvent last = chain.getLast();
    return new Kept(last.envelope().head(), last.envelope().hash(), lines);
  }

  private List<RecordedEvent> caseOf(UUID item, List<UUID> exhibits) {
    List<RecordedEvent> chain = new ArrayList<>();
    chain.add(
        next(
            chain,
            item,
            EventType.CASE_OPENED,
            Map.of(Field.CASE_NUMBER, Json.text("BENCH"), Field.STATE_AFTER, Json.text("OPEN"))));
    for (UUID exhibit : exhibits) {
      chain.add(
          next(
              chain,
              item,
              EventType.EXHIBIT_ENTERED,
              Map.of(Field.EXHIBIT, Json.text(exhibit.toString()))));
    }
    return chain;
  }

  private static NoteSigner signer() {
    try {
      return new NoteSigner(
          ORIGIN,
          SignatureType.ED25519,
          KeyPairGenerator.getInstance("Ed25519").generateKeyPair(),
          Clock.systemUTC());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has Ed25519", e);
    }
  }

  private List<RecordedEvent> exhibit(UUID item, int length) {
    Json anna =
        Json.members(
            Map.of(
                "kind", Json.text("PERSON"), "id", Json.text("anna"), "label", Json.text("Anna")));
    List<RecordedEvent> chain = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      Map<Field, Json> fields = new EnumMap<>(Field.class);
      fields.put(Field.ACTING_FOR, i == 0 ? anna : Json.nothing());
      fields.put(Field.CUSTODIAN_BEFORE, i == 0 ? Json.nothing() : anna);
      fields.put(Field.CUSTODIAN_AFTER, anna);
      fields.put(Field.SEAL_BEFORE, Json.nothing());
      fields.put(Field.SEAL_AFTER, Json.nothing());
      if (i == 0) {
        fields.put(Field.TO, anna);
      } else {
        fields.put(Field.ITEMS_COUNT, Json.counter(i));
        fields.put(Field.REASON, Json.text("the weekly reading of all stored objects"));
      }
      chain.add(next(chain, item, i == 0 ? EventType.SEIZED : EventType.FIXITY_VERIFIED, fields));
    }
    return chain;
  }

  private RecordedEvent next(
      List<RecordedEvent> chain, UUID item, EventType type, Map<Field, Json> of) {
    ChainHead head = chain.isEmpty() ? ChainHead.none(item) : chain.getLast().envelope().head();
    Instant now = begin.plusSeconds(chain.size());
    Map<Field, Json> fields = new EnumMap<>(Field.class);
    fields.putAll(of);
    fields.put(Field.EVENT_ID, Json.text(UUID.randomUUID().toString()));
    fields.put(Field.OCCURRED_AT, Form.time(now.atOffset(ZoneOffset.UTC)));
    fields.put(Field.ACTOR, Person.of("anna", "Anna").json());
    return recorder.record(new EventDraft(type, item, actor, fields), head, now);
  }

  private void proveOne(Consumer<Figure> out) throws IOException {
    Path folder = Files.createDirectory(work.resolve("tiles"));
    writeTiles(folder);
    TileTree.Tiles tiles = tile -> read(folder.resolve(tile.path()));
    TreeHead head = new TileTree(entries, tiles).head();
    Random random = new Random(7);
    long[] chosen = random.longs(PROOFS, 0, entries).toArray();
    long started = clock();
    for (long index : chosen) {
      // A tree of its own for each: nothing is remembered from the proof before.
      List<MerkleHash> path = new TileTree(entries, tiles).inclusion(index);
      if (!MerkleProof.inclusion(head, index, MerkleHash.leaf(entry(index)), path)) {
        throw new IllegalStateException("the benchmark's own proof does not hold");
      }
    }
    long proven = clock();
    long bytes = 0;
    for (long index : chosen) {
      bytes += read(folder.resolve(new Tile(0, index / Tile.FULL, width(index)).path())).length;
    }
    long end = clock();
    out.accept(
        Figure.of(
                "ledger/proof",
                (proven - started) / 1e6 / PROOFS,
                (end - proven) / 1e6 / PROOFS,
                "ms of processor time")
            .with("entries", entries)
            .with("tileBytes", bytes / PROOFS)
            .with("beside", "reading the one tile that has the event"));
  }

  private int width(long index) {
    return (int) Math.min(Tile.FULL, entries - index / Tile.FULL * Tile.FULL);
  }

  private static byte[] entry(long index) {
    return ByteBuffer.allocate(Hash.BYTES).putLong(index).array();
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes the tiles of a log, level by level, without the durability of a real one. */
  private void writeTiles(Path folder) throws IOException {
    List<MerkleHash> above = new ArrayList<>();
    int count = entries;
    for (int level = 0; count > 0; level++) {
      List<MerkleHash> below = above;
      above = new ArrayList<>();
      for (int first = 0; first < count; first += Tile.FULL) {
        int width = Math.min(Tile.FULL, count - first);
        ByteBuffer bytes = ByteBuffer.allocate(width * MerkleHash.LENGTH);
        List<MerkleHash> hashes = new ArrayList<>();
        for (int i = first; i < first + width; i++) {
          MerkleHash hash = level == 0 ? MerkleHash.leaf(entry(i)) : below.get(i);
          hashes.add(hash);
          bytes.put(hash.bytes());
        }
        Path tile = folder.resolve(new Tile(level, first / Tile.FULL, width).path());
        Files.createDirectories(tile.getParent());
        Files.write(tile, bytes.array());
        if (width == Tile.FULL) {
          above.add(joined(hashes));
        }
      }
      count = above.size();
    }
  }

  private static MerkleHash joined(List<MerkleHash> hashes) {
    List<MerkleHash> level = hashes;
    while (level.size() > 1) {
      List<MerkleHash> next = new ArrayList<>();
      for (int i = 0; i < level.size(); i += 2) {
        next.add(MerkleHash.node(level.get(i), level.get(i + 1)));
      }
      level = next;
    }
    return level.getFirst();
  }
}
