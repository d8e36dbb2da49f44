package be.zegel.evidence.worker;

import be.zegel.evidence.extract.ExtractionLimits;
import be.zegel.evidence.extract.Frames;
import be.zegel.evidence.extract.Job;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

/**
 * Reads a few documents that it makes itself, so that the JVM can write down which classes and
 * which compiled code a worker needs. No evidence is ever near: the archive that comes of it is
 * shared by all later workers.
 */
final class WarmUp {
  private static final int ROUNDS = 40;
  private static final String TEXT =
      """
      De verdachte verklaarde dat hij het geld op zijn rekening had ontvangen en daarna had
      doorgestort naar een onbekende begunstigde in het buitenland.
      """;

  private WarmUp() {}

  static void run(ItemReader reader) throws IOException {
    Wire wire = new Wire(new Frames(new Silence(), OutputStream.nullOutputStream()));
    Map<String, byte[]> documents = documents();
    for (int round = 0; round < ROUNDS; round++) {
      for (Map.Entry<String, byte[]> document : documents.entrySet()) {
        byte[] bytes = document.getValue();
        Job job = job(document.getKey(), bytes.length);
        Findings findings = new Findings(wire, job);
        reader.read(
            job,
            (at, length) ->
                Arrays.copyOfRange(bytes, (int) at, (int) Math.min(bytes.length, at + length)),
            findings);
        reader.preview(job, findings);
        reader.forget();
      }
    }
  }

  private static Job job(String name, long size) {
    return new Job(
        Job.Mode.PARSE,
        name,
        null,
        size,
        List.of(),
        true,
        0,
        1L << 30,
        ExtractionLimits.STANDARD,
        List.of(),
        List.of(),
        true,
        1L << 30);
  }

  private static Map<String, byte[]> documents() throws IOException {
    Map<String, byte[]> made = new LinkedHashMap<>();
    made.put("a.txt", TEXT.getBytes(StandardCharsets.UTF_8));
    made.put("a.csv", "naam;bedrag\nJan;12\nPiet;13\n".getBytes(StandardCharsets.UTF_8));
    made.put(
        "a.html",
        ("<html><head><title>a</title></head><body><p>" + TEXT + "</p></body></html>")
            .getBytes(StandardCharsets.UTF_8));
    made.put(
        "a.xml", ("<?xml version='1.0'?><a>" + TEXT + "</a>").getBytes(StandardCharsets.UTF_8));
    made.put("a.rtf", ("{\\rtf1\\ansi " + TEXT + "\\par}").getBytes(StandardCharsets.US_ASCII));
    made.put("a.eml", mail().getBytes(StandardCharsets.US_ASCII));
    made.put(
        "a.mbox",
        ("From a Mon Jan  1 10:00:00 2024\n" + mail()).getBytes(StandardCharsets.US_ASCII));
    made.put("a.png", picture("png"));
    made.put("a.jpg", picture("jpg"));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (XWPFDocument word = new XWPFDocument()) {
      word.createParagraph().createRun().setText(TEXT);
      word.write(out);
    }
    made.put("a.docx", out.toByteArray());
    out.reset();
    try (XSSFWorkbook sheets = new XSSFWorkbook()) {
      sheets.createSheet().createRow(0).createCell(0).setCellValue(TEXT);
      sheets.write(out);
    }
    made.put("a.xlsx", out.toByteArray());
    out.reset();
    try (HSSFWorkbook sheets = new HSSFWorkbook()) {
      sheets.createSheet().createRow(0).createCell(0).setCellValue(TEXT);
      sheets.write(out);
    }
    made.put("a.xls", out.toByteArray());
    made.put("a.pdf", pdf());
    out.reset();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("a.txt"));
      zip.write(TEXT.getBytes(StandardCharsets.UTF_8));
    }
    made.put("a.zip", out.toByteArray());
    return made;
  }

  private static String mail() {
    return """
        From: Jan <jan@example.org>
        To: Piet <piet@example.org>
        Subject: geld
        Date: Mon, 1 Jan 2024 10:00:00 +0100
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary="b"

        --b
        Content-Type: text/plain; charset=utf-8

        """
        + TEXT
        + """
        --b
        Content-Type: text/html; name="a.html"
        Content-Disposition: attachment; filename="a.html"

        <p>a</p>
        --b--
        """;
  }

  private static byte[] picture(String format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(800, 600, BufferedImage.TYPE_INT_RGB), format, out);
    return out.toByteArray();
  }

  private static byte[] pdf() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage();
      document.addPage(page);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.beginText();
        content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
        content.newLineAtOffset(50, 700);
        content.showText(TEXT.replace('\n', ' '));
        content.endText();
      }
      document.save(out);
    }
    return out.toByteArray();
  }

  /** A pipe on which nothing ever comes. */
  private static final class Silence extends InputStream {
    @Override
    public int read() {
      while (true) {
        LockSupport.park(this);
      }
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      return read();
    }
  }
}
