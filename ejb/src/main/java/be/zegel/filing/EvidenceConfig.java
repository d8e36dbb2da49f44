package be.zegel.filing;

import be.zegel.evidence.store.UploadLimits;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where evidence lies and how it is worked on. Read once from the system properties that the
 * launcher sets, and checked at the start of the server.
 *
 * @param data the data folder ({@code zegel.data}); holds {@code keys}, {@code objects}, {@code
 *     uploads} and {@code index}
 * @param java the {@code java} program of the workers ({@code zegel.java})
 * @param workerJars the folder with the jars of the worker program ({@code zegel.worker.classpath})
 * @param node the name of this server among several ({@code zegel.node}), in the leases of jobs
 * @param workers processes that read items ({@code zegel.workers})
 * @param largestUpload the most bytes of one file ({@code zegel.upload.max})
 * @param reserve the bytes of the data folder's file system that stay free of new uploads ({@code
 *     zegel.upload.reserve})
 * @param demo whether this is the demo organisation ({@code zegel.demo})
 */
record EvidenceConfig(
    Path data,
    Path java,
    Path workerJars,
    String node,
    int workers,
    long largestUpload,
    long reserve,
    boolean demo) {

  static final int DEFAULT_WORKERS = 2;

  static final long DEFAULT_LARGEST_UPLOAD = 16L << 40;

  EvidenceConfig {
    data = data.toAbsolutePath().normalize();
    if (!Files.isDirectory(data)) {
      throw new IllegalArgumentException("zegel.data is not a folder: " + data);
    }
    if (!Files.isExecutable(java)) {
      throw new IllegalArgumentException("zegel.java is not a program: " + java);
    }
    if (!Files.isDirectory(workerJars)) {
      throw new IllegalArgumentException("zegel.worker.classpath is not a folder: " + workerJars);
    }
    if (!node.matches("[0-9A-Za-z._-]{1,60}")) {
      throw new IllegalArgumentException("zegel.node is not a name: " + node);
    }
    if (workers < 2 || workers > 256) {
      throw new IllegalArgumentException("zegel.workers lies between 2 and 256: " + workers);
    }
    if (largestUpload < 1) {
      throw new IllegalArgumentException("zegel.upload.max is positive: " + largestUpload);
    }
    if (reserve < 0) {
      throw new IllegalArgumentException("zegel.upload.reserve is not negative: " + reserve);
    }
  }

  /** How much space uploads leave. */
  UploadLimits uploadLimits() {
    return new UploadLimits(
        reserve, Math.min(reserve, UploadLimits.standard().hardReserveBytes()), largestUpload);
  }

  /** The configuration of this server. */
  static EvidenceConfig ofSystem() {
    return new EvidenceConfig(
        Path.of(needed("zegel.data")),
        Path.of(needed("zegel.java")),
        Path.of(needed("zegel.worker.classpath")),
        System.getProperty("zegel.node", "zegel"),
        Math.toIntExact(number("zegel.workers", DEFAULT_WORKERS)),
        number("zegel.upload.max", DEFAULT_LARGEST_UPLOAD),
        number("zegel.upload.reserve", UploadLimits.standard().reserveBytes()),
        Boolean.getBoolean("zegel.demo"));
  }

  Path folder(String name) {
    return data.resolve(name);
  }

  private static String needed(String property) {
    @Nullable String value = System.getProperty(property);
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException(property + " is not set");
    }
    return value;
  }

  private static long number(String property, long standard) {
    String value = System.getProperty(property);
    try {
      return value == null ? standard : Long.parseLong(value.strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(property + " is not a whole number: " + value, e);
    }
  }
}
