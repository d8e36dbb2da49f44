package be.zegel.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One whole system, started as an operator starts it, looked at from outside, and killed. */
class RunCommandIT {
  private static final Path CHECKOUT = Path.of("../..").toAbsolutePath().normalize();
  private static final Duration READY = Duration.ofMinutes(15);
  private static final int REFUSED_WITHIN_SECONDS = 60;

  @TempDir private Path dir;
  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void aSystemIsReadyClosedToOthersAndLeavesNothingWhenItsLauncherIsKilled() throws Exception {
    int port = fourFreePorts();
    Process launcher = run("launcher.log", dir, port);
    try {
      awaitReady(launcher, port);

      listensOnItsFourPortsOnLoopbackOnly(launcher, port);
      keepsItsSecrets(launcher);
      givesDemoAccountsTheirClaims(port);
      refusesASecondRunOnTheSameData(port);
      refusesOccupiedPorts(port);
    } finally {
      leavesNothingWhenKilled(launcher);
    }
  }

  private void listensOnItsFourPortsOnLoopbackOnly(Process launcher, int port) throws IOException {
    List<ProcListener> listeners = ProcListener.of(family(launcher));

    assertThat(listeners).allMatch(ProcListener::onLoopback);
    assertThat(listeners.stream().map(ProcListener::port).collect(Collectors.toSet()))
        .containsExactlyInAnyOrder(port, port + 1, port + 2, port + 3);
  }

  private void keepsItsSecrets(Process launcher) throws IOException {
    Set<String> passwords = new TreeSet<>();
    try (Stream<Path> files = Files.list(dir.resolve("secrets"))) {
      for (Path file : files.toList()) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .as(file.toString())
            .isEqualTo("rw-------");
        if (!file.toString().endsWith(".properties")) {
          passwords.add(Files.readString(file).strip());
        }
      }
    }
    assertThat(passwords).hasSizeGreaterThan(6);
    for (long pid : family(launcher)) {
      assertThat(Files.readString(Path.of("/proc", Long.toString(pid), "cmdline")))
          .doesNotContain(passwords);
    }
  }

  private void givesDemoAccountsTheirClaims(int port) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(
                    "http://localhost:"
                        + (port + 1)
                        + "/realms/zegel/protocol/openid-connect/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                BodyPublishers.ofString(
                    "grant_type=password&client_id=zegel-demo&username=inv.antwerp"
                        + "&password=zegel-demo"))
            .build();
    HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
    ObjectMapper json = new ObjectMapper();
    String token = json.readTree(answer.body()).path("access_token").asText();
    JsonNode claims = json.readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));

    assertThat(claims.path("iss").asText())
        .isEqualTo("http://localhost:" + (port + 1) + "/realms/zegel");
    assertThat(claims.path("aud").toString()).contains("zegel-api");
    assertThat(claims.path("realm_access").path("roles").toString()).contains("INVESTIGATOR");
    assertThat(claims.path("unit").asText()).isEqualTo("RCCU-ANT");
    assertThat(claims.path("language").asText()).isEqualTo("nl");
    assertThat(claims.path("opj").isBoolean()).isTrue();
    assertThat(claims.path("name").asText()).isNotEmpty();
  }

  private void refusesASecondRunOnTheSameData(int port) throws Exception {
    Process second = run("second.log", dir, port);

    assertThat(second.waitFor(REFUSED_WITHIN_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(second.exitValue()).isEqualTo(Zegel.WRONG_USE);
    assertThat(log("second.log")).contains("Another Zegel runs on");
  }

  private void refusesOccupiedPorts(int port) throws Exception {
    Process other = run("other.log", dir.resolve("other"), port - 1);

    assertThat(other.waitFor(REFUSED_WITHIN_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(other.exitValue()).isEqualTo(Zegel.MISSING);
    assertThat(log("other.log")).contains("Port " + port + ", Keycloak's port");
  }

  private static void leavesNothingWhenKilled(Process launcher) throws Exception {
    List<ProcessHandle> children = launcher.descendants().toList();
    launcher.destroyForcibly().waitFor();

    for (ProcessHandle child : children) {
      for (int i = 0; i < 200 && alive(child); i++) {
        Thread.sleep(100);
      }
      assertThat(alive(child)).as("process %d after the launcher's death", child.pid()).isFalse();
    }
  }

  /** A process that is dead and only waits for its new parent to read its exit is not alive. */
  private static boolean alive(ProcessHandle process) throws IOException {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    if (!process.isAlive() || !Files.exists(status)) {
      return false;
    }
    try {
      return Files.readAllLines(status).stream().noneMatch(line -> line.matches("State:\\s+Z.*"));
    } catch (IOException gone) {
      return false;
    }
  }

  private void awaitReady(Process launcher, int port) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/health/ready"))
            .timeout(Duration.ofSeconds(10))
            .build();
    long limit = System.nanoTime() + READY.toNanos();
    while (System.nanoTime() < limit) {
      assertThat(launcher.isAlive()).as(() -> "the launcher: " + log("launcher.log")).isTrue();
      if (log("launcher.log").contains("Zegel is ready")) {
        assertThat(http.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
        return;
      }
      Thread.sleep(500);
    }
    assertThat(log("launcher.log")).contains("Zegel is ready");
  }

  private Process run(String log, Path data, int port) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-Dzegel.checkout=" + CHECKOUT,
            "-Dzegel.platform=" + CHECKOUT.resolve(".zegel/platform"),
            "-cp",
            CHECKOUT.resolve("ear/launcher/target/distribution/lib") + "/*",
            "be.zegel.launcher.Zegel",
            "run",
            "--data",
            data.toString(),
            "--port",
            Integer.toString(port))
        .redirectErrorStream(true)
        .redirectOutput(Path.of("target", log).toFile())
        .start();
  }

  private static String log(String name) {
    try {
      return Files.readString(Path.of("target", name));
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static Set<Long> family(Process launcher) {
    Set<Long> pids = launcher.descendants().map(ProcessHandle::pid).collect(Collectors.toSet());
    pids.add(launcher.pid());
    return pids;
  }

  private static int fourFreePorts() throws IOException {
    for (int base = 18020; base < 60000; base += 5) {
      if (allFree(base)) {
        return base;
      }
    }
    throw new IOException("no four free ports in a row");
  }

  private static boolean allFree(int base) {
    for (int port = base - 1; port <= base + 3; port++) {
      try (ServerSocket free = new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"))) {
        assertThat(free.isBound()).isTrue();
      } catch (IOException taken) {
        return false;
      }
    }
    return true;
  }
}
