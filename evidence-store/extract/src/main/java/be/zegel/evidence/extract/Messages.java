package be.zegel.evidence.extract;

import java.net.ProtocolException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The payloads of the frames, in bytes and back (docs/spec/extraction-protocol.md §3). */
public final class Messages {
  /** Version of the protocol; both sides have the same or do not speak. */
  public static final int VERSION = 1;

  private Messages() {}

  /**
   * First words of a worker.
   *
   * @param version of the protocol
   * @param program name and version of what it parses with
   */
  public record Ready(int version, String program) {}

  /**
   * A wish for bytes of the content.
   *
   * @param length 1 to {@link Frames#LARGEST}
   */
  public record Need(long offset, int length) {}

  /**
   * How far a worker is.
   *
   * @param produced characters and bytes produced, sent or still buffered
   * @param residentBytes memory of the process
   * @param cpuMillis processor time of the job so far
   */
  public record Heartbeat(long produced, long residentBytes, long cpuMillis) {}

  /** End of a child. */
  public record ChildEnd(long size, String sha256, @Nullable String damage) {}

  /** A child that cannot be had. */
  public record ChildFailure(ChildHeader header, Outcome outcome, String reason) {}

  public static byte[] ready(Ready m) {
    return new MessageWriter().small(m.version()).text(m.program()).done();
  }

  public static Ready ready(byte[] payload) throws ProtocolException {
    MessageReader r = new MessageReader(payload);
    return new Ready(r.small(), r.text());
  }

  public static byte[] need(Need m) {
    return new MessageWriter().number(m.offset()).small(m.length()).done();
  }

  public static Need need(byte[] payload) throws ProtocolException {
    MessageReader r = new MessageReader(payload);
    Need need = new Need(r.number(), r.small());
    if (need.offset() < 0 || need.length() < 1 || need.length() > Frames.LARGEST) {
      throw new ProtocolException("a need outside its bounds");
    }
    return need;
  }

  public static byte[] heartbeat(Heartbeat m) {
    return new MessageWriter()
        .number(m.produced())
        .number(m.residentBytes())
        .number(m.cpuMillis())
        .done();
  }

  public static Heartbeat heartbeat(byte[] payload) throws ProtocolException {
    MessageReader r = new MessageReader(payload);
    return new Heartbeat(r.number(), r.number(), r.number());
  }

  public static byte[] job(Job m) {
    ExtractionLimits l = m.limits();
    return new MessageWriter()
        .constant(m.mode())
        .text(m.name())
        .optional(m.declaredType())
        .number(m.size())
        .all(m.enclosing(), MessageWriter::text)
        .flag(m.expand())
        .number(m.skipChildren())
        .number(m.expansionBudget())
        .number(l.textChars())
        .small(l.metadataChars())
        .small(l.metadataValueChars())
        .number(l.children())
        .small(l.depth())
        .small(l.expansionRatio())
        .number(l.expansionFloor())
        .number(l.quota())
        .all(m.passwords(), MessageWriter::text)
        .all(m.languages(), MessageWriter::text)
        .flag(m.preview())
        .number(m.spoolBytes())
        .done();
  }

  public static Job job(byte[] payload) throws ProtocolException {
    MessageReader r = new MessageReader(payload);
    return new Job(
        r.constant(Job.Mode.class),
        r.text(),
        r.optional(),
        r.number(),
        r.all(MessageReader::text),
        r.flag(),
        r.number(),
        r.number(),
        new ExtractionLimits(
            r.number(),
            r.small(),
            r.small(),
            r.number(),
            r.small(),
            r.small(),
            r.number(),
            r.number()),
        r.all(MessageReader::text),
        r.all(MessageReader::text),
        r.flag(),
        r.number());
  }

  public static byte[] metadata(ItemMetadata m) {
    return new MessageWriter()
        .all(
            m.values().entrySet(),
            (w, e) -> w.text(e.getKey()).all(e.getValue(), MessageWriter::text))
        .all(m.dates(), Messages::date)
        .done();
  }

  public static ItemMetadata metadata(byte[] payload) throws ProtocolException {
    MessageReader r = new MessageReader(payload);
    Map<String, List<String>> values = new TreeMap<>();
    r.all(
        from ->
            values
                .computeIfAbsent(from.text(), name -> new ArrayList<>())
                .addAll(from.all(MessageReader::text)));
    return new ItemMetadata(values, r.all(Messages::date));
  }

  public static byte[] child(ChildHeader m) {
    MessageWriter w = new MessageWriter();
    header(w, m);
    return w.done();
  }

