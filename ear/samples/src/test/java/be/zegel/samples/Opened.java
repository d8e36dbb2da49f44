package be.zegel.samples;

import be.zegel.samples.GroundTruth.SampleFile;
import be.zegel.samples.GroundTruth.SampleItem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import net.lingala.zip4j.io.inputstream.ZipInputStream;
import net.lingala.zip4j.model.LocalFileHeader;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZFile;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.compressors.CompressorStreamFactory;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.stream.BodyDescriptor;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RawField;
import org.apache.james.mime4j.stream.RecursionMode;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.poi.hsmf.MAPIMessage;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFPictureData;
import org.jspecify.annotations.Nullable;

/**
 * Opens the containers of the samples with other programs than those that wrote them, down to the
 * last level.
 */
final class Opened {

  /** What a container holds under one name. */
  static final class Part {
    final String name;
    final byte[] bytes;

    Part(String name, byte[] bytes) {
      this.name = name;
      this.bytes = bytes;
    }
  }

  private Opened() {}

  /**
   * What an independent reader found of one item.
   *
   * @param item what the truth says
   * @param size length of its bytes
   * @param sha256 their digest
   * @param text its own text; empty for what is damaged
   * @param headers the headers of a mail; empty for others
   */
  record Seen(
      SampleItem item, long size, String sha256, String text, Map<String, String> headers) {}

  /** Walks all items of all files, once for all tests. */
  static List<Seen> all() {
    return Once.ALL;
  }

  private static final class Once {
    static final List<Seen> ALL = walkAll();
  }

  private static List<Seen> walkAll() {
    List<Seen> seen = new ArrayList<>();
    for (SampleFile file : Generated.TRUTH.files()) {
      try {
        byte[] bytes = Files.readAllBytes(Generated.FOLDER.resolve(file.path()));
        walk(file.root(), bytes, null, (item, content) -> seen.add(seen(item, content)));
      } catch (IOException e) {
        throw new UncheckedIOException(file.path(), e);
      }
    }
    return List.copyOf(seen);
  }

  private static Seen seen(SampleItem item, byte[] bytes) {
    try {
      boolean readable =
          item.outcome() != Outcome.CORRUPT
              && item.outcome() != Outcome.LIMITED
              && item.outcome() != Outcome.UNSUPPORTED;
      boolean mail = item.mediaType().equals("message/rfc822") && readable;
      return new Seen(
          item,
          bytes.length,
          Digests.hex("SHA-256", bytes),
          readable ? Texts.of(item, bytes) : "",
          mail ? headers(bytes) : Map.of());
    } catch (IOException | MimeException e) {
      throw new AssertionError("cannot read " + item.id(), e);
    }
  }

  private static void walk(
      SampleItem item,
      byte[] bytes,
      @Nullable String password,
      BiConsumer<SampleItem, byte[]> visitor) {
    visitor.accept(item, bytes);
    if (item.children().isEmpty()) {
      return;
    }
    List<Part> parts;
    try {
      parts = parts(item, bytes, item.password() == null ? password : item.password());
    } catch (IOException | MimeException | RuntimeException e) {
      throw new AssertionError("cannot open " + item.id(), e);
    }
    List<Part> left = new ArrayList<>(parts);
    for (SampleItem child : item.children()) {
      Part part =
          left.stream()
              .filter(each -> each.name.equals(child.name()))
              .findFirst()
              .orElseThrow(
                  () ->
                      new AssertionError(
                          child.id() + " is not among " + left.stream().map(p -> p.name).toList()));
      left.remove(part);
      walk(child, part.bytes, password, visitor);
    }
    if (item.childrenComplete() && !left.isEmpty()) {
      throw new AssertionError(
          "the truth of " + item.id() + " leaves out " + left.stream().map(p -> p.name).toList());
    }
  }

