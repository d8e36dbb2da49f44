package be.zegel.evidence.worker;

import be.zegel.evidence.extract.ChildHeader;
import be.zegel.evidence.extract.ItemDate;
import be.zegel.evidence.extract.Outcome;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.ArchiveStreamFactory;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.jspecify.annotations.Nullable;

/** Archives that are walked from front to back: tar, cpio, ar, arj, dump. */
final class ArchiveWalker implements Walker {
  private final String format;

  /**
   * A walker.
   *
   * @param format name of the format in commons-compress
   */
  ArchiveWalker(String format) {
    this.format = format;
  }

  @Override
  public String program() {
    return "ArchiveWalker/" + format;
  }

  @Override
  public Walk walk(Container container, String name, Findings findings) throws IOException {
    findings.expect(-1);
    try (InputStream stream = new BufferedInputStream(container.stream(), 1 << 16);
        ArchiveInputStream<? extends ArchiveEntry> in =
            new ArchiveStreamFactory()
                .createArchiveInputStream(format, stream, StandardCharsets.ISO_8859_1.name())) {
      ArchiveEntry entry;
      int i = 0;
      while ((entry = in.getNextEntry()) != null) {
        ChildDraft draft = draft(entry, i++);
        if (entry.isDirectory()) {
          continue;
        }
        if (!in.canReadEntryData(entry)) {
          findings.refuse(draft, Outcome.UNSUPPORTED, "cannot be read from this kind of archive");
        } else if (link(entry) != null) {
          findings.child(draft, InputStream::nullInputStream);
        } else {
          findings.child(draft, () -> Unclosed.of(in));
        }
      }
      findings.expect(findings.found());
      return Walk.DONE;
    } catch (IOException | RuntimeException e) {
      return Walk.of(
          Outcome.CORRUPT, "stopped after " + findings.found() + " entries: " + Findings.words(e));
    }
  }

  private static ChildDraft draft(ArchiveEntry entry, int index) {
    EntryNames name = EntryNames.reread(entry.getName(), EntryNames.WINDOWS);
    String link = link(entry);
    return new ChildDraft(
            link == null ? ChildHeader.Kind.ENTRY : ChildHeader.Kind.LINK,
            name.text(),
            "entry-" + index)
        .size(link == null ? entry.getSize() : 0)
        .with("nameCharset", name.charset())
        .with("link", link)
        .date(modified(entry));
  }

  /** The library's own way to say that nothing is stated is the beginning of 1970, or an error. */
  private static @Nullable ItemDate modified(ArchiveEntry entry) {
    try {
      Instant stated = entry.getLastModifiedDate().toInstant();
      return stated.getEpochSecond() == 0
          ? null
          : Dates.of(ItemDate.Kind.MODIFIED, FileTime.from(stated), true);
    } catch (UnsupportedOperationException e) {
      return null;
    }
  }

  private static @Nullable String link(ArchiveEntry entry) {
    return entry instanceof TarArchiveEntry tar && (tar.isSymbolicLink() || tar.isLink())
        ? tar.getLinkName()
        : null;
  }
}
