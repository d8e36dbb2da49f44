package be.zegel.launcher;

import be.zegel.evidence.store.DurableFiles;
import be.zegel.evidence.store.KeyStore;
import be.zegel.evidence.store.MasterKey;
import be.zegel.evidence.store.MasterKeys;
import be.zegel.evidence.store.RecoveryKey;
import be.zegel.evidence.store.SealedStream;
import be.zegel.servers.DatabaseCopy;
import be.zegel.servers.SystemConfiguration;
import be.zegel.servers.WorkingDatabase;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * One run of {@code backup}: what a system keeps, copied while it works, so that each part has all
 * that the parts before it refer to.
 *
 * <p>The order makes it consistent. First the database, which ends at one moment; then the wraps of
 * keys, then the objects: both are written before the database knows of them, so everything that
 * the copied database names is in what is copied after it. What was filed meanwhile is in the
 * objects and not in the database, and means nothing there. Objects never change, so one that an
 * earlier run copied is not copied again.
 *
 * <p>Database, wraps and secrets are sealed under a key of the set ({@link SetKey}); objects are
 * encrypted as they are. Not in it: the master key, the signer's keys and memory (a signer that
 * forgets would sign a second history), witnesses and time stamps (others keep theirs; those of a
 * demonstration are in it), the search index, uploads at work, logs.
 */
final class Backup {
  static final String SYSTEM = "system.sealed";
  static final String KEY = "set.key";
  static final String MASTER = "master";

  /** In the data folder: when and where to the last backup went. */
  static final String LAST = "last-backup";

  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

  /** Small files that belong to a system, beside its database, keys and objects. */
  private static final List<String> SMALL =
      List.of(
          SystemConfiguration.FILE,
          "mode",
          "trust.json",
          "signer/origin",
          "signer/public-keys",
          "signer/former-keys",
          "log/checkpoint");

  private static final List<String> FOLDERS = List.of("secrets", "signer/transitions");

  /** A demonstration's witnesses and time stamps are its own. */
  private static final List<String> DEMO_FOLDERS =
      Stream.concat(
              FOLDERS.stream(),
              Stream.of(
                  "witness-1", "witness-1/memory", "witness-2", "witness-2/memory", "time-stamps"))
          .toList();

  private static final int TRIES = 5;
  private static final long STEP = 1L << 30;
  private static final long SPARE = 64L << 20;

  private final SystemConfiguration configuration;
  private final BackupFolder to;
  private final TerminalProgress progress;
  private final SecureRandom random = new SecureRandom();
  private final InstantSource clock;
  private Instant state;

  Backup(
      SystemConfiguration configuration,
      BackupFolder to,
      TerminalProgress progress,
      InstantSource clock) {
    this.configuration = configuration;
    this.to = to;
    this.progress = progress;
    this.clock = clock;
    this.state = clock.instant();
  }

  /**
   * What a run did.
   *
   * @param copied objects that were not there before
   * @param bytes of them
   * @param kept objects that an earlier run had copied
   * @param reviving earlier sets that still open what was erased since
   */
  record Done(BackupManifest manifest, int copied, long bytes, int kept, List<String> reviving) {
    Done {
      reviving = List.copyOf(reviving);
    }
  }

  /**
   * Makes a set.
   *
   * @param database whether the embedded database is copied; false when an external one is copied
   *     by others
   * @param masterKey whether the master key is laid into the set, in the clear
   */
  Done run(boolean database, boolean masterKey) throws IOException, SQLException {
    Path data = configuration.dir();
    Optional<RecoveryKey> recovery = KeyStore.recoveryKey(data.resolve("keys"));
    MasterKey master = MasterKeys.open(data.resolve("keys"), random);
    if (masterKey && MasterKeys.module(data.resolve("keys")).isPresent()) {
      throw Refusal.wrongUse("backup.module");
    }
    Optional<BackupManifest> before = to.newest();
    requireSpace(before);
    Optional<String> previous = Optional.empty();
    if (before.isPresent()) {
      previous = Optional.of(hash(to.manifest(before.get().set())));
    }
    String name = NAME.format(clock.instant());
    Path set = to.set(name);
    if (Files.exists(set)) {
      throw Refusal.wrongUse("backup.busy", to.path());
    }
    DurableFiles.folder(set);
    byte[] key = SetKey.make(random);
    DurableFiles.write(set.resolve(KEY), SetKey.file(key, recovery, master));
    Optional<String> checkpoint = text(data.resolve("log/checkpoint"));
    String schema = sealSystem(set.resolve(SYSTEM), key, database);
    if (masterKey) {
      copyMaster(data, set);
    }
    Map<String, BackupManifest.Entry> files = new LinkedHashMap<>();
    Objects objects = new Objects(before, files);
    objects.copy(data.resolve("objects"));
    try (Stream<Path> own = Files.walk(set)) {
      for (Path file : own.filter(Files::isRegularFile).toList()) {
        files.put(to.path().relativize(file).toString(), BackupFolder.read(file, _ -> {}));
      }
    }
    BackupManifest manifest =
        new BackupManifest(
            name,
            state,
            configuration.demo() ? "demo" : "production",
            schema,
            checkpoint,
            previous,
            database,
            recovery.map(RecoveryKey::fingerprint),
            master.id(),
            KeyStore.destroyed(data.resolve("keys")),
            files);
    DurableFiles.write(set.resolve(BackupFolder.MANIFEST), manifest.bytes(key));
    layDemoKey(data);
    DurableFiles.write(
        data.resolve(LAST),
        (clock.instant() + " " + name + " " + to.path() + "\n").getBytes(StandardCharsets.UTF_8));
    return new Done(
        manifest, objects.copied, objects.bytes, objects.kept, reviving(manifest, name));
  }