  public static ChildHeader child(byte[] payload) throws ProtocolException {
    return header(new MessageReader(payload));
  }

  public static byte[] childEnd(ChildEnd m) {
    return new MessageWriter().number(m.size()).text(m.sha256()).optional(m.damage()).done();
  }

  public static ChildEnd childEnd(byte[] payload) throws ProtocolException {
    MessageReader r = new MessageReader(payload);
    return new ChildEnd(r.number(), r.text(), r.optional());
  }

  public static byte[] childFailure(ChildFailure m) {
    MessageWriter w = new MessageWriter();
    header(w, m.header());
    return w.constant(m.outcome()).text(m.reason()).done();
  }

  public static ChildFailure childFailure(byte[] payload) throws ProtocolException {
    MessageReader r = new MessageReader(payload);
    return new ChildFailure(header(r), r.constant(Outcome.class), r.text());
  }

  public static byte[] warning(Warning m) {
    return new MessageWriter().text(m.code()).text(m.detail()).done();
  }

  public static Warning warning(byte[] payload) throws ProtocolException {
    MessageReader r = new MessageReader(payload);
    return new Warning(r.text(), r.text());
  }

  public static byte[] preview(Preview m) {
    return new MessageWriter()
        .bytes(m.png())
        .small(m.width())
        .small(m.height())
        .small(m.page())
        .done();
  }

  public static Preview preview(byte[] payload) throws ProtocolException {
    MessageReader r = new MessageReader(payload);
    return new Preview(r.bytes(), r.small(), r.small(), r.small());
  }

  public static byte[] result(JobResult m) {
    Language language = m.language();
    MessageWriter w =
        new MessageWriter()
            .constant(m.outcome())
            .text(m.parser())
            .text(m.parserVersion())
            .constant(m.limit())
            .optional(m.reason())
            .number(m.counts().expected())
            .number(m.counts().emitted())
            .number(m.counts().failed())
            .number(m.counts().recovered())
            .optional(language == null ? null : language.tag())
            .small(Float.floatToIntBits(language == null ? 0 : language.confidence()));
    return w.flag(m.textFallback()).small(m.passwordIndex()).done();
  }

  public static JobResult result(byte[] payload) throws ProtocolException {
    MessageReader r = new MessageReader(payload);
    Outcome outcome = r.constant(Outcome.class);
    String parser = r.text();
    String version = r.text();
    Limit limit = r.optionalConstant(Limit.class);
    String reason = r.optional();
    ContainerCounts counts = new ContainerCounts(r.number(), r.number(), r.number(), r.number());
    String tag = r.optional();
    float confidence = r.fraction();
    return new JobResult(
        outcome,
        parser,
        version,
        limit,
        reason,
        counts,
        tag == null ? null : new Language(tag, confidence),
        r.flag(),
        r.small());
  }

  private static void header(MessageWriter w, ChildHeader m) {
    w.number(m.ordinal())
        .text(m.name())
        .text(m.path())
        .constant(m.kind())
        .optional(m.mediaType())
        .number(m.size())
        .all(m.dates(), Messages::date)
        .all(m.attributes().entrySet(), (to, e) -> to.text(e.getKey()).text(e.getValue()));
  }

  private static ChildHeader header(MessageReader r) throws ProtocolException {
    long ordinal = r.number();
    String name = r.text();
    String path = r.text();
    ChildHeader.Kind kind = r.constant(ChildHeader.Kind.class);
    String mediaType = r.optional();
    long size = r.number();
    List<ItemDate> dates = r.all(Messages::date);
    Map<String, String> attributes = new TreeMap<>();
    r.all(from -> String.valueOf(attributes.put(from.text(), from.text())));
    try {
      return new ChildHeader(ordinal, name, path, kind, mediaType, size, dates, attributes);
    } catch (IllegalArgumentException e) {
      throw broken("a child whose path is no safe label", e);
    }
  }

  private static void date(MessageWriter w, ItemDate m) {
    w.constant(m.kind()).text(m.instant().toString()).text(m.original()).flag(m.zoneStated());
  }

  private static ItemDate date(MessageReader r) throws ProtocolException {
    ItemDate.Kind kind = r.constant(ItemDate.Kind.class);
    try {
      return new ItemDate(kind, Instant.parse(r.text()), r.text(), r.flag());
    } catch (DateTimeException e) {
      throw broken("a moment outside time", e);
    }
  }

  private static ProtocolException broken(String what, RuntimeException cause) {
    ProtocolException broken = new ProtocolException(what);
    broken.initCause(cause);
    return broken;
  }
}
