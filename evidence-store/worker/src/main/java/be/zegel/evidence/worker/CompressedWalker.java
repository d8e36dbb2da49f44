package be.zegel.evidence.worker;

import be.zegel.evidence.extract.ChildHeader;
import be.zegel.evidence.extract.ItemDate;
import be.zegel.evidence.extract.Outcome;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.attribute.FileTime;
import java.util.Locale;
import org.apache.commons.compress.compressors.CompressorInputStream;
import org.apache.commons.compress.compressors.CompressorStreamFactory;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;
import org.jspecify.annotations.Nullable;

/** One compressed file, such as {@code .gz}: a container with one child. */
final class CompressedWalker implements Walker {
  private static final int MEMORY_KIB = 200 * 1024;

  private final String format;

  /**
   * A walker.
   *
   * @param format name of the format in commons-compress
   */
  CompressedWalker(String format) {
    this.format = format;
  }

  @Override
  public String program() {
    return "CompressedWalker/" + format;
  }

  @Override
  public Walk walk(Container container, String name, Findings findings) throws IOException {
    findings.expect(1);
    ChildDraft draft;
    try (InputStream stream = new BufferedInputStream(container.stream(), 1 << 16);
        CompressorInputStream in =
            new CompressorStreamFactory(true, MEMORY_KIB)
                .createCompressorInputStream(format, stream)) {
      String inside = inside(name);
      draft = new ChildDraft(ChildHeader.Kind.ENTRY, inside, "content");
      if (in instanceof GzipCompressorInputStream gzip) {
        GzipParameters stated = gzip.getMetaData();
        String own = stated.getFileName();
        draft =
            new ChildDraft(ChildHeader.Kind.ENTRY, own == null ? inside : own, "content")
                .with("comment", stated.getComment())
                .date(modified(stated));
      }
      findings.child(draft, () -> Unclosed.of(in));
    } catch (IOException | RuntimeException e) {
      return Walk.of(Outcome.CORRUPT, Findings.words(e));
    }
    return findings.counts().emitted() == 0
        ? Walk.of(Outcome.CORRUPT, "nothing could be decompressed")
        : Walk.DONE;
  }

  private static @Nullable ItemDate modified(GzipParameters stated) {
    long millis = stated.getModificationTime();
    return millis <= 0 ? null : Dates.of(ItemDate.Kind.MODIFIED, FileTime.fromMillis(millis), true);
  }

  /** The name without the last extension; {@code .tgz} and its like hide a tar. */
  private static String inside(String name) {
    int dot = name.lastIndexOf('.');
    if (dot <= 0) {
      return name + ".content";
    }
    String base = name.substring(0, dot);
    return switch (name.substring(dot + 1).toLowerCase(Locale.ROOT)) {
      case "tgz", "tbz", "tbz2", "txz", "tlz" -> base + ".tar";
      default -> base;
    };
  }
}
