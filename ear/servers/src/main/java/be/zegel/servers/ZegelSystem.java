package be.zegel.servers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The whole of one running Zegel: PostgreSQL, Keycloak and WildFly on one data folder.
 *
 * <p>{@link #start} takes the folder, refuses occupied ports, starts the three side by side as far
 * as they do not need each other, migrates the database before the application starts, and returns
 * when the application says that it is ready. A server that dies is started again. {@link #close}
 * stops them in order: first who uses, last what is used.
 */
public final class ZegelSystem implements AutoCloseable {
  /** The servers of a system, in the order in which they are stopped. */
  public enum Server {
    /** WildFly with the application. */
    APPLICATION,
    /** The signer of the log. */
    SIGNER,
    /** The demonstration's first witness; absent when others witness. */
    FIRST_WITNESS,
    /** Its second. */
    SECOND_WITNESS,
    /** The demonstration's time stamps; absent when another authority is asked. */
    TIME_STAMPS,
    /** Keycloak. */
    IDENTITY,
    /** The embedded PostgreSQL; absent when the database is external. */
    DATABASE
  }

  private static final Duration READY = Duration.ofMinutes(10);
  private static final Duration STOP = Duration.ofSeconds(60);

  /** How long a server that is started again waits for the database, and how often it asks. */
  private static final Duration DATABASE_BACK = Duration.ofSeconds(60);

  private static final Duration DATABASE_ASKED = Duration.ofMillis(200);
  private static final Duration BOOT_ASKED = Duration.ofMillis(200);
  private static final InstantSource TIME = InstantSource.system();

  private final SystemConfiguration configuration;
  private final Distribution distribution;
  private final Progress progress;
  private final DataFolder folder;
  private final Secrets secrets;
  private final HttpClient http;
  private final Map<Server, Supervised> servers = new EnumMap<>(Server.class);
  private final CompletableFuture<Void> end = new CompletableFuture<>();
  private final int mostEnds;
  private volatile @Nullable DatabaseAccess administrator;

  private ZegelSystem(
      SystemConfiguration configuration,
      Distribution distribution,
      Progress progress,
      int mostEnds) {
    this.configuration = configuration;
    this.distribution = distribution;
    this.progress = progress;
    this.mostEnds = mostEnds;
    this.folder = DataFolder.claim(configuration);
    this.secrets = Secrets.in(configuration.dir().resolve("secrets"));
    this.http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  }

  /** Starts everything and waits until it is ready; on a refusal nothing is left running. */
  public static ZegelSystem start(
      SystemConfiguration configuration, Distribution distribution, Progress progress) {
    return start(configuration, distribution, progress, Supervised.MOST_ENDS);
  }

  /**
   * The same for who kills servers to see them come back.
   *
   * @param mostEnds how often a server may end within ten minutes before it stays down
   */
  public static ZegelSystem start(
      SystemConfiguration configuration,
      Distribution distribution,
      Progress progress,
      int mostEnds) {
    return start(Platform.standard(), configuration, distribution, progress, mostEnds);
  }

  /** The same with the platform folder named. */
  public static ZegelSystem start(
      Platform platform,
      SystemConfiguration configuration,
      Distribution distribution,
      Progress progress) {
    return start(platform, configuration, distribution, progress, Supervised.MOST_ENDS);
  }

  private static ZegelSystem start(
      Platform platform,
      SystemConfiguration configuration,
      Distribution distribution,
      Progress progress,
      int mostEnds) {
    ZegelSystem system = new ZegelSystem(configuration, distribution, progress, mostEnds);
    boolean started = false;
    try {
      configuration.ports().requireFree(configuration.database().isEmpty());
      system.startServers(platform);
      started = true;
      return system;
    } finally {
      if (!started) {
        // An interrupted start is stopped in order too.
        boolean interrupted = Thread.interrupted();
        system.close();
        if (interrupted) {
          Thread.currentThread().interrupt();
        }
      }
    }
  }

  private void startServers(Platform platform) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      CompletableFuture<Keycloak> keycloak =
          CompletableFuture.supplyAsync(
              () -> Keycloak.prepare(platform, configuration, distribution, progress), threads);
      CompletableFuture<WildFly> wildfly =
          CompletableFuture.supplyAsync(
              () -> WildFly.prepare(platform, configuration, distribution, progress), threads);
      DatabaseAccess administrator = startDatabase(platform);
      this.administrator = administrator;
      CompletableFuture<Collection<Account>> accounts =
          keycloak.thenApplyAsync(
              program -> startIdentity(program, keycloakDatabase(administrator)), threads);
      CompletableFuture<ZegelDatabase> migrated =
          CompletableFuture.supplyAsync(() -> migrated(zegelDatabase(administrator)), threads);
      CompletableFuture<Void> identity =
          migrated.thenAcceptBothAsync(
              accounts, (database, all) -> KnownPersons.follow(database.owner(), all), threads);
      CompletableFuture<Void> application =
          wildfly.thenAcceptBothAsync(migrated, this::startApplication, threads);
      try {
        firstFailureOrAll(identity, application).get();
      } finally {
        threads.shutdownNow();
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ServerRefusal refusal) {
        throw refusal;
      }
      throw new IllegalStateException("The system does not start", e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** Ends with the first that fails, without waiting for the other. */
  private static CompletableFuture<Void> firstFailureOrAll(
      CompletableFuture<Void> one, CompletableFuture<Void> other) {
    CompletableFuture<Void> outcome = new CompletableFuture<>();
    for (CompletableFuture<Void> each : List.of(one, other)) {
      var _ = each.whenComplete((_, failure) -> fail(outcome, failure));
    }
    var _ = CompletableFuture.allOf(one, other).thenRun(() -> outcome.complete(null));
    return outcome;
  }

  private static void fail(CompletableFuture<Void> outcome, @Nullable Throwable failure) {
    if (failure instanceof CompletionException wrapped && wrapped.getCause() != null) {
      outcome.completeExceptionally(wrapped.getCause());
    } else if (failure != null) {
      outcome.completeExceptionally(failure);
    }
  }

  private DatabaseAccess startDatabase(Platform platform) {
    return configuration
        .database()
        .map(
            external ->
                new DatabaseAccess(
                    external.url(),
                    external.administrator().orElse(ZegelDatabase.OWNER),
                    external.administrator().isPresent()
                        ? secrets.given("postgres-administrator")
                        : secrets.given("postgres-owner")))
        .orElseGet(
            () -> {
              EmbeddedPostgres first =
                  EmbeddedPostgres.start(
                      platform, configuration.dir(), configuration.ports().database());
              supervise(
                  Server.DATABASE,
                  "PostgreSQL",
                  new Supplier<>() {
                    private boolean begun;

                    @Override
                    public ChildProcess get() {
                      if (!begun) {
                        begun = true;
                        return first.process();
                      }
                      return EmbeddedPostgres.start(
                              platform, configuration.dir(), configuration.ports().database())
                          .process();
                    }
                  },
                  "INT");
              progress.say("PostgreSQL is up");
              return first.administrator();
            });
  }

  private DatabaseAccess keycloakDatabase(DatabaseAccess administrator) {
    return madeByHand()
        ? ZegelDatabase.keycloakUnder(administrator, secrets)
        : ZegelDatabase.prepareKeycloak(administrator, secrets);
  }

  private ZegelDatabase zegelDatabase(DatabaseAccess administrator) {
    return madeByHand()
        ? ZegelDatabase.under(administrator, secrets, ZegelDatabase.NAME)
        : ZegelDatabase.prepare(administrator, secrets, ZegelDatabase.NAME);
  }

  private boolean madeByHand() {
    return configuration.database().filter(d -> d.administrator().isEmpty()).isPresent();
  }

  private Collection<Account> startIdentity(Keycloak keycloak, DatabaseAccess database) {
    supervise(Server.IDENTITY, "Keycloak", () -> keycloak.start(database, secrets), "TERM");
    KeycloakRealm realm =
        new KeycloakRealm(
            http, configuration.ports().keycloak(), secrets.password("keycloak-launcher"));
    try {
      await("Keycloak", Server.IDENTITY, realm::answers);
      realm.apply(configuration, distribution);
      progress.say("Keycloak is up");
      return realm.accounts(distribution, configuration);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private void startApplication(WildFly wildfly, ZegelDatabase database) {
    startVouchers();
    supervise(
        Server.APPLICATION,
        "WildFly",
        new Supplier<>() {
          private boolean begun;

          @Override
          public ChildProcess get() {
            if (begun) {
              awaitDatabase(database);
            }
            ChildProcess process = wildfly.start(database, secrets);
            openWhenBooted(wildfly, process, begun);
            begun = true;
            return process;
          }
        },
        "TERM");
    try {
      await("The application", Server.APPLICATION, () -> ready(wildfly));
      progress.say("The application is up");
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /**
   * When both ended together the database is started again at the same time: without it the
   * application would not deploy, and WildFly would answer 404 for everything until it is ended.
   * Waits no longer than a start takes; what then still fails is seen by its boot.
   */
  private static void awaitDatabase(ZegelDatabase database) {
    Instant limit = TIME.instant().plus(DATABASE_BACK);
    while (TIME.instant().isBefore(limit)) {
      try (Connection connection = database.application().connect()) {
        if (connection.isValid(1)) {
          return;
        }
      } catch (SQLException notYet) {
        // Refused, or still recovering from its end.
      }
      try {
        Thread.sleep(DATABASE_ASKED);
      } catch (InterruptedException e) {
        throw interrupted(e);
      }
    }
  }

  /** Whoever vouches for the log; the system goes on without those that stay down. */
  private void startVouchers() {
    LogSigner signer = new LogSigner(configuration, distribution);
    DemoVouchers vouchers = new DemoVouchers(configuration, distribution);
    supervise(Server.SIGNER, "The log's signer", signer::start, "TERM", this::stayDown);
    if (DemoVouchers.ownWitnesses(configuration)) {
      Iterator<Server> places = List.of(Server.FIRST_WITNESS, Server.SECOND_WITNESS).iterator();
      for (String name : DemoVouchers.WITNESSES) {
        supervise(
            places.next(),
            "The witness " + name,
            () -> vouchers.startWitness(name),
            "TERM",
            this::stayDown);
      }
    }
    if (DemoVouchers.ownTime(configuration)) {
      supervise(Server.TIME_STAMPS, "The time stamps", vouchers::startTime, "TERM", this::stayDown);
    }
  }

  /** Custody is recorded all the same; the application shows that its proof stays behind. */
  private void stayDown(ServerRefusal reason) {
    progress.say(reason.getMessage() + "\nEverything else goes on.");
  }

  /**
   * Lets a server answer once it has booted with the application in it. One that booted without it,
   * for example because the database went away meanwhile, is ended, so that it is started once more
   * and nobody takes its answers for the application's; at the first start it is left to {@link
   * #ready}, which tells why.
   */
  private void openWhenBooted(WildFly wildfly, ChildProcess process, boolean again) {
    Thread.ofPlatform()
        .daemon()
        .name("zegel-boot")
        .start(
            () -> {
              try {
                boolean over = false;
                while (!over) {
                  over = process.awaitEnd(BOOT_ASKED) || (wildfly.booted() && resumed(wildfly));
                }
              } catch (ServerRefusal withoutTheApplication) {
                if (again) {
                  process.stop("KILL", Duration.ZERO);
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
  }

  private boolean resumed(WildFly wildfly) {
    try {
      wildfly.resume(secrets);
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  private ZegelDatabase migrated(ZegelDatabase database) {
    Migrations.Outcome outcome = migrate(database.owner());
    if (outcome.applied() > 0) {
      progress.say("The database was migrated to version " + outcome.version());
    }
    return database;
  }

  /** Applies the migrations of exactly the application that is deployed: those in its archive. */
  private Migrations.Outcome migrate(DatabaseAccess owner) {
    try {
      Path jar = ejbJar();
      try (URLClassLoader loader =
          new URLClassLoader(new URL[] {jar.toUri().toURL()}, ZegelSystem.class.getClassLoader())) {
        return Migrations.apply(owner, loader, Migrations.APPLICATION);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The application's migrations cannot be read", e);
    }
  }

  private Path ejbJar() throws IOException {
    Path jar = configuration.dir().resolve("wildfly/migrations.jar");
    Files.createDirectories(configuration.dir().resolve("wildfly"));
    try (ZipFile archive = new ZipFile(distribution.application().toFile())) {
      ZipEntry entry =
          archive.stream()
              .map(ZipEntry.class::cast)
              .filter(e -> e.getName().startsWith("zegel-ejb") && e.getName().endsWith(".jar"))
              .findFirst()
              .orElseThrow(() -> new IOException("no zegel-ejb jar in " + archive.getName()));
      try (InputStream in = archive.getInputStream(entry)) {
        Files.copy(in, jar, StandardCopyOption.REPLACE_EXISTING);
      }
    }
    return jar;
  }

  /** The application's own word; until WildFly has booted there is nobody to ask. */
  private boolean ready(WildFly wildfly) throws InterruptedException {
    return wildfly.booted() && status(local("/health/ready")) == 200;
  }

  private URI local(String path) {
    return URI.create("http://127.0.0.1:" + configuration.ports().application() + path);
  }

  private int status(URI address) throws InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(10)).build();
    try {
      return http.send(request, BodyHandlers.discarding()).statusCode();
    } catch (IOException notYet) {
      return 0;
    }
  }

  private void supervise(
      Server server, String name, Supplier<ChildProcess> starter, String stopSignal) {
    supervise(server, name, starter, stopSignal, end::completeExceptionally);
  }

  private void supervise(
      Server server,
      String name,
      Supplier<ChildProcess> starter,
      String stopSignal,
      Consumer<ServerRefusal> giveUp) {
    Supervised supervised =
        Supervised.start(name, starter, stopSignal, STOP, mostEnds, progress, giveUp);
    synchronized (servers) {
      servers.put(server, supervised);
    }
  }

  private interface Condition {
    boolean holds() throws InterruptedException;
  }

  private void await(String what, Server server, Condition condition) throws InterruptedException {
    Instant limit = TIME.instant().plus(READY);
    while (!condition.holds()) {
      if (end.isCompletedExceptionally()) {
        awaitEnd();
      }
      if (TIME.instant().isAfter(limit)) {
        throw ServerRefusal.failed(
            what + " was not ready after " + READY.toMinutes() + " minutes; see the logs.");
      }
      process(server).awaitEnd(Duration.ofMillis(200));
    }
  }

  /** The address for people and programs. */
  public URI publicUrl() {
    return configuration.publicUrl();
  }

  /** The OpenID issuer. */
  public String issuer() {
    return configuration.issuer();
  }

  /** What it was started with. */
  public SystemConfiguration configuration() {
    return configuration;
  }

  /** The database behind the application's back, for checks that look at everything. */
  public DatabaseAccess databaseAdministrator() {
    DatabaseAccess access = administrator;
    if (access == null) {
      throw new IllegalStateException("the database has not been started");
    }
    return access;
  }

  /** The current process of a server, which changes when it was started again. */
  public ChildProcess process(Server server) {
    synchronized (servers) {
      Supervised supervised = servers.get(server);
      if (supervised == null) {
        throw new IllegalArgumentException("not a server of this system: " + server);
      }
      return supervised.process();
    }
  }

  /** Whether the application says that it is ready, now. */
  public boolean isReady() throws InterruptedException {
    return status(local("/health/ready")) == 200;
  }

  /**
   * Waits until the system has ended by itself.
   *
   * @throws ServerRefusal with the reason; it does not end by itself without one
   */
  public void awaitEnd() throws InterruptedException {
    try {
      end.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ServerRefusal refusal) {
        throw refusal;
      }
      throw new IllegalStateException(e);
    }
  }

  /** Stops WildFly, Keycloak and PostgreSQL, in this order, and gives the data folder back. */
  @Override
  public void close() {
    List<Supervised> inOrder;
    synchronized (servers) {
      inOrder = List.copyOf(servers.values());
      servers.clear();
    }
    for (Supervised server : inOrder) {
      server.stop();
    }
    folder.close();
    http.close();
    end.complete(null);
  }

  private static ServerRefusal interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return ServerRefusal.failed("Interrupted while starting", e);
  }
}
