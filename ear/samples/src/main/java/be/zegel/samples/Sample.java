package be.zegel.samples;

import be.zegel.samples.GroundTruth.Place;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A file or contained item while it is being made: its bytes and all that is known about them.
 *
 * <p>One sample may lie in several containers; then it is a duplicate there.
 */
final class Sample {

  private final String name;
  private final String mediaType;
  private final byte[] bytes;
  private Outcome outcome = Outcome.OK;
  private boolean textual = true;
  private boolean ocr;
  private boolean protectedMaterial;
  private boolean byteStable = true;
  private boolean looselyCut;
  private boolean childrenComplete = true;
  private Prose prose = Prose.plain("");
  private Prose fields = Prose.plain("");
  private List<Sample> children = List.of();
  private @Nullable String password;
  private @Nullable String encoding;
  private @Nullable String language;
  private @Nullable OffsetDateTime sentAt;
  private @Nullable String takenAt;
  private @Nullable String thread;

  Sample(String name, String mediaType, byte[] bytes) {
    this.name = name;
    this.mediaType = mediaType;
    this.bytes = bytes;
  }

  /** The same item under another name; for a wrong extension, or a copy elsewhere. */
  Sample named(String other) {
    Sample copy = new Sample(other, mediaType, bytes);
    copy.outcome = outcome;
    copy.textual = textual;
    copy.ocr = ocr;
    copy.protectedMaterial = protectedMaterial;
    copy.byteStable = byteStable;
    copy.looselyCut = looselyCut;
    copy.childrenComplete = childrenComplete;
    copy.prose = prose;
    copy.fields = fields;
    copy.children = children;
    copy.password = password;
    copy.encoding = encoding;
    copy.language = language;
    copy.sentAt = sentAt;
    copy.takenAt = takenAt;
    copy.thread = thread;
    return copy;
  }

  /** Its own text, without that of its children. */
  Sample saying(Prose text) {
    prose = text;
    return this;
  }

  /** Text of the picture, which only recognition can read. */
  Sample showing(Prose text) {
    prose = text.at(Place.IMAGE);
    textual = false;
    ocr = true;
    return this;
  }

  /** Titles, subjects and technical fields: what stands in it beside its text. */
  Sample fields(Prose other) {
    fields = fields.and(Prose.plain("\n")).and(other);
    return this;
  }

  Sample language(@Nullable String code) {
    language = code;
    return this;
  }

  Sample encoding(String charset) {
    encoding = charset;
    return this;
  }

  Sample outcome(Outcome expected) {
    outcome = expected;
    if (expected != Outcome.OK && expected != Outcome.LIMITED) {
      textual = false;
    }
    return this;
  }

  Sample lockedWith(String secret) {
    password = secret;
    outcome = Outcome.ENCRYPTED;
    return this;
  }

  /** Bytes that hold no text for a reader, though they are read completely. */
  Sample mute() {
    textual = false;
    return this;
  }

  Sample containing(Sample... inside) {
    return containing(Arrays.asList(inside));
  }

  Sample containing(List<Sample> inside) {
    List<Sample> all = new ArrayList<>(children);
    all.addAll(inside);
    children = List.copyOf(all);
    return this;
  }

  /** Marks that more or fewer children than listed may be reported. */
  Sample childrenUncertain() {
    childrenComplete = false;
    return this;
  }

  Sample protectedMaterial() {
    protectedMaterial = true;
    return this;
  }

  Sample notByteStable() {
    byteStable = false;
    return this;
  }

  /** Marks that readers may disagree by some line ends on what belongs to this item. */
  private Sample looselyCut() {
    looselyCut = true;
    return this;
  }

  /** A copy that says so of itself and of the mails attached to it, whose line ends it shares. */
  Sample mailsInsideLooselyCut() {
    Sample copy = named(name).looselyCut();
    copy.children =
        children.stream()
            .map(
                child ->
                    child.mediaType.equals("message/rfc822")
                        ? child.mailsInsideLooselyCut()
                        : child)
            .toList();
    return copy;
  }

  Sample sentAt(OffsetDateTime moment) {
    sentAt = moment;
    return this;
  }

  Sample takenAt(String timeAndPlace) {
    takenAt = timeAndPlace;
    return this;
  }

  Sample inThread(@Nullable String key) {
    thread = key;
    return this;
  }

  String name() {
    return name;
  }

  String mediaType() {
    return mediaType;
  }

  byte[] bytes() {
    return bytes;
  }

  Outcome outcome() {
    return outcome;
  }

  boolean textual() {
    return textual;
  }

  boolean ocr() {
    return ocr;
  }

  boolean isProtectedMaterial() {
    return protectedMaterial;
  }

  boolean isByteStable() {
    return byteStable;
  }

  boolean isLooselyCut() {
    return looselyCut;
  }

  boolean areChildrenComplete() {
    return childrenComplete;
  }

  Prose prose() {
    return prose;
  }

  Prose fields() {
    return fields;
  }

  List<Sample> children() {
    return children;
  }

  @Nullable String password() {
    return password;
  }

  @Nullable String encoding() {
    return encoding;
  }

  @Nullable String language() {
    return language;
  }

  @Nullable OffsetDateTime sentAt() {
    return sentAt;
  }

  @Nullable String takenAt() {
    return takenAt;
  }

  @Nullable String thread() {
    return thread;
  }

  Stream<Sample> withDescendants() {
    return Stream.concat(Stream.of(this), children.stream().flatMap(Sample::withDescendants));
  }
}
