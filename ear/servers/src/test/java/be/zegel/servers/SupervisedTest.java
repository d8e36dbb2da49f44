package be.zegel.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisedTest {
  private static final int MOST = 4;

  @TempDir private Path folder;
  private final CompletableFuture<ServerRefusal> givenUp = new CompletableFuture<>();
  private final AtomicInteger starts = new AtomicInteger();

  @Test
  void isStartedAgainWhenItIsKilled() throws Exception {
    Supervised server = supervised(0);
    ChildProcess first = server.process();

    ProcessHandle.of(first.pid()).orElseThrow().destroyForcibly();

    ChildProcess second = awaitAnother(server, first);
    assertThat(second.isAlive()).isTrue();
    server.stop();
    assertThat(second.isAlive()).isFalse();
    assertThat(givenUp).isNotDone();
  }

  @Test
  void aStartThatFailsAfterADeathIsTriedAgain() throws Exception {
    Supervised server = supervised(2);
    ChildProcess first = server.process();

    ProcessHandle.of(first.pid()).orElseThrow().destroyForcibly();

    assertThat(awaitAnother(server, first).isAlive()).isTrue();
    assertThat(starts).hasValue(4);
    server.stop();
    assertThat(givenUp).isNotDone();
  }

  @Test
  void staysDownWithTheReasonWhenItKeepsFailing() throws Exception {
    Supervised server = supervised(Integer.MAX_VALUE);

    ProcessHandle.of(server.process().pid()).orElseThrow().destroyForcibly();

    ServerRefusal reason = givenUp.get(60, TimeUnit.SECONDS);
    assertThat(reason).hasMessageContaining(MOST + " times").hasMessageContaining("no luck");
    assertThat(starts).hasValue(MOST);
  }

  /** A server whose starts after the first fail so many times. */
  private Supervised supervised(int failing) {
    return Supervised.start(
        "Sleeper",
        () -> {
          int number = starts.incrementAndGet();
          if (number > 1 && number - 1 <= failing) {
            throw ServerRefusal.failed("no luck");
          }
          return ChildProcess.start(
              new ChildProcess.Launch(
                  "Sleeper",
                  List.of(ChildProcess.program("sleep"), "300"),
                  Map.of(),
                  folder,
                  folder.resolve("log"),
                  "KILL",
                  false));
        },
        "TERM",
        Duration.ofSeconds(10),
        MOST,
        line -> {},
        givenUp::complete);
  }

  private static ChildProcess awaitAnother(Supervised server, ChildProcess than)
      throws InterruptedException {
    for (int i = 0; i < 600 && server.process() == than; i++) {
      Thread.sleep(100);
    }
    assertThat(server.process()).isNotSameAs(than);
    return server.process();
  }
}
