package be.zegel.evidence.store.bench;

import be.zegel.evidence.store.DirectoryObjectStore;
import be.zegel.evidence.store.DirectoryUploads;
import be.zegel.evidence.store.FileMasterKey;
import be.zegel.evidence.store.FiledObject;
import be.zegel.evidence.store.KeyStore;
import be.zegel.evidence.store.NewUpload;
import be.zegel.evidence.store.UploadLimits;
import be.zegel.evidence.store.UploadStatus;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Files the same bytes into a store and through {@code sha256sum} and {@code dd conv=fsync}, in
 * turns, and prints one JSON line for each kind of load.
 *
 * <p>The figures are bytes per second until durable; the ratio is the median of the rounds' ratios,
 * because other work on the machine disturbs both sides of a round alike.
 */
public final class StoreBenchmark {

  private static final int ROUNDS = 5;
  private static final int SMALL_BYTES = 64 << 10;

  private final Path folder;
  private final KeyStore keys;
  private final DirectoryUploads uploads;
  private final UUID caseId = UUID.randomUUID();

  private StoreBenchmark(Path folder) throws IOException {
    SecureRandom random = new SecureRandom();
    this.folder = folder;
    this.keys =
        KeyStore.open(
            folder.resolve("keys"),
            FileMasterKey.open(folder.resolve("keys/master"), random),
            random);
    DirectoryObjectStore store =
        DirectoryObjectStore.open(
            folder, keys, new UploadLimits(1 << 20, 1 << 20, 1L << 40), random);
    this.uploads = DirectoryUploads.open(store, InstantSource.system());
    keys.createCaseKey(caseId);
  }

  /**
   * Runs the benchmark.
   *
   * @param arguments a folder to work in (its file system is what is measured), and optionally the
   *     MiB of the large file and the number of small files; 1024 and 500 when they are left out
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int mebibytes = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1024;
    int count = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 500;
    Path work = Files.createTempDirectory(Path.of(arguments[0]), "zegel-bench");
    try {
      new StoreBenchmark(work).run(mebibytes, count, System.out);
    } finally {
      delete(work);
    }
  }

  private void run(int mebibytes, int count, PrintStream out)
      throws IOException, InterruptedException {
    Path large = write(folder.resolve("large.bin"), (long) mebibytes << 20);
    out.println(measure("store/large", List.of(large)));
    Path many = Files.createDirectory(folder.resolve("many"));
    for (int i = 0; i < count; i++) {
      Path _ = write(many.resolve(i + ".bin"), SMALL_BYTES);
    }
    try (Stream<Path> files = Files.list(many)) {
      out.println(measure("store/small", files.sorted().toList()));
    }
  }

  private record Round(double ours, double baseline) {
    double ratio() {
      return ours / baseline;
    }
  }

  private String measure(String name, List<Path> files) throws IOException, InterruptedException {
    long bytes = 0;
    for (Path file : files) {
      bytes += Files.size(file);
    }
    Round[] rounds = new Round[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      long begin = System.nanoTime();
      for (Path file : files) {
        ingest(file);
      }
      long middle = System.nanoTime();
      baseline(files);
      long end = System.nanoTime();
      rounds[i] = new Round(bytes / ((middle - begin) / 1e9), bytes / ((end - middle) / 1e9));
    }
    return String.format(
        Locale.ROOT,
        "{\"name\":\"%s\",\"ours\":%.1f,\"baseline\":%.1f,\"ratio\":%.2f,\"unit\":\"MiB/s\"}",
        name,
        median(rounds, Round::ours) / (1 << 20),
        median(rounds, Round::baseline) / (1 << 20),
        median(rounds, Round::ratio));
  }

  private static double median(Round[] rounds, ToDoubleFunction<Round> of) {
    return Stream.of(rounds).mapToDouble(of).sorted().skip(ROUNDS / 2).findFirst().orElseThrow();
  }

  private void ingest(Path file) throws IOException {
    NewUpload wish =
        new NewUpload(
            "bench",
            caseId,
            UUID.randomUUID(),
            OptionalLong.of(Files.size(file)),
            false,
            Map.of("filename", file.getFileName().toString()),
            InstantSource.system().instant().plus(Duration.ofHours(1)));
    UploadStatus upload = uploads.create(wish);
    try (InputStream content = Files.newInputStream(file)) {
      long _ = uploads.append(upload.uploadId(), 0, content, null);
    }
    FiledObject _ = uploads.finish(upload.uploadId(), null);
    uploads.forget(upload.uploadId());
  }

  private void baseline(List<Path> files) throws IOException, InterruptedException {
    Path list = folder.resolve("list");
    Files.write(list, files.stream().map(Path::toString).toList(), StandardCharsets.UTF_8);
    String script =
        "xargs sha256sum < list > sums && i=0 && mkdir copy && while read -r f; do"
            + " dd if=\"$f\" of=copy/$i bs=1M conv=fsync status=none; i=$((i+1)); done < list";
    Process process =
        new ProcessBuilder("sh", "-c", script).directory(folder.toFile()).inheritIO().start();
    if (process.waitFor() != 0) {
      throw new IOException("sha256sum and dd did not succeed");
    }
    delete(folder.resolve("copy"));
  }

  /** Writes bytes that do not compress, the same at each run. */
  private static Path write(Path file, long bytes) throws IOException {
    SplittableRandom random = new SplittableRandom(bytes);
    byte[] block = new byte[1 << 20];
    try (OutputStream out = Files.newOutputStream(file)) {
      for (long left = bytes; left > 0; left -= block.length) {
        random.nextBytes(block);
        out.write(block, 0, (int) Math.min(block.length, left));
      }
    }
    return file;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
