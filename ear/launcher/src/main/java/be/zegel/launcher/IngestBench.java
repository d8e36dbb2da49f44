package be.zegel.launcher;

import be.zegel.servers.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Files one large and many small files over HTTP until the server says that they are durable,
 * beside {@code sha256sum} and {@code dd conv=fsync} of the same bytes on the same disk, in turns;
 * then one file that is larger than the server's heap, while its memory is watched.
 *
 * <p>The figures are bytes per second from the first request to the last answer; the ratio is that
 * of the medians. Each hash that the server has recorded is compared with that of {@code
 * sha256sum}.
 */
final class IngestBench {

  private static final int SMALL_BYTES = 64 << 10;
  private static final int CONNECTIONS = 4;

  private final BenchSystem system;
  private final Path folder;
  private final Size size;
  private final Progress progress;

  /**
   * How much is filed.
   *
   * @param large bytes of the large file
   * @param small number of small files
   * @param huge bytes of the file during which memory is watched
   */
  record Size(long large, int small, long huge, int rounds) {
    static final Size FULL = new Size(1L << 30, 2000, 4L << 30, 3);
    static final Size SMALL = new Size(4L << 20, 8, 8L << 20, 1);
  }

  IngestBench(BenchSystem system, Path folder, Size size, Progress progress) {
    this.system = system;
    this.folder = folder;
    this.size = size;
    this.progress = progress;
  }

  void run(Consumer<Figure> out) throws IOException, InterruptedException {
    ApiClient investigator = system.as("inv.antwerp");
    BenchDossier dossier =
        BenchDossier.open(investigator, system.url(), "Benchmark: filing", "BENCH-01");
    warmUp(dossier);
    Path large = write(folder.resolve("large.bin"), size.large());
    out.accept(compare("ingest/large", dossier, List.of(large), 1));
    Files.delete(large);
    List<Path> many = new ArrayList<>();
    Path shelf = Files.createDirectory(folder.resolve("many"));
    for (int i = 0; i < size.small(); i++) {
      many.add(write(shelf.resolve(i + ".bin"), SMALL_BYTES));
    }
    out.accept(
        compare("ingest/small", dossier, many, CONNECTIONS)
            .with("files", many.size())
            .with("connections", CONNECTIONS));
    OptionalLong process = system.application();
    if (process.isPresent()) {
      out.accept(memory(dossier, process.getAsLong()));
    }
  }

  /** The server compiles what runs often; a first filing is not what a day looks like. */
  private void warmUp(BenchDossier dossier) throws IOException {
    byte[] block = BenchDossier.buffer();
    for (int i = 0; i < 20; i++) {
      String _ = dossier.file("warm-" + i + ".bin", block.length, body -> body.write(block));
    }
  }

  private Figure compare(String name, BenchDossier dossier, List<Path> files, int connections)
      throws IOException, InterruptedException {
    long bytes = 0;
    for (Path file : files) {
      bytes += Files.size(file);
    }
    double[] ours = new double[size.rounds()];
    double[] baseline = new double[size.rounds()];
    for (int round = 0; round < size.rounds(); round++) {
      progress.say("Filing for " + name + ", round " + (round + 1));
      long begin = System.nanoTime();
      List<String> filed = file(dossier, files, connections);
      long middle = System.nanoTime();
      List<String> hashes = baseline(files);
      long end = System.nanoTime();
      ours[round] = rate(bytes, middle - begin);
      baseline[round] = rate(bytes, end - middle);
      require(dossier, filed, hashes);
      awaitRead(dossier, filed);
    }
    return Figure.of(name, median(ours), median(baseline), "MiB/s")
        .with("bytes", bytes)
        .with("beside", "sha256sum, then dd conv=fsync");
  }