  /** The exercise data of a demonstration open with what lies beside them, and say so. */
  private void layDemoKey(Path data) throws IOException {
    Path demo = data.resolve("keys").resolve(Ceremony.DEMO_FILE);
    if (configuration.demo() && Files.exists(demo)) {
      DurableFiles.write(to.resolve(BackupFolder.DEMO_KEY), Files.readAllBytes(demo));
    }
  }

  private void requireSpace(Optional<BackupManifest> before) throws IOException {
    long needed = SPARE;
    Path data = configuration.dir();
    for (String part : List.of("postgres", "keys")) {
      needed += size(data.resolve(part));
    }
    long objects = size(data.resolve("objects"));
    long there =
        before.stream()
            .flatMap(manifest -> manifest.files().entrySet().stream())
            .filter(file -> file.getKey().startsWith(BackupFolder.OBJECTS))
            .mapToLong(file -> file.getValue().size())
            .sum();
    needed += Math.max(0, objects - there);
    FileStore store = Files.getFileStore(to.path());
    if (store.getUsableSpace() < needed) {
      throw Refusal.missing("backup.space", needed >> 20, store.getUsableSpace() >> 20, to.path());
    }
  }

  private static long size(Path folder) throws IOException {
    long[] bytes = new long[1];
    if (Files.isDirectory(folder)) {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              bytes[0] += attributes.size();
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException gone) {
              return FileVisitResult.CONTINUE;
            }
          });
    }
    return bytes[0];
  }

  private static void copyMaster(Path data, Path set) throws IOException {
    try (Stream<Path> files = Files.list(MasterKeys.folder(data.resolve("keys")))) {
      for (Path file : files.toList()) {
        var _ =
            BackupFolder.copy(
                file, set.resolve(MASTER).resolve(file.getFileName().toString()), _ -> {});
      }
    }
  }

  // ---- database, keys, secrets

  /** Writes the sealed archive. @return the version of the database's schema */
  private String sealSystem(Path file, byte[] key, boolean database)
      throws IOException, SQLException {
    String schema = "unknown";
    Path data = configuration.dir();
    try (ZipOutputStream zip =
        new ZipOutputStream(
            SealedStream.writing(Files.newOutputStream(file), key, random),
            StandardCharsets.UTF_8)) {
      zip.setLevel(Deflater.BEST_SPEED);
      if (database) {
        try (WorkingDatabase working = WorkingDatabase.open(configuration)) {
          progress.say(Texts.text(working.running() ? "backup.running" : "backup.resting"));
          schema = schema(working);
          long[] said = {STEP};
          DatabaseCopy.End end =
              new DatabaseCopy(
                      working.administrator(),
                      working.cluster(),
                      done -> {
                        if (done >= said[0]) {
                          said[0] += STEP;
                          progress.say(Texts.text("backup.database.at", done >> 20));
                        }
                      })
                  .to(sink(zip));
          state = end.at();
          progress.say(Texts.text("backup.database", end.at()));
        }
      }
      int keys = wraps(zip, data.resolve("keys"));
      progress.say(Texts.text("backup.keys", keys));
      for (String small : SMALL) {
        add(zip, data.resolve(small), small);
      }
      for (String folder : configuration.demo() ? DEMO_FOLDERS : FOLDERS) {
        for (Path each : regular(data.resolve(folder))) {
          add(zip, each, folder + "/" + each.getFileName());
        }
      }
    }
    force(file);
    return schema;
  }

  private static void force(Path file) throws IOException {
    try (var channel =
        java.nio.channels.FileChannel.open(file, java.nio.file.StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  private static String schema(WorkingDatabase working) throws SQLException {
    try (Connection connection = working.owner().connect();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select version from flyway_schema_history where success and version is not null order by installed_rank desc limit 1")) {
      return row.next() ? row.getString(1) : "unknown";
    }
  }

  private static DatabaseCopy.Sink sink(ZipOutputStream zip) {
    return new DatabaseCopy.Sink() {
      @Override
      public void folder(String path) throws IOException {
        zip.putNextEntry(new ZipEntry("postgres/" + path));
        zip.closeEntry();
      }

      @Override
      public OutputStream file(String path) throws IOException {
        zip.putNextEntry(new ZipEntry("postgres/" + path));
        return zip;
      }
    };
  }

  private static void add(ZipOutputStream zip, Path file, String name) throws IOException {
    try {
      byte[] bytes = Files.readAllBytes(file);
      zip.putNextEntry(new ZipEntry(name));
      zip.write(bytes);
      zip.closeEntry();
    } catch (NoSuchFileException absent) {
      // Not every system has every file.
    }
  }

  /**
   * The wraps and marks, as of one moment: the keys of filings before those of cases, and all of it
   * again when a case got a new key meanwhile. The master key is not among them.
   */
  private static int wraps(ZipOutputStream zip, Path keys) throws IOException {
    for (int i = 0; i < TRIES; i++) {
      Map<String, FileTime> before = cases(keys);
      Map<String, byte[]> found = new TreeMap<>();
      gather(keys, keys.resolve("filings"), found);
      gather(keys, keys.resolve("cases"), found);
      Map<String, FileTime> after = cases(keys);
      after.keySet().retainAll(before.keySet());
      before.keySet().retainAll(after.keySet());
      if (before.equals(after)) {
        add(zip, keys.resolve("recovery.pub"), "keys/recovery.pub");
        add(zip, keys.resolve("module.properties"), "keys/module.properties");
        for (Map.Entry<String, byte[]> each : found.entrySet()) {
          zip.putNextEntry(new ZipEntry("keys/" + each.getKey()));
          zip.write(each.getValue());
          zip.closeEntry();
        }
        return found.size();
      }
    }
    throw Refusal.failed("backup.rotating");
  }

  private static Map<String, FileTime> cases(Path keys) throws IOException {
    Map<String, FileTime> times = new TreeMap<>();
    for (Path file : regular(keys.resolve("cases"))) {
      if (!file.toString().endsWith(DurableFiles.UNFINISHED)) {
        times.put(file.getFileName().toString(), Files.getLastModifiedTime(file));
      }
    }
    return times;
  }

  private static void gather(Path keys, Path folder, Map<String, byte[]> into) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      if (!file.toString().endsWith(DurableFiles.UNFINISHED)) {
        try {
          into.put(keys.relativize(file).toString(), Files.readAllBytes(file));
        } catch (NoSuchFileException discarded) {
          // The key of an upload that came to nothing.
        }
      }
    }
  }

  private static List<Path> regular(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  // ---- objects

  private final class Objects {
    private final Map<String, BackupManifest.Entry> before;
    private final Map<String, BackupManifest.Entry> files;
    private int copied;
    private long bytes;
    private int kept;
    private long said = STEP;

    Objects(Optional<BackupManifest> before, Map<String, BackupManifest.Entry> files) {
      this.before = before.map(BackupManifest::files).orElse(Map.of());
      this.files = files;
    }

    void copy(Path objects) throws IOException {
      if (!Files.isDirectory(objects)) {
        return;
      }
      List<Path> all;
      try (Stream<Path> walk = Files.walk(objects)) {
        all =
            walk.filter(Files::isRegularFile)
                .filter(file -> !file.toString().endsWith(DurableFiles.UNFINISHED))
                .sorted()
                .toList();
      }
      for (Path file : all) {
        one(file, BackupFolder.OBJECTS + objects.relativize(file));
      }
      progress.say(Texts.text("backup.objects", copied, bytes >> 20, kept));
    }

    private void one(Path file, String path) throws IOException {
      Path there = to.resolve(path);
      BackupManifest.Entry known = before.get(path);
      try {
        long size = Files.size(file);
        if (known != null
            && known.size() == size
            && Files.exists(there)
            && Files.size(there) == size) {
          files.put(path, known);
          kept++;
          return;
        }
        files.put(path, BackupFolder.copy(file, there, this::count));
        copied++;
      } catch (NoSuchFileException removed) {
        // Something derived that was thrown away, or evidence that was erased in this moment.
      }
    }

    private void count(long more) {
      bytes += more;
      if (bytes >= said) {
        said += STEP;
        progress.say(Texts.text("backup.objects.at", bytes >> 20));
      }
    }
  }

  /** Earlier sets whose keys open something that is erased by now. */
  private List<String> reviving(BackupManifest now, String name) throws IOException {
    List<String> reviving = new ArrayList<>();
    for (String set : to.sets()) {
      if (!set.equals(name)) {
        List<UUID> then = BackupManifest.parse(to.manifest(set)).erased();
        if (!then.containsAll(now.erased())) {
          reviving.add(set);
        }
      }
    }
    return reviving;
  }

  private static Optional<String> text(Path file) throws IOException {
    return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
  }

  private static String hash(byte[] bytes) {
    return HexFormat.of().formatHex(BackupFolder.sha256().digest(bytes));
  }

  /** How old the last backup of a system is; empty when there is none. */
  static Optional<Instant> last(Path data) throws IOException {
    return text(data.resolve(LAST)).map(line -> Instant.parse(line.split(" ", 2)[0]));
  }
}
