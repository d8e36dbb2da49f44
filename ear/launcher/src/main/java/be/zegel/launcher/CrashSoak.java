package be.zegel.launcher;

import be.zegel.launcher.CrashCheck.Finding;
import be.zegel.launcher.CrashPromises.PromisedFile;
import be.zegel.servers.Distribution;
import be.zegel.servers.SystemConfiguration;
import be.zegel.servers.ZegelDatabase;
import be.zegel.servers.ZegelSystem;
import be.zegel.servers.ZegelSystem.Server;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Kills servers while people work. Several clients file evidence and hand exhibits over; at random
 * moments WildFly, PostgreSQL or a program that reads evidence is killed with SIGKILL. After each
 * recovery, and at the end, everything that was acknowledged must be there: each file with its
 * content, each event in its place, no chain broken, nothing half.
 *
 * <p>The seed decides victims, pauses and contents; what the scheduler makes of them differs from
 * run to run.
 */
final class CrashSoak {

  /**
   * What is to be done.
   *
   * @param kills the most kills
   * @param length ends the killing after this time; null when only the number counts
   */
  record Plan(int kills, @Nullable Duration length, long seed) {}

  /** What is killed. */
  enum Victim {
    WILDFLY,
    POSTGRESQL,
    WORKER,
    /** Both servers, one shortly after the other: the one dies while the other recovers. */
    BOTH
  }

  private static final List<String> PEOPLE = List.of("inv.antwerp", "store.antwerp");
  private static final int UPLOADERS = 3;
  private static final int CUSTODIANS = 3;
  private static final int READ_AGAIN = 10;
  private static final Duration RECOVERY = Duration.ofMinutes(10);
  private static final Duration PROCESSING = Duration.ofMinutes(20);

  private final SystemConfiguration configuration;
  private final Distribution distribution;
  private final Plan plan;
  private final Consumer<String> say;

  /** Draws victims and pauses and nothing else, so that a seed always names the same ones. */
  private final Random moments;

  private final Random random;
  private final CrashPromises promises = new CrashPromises();
  private final AtomicBoolean end = new AtomicBoolean();
  private final HttpClient http = Addresses.http();
  private final Map<String, ApiClient> people = new LinkedHashMap<>();
  private final Map<Victim, Integer> killed = new EnumMap<>(Victim.class);
  private final List<Long> recoveries = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();
  private String slowest = "";
  private int read;

  CrashSoak(
      SystemConfiguration configuration,
      Distribution distribution,
      Plan plan,
      Consumer<String> say) {
    this.configuration = configuration;
    this.distribution = distribution;
    this.plan = plan;
    this.say = say;
    this.moments = new Random(plan.seed());
    this.random = new Random(~plan.seed());
  }

  /** Runs it; whether nothing was lost. */
  boolean run() throws IOException, InterruptedException {
    Duration length = plan.length();
    say(
        length == null ? "soak.begin" : "soak.minutes",
        length == null ? plan.kills() : length.toMinutes(),
        plan.seed(),
        configuration.dir());
    Path scratch = Files.createTempDirectory("zegel-soak-files");
    try (ZegelSystem system =
            ZegelSystem.start(configuration, distribution, say::accept, Integer.MAX_VALUE);
        ExecutorService clients =
            Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
      say("soak.ready", configuration.ports().application());
      CrashCheck check =
          new CrashCheck(system.databaseAdministrator().database(ZegelDatabase.NAME));
      List<Future<?>> working = begin(clients, scratch);
      try {
        kill(system, check, working);
        say("soak.settling");
      } finally {
        end.set(true);
      }
      settle(check, working);
    } catch (SQLException e) {
      fail("the database: " + e.getMessage());
    } finally {
      delete(scratch);
    }
    report();
    return failures.isEmpty();
  }

  private List<Future<?>> begin(ExecutorService clients, Path scratch) {
    for (String person : PEOPLE) {
      ApiClient api =
          new ApiClient(
              http,
              configuration.publicUrl(),
              Login.demo(
                  http, java.net.URI.create(configuration.issuer()), person, DemoCommand.PASSWORD));
      api.get("me");
      people.put(person, api);
    }
    ApiClient api = investigator();
    String caseId =
        api.post(
                "cases",
                Map.of(
                    "title",
                    "soak " + plan.seed(),
                    "phenomenon",
                    "PHISH",
                    "proceduralLanguage",
                    "nl"),
                null)
            .path("id")
            .asText();
    List<Future<?>> working = new ArrayList<>();
    for (int i = 0; i < UPLOADERS; i++) {
      working.add(
          clients.submit(
              new CrashUploader(
                  api,
                  exhibit(caseId, "F-" + i),
                  random.nextLong(),
                  scratch.resolve("file-" + i),
                  promises,
                  end)));
    }
    for (int i = 0; i < CUSTODIANS; i++) {
      working.add(
          clients.submit(
              new CrashCustodian(
                  people, exhibit(caseId, "T-" + i), random.nextLong(), promises, end)));
    }
    return working;
  }

