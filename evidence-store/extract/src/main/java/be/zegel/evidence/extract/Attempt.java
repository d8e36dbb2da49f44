package be.zegel.evidence.extract;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One run of one item in one worker: sends the job, serves the content by position, passes the
 * findings on, and keeps the clock. The worker is not trusted: what it sends is checked against the
 * limits again, and a worker that breaks the protocol counts as crashed.
 */
final class Attempt {
  /** How a run ended. */
  sealed interface Ending {}

  /** The worker finished and lives. */
  record Finished(JobResult result) implements Ending {}

  /** The worker is dead. */
  record Died(Outcome outcome, @Nullable Limit limit, String reason) implements Ending {}

  private final Extraction extraction;
  private final Job.Mode mode;
  private final WorkerProcess worker;
  private final WorkerConfig config;
  private final Clockwork clock;
  private final List<String> enclosing = new ArrayList<>();
  private final ExtractionLimits limits;
  private long metadataChars;
  private long warnings;
  private boolean dead;
  private @Nullable ExtractionAbandonedException contentFailure;
  private @Nullable JobResult result;
  private @Nullable InputStream open;
  private long position;

  Attempt(Extraction extraction, Job.Mode mode, WorkerProcess worker, WorkerConfig config) {
    this.extraction = extraction;
    this.mode = mode;
    this.worker = worker;
    this.config = config;
    this.limits = extraction.request().limits();
    this.clock = new Clockwork(config.times());
    extraction.request().ancestors().forEach(a -> enclosing.add(a.sha256().hex()));
    Sha256 own = extraction.request().sha256();
    if (own != null) {
      enclosing.add(own.hex());
    }
  }

  /** Called by the watchdog. */
  void check(long now) {
    if (extraction.cancelled()) {
      worker.kill();
    } else if (clock.overdue(now) != null) {
      worker.kill();
    }
  }

  void killForClosing() {
    worker.kill();
  }

  Ending run() throws ExtractionAbandonedException, IOException {
    ExtractionListener listener = extraction.listener();
    extraction.attempts++;
    if (mode == Job.Mode.PARSE) {
      extraction.textChars = 0;
    }
    extraction.textOfAttempt = 0;
    listener.attempt(extraction.attempts, mode == Job.Mode.STRINGS);
    try {
      clock.start();
      send(FrameType.JOB, Messages.job(job()));
      converse(listener);
      worker.countServed();
      return new Finished(finished());
    } catch (BrokenWorkerException e) {
      return died(e);
    } finally {
      clock.stop();
      extraction.cpuMillis += worker.takeCpuMillis();
      closeContent();
    }
  }

  private JobResult finished() throws BrokenWorkerException {
    JobResult r = result;
    if (r == null) {
      throw new BrokenWorkerException("no result", new ProtocolException("DONE before RESULT"));
    }
    return r;
  }

  private Ending died(BrokenWorkerException broken)
      throws ExtractionAbandonedException, IOException {
    clock.stop();
    if (broken.nonsense()) {
      worker.destroy();
    }
    WorkerProcess.Death death = worker.death();
    if (contentFailure != null) {
      throw contentFailure;
    }
    if (extraction.cancelled()) {
      throw new ExtractionAbandonedException("cancelled");
    }
    Limit overdue = clock.overdue();
    JobResult r = result;
    if (r != null) {
      extraction.noPreview = true;
      worker.close();
      extraction
          .listener()
          .warning(
              new Warning("PREVIEW_FAILED", overdue == null ? death.words() : "took too long"));
      return new Finished(r);
    }
    if (overdue != null) {
      return new Died(Outcome.TIMEOUT, overdue, clock.words(overdue));
    }
    if (worker.killed()) {
      throw new ExtractionAbandonedException("the supervisor is closing");
    }
    if (death.outOfMemory()) {
      return new Died(Outcome.OOM, null, "needs more than the worker's heap");
    }
    return new Died(Outcome.CRASH, null, broken.getMessage() + "; " + death.words());
  }

  private Job job() {
    ExtractionRequest request = extraction.request();
    long size = request.content().size();
    long budget = budget(size, 0);
    for (Ancestor ancestor : request.ancestors()) {
      budget = Math.min(budget, budget(ancestor.size(), ancestor.expanded()));
    }
    return new Job(
        mode,
        request.name(),
        request.declaredType(),
        size,
        enclosing,
        request.ancestors().size() < limits.depth(),
        extraction.childrenDone,
        Math.max(0, budget),
        limits,
        request.passwords(),
        request.languages(),
        request.preview() && !extraction.noPreview && mode == Job.Mode.PARSE,
        config.scratchBytes() / 2);
  }

  private long budget(long size, long expanded) {
    long byRatio =
        size > Long.MAX_VALUE / limits.expansionRatio()
            ? Long.MAX_VALUE
            : size * limits.expansionRatio();
    return Math.max(limits.expansionFloor(), byRatio) - expanded;
  }

