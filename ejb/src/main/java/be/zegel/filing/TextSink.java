package be.zegel.filing;

import be.zegel.evidence.store.ObjectStore;
import be.zegel.evidence.store.StoredObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Takes the text of one item while it comes out of a worker and makes it an object under the key of
 * its filing. Up to a million characters wait in memory; what is longer flows into the store while
 * it comes. Plaintext is never on disk. A sink is used by one thread at a time and ends with {@link
 * #store} or {@link #discard}.
 *
 * <p>Each character takes the same number of bytes, one where all of them fit ({@link #NARROW}),
 * else two ({@link #WIDE}), so that any page of a text can be read without the pages before it.
 */
final class TextSink {

  /** A text of ISO 8859-1, one byte a character. */
  static final String NARROW = "text-narrow";

  /** A text of UTF-16, two bytes a character, high byte first. */
  static final String WIDE = "text-wide";

  private static final int IN_MEMORY = 1 << 20;

  private static final byte[] END = new byte[0];

  private final ObjectStore objects;
  private final UUID caseId;
  private final UUID filingId;
  private final Executor executor;
  private final StringBuilder waiting = new StringBuilder();
  private long chars;
  private @Nullable Flow flow;

  /** A stored text. */
  record Stored(UUID objectId, long chars) {}

  TextSink(ObjectStore objects, UUID caseId, UUID filingId, Executor executor) {
    this.objects = objects;
    this.caseId = caseId;
    this.filingId = filingId;
    this.executor = executor;
  }

  void append(CharSequence text) throws IOException {
    waiting.append(text);
    chars += text.length();
    if (waiting.length() >= IN_MEMORY) {
      flow().send(wide(waiting));
      waiting.setLength(0);
    }
  }

  /** Makes the text an object; null when there is none. */
  @Nullable Stored store() throws IOException {
    if (chars == 0) {
      return null;
    }
    Flow running = flow;
    if (running != null) {
      flow = null;
      running.send(wide(waiting));
      return new Stored(running.finish().objectId(), chars);
    }
    boolean narrow = waiting.chars().allMatch(c -> c <= 0xff);
    byte[] bytes =
        narrow ? waiting.toString().getBytes(StandardCharsets.ISO_8859_1) : wide(waiting);
    StoredObject stored =
        objects.put(caseId, filingId, narrow ? NARROW : WIDE, new ByteArrayInputStream(bytes));
    return new Stored(stored.objectId(), chars);
  }

  /** Forgets everything that was taken; nothing of it stays in the store. */
  void discard() {
    waiting.setLength(0);
    chars = 0;
    Flow running = flow;
    flow = null;
    if (running != null) {
      running.abort();
    }
  }

  private Flow flow() {
    Flow running = flow;
    if (running == null) {
      running = new Flow();
      flow = running;
      executor.execute(running.task);
    }
    return running;
  }

  private static byte[] wide(CharSequence text) {
    byte[] bytes = new byte[2 * text.length()];
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      bytes[2 * i] = (byte) (c >>> 8);
      bytes[2 * i + 1] = (byte) c;
    }
    return bytes;
  }

  /** A long text on its way into the store, which reads it on a thread of its own. */
  private final class Flow extends InputStream {
    private final BlockingQueue<byte[]> pieces = new ArrayBlockingQueue<>(2);
    private final FutureTask<StoredObject> task =
        new FutureTask<>(() -> objects.put(caseId, filingId, WIDE, this));
    private byte[] piece = new byte[0];
    private int at;
    private boolean ended;
    private volatile boolean aborted;

    void send(byte[] bytes) throws IOException {
      try {
        while (bytes.length > 0 && !pieces.offer(bytes, 1, TimeUnit.SECONDS)) {
          if (task.isDone()) {
            finish();
          }
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted while storing text", e);
      }
    }

    StoredObject finish() throws IOException {
      try {
        boolean told = false;
        while (!told && !task.isDone()) {
          told = pieces.offer(END, 1, TimeUnit.SECONDS);
        }
        return task.get();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted while storing text", e);
      } catch (ExecutionException e) {
        throw new IOException("the text could not be stored", Objects.requireNonNull(e.getCause()));
      }
    }

    void abort() {
      aborted = true;
      pieces.clear();
      if (!pieces.offer(END)) {
        task.cancel(true);
      }
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      while (at == piece.length) {
        if (ended) {
          return -1;
        }
        next();
      }
      int n = Math.min(length, piece.length - at);
      System.arraycopy(piece, at, into, offset, n);
      at += n;
      return n;
    }

    private void next() throws IOException {
      try {
        piece = pieces.take();
        at = 0;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted while storing text", e);
      }
      if (aborted) {
        throw new IOException("the text was discarded");
      }
      ended = piece.length == 0;
    }
  }
}
