package be.zegel.evidence.worker;

import be.zegel.evidence.extract.ChildHeader;
import be.zegel.evidence.extract.ContainerCounts;
import be.zegel.evidence.extract.FrameType;
import be.zegel.evidence.extract.ItemDate;
import be.zegel.evidence.extract.ItemMetadata;
import be.zegel.evidence.extract.Job;
import be.zegel.evidence.extract.Limit;
import be.zegel.evidence.extract.Messages;
import be.zegel.evidence.extract.Outcome;
import be.zegel.evidence.extract.Preview;
import be.zegel.evidence.extract.Sha256;
import be.zegel.evidence.extract.Warning;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What comes out of one item, on its way to the supervisor: keeps to the limits, counts, and
 * remembers the first limit that was hit. Not thread-safe.
 */
final class Findings {
  /** Opens the bytes of a child. */
  @FunctionalInterface
  interface Bytes {
    InputStream open() throws IOException;
  }

  private static final int CHUNK = 1 << 16;
  private static final int WARNINGS = 1000;

  private final Wire wire;
  private final Job job;
  private final TextSink text;
  private final byte[] chunk = new byte[CHUNK];
  private long ordinal;
  private long expected;
  private long emitted;
  private long failed;
  private long recovered;
  private long expanded;
  private int warnings;
  private @Nullable Limit limit;

  Findings(Wire wire, Job job) {
    this.wire = wire;
    this.job = job;
    this.text = new TextSink(wire, job.limits().textChars());
  }

  Job job() {
    return job;
  }

  TextSink text() {
    return text;
  }

  void hit(Limit reached) {
    if (limit == null) {
      limit = reached;
    }
  }

  /** The first limit that was hit. */
  @Nullable Limit limit() {
    if (limit == null && text.truncated()) {
      return Limit.TEXT;
    }
    return limit;
  }

  void mediaType(String type) throws IOException {
    wire.send(FrameType.MEDIA_TYPE, type.getBytes(StandardCharsets.UTF_8));
  }

  void warning(String code, String detail) throws IOException {
    if (++warnings <= WARNINGS) {
      wire.send(FrameType.WARNING, Messages.warning(new Warning(code, clip(detail, 2000))));
    }
  }

  void preview(Preview preview) throws IOException {
    wire.send(FrameType.PREVIEW, Messages.preview(preview));
    wire.flush();
  }

  /** Sends metadata in parts that fit into frames, cut to the limits. */
  void metadata(Map<String, List<String>> values, List<ItemDate> dates) throws IOException {
    int left = job.limits().metadataChars();
    int inPart = 0;
    Map<String, List<String>> part = new TreeMap<>();
    for (Map.Entry<String, List<String>> entry : values.entrySet()) {
      List<String> kept = new ArrayList<>();
      for (String value : entry.getValue()) {
        String cut = clip(value, Math.min(left, job.limits().metadataValueChars()));
        if (cut.length() < value.length()) {
          hit(Limit.METADATA);
        }
        if (cut.isEmpty() && !value.isEmpty()) {
          continue;
        }
        left -= cut.length();
        inPart += cut.length() + entry.getKey().length() + 8;
        kept.add(cut);
      }
      part.put(clip(entry.getKey(), 500), kept);
      if (inPart > 150_000) {
        wire.send(FrameType.METADATA, Messages.metadata(new ItemMetadata(part, List.of())));
        part.clear();
        inPart = 0;
      }
    }
    wire.send(FrameType.METADATA, Messages.metadata(new ItemMetadata(part, dates)));
  }

  /** The container's own directory announces so many children; −1: it has none. */
  void expect(long children) {
    expected = children;
  }

  /** A child was found and is not listed any more, because there are too many. */
  private boolean tooMany() {
    if (ordinal < job.limits().children()) {
      return false;
    }
    hit(Limit.CHILDREN);
    failed++;
    return true;
  }

