package be.zegel.samples;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZOutputFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** Puts samples into archives other than ZIP, and compresses them. */
final class Archives {

  private Archives() {}

  /** A tape archive with names in UTF-8 (POSIX pax). */
  static Sample tar(String name, LocalDateTime modified, Sample... files) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out, "UTF-8")) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      tar.setAddPaxHeadersForNonAsciiNames(true);
      for (Sample file : files) {
        TarArchiveEntry entry = new TarArchiveEntry(file.name(), TarConstants.LF_NORMAL, true);
        entry.setSize(file.bytes().length);
        entry.setModTime(FileTime.from(modified.toInstant(ZoneOffset.UTC)));
        entry.setUserName("demo");
        entry.setGroupName("demo");
        tar.putArchiveEntry(entry);
        tar.write(file.bytes());
        tar.closeArchiveEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Sample(name, "application/x-tar", out.toByteArray()).mute().containing(files);
  }

  /** The file in gzip (RFC 1952), with its name and time in the header. */
  static Sample gzip(Sample file, LocalDateTime modified) {
    CRC32 crc = new CRC32();
    crc.update(file.bytes());
    LittleEndian out = new LittleEndian().u8(0x1f).u8(0x8b).u8(8).u8(8);
    out.u32(modified.toEpochSecond(ZoneOffset.UTC)).u8(0).u8(3);
    out.raw(file.name().getBytes(StandardCharsets.ISO_8859_1)).u8(0);
    out.raw(Deflate.raw(file.bytes())).u32(crc.getValue()).u32(file.bytes().length);
    return new Sample(file.name() + ".gz", "application/gzip", out.bytes()).mute().containing(file);
  }

  /** The file in bzip2. */
  static Sample bzip2(Sample file) {
    return compressed(file, ".bz2", "application/x-bzip2", BZip2CompressorOutputStream::new);
  }

  /** The file in xz. */
  static Sample xz(Sample file) {
    return compressed(file, ".xz", "application/x-xz", XZCompressorOutputStream::new);
  }

  private interface Compressor {
    OutputStream over(OutputStream out) throws IOException;
  }

  private static Sample compressed(
      Sample file, String extension, String mediaType, Compressor compressor) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream compressing = compressor.over(out)) {
      compressing.write(file.bytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Sample(file.name() + extension, mediaType, out.toByteArray())
        .mute()
        .containing(file);
  }

  /** A 7z archive with LZMA2. */
  static Sample sevenZip(String name, LocalDateTime modified, Sample... files) {
    try (SeekableInMemoryByteChannel channel = new SeekableInMemoryByteChannel()) {
      try (SevenZOutputFile archive = new SevenZOutputFile(channel)) {
        for (Sample file : files) {
          SevenZArchiveEntry entry = new SevenZArchiveEntry();
          entry.setName(file.name());
          entry.setDirectory(false);
          entry.setLastModifiedTime(FileTime.from(modified.toInstant(ZoneOffset.UTC)));
          archive.putArchiveEntry(entry);
          archive.write(file.bytes());
          archive.closeArchiveEntry();
        }
      }
      byte[] bytes = Arrays.copyOf(channel.array(), (int) channel.size());
      return new Sample(name, "application/x-7z-compressed", bytes).mute().containing(files);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
