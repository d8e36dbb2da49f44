package be.zegel.ledger;

import be.zegel.evidence.ledger.Hash;
import be.zegel.evidence.log.TileLog;
import be.zegel.evidence.packet.TrustBundle;
import be.zegel.evidence.time.TimeStamp;
import be.zegel.evidence.time.TimeStamping;
import be.zegel.evidence.tlog.Checkpoint;
import be.zegel.evidence.tlog.MalformedLog;
import be.zegel.evidence.tlog.MerkleHash;
import be.zegel.evidence.tlog.Note;
import be.zegel.evidence.tlog.TileTree;
import be.zegel.evidence.tlog.TrustPolicy;
import be.zegel.evidence.tlog.VerifierKey;
import be.zegel.evidence.witness.AddCheckpoint;
import be.zegel.evidence.witness.Voucher;
import be.zegel.evidence.witness.Vouching.Elsewhere;
import be.zegel.evidence.witness.Vouching.Outcome;
import be.zegel.evidence.witness.Vouching.Vouched;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Has the signed checkpoints confirmed by others: cosigned by witnesses, and stamped by a
 * time-stamp authority. It works beside {@link LogKeeper} and never before it: whoever is away is
 * asked again, and gets the newest checkpoint when it is back, which covers all that it missed.
 */
