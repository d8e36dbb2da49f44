package be.zegel.evidence.extract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Builds the command that runs a worker shut in. Inside, the JDK is {@code /zegel/jdk}, the class
 * path {@code /zegel/worker}, scratch {@code /scratch}; of the machine only the system's libraries
 * are there, read-only.
 */
final class Sandbox {
  private static final String SCRATCH = "/scratch";

  /**
   * Builds the same view with mount and pivot_root. Arguments: mount point, bytes of scratch, JDK,
   * number of class path entries, the entries, the command.
   */
  private static final String SCRIPT =
      """
      set -eu
      PATH=/usr/sbin:/usr/bin:/sbin:/bin
      root=$1; size=$2; jdk=$3; count=$4; shift 4
      mount --make-rprivate /
      mount -t tmpfs -o size=1m,mode=755,nosuid,nodev zegel "$root"
      cd "$root"
      mkdir -p usr proc dev scratch zegel/jdk zegel/worker old
      show() { mount --rbind "$1" "$2"; mount -o remount,bind,ro,nosuid,nodev "$2"; }
      for d in lib lib32 lib64; do
        if [ -d "/usr/$d" ]; then mkdir "usr/$d"; show "/usr/$d" "usr/$d"; fi
        if [ -L "/$d" ]; then ln -s "usr/$d" "$d"
        elif [ -d "/$d" ]; then mkdir "$d"; show "/$d" "$d"; fi
      done
      show "$jdk" zegel/jdk
      i=0
      while [ "$i" -lt "$count" ]; do
        name="zegel/worker/$i-${1##*/}"
        if [ -d "$1" ]; then mkdir "$name"; else : > "$name"; fi
        show "$1" "$name"
        i=$((i + 1)); shift
      done
      for f in null zero random urandom; do : > "dev/$f"; mount --bind "/dev/$f" "dev/$f"; done
      mount -t proc -o nosuid,nodev,noexec proc proc
      mount -t tmpfs -o "size=$size,mode=700,nosuid,nodev" scratch scratch
      : > setpriv
      show "$(command -v setpriv)" setpriv
      pivot_root . old
      cd /scratch
      PATH=/old/usr/sbin:/old/usr/bin:/old/sbin:/old/bin
      mount -o remount,bind,ro,nosuid,nodev /
      umount -l /old
      exec /setpriv --no-new-privs --bounding-set=-all --inh-caps=-all -- "$@"
      """;

  private Sandbox() {}

  /**
   * A worker about to start.
   *
   * @param folder folder of the machine that belongs to this worker alone, removed after it
   */
  record Launch(ProcessBuilder builder, @Nullable Path folder) {
    /** Ends the process and everything it started. */
    void kill(Process process) {
      List<ProcessHandle> below = process.descendants().toList();
      process.destroyForcibly();
      below.forEach(ProcessHandle::destroyForcibly);
    }

    void clean() {
      if (folder != null) {
        delete(folder);
      }
    }
  }

  static Isolation choose(WorkerConfig config) {
    return switch (config.isolation()) {
      case OFF ->
          new Isolation(
              Isolation.Level.NONE,
              "Extraction workers are not isolated: switched off.",
              List.of());
      case AUTO -> detect(config.java());
      case REQUIRED -> {
        Isolation found = detect(config.java());
        if (!found.isolated()) {
          throw new IllegalStateException(
              "isolation of workers is required, but " + found.words() + " " + found.problems());
        }
        yield found;
      }
    };
  }

  static Isolation detect(Path java) {
    List<String> problems = new ArrayList<>();
    for (Isolation.Level level : List.of(Isolation.Level.BUBBLEWRAP, Isolation.Level.NAMESPACES)) {
      String problem = tryOut(level, java);
      if (problem == null) {
        return new Isolation(level, words(level), problems);
      }
      problems.add(problem);
    }
    return new Isolation(Isolation.Level.NONE, words(Isolation.Level.NONE), problems);
  }

  /** Whether this machine can do a certain level. */
  static boolean works(Isolation.Level level) {
    return tryOut(level, Path.of(System.getProperty("java.home"), "bin", "java")) == null;
  }

