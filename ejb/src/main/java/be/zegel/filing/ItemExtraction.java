package be.zegel.filing;

import be.zegel.evidence.extract.Child;
import be.zegel.evidence.extract.ChildHeader;
import be.zegel.evidence.extract.ExtractionEnd;
import be.zegel.evidence.extract.ExtractionListener;
import be.zegel.evidence.extract.ItemDate;
import be.zegel.evidence.extract.ItemMetadata;
import be.zegel.evidence.extract.Outcome;
import be.zegel.evidence.extract.Preview;
import be.zegel.evidence.extract.Warning;
import be.zegel.evidence.index.query.MediaGroup;
import be.zegel.evidence.store.ObjectStore;
import be.zegel.evidence.store.StoredObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Stores what comes out of one item while it comes out: children and their bytes in batches, the
 * text as it flows, the picture; and at the end the item itself. Called by one thread of the
 * supervisor at a time; whatever throws here abandons the reading, which is then done again.
 */
final class ItemExtraction implements ExtractionListener {

  /** The object kind of a child's bytes. */
  static final String CHILD = "item";

  /** The object kind of a picture. */
  static final String PREVIEW = "preview";

  private static final String DAMAGE = "zegel:damage";
  private static final int BATCH = 64;
  private static final int MOST_WARNINGS = 100;
  private static final int MOST_DATES = 50;
  private static final int LONGEST_PATH = 16_000;

  private final ExtractionJob job;
  private final String owner;
  private final ObjectStore objects;
  private final ProcessedItems items;
  private final TextSink text;
  private final BitSet stored;
  private final List<NewChild> batch = new ArrayList<>();
  private final Map<String, List<String>> metadata = new LinkedHashMap<>();
  private final List<ItemDate> dates = new ArrayList<>();
  private final List<Warning> warnings = new ArrayList<>();
  private @Nullable String mediaType;
  private @Nullable UUID preview;

  ItemExtraction(
      ExtractionJob job,
      String owner,
      ObjectStore objects,
      ProcessedItems items,
      Executor executor) {
    this.job = job;
    this.owner = owner;
    this.objects = objects;
    this.items = items;
    this.text = new TextSink(objects, job.caseId(), job.fileId(), executor);
    this.stored = items.storedChildren(job.itemId());
  }

  @Override
  public void attempt(int number, boolean textContinues) {
    if (!textContinues) {
      if (number > 1) {
        items.crashed(job, job.crashes() + number - 1);
      }
      text.discard();
      metadata.clear();
      dates.clear();
      warnings.clear();
      mediaType = null;
    }
  }

  @Override
  public void mediaType(String type) {
    mediaType = type;
  }

  @Override
  public void metadata(ItemMetadata found) {
    found
        .values()
        .forEach(
            (name, values) ->
                metadata.computeIfAbsent(name, n -> new ArrayList<>()).addAll(values));
    found.dates().stream().limit(MOST_DATES - (long) dates.size()).forEach(dates::add);
  }

  @Override
  public void text(CharSequence piece) throws IOException {
    text.append(piece);
  }

  @Override
  public void child(Child child) throws IOException {
    int ordinal = Math.toIntExact(child.header().ordinal());
    if (stored.get(ordinal)) {
      return;
    }
    StoredObject bytes = objects.put(job.caseId(), job.fileId(), CHILD, child.content());
    Outcome known = child.repeatsAncestor() ? Outcome.SKIPPED_POLICY : null;
    add(
        child.header(),
        child.size(),
        bytes,
        known,
        known == null ? child.damage().orElse(null) : "the same bytes as a container around it",
        child.damage().orElse(null));
  }

  @Override
  public void childFailed(ChildHeader child, Outcome outcome, String reason) {
    if (!stored.get(Math.toIntExact(child.ordinal()))) {
      add(child, Math.max(0, child.size()), null, outcome, reason, null);
    }
  }

  @Override
  public void warning(Warning warning) {
    if (warnings.size() < MOST_WARNINGS) {
      warnings.add(warning);
    }
  }

  @Override
  public void preview(Preview picture) throws IOException {
    if (!job.quarantined()) {
      forget(preview);
      preview =
          objects
              .put(job.caseId(), job.fileId(), PREVIEW, new ByteArrayInputStream(picture.png()))
              .objectId();
    }
  }

  @Override
  public void end(ExtractionEnd end) throws IOException {
    flush();
    TextSink.Stored all = text.store();
    ItemDate main = IndexedRows.main(dates);
    Findings found =
        new Findings(
            mediaType,
            mediaType == null ? null : MediaGroup.of(mediaType).name(),
            ItemJson.metadata(metadata),
            ItemJson.dates(dates),
            main == null ? null : main.instant(),
            main == null ? null : StorableText.of(main.original(), 200),
            ItemJson.warnings(warnings),
            all,
            preview,
            end);
    preview = null;
    for (UUID before : items.read(job, owner, found)) {
      forget(before);
    }
  }

  /** Throws away what was stored and will not be needed, after the reading was abandoned. */
  void abandoned() {
    text.discard();
    try {
      forget(preview);
      for (NewChild child : batch) {
        forget(child.objectId());
      }
    } catch (IOException e) {
      // What stays is an object that no row knows: the sweep removes it.
      preview = null;
    }
    batch.clear();
  }

  private void add(
      ChildHeader header,
      long size,
      @Nullable StoredObject bytes,
      @Nullable Outcome outcome,
      @Nullable String problem,
      @Nullable String damage) {
    stored.set(Math.toIntExact(header.ordinal()), bytes != null);
    Map<String, List<String>> attributes = new LinkedHashMap<>();
    header.attributes().forEach((name, value) -> attributes.put("zegel:" + name, List.of(value)));
    if (damage != null) {
      // Kept beside what its own reading will say: the bytes are not all that the container held.
      attributes.put(DAMAGE, List.of(StorableText.of(damage, 2000)));
    }
    batch.add(
        new NewChild(
            Math.toIntExact(header.ordinal()),
            header.kind().name(),
            StorableText.of(header.name(), 4096),
            StorableText.of(job.path() + "/" + header.path(), LONGEST_PATH),
            StorableText.ofNullable(header.mediaType(), 255),
            size,
            bytes == null ? null : bytes.sha256(),
            bytes == null ? null : bytes.objectId(),
            outcome,
            StorableText.ofNullable(problem, 2000),
            header.dates(),
            ItemJson.metadata(attributes)));
    if (batch.size() >= BATCH) {
      flush();
    }
  }

  private void flush() {
    if (batch.isEmpty()) {
      return;
    }
    List<UUID> superfluous = items.children(job, batch);
    batch.clear();
    try {
      for (UUID object : superfluous) {
        forget(object);
      }
    } catch (IOException e) {
      // What stays is an object that no row knows: the sweep removes it.
      warnings.add(new Warning("OBJECT_LEFT", "a superfluous object could not be removed"));
    }
  }

  private void forget(@Nullable UUID object) throws IOException {
    if (object != null) {
      objects.delete(object);
    }
  }
}
