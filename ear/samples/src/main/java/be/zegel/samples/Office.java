package be.zegel.samples;

import be.zegel.samples.Markup.Block;
import be.zegel.samples.Markup.Heading;
import be.zegel.samples.Markup.PageBreak;
import be.zegel.samples.Markup.Paragraph;
import be.zegel.samples.Markup.Row;
import java.awt.Rectangle;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.poi.common.usermodel.PictureType;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ooxml.POIXMLDocument;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xslf.usermodel.XSLFTextBox;
import org.apache.poi.xslf.usermodel.XSLFTextRun;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.drawingml.x2006.main.CTRegularTextRun;

/** Writes office documents: Word, Excel and PowerPoint through Apache POI, OpenDocument by hand. */
final class Office {

  static final String WORD =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  static final String EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  static final String POWERPOINT =
      "application/vnd.openxmlformats-officedocument.presentationml.presentation";

  private static final Pattern AMOUNT = Pattern.compile("-?\\d{1,9}(\\.\\d{1,2})?");

  private final Chance chance;

  Office(Chance chance) {
    this.chance = chance;
  }

  /** A Word document of {@link Markup}, with pictures at its end. */
  Sample word(String name, String title, LocalDateTime made, Prose prose, Sample... pictures) {
    try (XWPFDocument document = new XWPFDocument()) {
      XWPFTable table = null;
      for (Block block : Markup.blocks(prose.text())) {
        if (block instanceof Row row) {
          table = row(document, table, row);
          continue;
        }
        table = null;
        XWPFParagraph paragraph = document.createParagraph();
        XWPFRun run = paragraph.createRun();
        switch (block) {
          case Heading heading -> {
            run.setBold(true);
            run.setFontSize(15);
            run.setText(heading.text());
          }
          case Paragraph text -> run.setText(text.text());
          case PageBreak _ -> paragraph.setPageBreak(true);
          case Row _ -> throw new IllegalStateException("rows are tables");
        }
      }
      for (Sample picture : pictures) {
        document
            .createParagraph()
            .createRun()
            .addPicture(
                new ByteArrayInputStream(picture.bytes()),
                picture.mediaType().equals("image/png") ? PictureType.PNG : PictureType.JPEG,
                picture.name(),
                3_600_000,
                2_400_000);
      }
      return finished(document, name, WORD, title, made, prose).containing(pictures);
    } catch (IOException | InvalidFormatException e) {
      throw new IllegalStateException("Word document " + name, e);
    }
  }

  private static XWPFTable row(XWPFDocument document, @Nullable XWPFTable open, Row row) {
    XWPFTable table = open == null ? document.createTable(1, row.cells().size()) : open;
    XWPFTableRow line = open == null ? table.getRow(0) : table.createRow();
    for (int i = 0; i < row.cells().size(); i++) {
      line.getCell(i).setText(row.cells().get(i));
    }
    return table;
  }

