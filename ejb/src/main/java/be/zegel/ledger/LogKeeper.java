package be.zegel.ledger;

import be.zegel.evidence.log.TileLog;
import be.zegel.evidence.tlog.Checkpoint;
import be.zegel.evidence.tlog.MalformedLog;
import be.zegel.evidence.tlog.Note;
import be.zegel.evidence.tlog.Tile;
import be.zegel.evidence.tlog.TreeHead;
import be.zegel.evidence.witness.AddCheckpoint;
import be.zegel.evidence.witness.Vouching.Elsewhere;
import be.zegel.evidence.witness.Vouching.Outcome;
import be.zegel.evidence.witness.Vouching.Vouched;
import be.zegel.evidence.witness.VouchingClient;
import jakarta.annotation.PostConstruct;
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
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the log: lets events be sequenced, writes the tiles, and has a checkpoint signed and
 * published at the fixed cadence. Every step can be repeated: a death between two of them leaves
 * tiles that the next round completes, or a signature that it asks for again.
 */
@Singleton
@Startup
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class LogKeeper {
  private static final Logger LOG = System.getLogger(LogKeeper.class.getName());

  /** In the place of a level: the entries themselves. */
  public static final int ENTRIES = -1;

  private static final int BATCH = 2000;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Inject private LogSequence sequence;
  @Inject private Clock clock;

  private final ReentrantLock round = new ReentrantLock();
  private LogConfig config = LogConfig.ofSystem();
  private @Nullable TileLog log;
  private int shard;
  private Instant nextCheckpoint = Instant.EPOCH;
  private boolean signerFails;

  @PostConstruct
  void open() {
    config = LogConfig.ofSystem();
  }

  /** Every two seconds; a round that is still at work is not joined by another. */
  @Schedule(hour = "*", minute = "*", second = "*/2", persistent = false)
  public void keep() {
    if (!round.tryLock()) {
      return;
    }
    try {
      TileLog tiles = grown();
      Instant now = clock.instant();
      if (!now.isBefore(nextCheckpoint)) {
        seal(tiles);
        nextCheckpoint = now.plus(config.cadence());
      }
    } catch (IOException e) {
      LOG.log(Level.ERROR, "The log cannot be kept; events stay recorded until it can", e);
    } finally {
      round.unlock();
    }
  }

  /**
   * Gives everything that waits its place and has it sealed now, outside the cadence: for a packet.
   *
   * @return the size that was sealed
   * @throws IOException when the signer does not answer
   */
  public long sealNow() throws IOException {
    round.lock();
    try {
      TileLog tiles = grown();
      seal(tiles);
      long size = tiles.size();
      if (publishedSize(tiles) < size) {
        throw new IOException("the signer does not seal the log");
      }
      return size;
    } finally {
      round.unlock();
    }
  }

  /** Replaces the published checkpoint by the same one with more signatures. */
  public void publishCosigned(Note note) throws IOException {
    round.lock();
    try {
      TileLog tiles = opened();
      Optional<Note> published = tiles.published();
      if (published.isPresent()
          && published.get().text().equals(note.text())
          && published.get().signatures().size() < note.signatures().size()) {
        tiles.publish(note);
      }
    } finally {
      round.unlock();
    }
  }

  private TileLog grown() throws IOException {
    TileLog tiles = opened();
    int sequenced;
    do {
      sequenced = sequence.sequence(shard, BATCH);
    } while (sequenced == BATCH);
    extend(tiles);
    return tiles;
  }

  private TileLog opened() throws IOException {
    TileLog tiles = log;
    if (tiles == null) {
      shard = sequence.shard(config.origin());
      tiles = TileLog.open(config.folder());
      log = tiles;
    }
    return tiles;
  }

  private void extend(TileLog tiles) throws IOException {
    List<byte[]> entries = sequence.entries(shard, tiles.size(), BATCH);
    while (!entries.isEmpty()) {
      tiles.extend(tiles.size(), entries);
      entries = entries.size() < BATCH ? List.of() : sequence.entries(shard, tiles.size(), BATCH);
    }
  }

  private void seal(TileLog tiles) throws IOException {
    TreeHead head = tiles.head();
    long before = publishedSize(tiles);
    if (config.signer().isEmpty() || (head.size() == before && before > 0)) {
      return;
    }
    Checkpoint checkpoint = new Checkpoint(config.origin(), head);
    try {
      VouchingClient signer = new VouchingClient(config.signer().get(), PATIENCE);
      Outcome outcome = signer.add(request(tiles, before, checkpoint));
      if (outcome instanceof Elsewhere elsewhere && elsewhere.size() <= head.size()) {
        outcome = signer.add(request(tiles, elsewhere.size(), checkpoint));
      }
      if (outcome instanceof Vouched vouched) {
        Note note = new Note(checkpoint.text(), vouched.signatures());
        tiles.publish(note);
        sequence.signed(shard, head.size(), head.root().bytes(), note.whole());
        signerFails = false;
      } else {
        // The signer remembers another history: somebody changed the log or its folder.
        LOG.log(Level.ERROR, "The signer refuses the log at size {0}: {1}", head.size(), outcome);
        signerFails = true;
      }
    } catch (IOException e) {
      if (!signerFails) {
        LOG.log(Level.WARNING, "The signer does not answer; events stay recorded until it does", e);
      }
      signerFails = true;
    }
  }

  private static byte[] request(TileLog tiles, long old, Checkpoint checkpoint) {
    return new AddCheckpoint(
            old, tiles.tree(checkpoint.head().size()).consistency(old), checkpoint.text())
        .body()
        .getBytes(StandardCharsets.UTF_8);
  }

  private static long publishedSize(TileLog tiles) throws IOException {
    Optional<Note> published = tiles.published();
    return published.isEmpty() ? 0 : Checkpoint.parse(published.get().text()).head().size();
  }

  /** The published checkpoint, as it is served; empty before the first. Readable by everybody. */
  public Optional<String> checkpoint() {
    try {
      return TileLog.open(config.folder()).published().map(Note::whole);
    } catch (IOException e) {
      throw new UncheckedIOException("the checkpoint cannot be read", e);
    }
  }

  /**
   * A tile of the published tree: of a level, or, for {@link #ENTRIES}, a bundle of entries.
   * Readable by everybody.
   *
   * @param path as tlog-tiles names it behind the level
   * @return empty when the published tree has no such tile
   */
  public Optional<byte[]> tile(int level, String path) {
    try {
      Tile tile = Tile.parse(Math.max(level, 0), path);
      TileLog tiles = TileLog.open(config.folder());
      if (!tile.in(publishedSize(tiles))) {
        return Optional.empty();
      }
      return Optional.of(level == ENTRIES ? tiles.entries(tile) : tiles.read(tile));
    } catch (NoSuchFileException | MalformedLog absent) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("the tile cannot be read", e);
    }
  }
}
