package be.zegel.evidence.index;

import be.zegel.evidence.index.query.DateKind;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An item for tests, written out as far as a test cares. */
final class Evidence {
  private final String id;
  private final String text;
  private String file = "file-1";
  private String exhibit = "exhibit-1";
  private String name;
  private String path;
  private String mediaType = "text/plain";
  private @Nullable String language;
  private @Nullable Instant date;
  private Map<String, List<String>> metadata = Map.of();
  private Compartment compartment = Compartment.OPEN;

  private Evidence(String id, String text) {
    this.id = id;
    this.text = text;
    this.name = id + ".txt";
    this.path = "OS-01/" + name;
  }

  static Evidence of(String id, String text) {
    return new Evidence(id, text);
  }

  Evidence file(String other) {
    file = other;
    return this;
  }

  Evidence exhibit(String other) {
    exhibit = other;
    return this;
  }

  Evidence named(String otherName, String otherPath) {
    name = otherName;
    path = otherPath;
    return this;
  }

  Evidence type(String other) {
    mediaType = other;
    return this;
  }

  Evidence language(String other) {
    language = other;
    return this;
  }

  Evidence dated(String other) {
    date = Instant.parse(other);
    return this;
  }

  Evidence metadata(Map<String, List<String>> other) {
    metadata = other;
    return this;
  }

  Evidence quarantined() {
    compartment = Compartment.QUARANTINED;
    return this;
  }

  String id() {
    return id;
  }

  String exhibit() {
    return exhibit;
  }

  String text() {
    return text;
  }

  @Nullable Instant date() {
    return date;
  }

  IndexedItem item() {
    return new IndexedItem(
        new ItemOrigin(id, file, exhibit, "OS " + exhibit),
        name,
        path,
        mediaType,
        language,
        text.length(),
        "5b1e90c4" + "0".repeat(56),
        date == null
            ? List.of()
            : List.of(new ItemDate(DateKind.SENT, date, date + " (as written)")),
        metadata,
        compartment);
  }

  /** Puts it into an index. */
  void into(EvidenceIndex index, CaseId caseId) {
    try {
      index.index(caseId, item(), new StringReader(text));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