  /** An Excel workbook; {@code # name} starts a sheet, every row of {@link Markup} is a row. */
  Sample excel(String name, String title, LocalDateTime made, Prose prose) {
    try (XSSFWorkbook workbook = new XSSFWorkbook()) {
      fill(workbook, prose);
      return finished(workbook, name, EXCEL, title, made, prose);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same in the binary format of 1997. */
  Sample oldExcel(String name, Prose prose) {
    try (HSSFWorkbook workbook = new HSSFWorkbook()) {
      fill(workbook, prose);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      workbook.write(out);
      return new Sample(name, "application/vnd.ms-excel", out.toByteArray())
          .saying(Markup.read(prose));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void fill(Workbook workbook, Prose prose) {
    Sheet sheet = null;
    for (Block block : Markup.blocks(prose.text())) {
      if (block instanceof Heading heading) {
        sheet = workbook.createSheet(heading.text());
      } else if (block instanceof Row row) {
        if (sheet == null) {
          throw new IllegalArgumentException("a row before the first sheet");
        }
        var line = sheet.createRow(sheet.getPhysicalNumberOfRows());
        for (String value : row.cells()) {
          Cell cell = line.createCell(Math.max(0, line.getLastCellNum()));
          if (AMOUNT.matcher(value).matches()) {
            cell.setCellValue(Double.parseDouble(value));
          } else {
            cell.setCellValue(value);
          }
        }
      } else {
        throw new IllegalArgumentException("a workbook has sheets and rows only: " + block);
      }
    }
  }

  /** A presentation; {@code # title} starts a slide. */
  Sample slides(String name, String title, LocalDateTime made, Prose prose) {
    try (XMLSlideShow show = new XMLSlideShow()) {
      XSLFSlide slide = null;
      XSLFTextBox box = null;
      for (Block block : Markup.blocks(prose.text())) {
        if (block instanceof Heading || slide == null || box == null) {
          slide = show.createSlide();
          box = slide.createTextBox();
          box.clearText();
          box.setAnchor(new Rectangle(40, 40, 640, 460));
        }
        String line =
            switch (block) {
              case Heading heading -> heading.text();
              case Paragraph paragraph -> paragraph.text();
              case Row row -> String.join("\t", row.cells());
              case PageBreak _ -> "";
            };
        XSLFTextRun run = box.addNewTextParagraph().addNewTextRun();
        run.setText(line);
        // Otherwise POI notes the language of whoever runs the program.
        ((CTRegularTextRun) run.getXmlObject()).getRPr().setLang("en");
      }
      return finished(show, name, POWERPOINT, title, made, prose);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Sample finished(
      POIXMLDocument document,
      String name,
      String mediaType,
      String title,
      LocalDateTime made,
      Prose prose)
      throws IOException {
    POIXMLProperties.CoreProperties properties = document.getProperties().getCoreProperties();
    Optional<Date> moment = Optional.of(Date.from(made.toInstant(ZoneOffset.UTC)));
    properties.setTitle(title);
    properties.setCreator("DEMO");
    properties.setCreated(moment);
    properties.setModified(moment);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    document.write(out);
    return new Sample(name, mediaType, ZipArchive.rewritten(out.toByteArray(), made))
        .saying(Markup.read(prose))
        .fields(Prose.plain(title));
  }

  /** The document behind a password, with the keys and salts drawn from the seed. */
  Sample locked(Sample open, String password) {
    try (POIFSFileSystem container = new POIFSFileSystem()) {
      Encryptor encryptor = new EncryptionInfo(EncryptionMode.standard).getEncryptor();
      byte[] salts = chance.bytes("office-salts", open.name(), 96);
      encryptor.confirmPassword(
          password,
          Arrays.copyOfRange(salts, 0, 16),
          Arrays.copyOfRange(salts, 16, 32),
          Arrays.copyOfRange(salts, 32, 48),
          Arrays.copyOfRange(salts, 32, 48),
          Arrays.copyOfRange(salts, 64, 96));
      try (var hidden = encryptor.getDataStream(container)) {
        hidden.write(open.bytes());
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      container.writeFilesystem(out);
      return new Sample(open.name(), "application/x-tika-ooxml-protected", out.toByteArray())
          .saying(open.prose())
          .language(open.language())
          .lockedWith(password);
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("locked document " + open.name(), e);
    }
  }

  /** A text document in OpenDocument (ISO/IEC 26300). */
  Sample openDocument(String name, String title, LocalDateTime made, Prose prose) {
    StringBuilder body = new StringBuilder();
    for (Block block : Markup.blocks(prose.text())) {
      switch (block) {
        case Heading heading ->
            body.append("<text:h text:outline-level=\"1\">")
                .append(Markup.escaped(heading.text()))
                .append("</text:h>");
        case Paragraph paragraph -> odfParagraph(body, paragraph.text());
        case Row row -> odfParagraph(body, String.join(" ", row.cells()));
        case PageBreak _ -> odfParagraph(body, "");
      }
    }
    String office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
    String content =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-content xmlns:office=\""
            + office
            + "\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""
            + " office:version=\"1.3\"><office:body><office:text>"
            + body
            + "</office:text></office:body></office:document-content>";
    String meta =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-meta xmlns:office=\""
            + office
            + "\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" office:version=\"1.3\">"
            + "<office:meta><dc:title>"
            + Markup.escaped(title)
            + "</dc:title><dc:date>"
            + made
            + ":00</dc:date></office:meta></office:document-meta>";
    String type = "application/vnd.oasis.opendocument.text";
    StringBuilder manifest =
        new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<manifest:manifest ")
            .append("xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"")
            .append(" manifest:version=\"1.3\">");
    for (String[] part :
        List.of(
            new String[] {"/", type},
            new String[] {"content.xml", "text/xml"},
            new String[] {"meta.xml", "text/xml"})) {
      manifest
          .append("<manifest:file-entry manifest:full-path=\"")
          .append(part[0])
          .append("\" manifest:media-type=\"")
          .append(part[1])
          .append("\"/>");
    }
    manifest.append("</manifest:manifest>");
    byte[] bytes =
        new ZipArchive(made, chance)
            .add("mimetype", type.getBytes(StandardCharsets.US_ASCII))
            .add("content.xml", content.getBytes(StandardCharsets.UTF_8))
            .add("meta.xml", meta.getBytes(StandardCharsets.UTF_8))
            .add("META-INF/manifest.xml", manifest.toString().getBytes(StandardCharsets.UTF_8))
            .bytes();
    return new Sample(name, type, bytes).saying(Markup.read(prose)).fields(Prose.plain(title));
  }

  private static void odfParagraph(StringBuilder body, String text) {
    body.append("<text:p>").append(Markup.escaped(text)).append("</text:p>");
  }

  /** A document in Rich Text Format with Windows' Western code page. */
  Sample richText(String name, Prose prose) {
    StringBuilder rtf =
        new StringBuilder("{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0 Arial;}}\\f0\\fs22\n");
    for (String line : Markup.read(prose).text().lines().toList()) {
      for (int i = 0; i < line.length(); i++) {
        char c = line.charAt(i);
        if (c == '\\' || c == '{' || c == '}') {
          rtf.append('\\').append(c);
        } else if (c < 128) {
          rtf.append(c);
        } else {
          rtf.append("\\u").append((int) c).append('?');
        }
      }
      rtf.append("\\par\n");
    }
    rtf.append("}\n");
    return new Sample(name, "application/rtf", rtf.toString().getBytes(StandardCharsets.US_ASCII))
        .saying(Markup.read(prose));
  }
}
