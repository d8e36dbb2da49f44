package be.zegel.evidence.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ExtractionSupervisorTest {
  /** For tests that are not about time, on a machine that may be busy with other things. */
  private static final TimeLimits PATIENT =
      new TimeLimits(
          Duration.ofMinutes(2),
          Duration.ofMinutes(2),
          Duration.ofMinutes(2),
          Duration.ofMinutes(2),
          1,
          Duration.ofMinutes(2));

  private static final TimeLimits QUICK =
      new TimeLimits(
          Duration.ofSeconds(3),
          Duration.ofSeconds(30),
          Duration.ofSeconds(30),
          Duration.ofSeconds(5),
          1000,
          Duration.ofSeconds(10));

  private static WorkerConfig.Builder config() {
    return TestWorkers.config(ScriptedWorker.class)
        .isolation(Isolation.Demand.OFF)
        .heapMegabytes(64)
        .largeHeapMegabytes(192)
        .times(PATIENT);
  }

  private static ExtractionRequest.Builder script(String script) {
    byte[] content = "the content".getBytes(StandardCharsets.UTF_8);
    return ExtractionRequest.of("job", script, EvidenceContent.of(content));
  }

  private static Recorded run(ExtractionSupervisor supervisor, ExtractionRequest request)
      throws Exception {
    Recorded recorded = new Recorded();
    ExtractionEnd end = supervisor.extract(request, recorded);
    assertThat(recorded.end).isEqualTo(end);
    assertThat(recorded.events.stream().filter("end"::equals)).hasSize(1);
    return recorded;
  }

  private static Recorded run(String script) throws Exception {
    return run(script(script).build());
  }

  private static Recorded run(ExtractionRequest request) throws Exception {
    try (ExtractionSupervisor supervisor = new ExtractionSupervisor(config().build())) {
      return run(supervisor, request);
    }
  }

  private static Recorded runQuickly(String script) throws Exception {
    try (ExtractionSupervisor supervisor =
        new ExtractionSupervisor(config().times(QUICK).build())) {
      return run(supervisor, script(script).build());
    }
  }

  private static ExtractionEnd end(Recorded recorded) {
    ExtractionEnd end = recorded.end;
    assertThat(end).isNotNull();
    return Objects.requireNonNull(end);
  }

  @Test
  void passesOnWhatTheWorkerFindsInItsOrder() throws Exception {
    Recorded recorded = run("type:text/x-test text:one echo child:a failed:b child:c text:two");
    assertThat(recorded.text.toString()).isEqualTo("onethe contenttwo");
    assertThat(recorded.children).containsExactly("a", "c");
    assertThat(recorded.failed).containsExactly("b ENCRYPTED");
    assertThat(recorded.events)
        .containsExactly("attempt 1", "type text/x-test", "child a ca97", "child c 2e7d", "end");
    assertThat(end(recorded).outcome()).isEqualTo(Outcome.OK);
    assertThat(end(recorded).parser()).isEqualTo("Script");
    assertThat(end(recorded).attempts()).isEqualTo(1);
  }

  @Test
  void usesOneWorkerForManyItemsAndReplacesItAfterItsShare() throws Exception {
    try (ExtractionSupervisor supervisor =
        new ExtractionSupervisor(config().recycleItems(5).build())) {
      for (int i = 0; i < 10; i++) {
        run(supervisor, script("text:x").urgency(Urgency.BACKGROUND).build());
      }
      assertThat(supervisor.status().workerStarts()).isBetween(2L, 4L);
      assertThat(supervisor.status().finished()).isEqualTo(10);
      assertThat(supervisor.status().workerDeaths()).isZero();
    }
  }

  @Test
  void endsAnEmptyItemWithoutAWorker() throws Exception {
    Recorded recorded =
        run(ExtractionRequest.of("job", "empty", EvidenceContent.of(new byte[0])).build());
    assertThat(end(recorded).outcome()).isEqualTo(Outcome.EMPTY);
    assertThat(end(recorded).attempts()).isZero();
  }

  @Test
  void doesNotExpandTheSameBytesAsAContainerAroundThem() throws Exception {
    Sha256 own = Sha256.of("the content".getBytes(StandardCharsets.UTF_8));
    Recorded recorded =
        run(script("text:x").sha256(own).ancestors(List.of(new Ancestor(own, 11, 0))).build());
    assertThat(end(recorded).outcome()).isEqualTo(Outcome.SKIPPED_POLICY);
    assertThat(end(recorded).limit()).isEqualTo(Limit.SAME_AS_ANCESTOR);
  }

  @Test
  void leavesTheVirtualThreadsOfTheServerAloneHoweverManyWorkersRun() throws Exception {
    int workers = Math.max(2, Runtime.getRuntime().availableProcessors());
    try (ExtractionSupervisor supervisor =
        new ExtractionSupervisor(config().workers(workers).build())) {
      List<Future<ExtractionEnd>> ends = new ArrayList<>();
      for (int i = 0; i < workers; i++) {
        ends.add(supervisor.submit(script("sleep:2000 text:x").build(), end -> {}));
      }
      for (Future<ExtractionEnd> end : ends) {
        assertThat(end.get().outcome()).isEqualTo(Outcome.OK);
      }
      assertThat(supervisor.status().workerStarts()).isGreaterThanOrEqualTo(workers);

      CountDownLatch ran = new CountDownLatch(1);
      Thread virtual = Thread.ofVirtual().start(ran::countDown);
      assertThat(ran.await(60, TimeUnit.SECONDS)).as("%s ran", virtual).isTrue();
    }
  }

  @Test
  void labelsAWorkerThatHangsAndTakesRawStringsInstead() throws Exception {
    Recorded recorded = runQuickly("text:before sleep:60000");
    assertThat(end(recorded).outcome()).isEqualTo(Outcome.TIMEOUT);
    assertThat(end(recorded).limit()).isEqualTo(Limit.STALL);
    assertThat(end(recorded).textFallback()).isTrue();
    assertThat(recorded.text.toString()).isEqualTo("beforeSTRINGS");
  }

  @Test
  void doesNotTakeATrickleForProgress() throws Exception {
    Recorded recorded = runQuickly("trickle");
    assertThat(end(recorded).outcome()).isEqualTo(Outcome.TIMEOUT);
    assertThat(end(recorded).limit()).isEqualTo(Limit.MINIMUM_PROGRESS);
  }

  @Test
  void triesACrashOnceMoreAndThenGivesUp() throws Exception {
    Recorded recorded = run("child:a exit:7");
    assertThat(end(recorded).outcome()).isEqualTo(Outcome.CRASH);
    assertThat(end(recorded).crashes()).isEqualTo(2);
    assertThat(end(recorded).attempts()).isEqualTo(3);
    assertThat(recorded.children).containsExactly("a");
    assertThat(end(recorded).counts().emitted()).isEqualTo(1);
    assertThat(end(recorded).textFallback()).isTrue();
  }

  @Test
  void goesOnBehindTheChildrenThatACrashedWorkerHadCompleted() throws Exception {
    Recorded recorded = run("child:a child:b once child:c");
    assertThat(end(recorded).outcome()).isEqualTo(Outcome.OK);
    assertThat(recorded.children).containsExactly("a", "b", "c");
    assertThat(end(recorded).crashes()).isEqualTo(1);
  }

  @Test
  void neverParsesAgainWhatHasKilledTwoWorkersBefore() throws Exception {
    Recorded recorded = run(script("text:x").earlierCrashes(2).build());
    assertThat(end(recorded).outcome()).isEqualTo(Outcome.CRASH);
    assertThat(end(recorded).limit()).isEqualTo(Limit.CRASHES);
    assertThat(recorded.text.toString()).isEqualTo("STRINGS");
  }

  @Test
  void survivesThatEvenTheRawStringsKillTheWorker() throws Exception {
    Recorded recorded = run("exit:7 nostrings");
    assertThat(end(recorded).outcome()).isEqualTo(Outcome.CRASH);
    assertThat(end(recorded).textFallback()).isFalse();
  }

  @Test
  void triesOnceWithTheLargeHeapWhatDoesNotFitTheSmallOne() throws Exception {
    Recorded recorded = run("text:x eat:90");
    assertThat(end(recorded).outcome()).isEqualTo(Outcome.OK);
    assertThat(end(recorded).attempts()).isEqualTo(2);
    assertThat(recorded.text.toString()).isEqualTo("x");
  }

  @Test
  void labelsWhatDoesNotFitTheLargeHeapEither() throws Exception {
    Recorded recorded = run("eat:100000");
    assertThat(end(recorded).outcome()).isEqualTo(Outcome.OOM);
    assertThat(end(recorded).textFallback()).isTrue();
    assertThat(end(recorded).crashes()).isZero();
  }

  @Test
  void refusesAChildWhoseHashDiffersFromWhatArrived() throws Exception {
    Recorded recorded = run("lie:a");
    assertThat(recorded.children).isEmpty();
    assertThat(end(recorded).outcome()).isEqualTo(Outcome.CRASH);
  }

  @Test
  void leavesAHalfChildToTheListenerToDiscard() throws Exception {
    Recorded recorded = run("child:a half:b");
    assertThat(recorded.children).containsExactly("a");
    assertThat(end(recorded).outcome()).isEqualTo(Outcome.CRASH);
  }

  @Test
  void endsAWorkerThatBreaksTheProtocol() throws Exception {
    assertThat(end(run("garbage")).outcome()).isEqualTo(Outcome.CRASH);
    assertThat(end(run("beyond")).outcome()).isEqualTo(Outcome.CRASH);
  }

  @Test
  void endsAWorkerThatSendsMoreTextThanAllowed() throws Exception {
    ExtractionLimits small = new ExtractionLimits(5000, 1000, 1000, 10, 20, 100, 1 << 20, 1 << 20);
    Recorded recorded = run(script("flood").limits(small).build());
    assertThat(end(recorded).outcome()).isEqualTo(Outcome.CRASH);
    assertThat(recorded.text.length()).isLessThan(20_000);
  }

  @Test
  void keepsTheResultWhenOnlyThePreviewKillsTheWorker() throws Exception {
    Recorded recorded = run("text:badpreview");
    assertThat(end(recorded).outcome()).isEqualTo(Outcome.OK);
    assertThat(recorded.events).contains("warning PREVIEW_FAILED");
  }

  @Test
  void doesNotCountTheListenersTimeAgainstTheItem() throws Exception {
    ExtractionListener slow =
        new ExtractionListener() {
          @Override
          public void text(CharSequence text) {
            pause(3500);
          }

          @Override
          public void end(ExtractionEnd end) {}
        };
    try (ExtractionSupervisor supervisor =
        new ExtractionSupervisor(config().times(QUICK).build())) {
      assertThat(supervisor.extract(script("text:x").build(), slow).outcome())
          .isEqualTo(Outcome.OK);
    }
  }

  @Test
  void abandonsWithoutAnOutcomeWhenTheContentCannotBeRead() throws Exception {
    EvidenceContent broken =
        new EvidenceContent() {
          @Override
          public long size() {
            return 100;
          }

          @Override
          public InputStream open(long offset) throws IOException {
            throw new IOException("the key is gone");
          }
        };
    Recorded recorded = new Recorded();
    try (ExtractionSupervisor supervisor = new ExtractionSupervisor(config().build())) {
      assertThatThrownBy(
              () ->
                  supervisor.extract(ExtractionRequest.of("job", "echo", broken).build(), recorded))
          .isInstanceOf(ExtractionAbandonedException.class)
          .hasRootCauseMessage("the key is gone");
      assertThat(recorded.end).isNull();
      assertThat(end(run(supervisor, script("text:x").build())).outcome()).isEqualTo(Outcome.OK);
    }
  }

  @Test
  void abandonsWithoutAnOutcomeWhenTheListenerFails() throws Exception {
    ExtractionListener full =
        new ExtractionListener() {
          @Override
          public void child(Child child) throws IOException {
            throw new IOException("the disk is full");
          }

          @Override
          public void end(ExtractionEnd end) {
            throw new IllegalStateException("no end was to be reported");
          }
        };
    try (ExtractionSupervisor supervisor = new ExtractionSupervisor(config().build())) {
      assertThatThrownBy(() -> supervisor.extract(script("child:a").build(), full))
          .isInstanceOf(ExtractionAbandonedException.class)
          .hasRootCauseMessage("the disk is full");
    }
  }

  @Test
  void skipsWhatTheListenerLeavesUnread() throws Exception {
    List<String> names = new ArrayList<>();
    ExtractionListener incurious =
        new ExtractionListener() {
          @Override
          public void child(Child child) {
            names.add(child.header().name());
          }

          @Override
          public void end(ExtractionEnd end) {}
        };
    try (ExtractionSupervisor supervisor = new ExtractionSupervisor(config().build())) {
      supervisor.extract(script("child:a child:b").build(), incurious);
    }
    assertThat(names).containsExactly("a", "b");
  }

  @Test
  void letsASmallFreshItemPassAMailboxThatTakesLong() throws Exception {
    try (ExtractionSupervisor supervisor = new ExtractionSupervisor(config().build())) {
      List<CompletableFuture<ExtractionEnd>> mailboxes = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        mailboxes.add(
            supervisor.submit(
                script("text:" + "x".repeat(2000) + " sleep:1400 child:a")
                    .urgency(Urgency.BACKGROUND)
                    .build(),
                new Recorded()));
      }
      CompletableFuture<ExtractionEnd> small =
          supervisor.submit(script("text:small").build(), new Recorded());
      assertThat(small.get(30, TimeUnit.SECONDS).outcome()).isEqualTo(Outcome.OK);
      assertThat(mailboxes).anyMatch(f -> !f.isDone());
      for (CompletableFuture<ExtractionEnd> mailbox : mailboxes) {
        assertThat(mailbox.get(30, TimeUnit.SECONDS).outcome()).isEqualTo(Outcome.OK);
      }
    }
  }

  @Test
  void stopsTheWorkerOfACancelledItem() throws Exception {
    try (ExtractionSupervisor supervisor = new ExtractionSupervisor(config().build())) {
      CountDownLatch begun = new CountDownLatch(1);
      CompletableFuture<ExtractionEnd> future =
          supervisor.submit(
              script("text:x sleep:60000").build(),
              new ExtractionListener() {
                @Override
                public void text(CharSequence text) {
                  begun.countDown();
                }

                @Override
                public void end(ExtractionEnd end) {}
              });
      assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
      future.cancel(true);
      assertThat(end(run(supervisor, script("text:y").build())).outcome()).isEqualTo(Outcome.OK);
    }
  }

  @Test
  void leavesNoProcessBehindWhenItCloses() throws Exception {
    ExtractionSupervisor supervisor = new ExtractionSupervisor(config().build());
    CompletableFuture<ExtractionEnd> running =
        supervisor.submit(script("sleep:60000").build(), new Recorded());
    CompletableFuture<ExtractionEnd> waiting =
        supervisor.submit(
            script("sleep:60000").urgency(Urgency.BACKGROUND).build(), new Recorded());
    while (supervisor.status().busy() < 2) {
      pause(20);
    }
    List<ProcessHandle> workers = ProcessHandle.current().descendants().toList();
    assertThat(workers).isNotEmpty();
    supervisor.close();
    assertThat(running).isCompletedExceptionally();
    assertThat(waiting).isCompletedExceptionally();
    for (ProcessHandle worker : workers) {
      worker.onExit().get(10, TimeUnit.SECONDS);
      assertThat(worker.isAlive()).isFalse();
    }
    assertThatThrownBy(() -> supervisor.extract(script("text:x").build(), new Recorded()))
        .isInstanceOf(ExtractionAbandonedException.class);
  }

  @Test
  void saysWhyNoWorkerCouldBeStarted() {
    WorkerConfig wrong = config().mainClass("be.zegel.NoSuchWorker").build();
    try (ExtractionSupervisor supervisor = new ExtractionSupervisor(wrong)) {
      assertThatThrownBy(() -> supervisor.extract(script("text:x").build(), new Recorded()))
          .isInstanceOf(ExtractionAbandonedException.class)
          .hasMessageContaining("NoSuchWorker");
    }
  }

  @Test
  void refusesAConfigurationThatCannotWork() {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    assertThatThrownBy(() -> WorkerConfig.of(Path.of("/nowhere"), List.of(java)).build())
        .hasMessageContaining("/nowhere");
    assertThatThrownBy(() -> WorkerConfig.of(java, List.of()).build())
        .hasMessageContaining("class path");
    assertThatThrownBy(() -> WorkerConfig.of(java, List.of(java)).workers(1).build())
        .hasMessageContaining("at least 2");
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