  private String exhibit(String caseId, String label) {
    return investigator()
        .post(
            "cases/" + caseId + "/exhibits",
            Map.of(
                "label", label,
                "description", "soak",
                "kind", "DIGITAL",
                "category", "OTHER",
                "seizedAt", "2026-01-15T10:00:00+01:00",
                "place", "soak",
                "legalBasis", Map.of("code", "CONSENT", "reference", "soak")),
            null)
        .path("id")
        .asText();
  }

  private void kill(ZegelSystem system, CrashCheck check, List<Future<?>> working)
      throws InterruptedException, SQLException {
    Duration length = plan.length();
    long until = length == null ? Long.MAX_VALUE : System.nanoTime() + length.toNanos();
    for (int number = 1; number <= plan.kills() && System.nanoTime() < until; number++) {
      int pause = 200 + moments.nextInt(6000);
      Victim victim = victim();
      TimeUnit.MILLISECONDS.sleep(pause);
      failedClients(working);
      if (!failures.isEmpty()) {
        return;
      }
      long pid = strike(system, victim);
      if (pid == 0) {
        victim = Victim.WILDFLY;
        pid = strike(system, victim);
      }
      killed.merge(victim, 1, Integer::sum);
      say("soak.kill", number, victim, pid, pause, promises.fileCount(), promises.eventCount());
      recover(system, victim);
      Finding finding = examine(check, READ_AGAIN);
      say("soak.checked", read, promises.fileCount(), finding.exhibits(), finding.events());
    }
  }

  /** Mostly the two servers, now and then a reader of evidence, sometimes both servers. */
  private Victim victim() {
    int chance = moments.nextInt(10);
    if (chance < 4) {
      return Victim.WILDFLY;
    }
    if (chance < 7) {
      return Victim.POSTGRESQL;
    }
    return chance < 9 ? Victim.WORKER : Victim.BOTH;
  }

  /** Kills; 0 when there was nothing of the kind to kill. */
  private long strike(ZegelSystem system, Victim victim) throws InterruptedException {
    return switch (victim) {
      case WILDFLY -> strike(system.process(Server.APPLICATION).pid());
      case POSTGRESQL -> strike(system.process(Server.DATABASE).pid());
      case WORKER -> {
        long application = system.process(Server.APPLICATION).pid();
        for (int waited = 0; waited < 600; waited++) {
          List<Long> workers = CrashProcesses.workers(application);
          if (!workers.isEmpty()) {
            yield strike(workers.get(random.nextInt(workers.size())));
          }
          TimeUnit.MILLISECONDS.sleep(100);
        }
        yield 0;
      }
      case BOTH -> {
        long first = strike(system.process(Server.APPLICATION).pid());
        TimeUnit.MILLISECONDS.sleep(random.nextInt(8000));
        strike(system.process(Server.DATABASE).pid());
        yield first;
      }
    };
  }

  private static long strike(long pid) {
    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    return pid;
  }