  private void converse(ExtractionListener listener)
      throws BrokenWorkerException, ExtractionAbandonedException, IOException {
    while (true) {
      Frame frame = next();
      byte[] payload = frame.payload();
      try {
        switch (frame.type()) {
          case MEDIA_TYPE -> {
            String type = clip(new String(payload, StandardCharsets.UTF_8), 255);
            tell(() -> listener.mediaType(type));
          }
          case METADATA -> {
            ItemMetadata metadata = Messages.metadata(payload);
            metadataChars += payload.length;
            if (metadataChars > 16L * (limits.metadataChars() + 65_536L)) {
              throw new ProtocolException("more metadata than allowed");
            }
            tell(() -> listener.metadata(metadata));
          }
          case TEXT -> {
            String text = new String(payload, StandardCharsets.UTF_8);
            extraction.textOfAttempt += text.length();
            extraction.textChars += text.length();
            if (extraction.textOfAttempt > limits.textChars() + 1) {
              throw new ProtocolException("more text than allowed");
            }
            tell(() -> listener.text(text));
          }
          case CHILD -> child(listener, Messages.child(payload));
          case CHILD_FAILED -> {
            Messages.ChildFailure failure = Messages.childFailure(payload);
            countChild(failure.header());
            extraction.failedChildren++;
            tell(() -> listener.childFailed(failure.header(), failure.outcome(), failure.reason()));
          }
          case WARNING -> {
            Warning warning = Messages.warning(payload);
            if (++warnings > 10_000) {
              throw new ProtocolException("more warnings than allowed");
            }
            tell(() -> listener.warning(warning));
          }
          case RESULT -> {
            result = Messages.result(payload);
            clock.previewOnly();
          }
          case PREVIEW -> {
            Preview preview = Messages.preview(payload);
            tell(() -> listener.preview(preview));
          }
          case DONE -> {
            return;
          }
          case READY, NEED, HEARTBEAT, CHILD_BYTES, CHILD_END, JOB, DATA ->
              throw new ProtocolException("a frame out of order: " + frame.type());
        }
      } catch (ProtocolException e) {
        throw broken("the worker broke the protocol", e);
      }
    }
  }

  /** The next frame that carries a finding; answers needs and notes heartbeats on the way. */
  private Frame next() throws BrokenWorkerException, ExtractionAbandonedException {
    while (true) {
      Frame frame;
      try {
        frame = worker.frames().read();
      } catch (IOException e) {
        throw broken("the worker stopped inside a message", e);
      }
      if (frame == null) {
        throw broken("the worker stopped", new EOFException("end of its output"));
      }
      try {
        switch (frame.type()) {
          case NEED -> serve(Messages.need(frame.payload()));
          case HEARTBEAT -> {
            Messages.Heartbeat beat = Messages.heartbeat(frame.payload());
            worker.noteHeartbeat(beat);
            clock.produced(beat.produced());
          }
          case READY,
              MEDIA_TYPE,
              METADATA,
              TEXT,
              CHILD,
              CHILD_BYTES,
              CHILD_END,
              CHILD_FAILED,
              WARNING,
              RESULT,
              PREVIEW,
              DONE,
              JOB,
              DATA -> {
            clock.moved(frame.payload().length + 5L);
            return frame;
          }
        }
      } catch (ProtocolException e) {
        throw broken("the worker broke the protocol", e);
      }
    }
  }

  private void serve(Messages.Need need)
      throws BrokenWorkerException, ExtractionAbandonedException, ProtocolException {
    EvidenceContent content = extraction.request().content();
    if (need.offset() > content.size()) {
      throw new ProtocolException("a need behind the end");
    }
    int length = (int) Math.min(need.length(), content.size() - need.offset());
    byte[] bytes = new byte[length];
    clock.pause();
    try {
      InputStream stream = open;
      if (stream == null || position != need.offset()) {
        closeContent();
        stream = content.open(need.offset());
        open = stream;
        position = need.offset();
      }
      int read = stream.readNBytes(bytes, 0, length);
      position += read;
      if (read != length) {
        throw new IOException("the content is shorter than its size");
      }
    } catch (IOException | RuntimeException e) {
      contentFailure = new ExtractionAbandonedException("the content could not be read", e);
      throw contentFailure;
    } finally {
      clock.resume();
    }
    send(FrameType.DATA, bytes);
    clock.moved(length);
  }

  private void send(FrameType type, byte[] payload) throws BrokenWorkerException {
    try {
      worker.frames().write(type, payload);
      worker.frames().flush();
    } catch (IOException e) {
      throw broken("the worker stopped", e);
    }
  }

  private BrokenWorkerException broken(String what, IOException cause) {
    dead = true;
    return new BrokenWorkerException(what, cause);
  }