  private static String words(Isolation.Level level) {
    return switch (level) {
      case BUBBLEWRAP ->
          "Extraction workers are isolated by bubblewrap: no files, processes or network of this"
              + " machine.";
      case NAMESPACES ->
          "Extraction workers are isolated by namespaces of their own: no files, processes or"
              + " network of this machine. Install bubblewrap for the tested way.";
      case NONE ->
          "Extraction workers are not isolated: a harmful file could read what this server can"
              + " read. Install bubblewrap and allow user namespaces.";
    };
  }

  /** Runs {@code java -version} at this level; null when it works, else why not. */
  private static @Nullable String tryOut(Isolation.Level level, Path java) {
    Path folder = null;
    try {
      folder = level == Isolation.Level.NAMESPACES ? Files.createTempDirectory("zegel-try-") : null;
      List<String> command =
          enclose(level, java, List.of(), 16 << 20, folder, List.of("-Xshare:auto", "-version"));
      Process process = bare(new ProcessBuilder(command)).redirectErrorStream(true).start();
      process.getOutputStream().close();
      byte[] said = process.getInputStream().readAllBytes();
      if (process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0) {
        return null;
      }
      process.destroyForcibly();
      return level
          + ": "
          + new String(said, StandardCharsets.UTF_8).lines().findFirst().orElse("?");
    } catch (IOException e) {
      return level + ": " + e.getMessage();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return level + ": interrupted";
    } finally {
      if (folder != null) {
        delete(folder);
      }
    }
  }

  static Launch launch(WorkerConfig config, Isolation.Level level, int heapMegabytes)
      throws IOException {
    Path folder =
        switch (level) {
          case BUBBLEWRAP -> null;
          case NAMESPACES, NONE ->
              Files.createTempDirectory(
                  config.scratch(),
                  "zegel-worker-",
                  PosixFilePermissions.asFileAttribute(
                      PosixFilePermissions.fromString("rwx------")));
        };
    boolean shutIn = level != Isolation.Level.NONE;
    String scratch = shutIn || folder == null ? SCRATCH : folder.toString();
    List<String> arguments = new ArrayList<>(flags(heapMegabytes, scratch));
    arguments.add("-cp");
    arguments.add(
        String.join(
            ":",
            shutIn
                ? inside(config.classPath())
                : config.classPath().stream().map(Path::toString).toList()));
    arguments.add(config.mainClass());
    List<String> command =
        enclose(level, config.java(), config.classPath(), config.scratchBytes(), folder, arguments);
    ProcessBuilder builder = bare(new ProcessBuilder(command));
    if (level == Isolation.Level.NONE && folder != null) {
      builder.directory(folder.toFile());
    }
    return new Launch(builder, folder);
  }

  private static List<String> flags(int heapMegabytes, String scratch) {
    return List.of(
        "-Xmx" + heapMegabytes + "m",
        "-Xms16m",
        "-XX:+ExitOnOutOfMemoryError",
        "-XX:+DisplayVMOutputToStderr",
        "-XX:ActiveProcessorCount=1",
        "-XX:+UseSerialGC",
        "-XX:MaxDirectMemorySize=64m",
        // Most methods of a parser run a few hundred times: the second compiler comes late, ADR 31.
        "-XX:Tier4InvocationThreshold=30000",
        "-XX:Tier4MinInvocationThreshold=6000",
        "-XX:Tier4CompileThreshold=60000",
        "-XX:Tier4BackEdgeThreshold=200000",
        "-XX:-UsePerfData",
        "-XX:+DisableAttachMechanism",
        "-XX:-CreateCoredumpOnCrash",
        "-XX:ErrorFile=/dev/null",
        "-Djava.awt.headless=true",
        "-Djava.io.tmpdir=" + scratch,
        "-Duser.home=" + scratch,
        "-Dpdfbox.fontcache=" + scratch,
        "-Duser.timezone=UTC",
        "-Dzegel.scratch=" + scratch);
  }

