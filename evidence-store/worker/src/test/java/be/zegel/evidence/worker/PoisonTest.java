package be.zegel.evidence.worker;

import static org.assertj.core.api.Assertions.assertThat;

import be.zegel.evidence.extract.ExtractionEnd;
import be.zegel.evidence.extract.ExtractionSupervisor;
import be.zegel.evidence.extract.Limit;
import be.zegel.evidence.extract.Outcome;
import be.zegel.evidence.extract.TimeLimits;
import be.zegel.evidence.extract.Urgency;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Files that kill what reads them, among files that do not. */
class PoisonTest {
  private static final TimeLimits SHORT =
      new TimeLimits(
          Duration.ofSeconds(15),
          Duration.ofSeconds(60),
          Duration.ofSeconds(60),
          Duration.ofSeconds(60),
          1,
          Duration.ofSeconds(10));

  private record Waiting(Found found, CompletableFuture<ExtractionEnd> future) {
    static Waiting on(ExtractionSupervisor supervisor, String name, byte[] content) {
      Found found = new Found();
      return new Waiting(
          found,
          supervisor.submit(
              Reading.request(name, content).urgency(Urgency.BACKGROUND).build(), found));
    }

    ExtractionEnd end() throws Exception {
      return future.get(5, TimeUnit.MINUTES);
    }
  }

  @Test
  void poisonIsLabelledAndNoNeighbourNotices() throws Exception {
    Map<String, Waiting> poison = new LinkedHashMap<>();
    List<Waiting> neighbours = new ArrayList<>();
    try (ExtractionSupervisor supervisor =
        new ExtractionSupervisor(
            Reading.config().times(SHORT).heapMegabytes(160).largeHeapMegabytes(320).build())) {
      Waiting.on(supervisor, "warm.txt", Samples.utf8("warm")).end();
      long before = usedHeap();
      for (String fault : List.of("hang", "eat", "exit", "print", "recurse", "refuse", "fault")) {
        poison.put(fault, Waiting.on(supervisor, fault + ".bin", Samples.poison(fault)));
        for (int i = 0; i < 20; i++) {
          String text = "buur " + fault + " " + i;
          neighbours.add(Waiting.on(supervisor, i + ".txt", Samples.utf8(text)));
        }
      }
      for (Waiting neighbour : neighbours) {
        assertThat(neighbour.end().outcome()).isEqualTo(Outcome.OK);
        assertThat(neighbour.found().text).startsWith("buur");
      }
      check(poison, "hang", Outcome.TIMEOUT, 2, 0);
      assertThat(of(poison, "hang").end().limit()).isEqualTo(Limit.STALL);
      check(poison, "eat", Outcome.OOM, 3, 0);
      check(poison, "exit", Outcome.CRASH, 3, 2);
      check(poison, "recurse", Outcome.CORRUPT, 1, 0);
      check(poison, "refuse", Outcome.CORRUPT, 1, 0);
      check(poison, "fault", Outcome.CORRUPT, 1, 0);
      Waiting printing = of(poison, "print");
      assertThat(printing.end().outcome()).isEqualTo(Outcome.OK);
      assertThat(printing.found().text.toString().strip()).isEqualTo("printed");
      assertThat(usedHeap() - before).isLessThan(32L << 20);
      assertThat(supervisor.status().finished()).isEqualTo(148);
    }
  }

  /** Labelled as it should, and still findable by the raw strings in it. */
  private static void check(
      Map<String, Waiting> poison, String fault, Outcome outcome, int attempts, int crashes)
      throws Exception {
    Waiting waiting = of(poison, fault);
    ExtractionEnd end = waiting.end();
    assertThat(end.outcome()).as(fault).isEqualTo(outcome);
    assertThat(end.attempts()).as(fault).isEqualTo(attempts);
    assertThat(end.crashes()).as(fault).isEqualTo(crashes);
    assertThat(end.textFallback()).as(fault).isTrue();
    assertThat(waiting.found().text).as(fault).contains("kenmerk-" + fault);
  }

  private static Waiting of(Map<String, Waiting> poison, String fault) {
    return Objects.requireNonNull(poison.get(fault));
  }

  private static long usedHeap() throws InterruptedException {
    System.gc();
    Thread.sleep(100);
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  @Test
  void aWorkerThatIsKilledFromOutsideCostsNothing() throws Exception {
    byte[] archive = Samples.zip("a.txt", "a", "groot.bin", new byte[64 << 20], "z.txt", "z");
    try (ExtractionSupervisor supervisor = new ExtractionSupervisor(Reading.config().build())) {
      Found undisturbed = Reading.read(supervisor, Reading.request("a.zip", archive).build());
      KillingListener killing = new KillingListener();
      ExtractionEnd end = supervisor.extract(Reading.request("a.zip", archive).build(), killing);
      assertThat(killing.killed).isPositive();
      assertThat(end.outcome()).isEqualTo(Outcome.OK);
      assertThat(end.crashes()).isEqualTo(1);
      assertThat(killing.found.children.keySet())
          .containsExactlyElementsOf(undisturbed.children.keySet());
      killing.found.children.forEach(
          (path, child) -> assertThat(child.sha256()).isEqualTo(undisturbed.child(path).sha256()));
    }
  }
}