  private void child(ExtractionListener listener, ChildHeader header)
      throws BrokenWorkerException, ExtractionAbandonedException, IOException {
    countChild(header);
    StreamedChild child = new StreamedChild(header);
    try {
      tell(() -> listener.child(child));
      child.drain();
    } catch (IOException e) {
      ExtractionAbandonedException abandoned = contentFailure;
      if (abandoned != null) {
        throw abandoned;
      }
      if (dead) {
        throw broken("the worker stopped inside a child", e);
      }
      if (child.failure == null) {
        throw e;
      }
    }
    Messages.ChildFailure failure = child.failure;
    if (failure != null) {
      extraction.failedChildren++;
      tell(() -> listener.childFailed(header, failure.outcome(), failure.reason()));
    }
    extraction.childrenDone++;
  }

  private void countChild(ChildHeader header) throws ProtocolException {
    clock.container();
    if (header.ordinal() < extraction.childrenDone || header.ordinal() >= limits.children()) {
      throw new ProtocolException("a child out of order");
    }
  }

  /** Calls the listener with the clock standing still. */
  private void tell(Telling telling) throws IOException {
    clock.pause();
    try {
      telling.tell();
    } finally {
      clock.resume();
    }
  }

  @FunctionalInterface
  private interface Telling {
    void tell() throws IOException;
  }

  private void closeContent() {
    InputStream stream = open;
    open = null;
    if (stream != null) {
      try {
        stream.close();
      } catch (IOException e) {
        // Everything that was wanted has been read; the next open tells whether it still can be.
        position = -1;
      }
    }
  }

  private static String clip(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length);
  }

  /** The worker's end of the pipe is gone or talks nonsense. */
  private static final class BrokenWorkerException extends IOException {
    private static final long serialVersionUID = 1L;

    BrokenWorkerException(String message, Throwable cause) {
      super(message, cause);
    }

    /** The worker lives and must be ended. */
    boolean nonsense() {
      return getCause() instanceof ProtocolException;
    }
  }

  /** A child whose bytes are the frames that follow. */
  private final class StreamedChild extends InputStream implements Child {
    private final ChildHeader header;
    private final MessageDigest digest = Sha256.digest();
    private byte[] chunk = new byte[0];
    private int at;
    private long size;
    private boolean ended;
    private @Nullable Sha256 sha256;
    private @Nullable String damage;
    private Messages.@Nullable ChildFailure failure;

    StreamedChild(ChildHeader header) {
      this.header = header;
    }

    @Override
    public ChildHeader header() {
      return header;
    }

    @Override
    public InputStream content() {
      return this;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      Objects.checkFromIndexSize(offset, length, into.length);
      if (length == 0) {
        return 0;
      }
      while (at == chunk.length) {
        if (ended || !fill()) {
          return -1;
        }
      }
      int n = Math.min(length, chunk.length - at);
      System.arraycopy(chunk, at, into, offset, n);
      at += n;
      return n;
    }

    private boolean fill() throws IOException {
      if (failure != null || dead || contentFailure != null) {
        throw new IOException("the child is incomplete");
      }
      clock.resume();
      try {
        Frame frame = next();
        if (frame.type() == FrameType.CHILD_BYTES) {
          take(frame.payload());
          return true;
        }
        if (frame.type() == FrameType.CHILD_END) {
          complete(Messages.childEnd(frame.payload()));
          return false;
        }
        if (frame.type() == FrameType.CHILD_FAILED) {
          failure = Messages.childFailure(frame.payload());
          throw new IOException("the child is incomplete");
        }
        throw new ProtocolException("a frame inside a child: " + frame.type());
      } catch (ProtocolException e) {
        throw broken("the worker broke the protocol", e);
      } catch (ExtractionAbandonedException e) {
        throw new IOException("the child is incomplete", e);
      } finally {
        clock.pause();
      }
    }

    private void take(byte[] bytes) throws ProtocolException {
      chunk = bytes;
      at = 0;
      size += bytes.length;
      extraction.childBytes += bytes.length;
      if (extraction.childBytes > limits.quota()) {
        throw new ProtocolException("more than the quota");
      }
      digest.update(bytes);
    }

    private void complete(Messages.ChildEnd end) throws IOException {
      Sha256 own = Sha256.ofDigest(digest.digest());
      if (!own.hex().equals(end.sha256()) || size != end.size()) {
        throw broken(
            "a child arrived with another hash than it was sent with",
            new ProtocolException("hash or length differs"));
      }
      sha256 = own;
      damage = end.damage();
      ended = true;
    }

    private void drain() throws IOException {
      clock.pause();
      try {
        transferTo(OutputStream.nullOutputStream());
      } finally {
        clock.resume();
      }
    }

    @Override
    public Sha256 sha256() {
      Sha256 known = sha256;
      if (known == null) {
        throw new IllegalStateException("the child has not been read to its end");
      }
      return known;
    }

    @Override
    public long size() {
      sha256();
      return size;
    }

    @Override
    public Optional<String> damage() {
      sha256();
      return Optional.ofNullable(damage);
    }

    @Override
    public boolean repeatsAncestor() {
      return enclosing.contains(sha256().hex());
    }

    /** Closing leaves the rest to be skipped; the frames behind it are still needed. */
    @Override
    public void close() {}
  }
}
