package be.zegel.evidence.extract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * How workers are started and watched. Checked when it is made, so that a wrong folder is noticed
 * at the start of the server and not at the first item.
 *
 * @param java the {@code java} program of a JDK 25 or newer
 * @param classPath jars (or folders of classes) of the worker program, in order
 * @param mainClass the worker program
 * @param workers worker processes for parsing, at least 2: one of them takes only small fresh
 *     items. Processes start when they are first needed; one more, with the large heap, only after
 *     an out-of-memory
 * @param heapMegabytes heap of an ordinary worker
 * @param largeHeapMegabytes heap of the worker that tries once more what did not fit
 * @param quickBytes greatest size of an item that the reserved worker takes
 * @param scratch memory-backed folder for scratch of workers that are not isolated; isolated ones
 *     have a tmpfs of their own
 * @param scratchBytes greatest scratch of one worker; items that are bigger are read by position
 *     over the pipe
 * @param isolation whether isolation must, may or must not be used
 * @param times time limits
 * @param recycleItems items after which a worker is replaced
 * @param recycleResidentBytes resident memory above which a worker is replaced between two items
 * @param crashLimit deaths of workers on one item before it is given up
 */
public record WorkerConfig(
    Path java,
    List<Path> classPath,
    String mainClass,
    int workers,
    int heapMegabytes,
    int largeHeapMegabytes,
    long quickBytes,
    Path scratch,
    long scratchBytes,
    Isolation.Demand isolation,
    TimeLimits times,
    int recycleItems,
    long recycleResidentBytes,
    int crashLimit) {

  /** The worker program with Tika. */
  public static final String WORKER = "be.zegel.evidence.worker.Worker";

  public WorkerConfig {
    java = java.toAbsolutePath().normalize();
    classPath = classPath.stream().map(p -> p.toAbsolutePath().normalize()).toList();
    if (!Files.isExecutable(java)) {
      throw new IllegalArgumentException("no java program for the workers at " + java);
    }
    if (classPath.isEmpty()) {
      throw new IllegalArgumentException("the workers' class path is empty");
    }
    for (Path entry : classPath) {
      if (!Files.isReadable(entry)) {
        throw new IllegalArgumentException("the workers' class path lacks " + entry);
      }
    }
    if (workers < 2) {
      throw new IllegalArgumentException(
          "at least 2 workers: one is reserved for small fresh items");
    }
    if (heapMegabytes < 64 || largeHeapMegabytes < heapMegabytes) {
      throw new IllegalArgumentException("the large heap is not smaller than the ordinary one");
    }
    if (quickBytes < 0 || scratchBytes < 1 << 20 || recycleItems < 1 || crashLimit < 1) {
      throw new IllegalArgumentException("sizes and counts of workers are positive");
    }
  }

  /**
   * The usual configuration: 2 workers, 512 MB and once 2 GB, scratch of 1 GiB in {@code /dev/shm},
   * isolation where the machine can, two crashes.
   *
   * @param folder holds the jars of the worker program and nothing else
   */
  public static Builder fromFolder(Path java, Path folder) throws IOException {
    try (Stream<Path> jars = Files.list(folder)) {
      return of(java, jars.filter(f -> f.toString().endsWith(".jar")).sorted().toList());
    }
  }

  /** The usual configuration with the entries of a class path. */
  public static Builder of(Path java, List<Path> classPath) {
    return new Builder(java, classPath);
  }

  private static Path memoryBacked() {
    Path memory = Path.of("/dev/shm");
    return Files.isWritable(memory) ? memory : Path.of(System.getProperty("java.io.tmpdir"));
  }

  /** Collects what differs from the usual configuration. */
  public static final class Builder {
    private final Path java;
    private final List<Path> classPath;
    private String mainClass = WORKER;
    private int workers = 2;
    private int heapMegabytes = 512;
    private int largeHeapMegabytes = 2048;
    private long quickBytes = 16L << 20;
    private Path scratch = memoryBacked();
    private long scratchBytes = 1L << 30;
    private Isolation.Demand isolation = Isolation.Demand.AUTO;
    private TimeLimits times = TimeLimits.STANDARD;
    private int recycleItems = 10_000;
    private long recycleResidentBytes = 1400L << 20;
    private int crashLimit = 2;

    private Builder(Path java, List<Path> classPath) {
      this.java = java;
      this.classPath = classPath;
    }

    /** Sets {@link WorkerConfig#mainClass}. */
    public Builder mainClass(String value) {
      mainClass = value;
      return this;
    }

    /** Sets {@link WorkerConfig#workers}. */
    public Builder workers(int value) {
      workers = value;
      return this;
    }

    /** Sets {@link WorkerConfig#heapMegabytes}. */
    public Builder heapMegabytes(int value) {
      heapMegabytes = value;
      return this;
    }

    /** Sets {@link WorkerConfig#largeHeapMegabytes}. */
    public Builder largeHeapMegabytes(int value) {
      largeHeapMegabytes = value;
      return this;
    }

    /** Sets {@link WorkerConfig#quickBytes}. */
    public Builder quickBytes(long value) {
      quickBytes = value;
      return this;
    }

    /** Sets {@link WorkerConfig#scratch}. */
    public Builder scratch(Path value) {
      scratch = value;
      return this;
    }

    /** Sets {@link WorkerConfig#scratchBytes}. */
    public Builder scratchBytes(long value) {
      scratchBytes = value;
      return this;
    }

    /** Sets {@link WorkerConfig#isolation}. */
    public Builder isolation(Isolation.Demand value) {
      isolation = value;
      return this;
    }

    /** Sets {@link WorkerConfig#times}. */
    public Builder times(TimeLimits value) {
      times = value;
      return this;
    }

    /** Sets {@link WorkerConfig#recycleItems}. */
    public Builder recycleItems(int value) {
      recycleItems = value;
      return this;
    }

    /** Sets {@link WorkerConfig#recycleResidentBytes}. */
    public Builder recycleResidentBytes(long value) {
      recycleResidentBytes = value;
      return this;
    }

    /** Sets {@link WorkerConfig#crashLimit}. */
    public Builder crashLimit(int value) {
      crashLimit = value;
      return this;
    }

    /** The checked record. */
    public WorkerConfig build() {
      return new WorkerConfig(
          java,
          classPath,
          mainClass,
          workers,
          heapMegabytes,
          largeHeapMegabytes,
          quickBytes,
          scratch,
          scratchBytes,
          isolation,
          times,
          recycleItems,
          recycleResidentBytes,
          crashLimit);
    }
  }
}
