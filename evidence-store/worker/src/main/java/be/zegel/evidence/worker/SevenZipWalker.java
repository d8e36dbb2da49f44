package be.zegel.evidence.worker;

import be.zegel.evidence.extract.ChildHeader;
import be.zegel.evidence.extract.ItemDate;
import be.zegel.evidence.extract.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.commons.compress.PasswordRequiredException;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZFile;
import org.jspecify.annotations.Nullable;

/** 7z, also encrypted, with or without hidden names. */
final class SevenZipWalker implements Walker {
  private static final int MEMORY_KIB = 200 * 1024;

  @Override
  public String program() {
    return "SevenZipWalker";
  }

  @Override
  public Walk walk(Container container, String name, Findings findings) throws IOException {
    List<@Nullable String> candidates = new ArrayList<>();
    candidates.add(null);
    candidates.addAll(findings.job().passwords());
    boolean locked = false;
    String reason = "";
    for (int i = 0; i < candidates.size(); i++) {
      String candidate = candidates.get(i);
      try {
        if (opens(container, candidate)) {
          return children(container, candidate, findings, i - 1);
        }
      } catch (PasswordRequiredException e) {
        locked = true;
      } catch (IOException | RuntimeException e) {
        reason = Findings.words(e);
        if (!locked && candidate == null) {
          return Walk.of(Outcome.CORRUPT, reason);
        }
      }
    }
    return listed(container, findings);
  }

  private static SevenZFile open(Container container, @Nullable String password)
      throws IOException {
    SevenZFile.Builder builder =
        SevenZFile.builder()
            .setSeekableByteChannel(container.channel())
            .setMaxMemoryLimitKiB(MEMORY_KIB)
            .setUseDefaultNameForUnnamedEntries(true);
    return password == null ? builder.get() : builder.setPassword(password).get();
  }

  /**
   * Whether this candidate opens it. Without a password one byte tells; with one, only the checksum
   * at the end of the first file proves it.
   */
  private static boolean opens(Container container, @Nullable String password) throws IOException {
    try (SevenZFile archive = open(container, password)) {
      SevenZArchiveEntry entry;
      while ((entry = archive.getNextEntry()) != null) {
        if (entry.hasStream()) {
          InputStream first = stream(archive);
          if (password == null) {
            first.readNBytes(1);
          } else {
            first.transferTo(OutputStream.nullOutputStream());
          }
          return true;
        }
      }
      return true;
    }
  }

  private static Walk children(
      Container container, @Nullable String password, Findings findings, int passwordIndex)
      throws IOException {
    try (SevenZFile archive = open(container, password)) {
      findings.expect(
          StreamSupport.stream(archive.getEntries().spliterator(), false)
              .filter(e -> !e.isDirectory() && !e.isAntiItem())
              .count());
      SevenZArchiveEntry entry;
      int i = 0;
      while ((entry = archive.getNextEntry()) != null) {
        ChildDraft draft = draft(entry, i++);
        if (!entry.isDirectory() && !entry.isAntiItem()) {
          findings.child(draft, () -> stream(archive));
        }
      }
    } catch (IOException | RuntimeException e) {
      return Walk.of(
          Outcome.CORRUPT, "stopped after " + findings.found() + " entries: " + Findings.words(e));
    }
    return passwordIndex < 0 ? Walk.DONE : new Walk(Outcome.PASSWORD_USED, null, passwordIndex);
  }

  /** No password fits: the names, where the archive shows them. */
  private static Walk listed(Container container, Findings findings) throws IOException {
    findings.expect(-1);
    try (SevenZFile archive = open(container, null)) {
      int i = 0;
      for (SevenZArchiveEntry entry : archive.getEntries()) {
        ChildDraft draft = draft(entry, i++).with("encrypted", "true");
        if (!entry.isDirectory() && !entry.isAntiItem()) {
          findings.refuse(draft, Outcome.ENCRYPTED, "no password of the list opens it");
        }
      }
      findings.expect(findings.found());
    } catch (PasswordRequiredException e) {
      return Walk.of(Outcome.ENCRYPTED, "even the names are encrypted");
    } catch (IOException | RuntimeException e) {
      return Walk.of(Outcome.CORRUPT, Findings.words(e));
    }
    return Walk.of(Outcome.ENCRYPTED, "no password of the list opens it");
  }

  private static ChildDraft draft(SevenZArchiveEntry entry, int index) {
    String name = entry.getName();
    return new ChildDraft(ChildHeader.Kind.ENTRY, name == null ? "" : name, "entry-" + index)
        .size(entry.getSize())
        .date(
            entry.getHasLastModifiedDate()
                ? Dates.of(ItemDate.Kind.MODIFIED, entry.getLastModifiedTime(), true)
                : null)
        .date(
            entry.getHasCreationDate()
                ? Dates.of(ItemDate.Kind.CREATED, entry.getCreationTime(), true)
                : null);
  }

  private static InputStream stream(SevenZFile archive) {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        return archive.read();
      }

      @Override
      public int read(byte[] into, int offset, int length) throws IOException {
        return archive.read(into, offset, length);
      }
    };
  }
}
