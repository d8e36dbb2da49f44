package be.zegel.ledger;

import be.zegel.evidence.log.TileLog;
import be.zegel.evidence.tlog.MalformedLog;
import be.zegel.evidence.tlog.MerkleHash;
import be.zegel.evidence.tlog.Tile;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Compares the database with the log that was published, soon after every start and every night: is
 * each event still the one whose hash has its place? The files of the log are written once and lie
 * outside the database, so that whoever rewrites history there is noticed while the system runs;
 * {@code ./zegel fsck} says more, and needs the system to rest.
 */
@Singleton
@Startup
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class LogAudit {
  private static final Logger LOG = System.getLogger(LogAudit.class.getName());
  private static final Duration FIRST = Duration.ofSeconds(5);

  /** Entries that are compared at once: eight bundles. */
  private static final int BATCH = 8 * Tile.FULL;

  /** An entry in a bundle has its length in two bytes before it. */
  private static final int FRAMED = 2 + MerkleHash.LENGTH;

  @Resource private TimerService timers;
  @Inject private LogSequence sequence;

  private final ReentrantLock round = new ReentrantLock();
  private volatile OptionalLong altered = OptionalLong.empty();

  @PostConstruct
  void begin() {
    timers.createSingleActionTimer(FIRST.toMillis(), new TimerConfig(null, false));
  }

  @Timeout
  void soonAfterTheStart() {
    audit();
  }

  /** Every night, after the head map was taken. */
  @Schedule(hour = "3", minute = "47", persistent = false)
  public void audit() {
    if (!round.tryLock()) {
      return;
    }
    try {
      LogConfig config = LogConfig.ofSystem();
      int shard = sequence.shard(config.origin());
      OptionalLong event = sequence.firstAlteredEvent(shard);
      altered = event.isPresent() ? event : firstOtherEntry(shard, TileLog.open(config.folder()));
      if (altered.isPresent()) {
        LOG.log(
            Level.ERROR,
            "History was altered: entry {0} of the log no longer is what was published. Stop, and run ./zegel fsck",
            altered.getAsLong());
      }
    } catch (IOException | MalformedLog e) {
      LOG.log(Level.ERROR, "The log cannot be compared with what was published", e);
    } finally {
      round.unlock();
    }
  }

  /**
   * The first place of the log where the database no longer agrees with what was published; empty
   * as long as nothing was found.
   */
  public OptionalLong altered() {
    return altered;
  }

  private OptionalLong firstOtherEntry(int shard, TileLog published) throws IOException {
    long size = published.size();
    for (long from = 0; from < size; from += BATCH) {
      List<byte[]> entries = sequence.entries(shard, from, BATCH);
      for (int i = 0; i < BATCH && from + i < size; i += Tile.FULL) {
        long first = from + i;
        int width = (int) Math.min(Tile.FULL, size - first);
        byte[] bundle = published.entries(new Tile(0, first / Tile.FULL, width));
        for (int at = 0; at < width; at++) {
          boolean same =
              i + at < entries.size()
                  && Arrays.equals(
                      entries.get(i + at),
                      0,
                      MerkleHash.LENGTH,
                      bundle,
                      at * FRAMED + 2,
                      (at + 1) * FRAMED);
          if (!same) {
            return OptionalLong.of(first + at);
          }
        }
      }
    }
    return OptionalLong.empty();
  }
}
