package be.zegel.evidence.worker;

import be.zegel.evidence.extract.Child;
import be.zegel.evidence.extract.ChildHeader;
import be.zegel.evidence.extract.ExtractionEnd;
import be.zegel.evidence.extract.ExtractionListener;
import be.zegel.evidence.extract.ItemDate;
import be.zegel.evidence.extract.ItemMetadata;
import be.zegel.evidence.extract.Outcome;
import be.zegel.evidence.extract.Preview;
import be.zegel.evidence.extract.Sha256;
import be.zegel.evidence.extract.Warning;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What came out of an item. */
final class Found implements ExtractionListener {
  /** A child as it arrived; the bytes only of small ones. */
  @SuppressWarnings("ArrayRecordComponent") // compared by hash
  record Arrived(ChildHeader header, byte[] start, long size, Sha256 sha256, boolean damaged) {}

  private static final int KEPT = 1 << 20;

  final Map<String, Arrived> children = new LinkedHashMap<>();
  final Map<String, Outcome> failed = new LinkedHashMap<>();
  final Map<String, List<String>> metadata = new TreeMap<>();
  final List<ItemDate> dates = new ArrayList<>();
  final List<Warning> warnings = new ArrayList<>();
  final List<Preview> previews = new ArrayList<>();
  final StringBuilder text = new StringBuilder();
  String type = "";
  private @Nullable ExtractionEnd end;

  ExtractionEnd end() {
    ExtractionEnd known = end;
    if (known == null) {
      throw new AssertionError("no end was reported");
    }
    return known;
  }

  Arrived child(String path) {
    Arrived child = children.get(path);
    if (child == null) {
      throw new AssertionError(path + " is not among " + children.keySet());
    }
    return child;
  }

  String value(String name) {
    return String.join("|", metadata.getOrDefault(name, List.of()));
  }

  @Override
  public void attempt(int number, boolean textContinues) {
    if (!textContinues) {
      text.setLength(0);
      metadata.clear();
    }
  }

  @Override
  public void mediaType(String mediaType) {
    type = mediaType;
  }

  @Override
  public void metadata(ItemMetadata part) {
    metadata.putAll(part.values());
    dates.addAll(part.dates());
  }

  @Override
  public void text(CharSequence piece) {
    text.append(piece);
  }

  @Override
  public void child(Child child) throws IOException {
    ByteArrayOutputStream start = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    int n;
    while ((n = child.content().read(buffer)) >= 0) {
      start.write(buffer, 0, Math.min(n, Math.max(0, KEPT - start.size())));
    }
    children.put(
        child.header().path(),
        new Arrived(
            child.header(),
            start.toByteArray(),
            child.size(),
            child.sha256(),
            child.damage().isPresent()));
  }

  @Override
  public void childFailed(ChildHeader child, Outcome outcome, String reason) {
    failed.put(child.path(), outcome);
  }

  @Override
  public void warning(Warning warning) {
    warnings.add(warning);
  }

  @Override
  public void preview(Preview preview) {
    previews.add(preview);
  }

  @Override
  public void end(ExtractionEnd last) {
    end = last;
  }
}