  private static List<String> enclose(
      Isolation.Level level,
      Path java,
      List<Path> classPath,
      long scratchBytes,
      @Nullable Path folder,
      List<String> arguments)
      throws IOException {
    Path jdk = java.toRealPath().resolve("../..").normalize();
    List<String> command = new ArrayList<>();
    program("prlimit").ifPresent(p -> command.addAll(List.of(p, "--core=0", "--")));
    switch (level) {
      case BUBBLEWRAP -> {
        command.add(program("bwrap").orElseThrow(() -> new IOException("bwrap is not installed")));
        command.addAll(bubblewrap(jdk, classPath, scratchBytes));
        command.addAll(List.of("--", "/zegel/jdk/bin/java"));
      }
      case NAMESPACES -> {
        command.add(
            program("unshare").orElseThrow(() -> new IOException("unshare is not installed")));
        command.addAll(
            List.of(
                "--user",
                "--map-root-user",
                "--mount",
                "--net",
                "--pid",
                "--ipc",
                "--uts",
                "--cgroup",
                "--fork",
                "--kill-child=SIGKILL",
                "--",
                "/bin/sh",
                "-c",
                SCRIPT,
                "zegel-worker"));
        command.add(String.valueOf(folder));
        command.add(Long.toString(scratchBytes));
        command.add(jdk.toString());
        command.add(Integer.toString(classPath.size()));
        classPath.forEach(p -> command.add(p.toString()));
        command.add("/zegel/jdk/bin/java");
      }
      case NONE -> {
        program("setpriv").ifPresent(p -> command.addAll(List.of(p, "--pdeathsig", "KILL", "--")));
        command.add(java.toString());
      }
    }
    command.addAll(arguments);
    return command;
  }

  private static List<String> bubblewrap(Path jdk, List<Path> classPath, long scratchBytes)
      throws IOException {
    List<String> options =
        new ArrayList<>(
            List.of(
                "--unshare-user",
                "--unshare-all",
                "--die-with-parent",
                "--new-session",
                "--disable-userns",
                "--cap-drop",
                "ALL",
                "--uid",
                "65534",
                "--gid",
                "65534",
                "--hostname",
                "worker",
                "--clearenv",
                "--setenv",
                "LANG",
                "C.UTF-8"));
    for (String lib : List.of("lib", "lib32", "lib64")) {
      Path top = Path.of("/", lib);
      Path below = Path.of("/usr", lib);
      if (Files.isDirectory(below)) {
        options.addAll(List.of("--ro-bind", below.toString(), below.toString()));
      }
      if (Files.isSymbolicLink(top)) {
        options.addAll(List.of("--symlink", "usr/" + lib, top.toString()));
      } else if (Files.isDirectory(top)) {
        options.addAll(List.of("--ro-bind", top.toString(), top.toString()));
      }
    }
    options.addAll(List.of("--ro-bind", jdk.toString(), "/zegel/jdk"));
    for (Path settings : settings(jdk)) {
      options.addAll(List.of("--ro-bind", settings.toString(), settings.toString()));
    }
    List<String> inside = inside(classPath);
    for (int i = 0; i < classPath.size(); i++) {
      options.addAll(List.of("--ro-bind", classPath.get(i).toString(), inside.get(i)));
    }
    options.addAll(
        List.of(
            "--proc",
            "/proc",
            "--dev",
            "/dev",
            "--size",
            Long.toString(scratchBytes),
            "--tmpfs",
            SCRATCH,
            "--remount-ro",
            "/",
            "--chdir",
            SCRATCH));
    return options;
  }

  /** Where a distribution keeps the JDK's settings outside of the JDK, as Debian does. */
  private static List<Path> settings(Path jdk) throws IOException {
    Path security = jdk.resolve("conf/security/java.security");
    if (!Files.exists(security, LinkOption.NOFOLLOW_LINKS)) {
      return List.of();
    }
    Path real = security.toRealPath();
    if (real.startsWith(jdk) || !real.startsWith("/etc") || real.getNameCount() < 3) {
      return List.of();
    }
    return List.of(Path.of("/").resolve(real.subpath(0, 2)));
  }

  private static List<String> inside(List<Path> classPath) {
    List<String> names = new ArrayList<>();
    for (Path entry : classPath) {
      names.add("/zegel/worker/" + names.size() + "-" + entry.getFileName());
    }
    return names;
  }

  /** Nothing of the server's environment: it may hold credentials. */
  private static ProcessBuilder bare(ProcessBuilder builder) {
    builder.environment().clear();
    builder.environment().put("LANG", "C.UTF-8");
    builder.environment().put("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
    return builder;
  }

  private static Optional<String> program(String name) {
    return Arrays.stream(new String[] {"/usr/bin", "/bin", "/usr/sbin", "/sbin", "/usr/local/bin"})
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst();
  }

  private static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException | UncheckedIOException e) {
      System.getLogger(Sandbox.class.getName())
          .log(System.Logger.Level.WARNING, "scratch of a worker could not be removed");
    }
  }
}
