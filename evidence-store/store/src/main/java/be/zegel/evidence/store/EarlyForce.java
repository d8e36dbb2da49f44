package be.zegel.evidence.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Brings a file that is still being written to the medium piece by piece, so that the last force
 * has little left to do. One writer; a failure is kept and told at the next step.
 */
final class EarlyForce {

  private static final int EVERY_SEGMENTS = 32;

  private final FileChannel file;
  private CompletableFuture<Void> running = CompletableFuture.completedFuture(null);
  private int segments;

  EarlyForce(FileChannel file) {
    this.file = file;
  }

  /** One more segment was written. */
  void written() throws IOException {
    if (++segments % EVERY_SEGMENTS == 0 && running.isDone()) {
      await();
      running =
          CompletableFuture.runAsync(
              this::force, work -> Thread.ofPlatform().daemon().name("zegel-force").start(work));
    }
  }

  /** Waits for what was begun; has to be called before the file is forced or closed. */
  void await() throws IOException {
    try {
      running.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof UncheckedIOException failure ? failure.getCause() : asIo(e);
    }
  }

  private static IOException asIo(CompletionException e) {
    return new IOException("the file could not be forced", e);
  }

  private void force() {
    try {
      file.force(false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