  private static List<Part> parts(SampleItem item, byte[] bytes, @Nullable String password)
      throws IOException, MimeException {
    List<Part> parts = new ArrayList<>();
    switch (item.mediaType()) {
      case "application/zip" -> {
        if (password == null) {
          zip(bytes, parts);
        } else {
          lockedZip(bytes, password, parts);
        }
      }
      case "application/x-tar" -> {
        try (TarArchiveInputStream tar =
            new TarArchiveInputStream(new ByteArrayInputStream(bytes), "UTF-8")) {
          ArchiveEntry entry = tar.getNextEntry();
          while (entry != null) {
            parts.add(new Part(entry.getName(), tar.readAllBytes()));
            entry = tar.getNextEntry();
          }
        }
      }
      case "application/gzip", "application/x-bzip2", "application/x-xz" -> {
        try (InputStream in =
            new CompressorStreamFactory()
                .createCompressorInputStream(new ByteArrayInputStream(bytes))) {
          String name = item.name().substring(0, item.name().lastIndexOf('.'));
          parts.add(new Part(name, in.readAllBytes()));
        }
      }
      case "application/x-7z-compressed" -> {
        try (SevenZFile archive =
            SevenZFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes))
                .get()) {
          for (var entry : archive.getEntries()) {
            parts.add(new Part(entry.getName(), archive.getInputStream(entry).readAllBytes()));
          }
        }
      }
      case "application/mbox" -> mailbox(bytes, parts);
      case "message/rfc822" -> mail(bytes, parts);
      case "application/vnd.ms-outlook" -> {
        try (MAPIMessage message = new MAPIMessage(new ByteArrayInputStream(bytes))) {
          for (var file : message.getAttachmentFiles()) {
            parts.add(
                new Part(file.getAttachLongFileName().getValue(), file.getAttachData().getValue()));
          }
        }
      }
      case "application/pdf" -> {
        try (PDDocument document = Loader.loadPDF(bytes)) {
          var names = document.getDocumentCatalog().getNames().getEmbeddedFiles().getNames();
          for (var file : names.values()) {
            parts.add(new Part(file.getFilename(), file.getEmbeddedFile().toByteArray()));
          }
        }
      }
      case Office.WORD -> {
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(bytes))) {
          for (XWPFPictureData picture : document.getAllPictures()) {
            parts.add(new Part(picture.getFileName(), picture.getData()));
          }
        }
      }
      default -> throw new AssertionError("no reader for " + item.mediaType());
    }
    return parts;
  }

  private static void zip(byte[] bytes, List<Part> parts) throws IOException {
    try (ZipFile zip =
        ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes)).get()) {
      for (var entries = zip.getEntries(); entries.hasMoreElements(); ) {
        var entry = entries.nextElement();
        boolean utf8 = entry.getGeneralPurposeBit().usesUTF8ForNames();
        String name =
            new String(
                entry.getRawName(), utf8 ? StandardCharsets.UTF_8 : Charset.forName("IBM850"));
        parts.add(new Part(name, zip.getInputStream(entry).readAllBytes()));
      }
    }
  }

  private static void lockedZip(byte[] bytes, String password, List<Part> parts)
      throws IOException {
    try (var in = new ZipInputStream(new ByteArrayInputStream(bytes), password.toCharArray())) {
      LocalFileHeader header = in.getNextEntry();
      while (header != null) {
        parts.add(new Part(header.getFileName(), in.readAllBytes()));
        header = in.getNextEntry();
      }
    }
  }

  /** Splits at From lines behind an empty line, as every mail program has since 1975. */
  private static void mailbox(byte[] bytes, List<Part> parts) throws IOException, MimeException {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    for (String message : text.substring("From ".length()).split("\n\nFrom ")) {
      String rest = message.substring(message.indexOf('\n') + 1);
      byte[] raw = rest.replaceAll("(?m)^>(>*From )", "$1").getBytes(StandardCharsets.ISO_8859_1);
      String subject = headers(raw).getOrDefault("subject", "(no subject)");
      parts.add(new Part(subject, raw));
    }
  }

  /** The headers of a mail, decoded, their names in lower case; the first of each name. */
  static Map<String, String> headers(byte[] mail) throws IOException, MimeException {
    Map<String, String> headers = new LinkedHashMap<>();
    MimeTokenStream stream = stream(mail);
    for (EntityState state = stream.getState();
        state != EntityState.T_END_HEADER;
        state = stream.next()) {
      if (state == EntityState.T_FIELD) {
        Field field = stream.getField();
        String body = new RawField(field.getName(), field.getBody()).getBody();
        headers.putIfAbsent(
            field.getNameLowerCase(),
            DecoderUtil.decodeEncodedWords(body.strip(), DecodeMonitor.SILENT));
      }
    }
    return headers;
  }

  private static MimeTokenStream stream(byte[] mail) {
    MimeTokenStream stream =
        new MimeTokenStream(MimeConfig.custom().setMaxLineLen(-1).setMaxHeaderLen(-1).build());
    stream.setRecursionMode(RecursionMode.M_NO_RECURSE);
    stream.parse(new ByteArrayInputStream(mail));
    return stream;
  }

  private static void mail(byte[] bytes, List<Part> parts) throws IOException, MimeException {
    bodies(
        bytes,
        (descriptor, disposition, body) -> {
          if (!disposition.isEmpty()) {
            parts.add(new Part(disposition, body));
          }
        });
  }

  /** Receives the bodies of a mail. */
  interface BodyVisitor {
    void visit(BodyDescriptor descriptor, String filename, byte[] decoded);
  }

  /** Hands over every body that is no multipart, decoded, with its file name or an empty text. */
  static void bodies(byte[] mail, BodyVisitor visitor) throws IOException, MimeException {
    MimeTokenStream stream = stream(mail);
    String filename = "";
    for (EntityState state = stream.getState();
        state != EntityState.T_END_OF_STREAM;
        state = stream.next()) {
      if (state == EntityState.T_START_HEADER) {
        filename = "";
      } else if (state == EntityState.T_FIELD
          && stream.getField().getNameLowerCase().equals("content-disposition")) {
        filename = filename(stream.getField().getBody());
      } else if (state == EntityState.T_BODY) {
        visitor.visit(
            stream.getBodyDescriptor(), filename, stream.getDecodedInputStream().readAllBytes());
      }
    }
  }

  private static String filename(String disposition) {
    int extended = disposition.indexOf("filename*=utf-8''");
    if (extended >= 0) {
      return URLDecoder.decode(
          disposition.substring(extended + "filename*=utf-8''".length()).strip(),
          StandardCharsets.UTF_8);
    }
    int start = disposition.indexOf('"');
    int end = disposition.lastIndexOf('"');
    return DecoderUtil.decodeEncodedWords(
        disposition.substring(start + 1, end), DecodeMonitor.SILENT);
  }
}
