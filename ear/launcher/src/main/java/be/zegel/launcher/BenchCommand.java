package be.zegel.launcher;

import be.zegel.evidence.index.bench.SearchBench;
import be.zegel.evidence.index.query.QueryException;
import be.zegel.evidence.store.bench.StoreBenchmark;
import be.zegel.servers.Distribution;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Measures, each thing beside its baseline in the same run. What was measured goes to standard
 * output, one JSON object per line; how far it is goes to standard error.
 */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = {
      "Measures ingest, extract, search, lists and ledger, each beside its baseline in the same",
      "run, and prints one JSON object per line. docs/guide/performance.md says what they mean."
    })
final class BenchCommand implements Callable<Integer> {

  /** What can be measured, in this order: filing leaves the server with files to read. */
  enum Name {
    LEDGER,
    SEARCH,
    EXTRACT,
    LISTS,
    INGEST
  }

  @Parameters(
      arity = "0..*",
      paramLabel = "NAME",
      description = "ingest, extract, search, lists, ledger; all of them when none is named.")
  private List<String> names = List.of();

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      description =
          "Where to work; the disk under it is measured. Default: .zegel in the checkout.")
  private Path folder = LauncherFolders.standard().data().resolveSibling("");

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "ingest: file into the demo system that runs there instead of an own one.")
  private @Nullable URI url;

  @Option(
      names = "--events",
      paramLabel = "N",
      description =
          "ledger: events of the packet that is verified, up to a million; default 100,000. Each takes 2 KB of disk.")
  private int events = 100_000;

  @Option(
      names = "--small",
      description = "Sizes that show that everything works, and nothing else.")
  private boolean small;

  @Spec private CommandSpec spec = CommandSpec.create();

  private @Nullable BenchSystem own;

  @Override
  public Integer call() throws IOException, InterruptedException, QueryException {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    Set<Name> chosen = EnumSet.noneOf(Name.class);
    for (String name : names) {
      try {
        chosen.add(Name.valueOf(name.toUpperCase(Locale.ROOT)));
      } catch (IllegalArgumentException unknown) {
        err.println("zegel: there is no benchmark \"" + name + "\".");
        return Zegel.WRONG_USE;
      }
    }
    if (chosen.isEmpty()) {
      chosen = EnumSet.allOf(Name.class);
    }
    Files.createDirectories(folder);
    Path work = Files.createTempDirectory(folder.toAbsolutePath(), "bench-");
    try (TerminalProgress progress = TerminalProgress.begin(err, "Measuring in " + work)) {
      for (Name name : chosen) {
        progress.say("Benchmark " + name.name().toLowerCase(Locale.ROOT));
        run(name, Files.createDirectory(work.resolve(name.name())), progress, line(out));
      }
      return 0;
    } finally {
      if (own != null) {
        own.close();
      }
      remove(work);
    }
  }

  private static Consumer<Figure> line(PrintWriter out) {
    return figure -> {
      out.println(figure.json());
      out.flush();
    };
  }

  private void run(Name name, Path work, TerminalProgress progress, Consumer<Figure> out)
      throws IOException, InterruptedException, QueryException {
    switch (name) {
      case LEDGER -> {
        new LedgerBench(small ? 50 : 5_000).run(out);
        new PacketBench(work, small ? 50 : events, small ? 1_000 : 10_000_000).run(out);
      }
      case SEARCH -> SearchBench.main(search(work));
      case EXTRACT ->
          new ExtractBench(
                  work,
                  new Distribution(LauncherFolders.standard().distribution()).worker(),
                  small ? 10 : 1_000)
              .run(out);
      case LISTS ->
          new ListsBench(
                  own(work.resolveSibling("data"), progress),
                  small ? ListsBench.Size.SMALL : ListsBench.Size.FULL,
                  progress)
              .run(out);
      case INGEST -> {
        StoreBenchmark.main(store(work));
        IngestBench.Size size = small ? IngestBench.Size.SMALL : IngestBench.Size.FULL;
        if (url == null) {
          new IngestBench(own(work.resolveSibling("data"), progress), work, size, progress)
              .run(out);
        } else {
          Addresses addresses = new Addresses();
          addresses.url = url;
          try (BenchSystem running = BenchSystem.running(url, addresses.realm())) {
            new IngestBench(running, work, size, progress).run(out);
          }
        }
      }
    }
  }

  /** The system of this run, started when the first benchmark needs it. */
  private BenchSystem own(Path data, TerminalProgress progress) {
    BenchSystem system = own;
    if (system == null) {
      system = BenchSystem.start(data, progress);
      own = system;
    }
    return system;
  }

  /** Items, cases, visible cases, rounds, folder. */
  private String[] search(Path work) {
    return small
        ? new String[] {"200", "10", "5", "3", work.toString()}
        : new String[] {"20000", "100", "30", "40", work.toString()};
  }

  /** Folder, MiB of the large file, number of small files. */
  private String[] store(Path work) {
    return small
        ? new String[] {work.toString(), "4", "5"}
        : new String[] {work.toString(), "1024", "500"};
  }

  /** Removes a folder with everything in it. */
  static void remove(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