  private static List<String> file(BenchDossier dossier, List<Path> files, int connections)
      throws IOException, InterruptedException {
    List<Callable<String>> filings = new ArrayList<>();
    for (Path file : files) {
      filings.add(
          () ->
              dossier.file(
                  file.getFileName().toString(), Files.size(file), body -> copy(file, body)));
    }
    List<String> filed = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
      for (Future<String> each : threads.invokeAll(filings)) {
        filed.add(each.get());
      }
    } catch (ExecutionException e) {
      throw new IOException("A file could not be filed", e.getCause());
    }
    return filed;
  }

  private static void copy(Path file, OutputStream body) throws IOException {
    byte[] buffer = BenchDossier.buffer();
    try (InputStream in = Files.newInputStream(file)) {
      int read;
      while ((read = in.read(buffer)) > 0) {
        body.write(buffer, 0, read);
      }
    }
  }

  /** Hashes and copies the files. @return their hashes, in order */
  private List<String> baseline(List<Path> files) throws IOException, InterruptedException {
    Path list = folder.resolve("list");
    Files.write(list, files.stream().map(Path::toString).toList(), StandardCharsets.UTF_8);
    String script =
        "xargs sha256sum < list > sums && mkdir copy && i=0 && while read -r f; do"
            + " dd if=\"$f\" of=copy/$i bs=1M conv=fsync status=none || exit 1; i=$((i+1)); done < list";
    Process process =
        new ProcessBuilder("sh", "-c", script)
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    if (process.waitFor() != 0) {
      throw new IOException("sha256sum and dd did not succeed");
    }
    BenchCommand.remove(folder.resolve("copy"));
    return Files.readAllLines(folder.resolve("sums")).stream()
        .map(line -> line.substring(0, line.indexOf(' ')))
        .toList();
  }

  /** The next round is not to wait for workers that read what this one filed. */
  private static void awaitRead(BenchDossier dossier, List<String> filed)
      throws InterruptedException {
    for (String file : filed) {
      dossier.awaitRead(file);
    }
  }

  private static void require(BenchDossier dossier, List<String> filed, List<String> hashes) {
    for (int i = 0; i < filed.size(); i++) {
      String recorded = dossier.sha256(filed.get(i));
      if (!recorded.equals(hashes.get(i))) {
        throw new IllegalStateException(
            "file " + filed.get(i) + " was recorded as " + recorded + ", is " + hashes.get(i));
      }
    }
  }

  /** The server's resident memory before and at most during a file larger than its heap. */
  private Figure memory(BenchDossier dossier, long process)
      throws IOException, InterruptedException {
    double before = resident(process);
    double[] most = {before};
    Thread watch =
        Thread.ofPlatform()
            .daemon()
            .start(
                () -> {
                  try {
                    while (true) {
                      most[0] = Math.max(most[0], resident(process));
                      Thread.sleep(200);
                    }
                  } catch (InterruptedException done) {
                    Thread.currentThread().interrupt();
                  }
                });
    byte[] block = BenchDossier.buffer();
    new SplittableRandom(4).nextBytes(block);
    String _ =
        dossier.file(
            "huge.bin",
            size.huge(),
            body -> {
              for (long left = size.huge(); left > 0; left -= block.length) {
                body.write(block);
              }
            });
    watch.interrupt();
    watch.join();
    return Figure.of("ingest/memory", most[0], before, "MiB resident, at most during / before")
        .with("bytes", size.huge());
  }

  private static double resident(long process) {
    try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(process), "status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
          .findFirst()
          .orElse(0);
    } catch (IOException gone) {
      return 0;
    }
  }

  /** Writes bytes that do not compress, the same at each run. */
  private static Path write(Path file, long bytes) throws IOException {
    SplittableRandom random = new SplittableRandom(file.getFileName().toString().hashCode());
    byte[] block = BenchDossier.buffer();
    try (OutputStream out = Files.newOutputStream(file)) {
      for (long left = bytes; left > 0; left -= block.length) {
        random.nextBytes(block);
        out.write(block, 0, (int) Math.min(block.length, left));
      }
    }
    return file;
  }

  private static double rate(long bytes, long nanos) {
    return bytes / (double) (1 << 20) / (nanos / 1e9);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
