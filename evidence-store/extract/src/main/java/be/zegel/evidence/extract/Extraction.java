package be.zegel.evidence.extract;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One item on its way through its attempts: what has been reported so far, so that a further
 * attempt continues and does not repeat. Touched by one worker slot at a time.
 */
final class Extraction {
  private final ExtractionRequest request;
  private final ExtractionListener listener;
  private final CompletableFuture<ExtractionEnd> future = new CompletableFuture<>();
  private final long submitted = System.nanoTime();
  int attempts;
  int crashes;
  long childrenDone;
  long childBytes;
  long failedChildren;
  long textChars;
  long textOfAttempt;
  long cpuMillis;
  boolean noPreview;

  /** What a failed parse ends with once its raw strings have been taken. */
  @Nullable JobResult failure;

  Extraction(ExtractionRequest request, ExtractionListener listener) {
    this.request = request;
    this.listener = listener;
  }

  ExtractionRequest request() {
    return request;
  }

  ExtractionListener listener() {
    return listener;
  }

  CompletableFuture<ExtractionEnd> future() {
    return future;
  }

  long submitted() {
    return submitted;
  }

  boolean cancelled() {
    return future.isCancelled();
  }

  void abandon(ExtractionAbandonedException reason) {
    future.completeExceptionally(reason);
  }
}
