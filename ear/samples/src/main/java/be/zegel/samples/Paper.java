package be.zegel.samples;

import be.zegel.samples.Markup.Block;
import be.zegel.samples.Markup.Heading;
import be.zegel.samples.Markup.PageBreak;
import be.zegel.samples.Markup.Paragraph;
import be.zegel.samples.Markup.Row;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceRGB;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.jspecify.annotations.Nullable;

/**
 * Writes PDF documents through PDFBox, without compression of its own and with a fixed identity, so
 * that the bytes do not depend on the machine.
 */
final class Paper {

  private static final float MARGIN = 60;
  private static final float WIDTH = PDRectangle.A4.getWidth() - 2 * MARGIN;

  private final String name;
  private final String title;
  private final LocalDateTime made;
  private final List<Sample> attachments = new ArrayList<>();
  private @Nullable String password;

  Paper(String name, String title, LocalDateTime made) {
    this.name = name;
    this.title = title;
    this.made = made;
  }

  Paper attach(Sample... files) {
    attachments.addAll(List.of(files));
    return this;
  }

  /** Encrypts with 128-bit RC4: of the methods of PDF, the last that has no random part. */
  Paper lockedWith(String secret) {
    password = secret;
    return this;
  }

  /** A document of {@link Markup}. */
  Sample of(Prose prose) {
    try (PDDocument document = new PDDocument()) {
      PDFont regular = new PDType1Font(FontName.HELVETICA);
      PDFont bold = new PDType1Font(FontName.HELVETICA_BOLD);
      try (Pen pen = new Pen(document)) {
        for (Block block : Markup.blocks(prose.text())) {
          switch (block) {
            case Heading heading -> pen.write(heading.text(), bold, 15);
            case Paragraph paragraph -> pen.write(paragraph.text(), regular, 10.5f);
            case Row row -> pen.row(row.cells(), regular, 9);
            case PageBreak _ -> pen.turn();
          }
        }
      }
      Sample sample = finished(document).saying(Markup.read(prose));
      return password == null ? sample : sample.lockedWith(password);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A document whose pages are scans: JPEG pictures without any text behind them. */
  Sample scanned(Prose prose, List<Picture> pages) {
    try (PDDocument document = new PDDocument()) {
      for (Picture picture : pages) {
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        PDImageXObject image =
            new PDImageXObject(
                document,
                new ByteArrayInputStream(Jpeg.of(picture, null)),
                COSName.DCT_DECODE,
                picture.width(),
                picture.height(),
                8,
                PDDeviceRGB.INSTANCE);
        try (PDPageContentStream content =
            new PDPageContentStream(
                document, page, PDPageContentStream.AppendMode.OVERWRITE, false)) {
          content.drawImage(
              image, 0, 0, page.getMediaBox().getWidth(), page.getMediaBox().getHeight());
        }
      }
      return finished(document).showing(prose);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Sample finished(PDDocument document) throws IOException {
    Calendar moment = Calendar.getInstance(TimeZone.getTimeZone("UTC"), Locale.ROOT);
    moment.setTimeInMillis(made.toInstant(ZoneOffset.UTC).toEpochMilli());
    PDDocumentInformation information = document.getDocumentInformation();
    information.setTitle(title);
    information.setAuthor("DEMO");
    information.setCreationDate(moment);
    information.setModificationDate(moment);
    embed(document, moment);
    document.setDocumentId(made.toEpochSecond(ZoneOffset.UTC));
    byte[] identity = Digests.of("MD5", (name + made).getBytes(StandardCharsets.UTF_8));
    COSArray identities = new COSArray();
    identities.add(new COSString(identity));
    identities.add(new COSString(identity));
    document.getDocument().setDocumentID(identities);
    if (password != null) {
      StandardProtectionPolicy policy =
          new StandardProtectionPolicy("owner-" + password, password, new AccessPermission());
      policy.setEncryptionKeyLength(128);
      policy.setPreferAES(false);
      document.protect(policy);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    document.save(out, CompressParameters.NO_COMPRESSION);
    return new Sample(name, "application/pdf", out.toByteArray())
        .fields(Prose.plain(title))
        .containing(attachments);
  }

  private void embed(PDDocument document, Calendar moment) throws IOException {
    if (attachments.isEmpty()) {
      return;
    }
    Map<String, PDComplexFileSpecification> files = new TreeMap<>();
    for (Sample attachment : attachments) {
      COSStream stream = document.getDocument().createCOSStream();
      try (var out = stream.createOutputStream()) {
        out.write(attachment.bytes());
      }
      stream.setItem(COSName.TYPE, COSName.getPDFName("EmbeddedFile"));
      PDEmbeddedFile file = new PDEmbeddedFile(stream);
      file.setSubtype(attachment.mediaType());
      file.setSize(attachment.bytes().length);
      file.setCreationDate(moment);
      PDComplexFileSpecification specification = new PDComplexFileSpecification();
      specification.setFile(attachment.name());
      specification.setFileUnicode(attachment.name());
      specification.setEmbeddedFile(file);
      files.put(attachment.name(), specification);
    }
    PDEmbeddedFilesNameTreeNode tree = new PDEmbeddedFilesNameTreeNode();
    tree.setNames(files);
    PDDocumentNameDictionary names = new PDDocumentNameDictionary(document.getDocumentCatalog());
    names.setEmbeddedFiles(tree);
    document.getDocumentCatalog().setNames(names);
  }

  /** Writes down a page and goes on to the next when it is full. */
  private static final class Pen implements AutoCloseable {

    private final PDDocument document;
    private PDPageContentStream content;
    private float y;

    Pen(PDDocument document) throws IOException {
      this.document = document;
      content = page();
    }

    private PDPageContentStream page() throws IOException {
      PDPage page = new PDPage(PDRectangle.A4);
      document.addPage(page);
      y = page.getMediaBox().getHeight() - MARGIN;
      return new PDPageContentStream(
          document, page, PDPageContentStream.AppendMode.OVERWRITE, false);
    }

    void turn() throws IOException {
      content.close();
      content = page();
    }

    void write(String text, PDFont font, float size) throws IOException {
      StringBuilder line = new StringBuilder();
      for (String word : text.split(" ")) {
        String longer = line.isEmpty() ? word : line + " " + word;
        if (font.getStringWidth(longer) / 1000 * size > WIDTH && !line.isEmpty()) {
          put(line.toString(), font, size, MARGIN);
          down(size);
          line.setLength(0);
          line.append(word);
        } else {
          line.setLength(0);
          line.append(longer);
        }
      }
      put(line.toString(), font, size, MARGIN);
      down(size * 1.4f);
    }

    /**
     * Cells stand below each other, unless one is too wide: then it pushes the next to the right.
     */
    void row(List<String> cells, PDFont font, float size) throws IOException {
      float x = MARGIN;
      for (int i = 0; i < cells.size(); i++) {
        x = Math.max(x, MARGIN + i * WIDTH / cells.size());
        put(cells.get(i), font, size, x);
        x += font.getStringWidth(cells.get(i)) / 1000 * size + 2 * size;
      }
      down(size);
    }

    private void put(String text, PDFont font, float size, float x) throws IOException {
      content.beginText();
      content.setFont(font, size);
      content.newLineAtOffset(x, y);
      content.showText(text);
      content.endText();
    }

    private void down(float size) throws IOException {
      y -= size * 1.4f;
      if (y < MARGIN) {
        turn();
      }
    }

    @Override
    public void close() throws IOException {
      content.close();
    }
  }
}