@Singleton
@Startup
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class LogAnchor {
  private static final Logger LOG = System.getLogger(LogAnchor.class.getName());
  private static final Duration REST = Duration.ofSeconds(10);

  /** Pages ask at every request. */
  private static final Duration WATCH = Duration.ofSeconds(5);

  @Inject private LogKeeper keeper;
  @Inject private LogSequence sequence;
  @Inject private LogAnchors anchors;
  @Inject private HeadMaps heads;
  @Inject private Clock clock;

  private final ReentrantLock round = new ReentrantLock();
  private final Map<String, Instant> restUntil = new HashMap<>();
  private LogConfig log = LogConfig.ofSystem();
  private AnchorConfig config = AnchorConfig.ofSystem();
  private @Nullable HttpClient http;
  private @Nullable LogTrust trust;
  private volatile Watched watched = new Watched(Instant.EPOCH, List.of());

  @PostConstruct
  void open() {
    log = LogConfig.ofSystem();
    config = AnchorConfig.ofSystem();
    http = HttpClient.newBuilder().connectTimeout(REST).build();
  }

  @PreDestroy
  void close() {
    if (http != null) {
      http.shutdownNow();
    }
  }

  /** Every two seconds; a round that is still at work is not joined by another. */
  @Schedule(hour = "*", minute = "*", second = "1/2", persistent = false)
  public void keep() {
    if (!round.tryLock()) {
      return;
    }
    try {
      anchor(false);
    } catch (IOException e) {
      LOG.log(Level.WARNING, "The log cannot be anchored; it will be", e);
    } finally {
      round.unlock();
    }
  }

  /**
   * Seals everything that is recorded now, and has it cosigned and stamped as far as the others
   * answer. Slow: for a packet, not for a page.
   *
   * @return the signed and, as far as possible, cosigned checkpoint
   * @throws IOException when there is no signed checkpoint over everything
   */
  public Sealed force() throws IOException {
    long size = keeper.sealNow();
    round.lock();
    try {
      anchor(true);
      Sealed sealed = sealed(sequence.shard(log.origin()));
      if (sealed.checkpoint().head().size() < size) {
        throw new IOException("the signer has not sealed the log");
      }
      return sealed;
    } finally {
      round.unlock();
    }
  }

  /** Takes a head map now. */
  public HeadMaps.Taken takeHeads() {
    return heads.take(sequence.shard(log.origin()));
  }

  /** Every night: where each chain ended. */
  @Schedule(hour = "2", minute = "17", persistent = false)
  public void takeHeadsAtNight() {
    takeHeads();
  }

  /** The tree of a size that is sealed, for proofs. For one thread. */
  public TileTree tree(long size) throws IOException {
    return TileLog.open(log.folder()).tree(size);
  }

  /** Whoever stamps packets; empty when nobody does. */
  public Optional<TimeStamping> authority() {
    return config.timeStamps().map(address -> AnchorConfig.authority(address, client()));
  }

  /**
   * Whom readers of packets are told to trust; empty until everybody who vouches has run once. The
   * same is in {@code DIR/trust.json}.
   */
  public Optional<TrustBundle> bundle() {
    return trust().map(LogTrust::bundle);
  }

  /**
   * A signed checkpoint with what others added to it.
   *
   * @param note with all cosignatures that there are
   * @param anchored whether a quorum of witnesses is among them
   * @param stamp over exactly this note; null when there is none yet
   */
  public record Sealed(
      Checkpoint checkpoint, Note note, boolean anchored, @Nullable TimeStamp stamp) {}

  private Sealed sealed(int shard) throws IOException {
    LogAnchors.Signed newest =
        anchors.newest(shard).orElseThrow(() -> new IOException("no checkpoint is signed yet"));
    Note note = cosigned(shard, newest);
    TimeStamp stamp = null;
    Optional<LogAnchors.Stamped> stamped = anchors.stampOver(shard, newest.size());
    if (stamped.isPresent()) {
      // The stamp is about the note as it was then.
      note = Note.parse(stamped.get().note());
      stamp = stamped.get().stamp();
    }
    return new Sealed(Checkpoint.parse(note.text()), note, anchored(note), stamp);
  }

  private void anchor(boolean now) throws IOException {
    trust();
    int shard = sequence.shard(log.origin());
    Optional<LogAnchors.Signed> newest = anchors.newest(shard);
    if (newest.isEmpty() || newest.get().size() == 0) {
      return;
    }
    LogAnchors.Signed signed = newest.get();
    if (anchors.lastAnchored(shard) < signed.size() || now) {
      askWitnesses(shard, signed, now);
      Note note = cosigned(shard, signed);
      keeper.publishCosigned(note);
      if (anchored(note)) {
        anchors.anchored(shard, signed.size(), clock.instant());
      }
    }
    stamp(shard, signed, now);
  }

  private Note cosigned(int shard, LogAnchors.Signed signed) {
    return Note.parse(signed.note())
        .and(
            anchors.cosignatures(shard, signed.size()).values().stream()
                .map(Note::signature)
                .toList());
  }

  private boolean anchored(Note note) {
    try {
      Optional<LogTrust> known = trust();
      return known.isPresent()
          && known.get().policy().asksForWitnesses()
          && !known.get().policy().accept(note).cosigners().isEmpty();
    } catch (TrustPolicy.Refused tooFew) {
      return false;
    }
  }

  private void askWitnesses(int shard, LogAnchors.Signed signed, boolean now) throws IOException {
    Set<String> have = anchors.cosignatures(shard, signed.size()).keySet();
    for (AnchorConfig.Witness witness : config.witnesses()) {
      if (!have.contains(witness.name()) && (now || rested(witness.name()))) {
        try {
          ask(shard, signed, witness);
          restUntil.remove(witness.name());
        } catch (IOException | MalformedLog e) {
          rest(witness.name(), "The witness " + witness.name() + " has not cosigned", e);
        }
      }
    }
  }

  private void ask(int shard, LogAnchors.Signed signed, AnchorConfig.Witness witness)
      throws IOException {
    VerifierKey key = LogTrust.key(witness);
    Voucher client = AnchorConfig.client(witness, client());
    TileLog tiles = TileLog.open(log.folder());
    Outcome outcome =
        client.add(request(tiles, anchors.lastCosigned(shard, witness.name()), signed));
    if (outcome instanceof Elsewhere elsewhere && elsewhere.size() <= signed.size()) {
      outcome = client.add(request(tiles, elsewhere.size(), signed));
    }
    if (!(outcome instanceof Vouched vouched)) {
      throw new IOException("it answers " + outcome);
    }
    String text = Note.parse(signed.note()).text();
    for (Note.Signature signature : vouched.signatures()) {
      if (key.verifies(text, signature)) {
        anchors.cosigned(
            shard, signed.size(), witness.name(), signature.line().strip(), clock.instant());
        return;
      }
    }
    throw new IOException("none of its signatures is by its key");
  }

  private static byte[] request(TileLog tiles, long old, LogAnchors.Signed signed) {
    List<MerkleHash> proof = tiles.tree(signed.size()).consistency(Math.min(old, signed.size()));
    return new AddCheckpoint(old, proof, signed.note()).body().getBytes(StandardCharsets.UTF_8);
  }

  private void stamp(int shard, LogAnchors.Signed signed, boolean now) {
    Optional<URI> authority = config.timeStamps();
    if (authority.isEmpty()
        || anchors.lastStamped(shard) >= signed.size()
        || !(now || (due(shard) && rested("time")))) {
      return;
    }
    Note note = cosigned(shard, signed);
    if (!config.witnesses().isEmpty() && !anchored(note)) {
      return;
    }
    byte[] digest = Hash.of(note.whole().getBytes(StandardCharsets.UTF_8)).bytes();
    try {
      TimeStamp stamp = AnchorConfig.authority(authority.get(), client()).stamp(digest);
      stamp.verify(digest, roots(config.timeRoots()));
      anchors.stamped(shard, signed.size(), note.whole(), stamp);
      restUntil.remove("time");
    } catch (IOException | TimeStamp.Invalid e) {
      rest("time", "The time-stamp authority gives no stamp that holds", e);
    }
  }

  private boolean due(int shard) {
    return anchors
        .lastStamp(shard)
        .map(last -> !clock.instant().isBefore(last.plus(config.cadence())))
        .orElse(true);
  }

  private boolean rested(String who) {
    Instant until = restUntil.get(who);
    return until == null || clock.instant().isAfter(until);
  }

  /** Said once, until it answers again. */
  private void rest(String who, String message, Exception cause) {
    if (restUntil.put(who, clock.instant().plus(REST)) == null) {
      LOG.log(Level.WARNING, message + "; the grade of proof stays lower until then", cause);
    }
  }

  private HttpClient client() {
    return java.util.Objects.requireNonNull(http, "the anchor is open");
  }

  /** The certificates in a file. */
  static Set<X509Certificate> roots(Path file) throws IOException {
    Set<X509Certificate> roots = new HashSet<>();
    try (InputStream in = Files.newInputStream(file)) {
      CertificateFactory.getInstance("X.509")
          .generateCertificates(in)
          .forEach(each -> roots.add((X509Certificate) each));
    } catch (CertificateException e) {
      throw new IOException(file + " holds no certificates", e);
    }
    return roots;
  }

  /**
   * Whom the log's own policy trusts; empty until the signer and every witness have run once. Made
   * again when the chain of keys begins.
   */
  Optional<LogTrust> trust() {
    Optional<TrustBundle.EnrolmentRoot> root =
        trust == null || trust.bundle().enrolmentRoot().isEmpty()
            ? anchors.enrolmentRoot()
            : Optional.empty();
    if (trust == null || root.isPresent()) {
      try {
        LogTrust known = LogTrust.of(config, root);
        known.publish(log.folder().resolveSibling("trust.json"));
        trust = known;
      } catch (NoSuchFileException notYet) {
        return Optional.empty();
      } catch (IOException | MalformedLog e) {
        LOG.log(Level.ERROR, "The keys of the log or of a witness cannot be read", e);
        return Optional.empty();
      }
    }
    return Optional.ofNullable(trust);
  }

  /**
   * What is missing for longer than the policy allows: {@code sequencer}, {@code signer}, the names
   * of witnesses, {@code time-stamps}. Empty when all is well.
   */
  public List<String> missing() {
    Watched last = watched;
    Instant now = clock.instant();
    if (last.at().plus(WATCH).isBefore(now)) {
      last = new Watched(now, look());
      watched = last;
    }
    return last.missing();
  }

  /** What was missing at some moment. */
  private record Watched(Instant at, List<String> missing) {
    Watched {
      missing = List.copyOf(missing);
    }
  }

  private List<String> look() {
    int shard = sequence.shard(log.origin());
    Instant limit = clock.instant().minus(config.alarm());
    List<String> missing = new ArrayList<>();
    add(missing, "sequencer", anchors.waitsForPlace(), limit);
    add(missing, "signer", anchors.waitsForSeal(shard), limit.minus(log.cadence()));
    for (AnchorConfig.Witness witness : config.witnesses()) {
      add(missing, witness.name(), anchors.waitsForWitness(shard, witness.name()), limit);
    }
    if (config.timeStamps().isPresent()) {
      add(missing, "time-stamps", anchors.waitsForStamp(shard), limit.minus(config.cadence()));
    }
    return missing;
  }

  private static void add(
      List<String> missing, String what, @Nullable Instant since, Instant limit) {
    if (since != null && since.isBefore(limit)) {
      missing.add(what);
    }
  }
}