  /** Waits until both persons can work again. */
  private void recover(ZegelSystem system, Victim victim) throws InterruptedException {
    long begin = System.nanoTime();
    int inARow = 0;
    while (inARow < 3) {
      inARow = system.isReady() && works() ? inARow + 1 : 0;
      if (System.nanoTime() - begin > RECOVERY.toNanos()) {
        fail("not working again " + RECOVERY.toMinutes() + " minutes after " + victim);
        return;
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
    long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
    if (recoveries.stream().allMatch(other -> other < took)) {
      slowest = victim.name();
    }
    recoveries.add(took);
    say("soak.recovered", took);
  }

  private boolean works() {
    try {
      people.values().forEach(api -> api.get("me"));
      return true;
    } catch (UncheckedIOException | ApiClient.ApiRefusal notYet) {
      return false;
    }
  }

  /** Checks rows and chains against all promises, and the content of files not read yet. */
  private Finding examine(CrashCheck check, int again) throws SQLException {
    List<PromisedFile> files = promises.files();
    Finding finding = check.check(files, promises.events());
    finding.failures().forEach(this::fail);
    List<PromisedFile> older = new ArrayList<>(files.subList(0, Math.min(read, files.size())));
    Collections.shuffle(older, random);
    older.subList(0, Math.min(again, older.size())).forEach(this::readContent);
    files.subList(Math.min(read, files.size()), files.size()).forEach(this::readContent);
    read = files.size();
    return finding;
  }

  private void readContent(PromisedFile file) {
    for (int attempt = 1; ; attempt++) {
      try {
        String sha256 = contentHash(file);
        if (!sha256.equals(file.sha256())) {
          fail("another content: " + file + ", read " + sha256);
        }
        return;
      } catch (IOException | UncheckedIOException | ApiClient.ApiRefusal e) {
        if (attempt == 20) {
          fail("cannot be read: " + file + ": " + e.getMessage());
          return;
        }
        promises.broke();
        sleep(500);
      }
    }
  }

  private String contentHash(PromisedFile file) throws IOException {
    HttpResponse<InputStream> answer =
        ApiClient.raw(
            http,
            investigator()
                .request("files/" + file.id() + "/content", Map.of())
                .setHeader("Accept", "*/*")
                .build(),
            HttpResponse.BodyHandlers.ofInputStream());
    try (InputStream in = answer.body()) {
      if (answer.statusCode() != 200) {
        throw new IOException("HTTP " + answer.statusCode());
      }
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Lets the clients end what they began, waits for the processing, and looks at everything. */
  private void settle(CrashCheck check, List<Future<?>> working)
      throws InterruptedException, SQLException {
    for (Future<?> client : working) {
      try {
        client.get();
      } catch (ExecutionException e) {
        fail("a client gave up: " + e.getCause());
      }
    }
    long until = System.nanoTime() + PROCESSING.toNanos();
    Finding finding = check.check(promises.files(), promises.events());
    while (finding.unprocessed() > 0 && System.nanoTime() < until) {
      TimeUnit.SECONDS.sleep(1);
      finding = check.check(promises.files(), promises.events());
    }
    if (finding.unprocessed() > 0) {
      fail("not processed: " + finding.states());
    }
    read = 0;
    finding = examine(check, 0);
    chainsOverHttp();
    say("soak.checked", read, promises.fileCount(), finding.exhibits(), finding.events());
    say(
        "soak.done",
        killed.values().stream().mapToInt(Integer::intValue).sum(),
        killed,
        promises.fileCount(),
        promises.mebibytes(),
        promises.eventCount(),
        promises.brokenRequests(),
        finding.states());
  }

  /**
   * The chains as programs see them: numbered without gap, each with the hash of the one before.
   */
  private void chainsOverHttp() {
    for (JsonNode exhibit : investigator().all("exhibits", Map.of())) {
      String hash = "";
      int seq = 0;
      for (JsonNode event :
          investigator().all("exhibits/" + exhibit.path("id").asText() + "/events", Map.of())) {
        seq++;
        if (event.path("seq").asInt() != seq
            || (seq > 1 && !event.path("prev").asText().equals(hash))) {
          fail("the chain of " + exhibit.path("label") + " breaks at " + event.path("seq"));
        }
        hash = event.path("hash").asText();
      }
      if (seq == 0) {
        fail("exhibit " + exhibit.path("label") + " has no events");
      }
    }
  }

  private void failedClients(List<Future<?>> working) throws InterruptedException {
    for (Future<?> client : working) {
      if (client.isDone()) {
        try {
          client.get();
        } catch (ExecutionException e) {
          fail("a client gave up: " + e.getCause());
        }
      }
    }
  }

  private void report() {
    if (recoveries.isEmpty()) {
      return;
    }
    List<Long> sorted = recoveries.stream().sorted().toList();
    say("soak.slowest", sorted.getLast(), slowest, sorted.get(sorted.size() / 2));
  }

  private ApiClient investigator() {
    return java.util.Objects.requireNonNull(people.get(PEOPLE.getFirst()));
  }

  private void fail(String what) {
    failures.add(what);
    say("soak.failure", what);
  }

  private void say(String key, Object... values) {
    say.accept(Texts.text(key, values));
  }

  private static void sleep(int millis) {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ApiClient.Interrupted(e);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
