package be.zegel.launcher;

import be.zegel.evidence.extract.Child;
import be.zegel.evidence.extract.EvidenceContent;
import be.zegel.evidence.extract.ExtractionEnd;
import be.zegel.evidence.extract.ExtractionListener;
import be.zegel.evidence.extract.ExtractionRequest;
import be.zegel.evidence.extract.ExtractionSupervisor;
import be.zegel.evidence.extract.Outcome;
import be.zegel.evidence.extract.Urgency;
import be.zegel.evidence.extract.WorkerConfig;
import be.zegel.samples.SampleEvidence;
import be.zegel.samples.Scale;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Reads the same ordinary files through the supervisor and its shut-in workers, and with bare Tika
 * in one process without isolation, limits, hashes or languages. Children of mails and archives are
 * read in both.
 *
 * <p>Processor seconds say what the isolation costs whatever else the machine does; files per
 * second say how long somebody waits.
 */
final class ExtractBench {

  private static final String BARE = "be.zegel.evidence.worker.bench.BareTika";

  private final Path folder;
  private final Path workerJars;
  private final int files;

  ExtractBench(Path folder, Path workerJars, int files) {
    this.folder = folder;
    this.workerJars = workerJars;
    this.files = files;
  }

  void run(Consumer<Figure> out) throws IOException, InterruptedException {
    Path samples = folder.resolve("samples");
    Scale scale = new Scale("BENCH", files, 0, 0, 0);
    var _ = SampleEvidence.generate(samples, SampleEvidence.DEMO_SEED, scale);
    List<Path> all;
    try (Stream<Path> walk = Files.walk(samples.resolve("bulk"))) {
      all = walk.filter(Files::isRegularFile).sorted().toList();
    }
    Run ours = ours(all);
    Run bare = bare(samples.resolve("bulk"));
    if (bare.files() != all.size()) {
      throw new IllegalStateException("bare Tika read " + bare.files() + " of " + all.size());
    }
    out.accept(
        Figure.of(
                "extract/speed",
                all.size() / ours.seconds(),
                all.size() / bare.seconds(),
                "files/s")
            .with("files", all.size())
            .with("beside", "Tika in one process, not isolated"));
    out.accept(
        Figure.of("extract/processor", ours.processor(), bare.processor(), "CPU-s")
            .with("files", all.size()));
  }

  private record Run(int files, double seconds, double processor) {}

  private Run ours(List<Path> all) throws IOException, InterruptedException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    WorkerConfig config = WorkerConfig.fromFolder(java, workerJars).build();
    long own = system.getProcessCpuTime();
    long begin = System.nanoTime();
    double workers = 0;
    try (ExtractionSupervisor supervisor = new ExtractionSupervisor(config)) {
      List<Reader> readers = new ArrayList<>();
      for (Path file : all) {
        Reader reader = new Reader(supervisor);
        reader.read(file.getFileName().toString(), EvidenceContent.of(file), Urgency.FRESH);
        readers.add(reader);
      }
      for (Reader reader : readers) {
        workers += reader.await();
      }
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    return new Run(all.size(), seconds, workers + (system.getProcessCpuTime() - own) / 1e9);
  }

  /** Reads a file with everything in it and counts the processor time of the workers. */
  private static final class Reader implements ExtractionListener {
    private final ExtractionSupervisor supervisor;
    private final List<Future<ExtractionEnd>> ends = new ArrayList<>();

    Reader(ExtractionSupervisor supervisor) {
      this.supervisor = supervisor;
    }

    private synchronized void read(String name, EvidenceContent content, Urgency urgency) {
      ends.add(
          supervisor.submit(
              ExtractionRequest.of("bench", name, content).urgency(urgency).preview(false).build(),
              this));
    }

    @Override
    public void child(Child child) throws IOException {
      byte[] bytes = child.content().readAllBytes();
      read(child.header().name(), EvidenceContent.of(bytes), Urgency.BACKGROUND);
    }

    @Override
    public void end(ExtractionEnd end) throws IOException {
      if (end.outcome() == Outcome.CRASH || end.outcome() == Outcome.TIMEOUT) {
        throw new IOException("an ordinary file ended as " + end.outcome());
      }
    }

    double await() throws IOException, InterruptedException {
      double seconds = 0;
      for (int i = 0; ; i++) {
        Future<ExtractionEnd> next;
        synchronized (this) {
          if (i == ends.size()) {
            return seconds;
          }
          next = ends.get(i);
        }
        try {
          seconds += next.get().cpuMillis() / 1e3;
        } catch (ExecutionException e) {
          throw new IOException("a file could not be read", e.getCause());
        }
      }
    }
  }

  private Run bare(Path bulk) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-cp",
                workerJars + "/*",
                BARE,
                bulk.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    JsonNode said = new ObjectMapper().readTree(process.getInputStream().readAllBytes());
    if (process.waitFor() != 0) {
      throw new IOException("bare Tika did not succeed");
    }
    return new Run(
        said.path("files").asInt(),
        said.path("seconds").asDouble(),
        said.path("processor").asDouble());
  }
}
