package be.zegel.samples;

import be.zegel.samples.GroundTruth.Place;
import be.zegel.samples.GroundTruth.Planted;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** A mail as Outlook saves it to a file ([MS-OXMSG]): a compound file with a stream a property. */
final class OutlookMessage {

  private static final Instant WINDOWS_EPOCH = Instant.parse("1601-01-01T00:00:00Z");
  private static final int TEXT = 0x001f;
  private static final int BINARY = 0x0102;
  private static final int NUMBER = 0x0003;
  private static final int TIME = 0x0040;

  /** The properties of one object: message, recipient or attachment. */
  private static final class Properties {

    private final DirectoryEntry storage;
    private final TreeMap<Integer, byte[]> rows = new TreeMap<>();

    Properties(DirectoryEntry storage) {
      this.storage = storage;
    }

    Properties text(int id, String value) throws IOException {
      return stream(id, TEXT, value.getBytes(StandardCharsets.UTF_16LE), 2);
    }

    Properties binary(int id, byte[] value) throws IOException {
      return stream(id, BINARY, value, 0);
    }

    private Properties stream(int id, int type, byte[] value, int terminator) throws IOException {
      String name = String.format(Locale.ROOT, "__substg1.0_%04X%04X", id, type);
      storage.createDocument(name, new ByteArrayInputStream(value));
      return row(id, type, value.length + terminator);
    }

    Properties number(int id, int value) {
      return row(id, NUMBER, value);
    }

    Properties time(int id, OffsetDateTime moment) {
      Duration since = Duration.between(WINDOWS_EPOCH, moment.toInstant());
      return row(id, TIME, since.getSeconds() * 10_000_000 + since.getNano() / 100);
    }

    private Properties row(int id, int type, long value) {
      rows.put(id, new LittleEndian().u16(type).u16(id).u32(6).u64(value).bytes());
      return this;
    }

    void finish(byte[] header) throws IOException {
      LittleEndian stream = new LittleEndian().raw(header);
      rows.values().forEach(stream::raw);
      storage.createDocument("__properties_version1.0", new ByteArrayInputStream(stream.bytes()));
    }
  }

  private OutlookMessage() {}

  static Sample of(
      String name,
      OffsetDateTime sentAt,
      String from,
      String to,
      String subject,
      Prose body,
      List<Sample> attachments) {
    try (POIFSFileSystem file = new POIFSFileSystem()) {
      DirectoryEntry names = file.getRoot().createDirectory("__nameid_version1.0");
      for (String stream : List.of("00020102", "00030102", "00040102")) {
        names.createDocument("__substg1.0_" + stream, new ByteArrayInputStream(new byte[0]));
      }
      Properties message = new Properties(file.getRoot());
      message.text(0x001a, "IPM.Note").text(0x0037, subject).text(0x1000, body.text());
      message.text(0x0c1a, from).text(0x0c1e, "SMTP").text(0x0c1f, from).text(0x0e04, to);
      message.time(0x0039, sentAt).time(0x0e06, sentAt).number(0x340d, 0x00040000);
      message.finish(
          new LittleEndian()
              .u64(0)
              .u32(1)
              .u32(attachments.size())
              .u32(1)
              .u32(attachments.size())
              .u64(0)
              .bytes());
      new Properties(file.getRoot().createDirectory("__recip_version1.0_#00000000"))
          .number(0x0c15, 1)
          .text(0x3001, to)
          .text(0x3002, "SMTP")
          .text(0x3003, to)
          .finish(new byte[8]);
      for (int i = 0; i < attachments.size(); i++) {
        Sample attachment = attachments.get(i);
        String storage = String.format(Locale.ROOT, "__attach_version1.0_#%08X", i);
        new Properties(file.getRoot().createDirectory(storage))
            .binary(0x3701, attachment.bytes())
            .number(0x3705, 1)
            .text(0x3707, attachment.name())
            .text(0x370e, attachment.mediaType())
            .number(0x0e21, i)
            .finish(new byte[8]);
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      file.writeFilesystem(out);
      Prose header =
          new Prose(
              subject + "\n" + from + "\n" + to,
              List.of(
                  new Planted(EntityType.EMAIL, from, from, Place.HEADER),
                  new Planted(EntityType.EMAIL, to, to, Place.HEADER)),
              List.of());
      return new Sample(name, "application/vnd.ms-outlook", out.toByteArray())
          .saying(body)
          .fields(header)
          .sentAt(sentAt)
          .containing(attachments);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
