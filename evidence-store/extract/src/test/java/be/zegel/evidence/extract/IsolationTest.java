package be.zegel.evidence.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a worker that was taken over can reach. */
class IsolationTest {
  @TempDir Path folder;

  private static WorkerConfig.Builder config() {
    return TestWorkers.config(HostileWorker.class);
  }

  private String loot(Isolation.Level level) throws Exception {
    Path key = Files.writeString(folder.resolve("master.key"), "the master key");
    Path jar = config().build().classPath().getFirst();
    try (ServerSocket database = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        ExtractionSupervisor supervisor =
            new ExtractionSupervisor(
                config().build(),
                Thread.ofPlatform().daemon().factory(),
                new Isolation(level, "", List.of()))) {
      String targets =
          String.join(
              " ",
              "read=" + key,
              "read=/etc/passwd",
              "read=/proc/" + ProcessHandle.current().pid() + "/environ",
              "list=" + folder,
              "list=" + System.getProperty("user.dir"),
              "list=/home",
              "list=/root",
              "list=/var",
              "list=/old/var",
              "write=" + folder.resolve("planted"),
              "write=" + jar.resolve("planted"),
              "write=/zegel/worker/planted",
              "write=/zegel/jdk/planted",
              "write=/usr/lib/planted",
              "write=/planted",
              "connect=" + database.getLocalPort(),
              "datagram",
              "interfaces",
              "environment=JAVA_HOME",
              "environment=HOME",
              "processes=surefire",
              "run=/bin/sh",
              "run=/usr/bin/id");
      Recorded recorded = new Recorded();
      byte[] content = "x".getBytes(StandardCharsets.UTF_8);
      ExtractionEnd end =
          supervisor.extract(
              ExtractionRequest.of("job", targets, EvidenceContent.of(content)).build(), recorded);
      assertThat(end.parser()).isEqualTo("Hostile");
      return recorded.text.toString();
    }
  }

  static List<Isolation.Level> levelsOfThisMachine() {
    return Stream.of(Isolation.Level.BUBBLEWRAP, Isolation.Level.NAMESPACES)
        .filter(Sandbox::works)
        .toList();
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("levelsOfThisMachine")
  void anIsolatedWorkerGetsAtNothing(Isolation.Level level) throws Exception {
    assertThat(loot(level)).isEmpty();
    assertThat(folder.resolve("planted")).doesNotExist();
  }

  @Test
  void withoutIsolationTheSameWorkerGetsAtTheKeysAndTheDatabase() throws Exception {
    assertThat(loot(Isolation.Level.NONE))
        .contains("the master key")
        .contains("connect=")
        .contains("processes=surefire")
        .doesNotContain("environment=");
  }

  @Test
  void takesTheStrongestLevelThatWorksAndSaysSo() {
    Isolation found = Isolation.detect();
    List<Isolation.Level> levels = levelsOfThisMachine();
    assertThat(found.isolated()).isEqualTo(!levels.isEmpty());
    assertThat(found.words().contains("not isolated")).isEqualTo(levels.isEmpty());
    if (!levels.isEmpty()) {
      assertThat(found.level()).isEqualTo(levels.getFirst());
    }
  }

  @Test
  void saysInSoManyWordsWhenWorkersAreNotIsolated() {
    try (ExtractionSupervisor supervisor =
        new ExtractionSupervisor(config().isolation(Isolation.Demand.OFF).build())) {
      assertThat(supervisor.status().isolation().words()).contains("not isolated");
    }
  }

  @Test
  void leavesNoScratchBehind() throws IOException, Exception {
    Path scratch = Files.createDirectory(folder.resolve("scratch"));
    WorkerConfig config = config().scratch(scratch).isolation(Isolation.Demand.OFF).build();
    try (ExtractionSupervisor supervisor = new ExtractionSupervisor(config)) {
      supervisor.extract(
          ExtractionRequest.of("job", "interfaces", EvidenceContent.of(new byte[1])).build(),
          new Recorded());
      assertThat(scratch).isNotEmptyDirectory();
    }
    assertThat(scratch).isEmptyDirectory();
  }
}
