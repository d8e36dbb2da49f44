package be.zegel.samples;

import be.zegel.samples.GroundTruth.SampleItem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.zip.ZipInputStream;
import javax.swing.text.BadLocationException;
import javax.swing.text.Document;
import javax.swing.text.rtf.RTFEditorKit;
import org.apache.james.mime4j.MimeException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.hsmf.MAPIMessage;
import org.apache.poi.hsmf.exceptions.ChunkNotFoundException;
import org.apache.poi.hssf.extractor.ExcelExtractor;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.Decryptor;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.sl.extractor.SlideShowExtractor;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xssf.extractor.XSSFExcelExtractor;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.jspecify.annotations.Nullable;

/** Reads the text of an item from its bytes, each kind with the library that knows it. */
final class Texts {

  private Texts() {}

  /** The item's own text; empty where it has none. */
  static String of(SampleItem item, byte[] bytes) {
    try {
      return read(item, bytes);
    } catch (IOException
        | MimeException
        | SQLException
        | BadLocationException
        | ChunkNotFoundException
        | GeneralSecurityException e) {
      throw new AssertionError("cannot read " + item.id(), e);
    }
  }

  private static String read(SampleItem item, byte[] bytes)
      throws IOException,
          MimeException,
          SQLException,
          BadLocationException,
          ChunkNotFoundException,
          GeneralSecurityException {
    @Nullable String password = item.password();
    switch (item.mediaType()) {
      case "text/html", "image/svg+xml" -> {
        return unescaped(decoded(item, bytes));
      }
      case "message/rfc822" -> {
        StringBuilder text = new StringBuilder();
        Opened.bodies(
            bytes,
            (descriptor, filename, body) -> {
              if (filename.isEmpty() && descriptor.getMimeType().equals("text/plain")) {
                text.append(new String(body, Charset.forName(descriptor.getCharset())));
              }
            });
        return text.toString();
      }
      case "application/vnd.ms-outlook" -> {
        try (MAPIMessage message = new MAPIMessage(new ByteArrayInputStream(bytes))) {
          return message.getTextBody();
        }
      }
      case "application/pdf" -> {
        try (PDDocument document = Loader.loadPDF(bytes, password == null ? "" : password)) {
          return new PDFTextStripper().getText(document);
        }
      }
      case Office.WORD -> {
        return word(bytes);
      }
      case "application/x-tika-ooxml-protected" -> {
        try (POIFSFileSystem container = new POIFSFileSystem(new ByteArrayInputStream(bytes))) {
          Decryptor decryptor = Decryptor.getInstance(new EncryptionInfo(container));
          if (!decryptor.verifyPassword(password)) {
            throw new AssertionError("the password does not open " + item.id());
          }
          return word(decryptor.getDataStream(container).readAllBytes());
        }
      }
      case Office.EXCEL -> {
        try (var extractor =
            new XSSFExcelExtractor(new XSSFWorkbook(new ByteArrayInputStream(bytes)))) {
          return extractor.getText();
        }
      }
      case "application/vnd.ms-excel" -> {
        try (var extractor =
            new ExcelExtractor(new HSSFWorkbook(new ByteArrayInputStream(bytes)))) {
          return extractor.getText();
        }
      }
      case Office.POWERPOINT -> {
        try (var extractor =
            new SlideShowExtractor<>(new XMLSlideShow(new ByteArrayInputStream(bytes)))) {
          return extractor.getText();
        }
      }
      case "application/vnd.oasis.opendocument.text" -> {
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
          for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (entry.getName().equals("content.xml")) {
              return unescaped(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
          }
        }
        throw new AssertionError("no content in " + item.id());
      }
      case "application/rtf" -> {
        RTFEditorKit kit = new RTFEditorKit();
        Document document = kit.createDefaultDocument();
        kit.read(new ByteArrayInputStream(bytes), document, 0);
        return document.getText(0, document.getLength());
      }
      case "application/x-sqlite3" -> {
        return database(bytes);
      }
      default -> {
        boolean text =
            item.mediaType().startsWith("text/") || item.mediaType().equals("application/json");
        return text ? decoded(item, bytes) : "";
      }
    }
  }

  private static String decoded(SampleItem item, byte[] bytes) {
    if (bytes.length > 1 && bytes[0] == (byte) 0xfe && bytes[1] == (byte) 0xff) {
      return new String(bytes, StandardCharsets.UTF_16);
    }
    String meta = new String(bytes, 0, Math.min(300, bytes.length), StandardCharsets.US_ASCII);
    String name = meta.contains("charset=\"iso-8859-1\"") ? "iso-8859-1" : item.encoding();
    return new String(bytes, name == null ? StandardCharsets.UTF_8 : Charset.forName(name));
  }

  private static String unescaped(String markup) {
    return markup
        .replaceAll("(?s)<head>.*?</head>", "")
        .replaceAll("<[^>]*>", "\n")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&");
  }

  private static String word(byte[] bytes) throws IOException {
    try (var extractor = new XWPFWordExtractor(new XWPFDocument(new ByteArrayInputStream(bytes)))) {
      return extractor.getText();
    }
  }

  private static String database(byte[] bytes) throws SQLException {
    StringBuilder text = new StringBuilder();
    try {
      Path file = Files.createTempFile("zegel-samples", ".sqlite");
      Files.write(file, bytes);
      try (var database = DriverManager.getConnection("jdbc:sqlite:" + file);
          var statement = database.createStatement();
          var rows = statement.executeQuery("SELECT url, title FROM urls ORDER BY id")) {
        while (rows.next()) {
          text.append(rows.getString(1)).append('\t').append(rows.getString(2)).append('\n');
        }
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