  /** Reports a child and streams its bytes out. */
  void child(ChildDraft draft, Bytes bytes) throws IOException {
    if (tooMany()) {
      return;
    }
    if (!job.expand()) {
      hit(Limit.DEPTH);
      refuse(draft, Outcome.SKIPPED_POLICY, "too deep inside other containers");
      return;
    }
    if (draft.size() > left()) {
      overBudget();
      refuse(draft, Outcome.SKIPPED_POLICY, "more than may come out of this container");
      return;
    }
    long number = ordinal++;
    if (number < job.skipChildren()) {
      emitted++;
      return;
    }
    ChildHeader header = draft.header(number);
    InputStream in;
    try {
      in = bytes.open();
    } catch (IOException | RuntimeException | StackOverflowError e) {
      fail(header, Outcome.CORRUPT, e);
      return;
    }
    try (in) {
      stream(header, in);
    }
  }

  private void stream(ChildHeader header, InputStream in) throws IOException {
    MessageDigest digest = Sha256.digest();
    long size = 0;
    String damage = null;
    wire.send(FrameType.CHILD, Messages.child(header));
    while (true) {
      int n;
      try {
        n = in.read(chunk);
      } catch (IOException | RuntimeException | StackOverflowError e) {
        if (size == 0) {
          fail(header, Outcome.CORRUPT, e);
          return;
        }
        damage = words(e);
        break;
      }
      if (n < 0) {
        break;
      }
      size += n;
      expanded += n;
      if (left() < 0) {
        overBudget();
        failed++;
        sendFailure(header, Outcome.SKIPPED_POLICY, "more than may come out of this container");
        return;
      }
      digest.update(chunk, 0, n);
      wire.send(FrameType.CHILD_BYTES, chunk, n);
    }
    emitted++;
    if (damage != null) {
      recovered++;
    }
    String hash = Sha256.ofDigest(digest.digest()).hex();
    wire.send(FrameType.CHILD_END, Messages.childEnd(new Messages.ChildEnd(size, hash, damage)));
  }

  /** Lists a child whose bytes cannot be had. */
  void refuse(ChildDraft draft, Outcome outcome, String reason) throws IOException {
    if (tooMany()) {
      return;
    }
    long number = ordinal++;
    failed++;
    if (number >= job.skipChildren()) {
      sendFailure(draft.header(number), outcome, reason);
    }
  }

  /** Counts a child that came out without the container's directory. */
  void recovered() {
    recovered++;
  }

  private void fail(ChildHeader header, Outcome outcome, Throwable cause) throws IOException {
    failed++;
    sendFailure(header, outcome, words(cause));
  }

  private void sendFailure(ChildHeader header, Outcome outcome, String reason) throws IOException {
    wire.send(
        FrameType.CHILD_FAILED,
        Messages.childFailure(new Messages.ChildFailure(header, outcome, clip(reason, 2000))));
  }

  private long left() {
    return Math.min(job.expansionBudget(), job.limits().quota()) - expanded;
  }

  private void overBudget() {
    hit(job.limits().quota() <= job.expansionBudget() ? Limit.QUOTA : Limit.EXPANSION);
  }

  boolean hasChildren() {
    return ordinal > 0;
  }

  long found() {
    return emitted + failed;
  }

  ContainerCounts counts() {
    return new ContainerCounts(expected, emitted, failed, recovered);
  }

  /** An exception in words: its kind and its message, without a trace. */
  static String words(Throwable e) {
    String message = e.getMessage();
    String kind = e.getClass().getSimpleName();
    return clip(message == null ? kind : kind + ": " + message, 500);
  }

  static String clip(String value, int length) {
    if (value.length() <= length) {
      return value;
    }
    int end = Math.max(0, length);
    if (end > 0 && Character.isHighSurrogate(value.charAt(end - 1))) {
      end--;
    }
    return value.substring(0, end);
  }
}
