package be.zegel.evidence.worker;

import be.zegel.evidence.extract.ChildHeader;
import be.zegel.evidence.extract.ItemDate;
import be.zegel.evidence.extract.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import net.lingala.zip4j.model.FileHeader;
import org.apache.commons.compress.archivers.zip.UnicodePathExtraField;
import org.apache.commons.compress.archivers.zip.X000A_NTFS;
import org.apache.commons.compress.archivers.zip.X5455_ExtendedTimestamp;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.archivers.zip.ZipMethod;
import org.jspecify.annotations.Nullable;

/**
 * ZIP. Follows the central directory; where that is missing (a truncated archive), walks the local
 * headers and says so. Encrypted entries (ZipCrypto, AES) are opened with a candidate password when
 * one fits, else listed.
 */
final class ZipWalker implements Walker {
  /** Entries that candidates are tried on; the smallest, because each try reads all of it. */
  private static final long LARGEST_TRIAL = 64L << 20;

  @Override
  public String program() {
    return "ZipWalker";
  }

  @Override
  public Walk walk(Container container, String name, Findings findings) throws IOException {
    ZipFile zip;
    try {
      zip =
          ZipFile.builder()
              .setSeekableByteChannel(container.channel())
              .setUseUnicodeExtraFields(true)
              .setCharset(StandardCharsets.ISO_8859_1)
              .get();
    } catch (IOException | IllegalArgumentException e) {
      return withoutDirectory(container, findings, e);
    }
    try (zip) {
      return withDirectory(zip, container, findings);
    }
  }

  private Walk withDirectory(ZipFile zip, Container container, Findings findings)
      throws IOException {
    List<ZipArchiveEntry> all = Collections.list(zip.getEntries());
    findings.expect(all.stream().filter(e -> !e.isDirectory()).count());
    Unlocked unlocked = unlock(all, container.file(), findings.job().passwords());
    int locked = 0;
    for (int i = 0; i < all.size(); i++) {
      ZipArchiveEntry entry = all.get(i);
      if (entry.isDirectory()) {
        continue;
      }
      ChildDraft draft = draft(entry, i);
      if (entry.getGeneralPurposeBit().usesEncryption()) {
        draft.with("encrypted", "true");
        int index = i;
        if (unlocked == null || entry.isUnixSymlink()) {
          locked++;
          findings.refuse(draft, Outcome.ENCRYPTED, "no password of the list opens it");
        } else {
          findings.child(draft, () -> unlocked.open(index));
        }
      } else if (entry.isUnixSymlink()) {
        findings.child(draft.with("link", zip.getUnixSymlink(entry)), InputStream::nullInputStream);
      } else if (!zip.canReadEntryData(entry)) {
        findings.refuse(
            draft,
            Outcome.UNSUPPORTED,
            "compression method " + ZipMethod.getMethodByCode(entry.getMethod()));
      } else {
        findings.child(draft, () -> CheckedEntry.of(zip.getInputStream(entry), entry.getCrc()));
      }
    }
    if (unlocked != null) {
      unlocked.close();
      return new Walk(Outcome.PASSWORD_USED, null, unlocked.index());
    }
    return locked > 0 ? Walk.of(Outcome.ENCRYPTED, locked + " entries are encrypted") : Walk.DONE;
  }

  private Walk withoutDirectory(Container container, Findings findings, Exception why)
      throws IOException {
    findings.expect(-1);
    findings.warning("ZIP_DIRECTORY_MISSING", Findings.words(why));
    String reason = "no central directory; entries were taken from their local headers";
    try (ZipArchiveInputStream in =
        new ZipArchiveInputStream(
            container.stream(), StandardCharsets.ISO_8859_1.name(), true, true, false)) {
      ZipArchiveEntry entry;
      int i = 0;
      while ((entry = in.getNextEntry()) != null) {
        ChildDraft draft = draft(entry, i++);
        if (entry.isDirectory()) {
          continue;
        }
        if (entry.getGeneralPurposeBit().usesEncryption()) {
          findings.refuse(
              draft.with("encrypted", "true"), Outcome.ENCRYPTED, "in a damaged archive");
        } else if (!in.canReadEntryData(entry)) {
          findings.refuse(draft, Outcome.UNSUPPORTED, "cannot be read without the directory");
        } else {
          findings.child(draft, () -> Unclosed.of(in));
          findings.recovered();
        }
      }
    } catch (IOException | RuntimeException e) {
      return Walk.of(Outcome.CORRUPT, reason + "; stopped at: " + Findings.words(e));
    }
    return Walk.of(Outcome.CORRUPT, reason);
  }

  private static ChildDraft draft(ZipArchiveEntry entry, int index) {
    EntryNames name = name(entry);
    boolean zoned =
        entry.getExtraField(X5455_ExtendedTimestamp.HEADER_ID) != null
            || entry.getExtraField(X000A_NTFS.HEADER_ID) != null;
    return new ChildDraft(
            entry.isUnixSymlink() ? ChildHeader.Kind.LINK : ChildHeader.Kind.ENTRY,
            name.text(),
            "entry-" + index)
        .size(entry.getSize())
        .with("nameCharset", name.charset())
        .with("comment", entry.getComment())
        .date(Dates.of(ItemDate.Kind.MODIFIED, entry.getLastModifiedTime(), zoned))
        .date(Dates.of(ItemDate.Kind.CREATED, entry.getCreationTime(), zoned))
        .date(Dates.of(ItemDate.Kind.ACCESSED, entry.getLastAccessTime(), zoned));
  }

  private static EntryNames name(ZipArchiveEntry entry) {
    boolean known =
        entry.getGeneralPurposeBit().usesUTF8ForNames()
            || entry.getExtraField(UnicodePathExtraField.UPATH_ID) != null;
    byte[] raw = entry.getRawName();
    return known || raw == null
        ? new EntryNames(entry.getName(), "UTF-8")
        : EntryNames.read(raw, EntryNames.OEM);
  }

  /** An encrypted archive that a candidate opened. */
  private record Unlocked(net.lingala.zip4j.ZipFile zip, List<FileHeader> headers, int index) {
    InputStream open(int entry) throws IOException {
      return zip.getInputStream(headers.get(entry));
    }

    void close() throws IOException {
      zip.close();
    }
  }

  /** Tries the candidates on the smallest encrypted entry, to its end: only its checksum proves. */
  private static @Nullable Unlocked unlock(
      List<ZipArchiveEntry> all, @Nullable Path file, List<String> candidates) throws IOException {
    List<Integer> encrypted = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).getGeneralPurposeBit().usesEncryption() && !all.get(i).isDirectory()) {
        encrypted.add(i);
      }
    }
    if (encrypted.isEmpty() || file == null) {
      return null;
    }
    int trial =
        Collections.min(encrypted, Comparator.comparingLong(i -> all.get(i).getCompressedSize()));
    if (all.get(trial).getCompressedSize() > LARGEST_TRIAL) {
      return null;
    }
    for (int i = 0; i < candidates.size(); i++) {
      net.lingala.zip4j.ZipFile zip =
          new net.lingala.zip4j.ZipFile(file.toFile(), candidates.get(i).toCharArray());
      List<FileHeader> headers = zip.getFileHeaders();
      if (headers.size() == all.size() && opens(zip, headers.get(trial))) {
        return new Unlocked(zip, headers, i);
      }
      zip.close();
    }
    return null;
  }

  private static boolean opens(net.lingala.zip4j.ZipFile zip, FileHeader header) {
    try (InputStream in = zip.getInputStream(header)) {
      in.transferTo(OutputStream.nullOutputStream());
      return true;
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }
}
