package be.zegel.fixity;

import be.zegel.access.SystemTask;
import be.zegel.filing.Rounds;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The scheduled check of stored bytes: one thread that reads what nobody has checked for the
 * longest time, a batch of one exhibit after the other, and records what it found. While the
 * machine has other work it rests as long as it reads. A server that dies or stops loses the batch
 * at work, which is read again.
 */
@Singleton
@Startup
@DependsOn("EvidenceProcessing")
@SystemTask
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class FixityScrub {

  private static final Logger LOG = System.getLogger(FixityScrub.class.getName());

  private static final int MOST_FILES = 200;

  /** A batch is closed after so many bytes; one file is always read whole. */
  private static final long MOST_BYTES = 8L << 30;

  /** From this share of busy processors on, the machine has other work. */
  private static final double BUSY = 0.6;

  private static final OperatingSystemMXBean MACHINE = ManagementFactory.getOperatingSystemMXBean();

  @Inject private ScheduledChecks checks;
  @Inject private StoredBytes bytes;
  @Inject private Clock clock;
  @Resource private ManagedThreadFactory threads;

  private final Rounds rounds = new Rounds("The check of stored bytes");
  private ScrubConfig config = ScrubConfig.ofSystem();

  @PostConstruct
  void start() {
    config = ScrubConfig.ofSystem();
    rounds.start(threads, this::round, () -> {});
  }

  @PreDestroy
  void stop() {
    rounds.stop();
  }

  private long round() {
    checks.follow(MOST_FILES);
    List<StoredFile> due = checks.due(clock.instant().minus(config.within()), MOST_FILES);
    if (due.isEmpty()) {
      return config.rest().toMillis();
    }
    List<Reading> batch = new ArrayList<>();
    long read = 0;
    for (StoredFile file : due) {
      if (rounds.stopping() || (read > 0 && read + file.size() > MOST_BYTES)) {
        break;
      }
      @Nullable Reading reading = bytes.read(file, this::goOn);
      if (reading != null) {
        batch.add(reading);
        read += file.size();
      }
    }
    if (batch.isEmpty()) {
      return config.rest().toMillis();
    }
    checks.record(batch);
    for (Reading reading : batch) {
      if (!reading.whole()) {
        LOG.log(
            Level.ERROR,
            "The stored bytes of file {0} are not what was filed: {1}",
            reading.file().id(),
            reading.problem());
      }
    }
    return 1;
  }

  /** Rests as long as the read took while others want the machine. */
  private boolean goOn(long nanos) {
    double load = MACHINE.getSystemLoadAverage() / MACHINE.getAvailableProcessors();
    if (load > BUSY) {
      try {
        TimeUnit.NANOSECONDS.sleep(Math.min(nanos, TimeUnit.SECONDS.toNanos(1)));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return !rounds.stopping();
  }
}
