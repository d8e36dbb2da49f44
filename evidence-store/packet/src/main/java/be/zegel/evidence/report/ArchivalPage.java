package be.zegel.evidence.report;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.ResourceBundle;

/**
 * A document for the file of the case as a PDF/A-3 in the language of the procedure: headings,
 * facts and tables of events, with the font in it. Written once, from top to bottom.
 */
final class ArchivalPage {
  private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
  private static final ZoneId BELGIUM = ZoneId.of("Europe/Brussels");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd.MM.uuuu HH:mm:ss");

  static {
    // It tells the log about every font and style sheet.
    XRLog.setLoggingEnabled(false);
  }

  private final String language;
  private final ResourceBundle words;
  private final StringBuilder html = new StringBuilder(1 << 16);

  /**
   * An empty document.
   *
   * @param bundle the name of its words beside this class
   * @param language of the procedure
   */
  ArchivalPage(String bundle, String language) {
    this.language = language;
    this.words =
        ResourceBundle.getBundle(
            "be.zegel.evidence.report." + bundle,
            Locale.of(language),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /** The first lines; the word {@code foot} stands below each page. */
  void begin(String title, String number) {
    html.append("<!DOCTYPE html><html lang=\"")
        .append(language)
        .append("\"><head><title>")
        .append(escaped(title + " " + number))
        .append("</title><style>")
        .append(STYLE.replace("@foot@", word("foot").replace("'", "\\'")))
        .append("</style></head><body>");
    html.append("<div class=\"brand\">Zegel</div><h1>").append(escaped(title)).append("</h1>");
  }

  void heading(String text) {
    html.append("<h2>").append(escaped(text)).append("</h2>");
  }

  void headingOnNewPage(String text) {
    html.append("<h2 class=\"case\">").append(escaped(text)).append("</h2>");
  }

  /** A paragraph that stands out. */
  void remark(String text) {
    html.append("<p class=\"how\">").append(escaped(text)).append("</p>");
  }

  /** A name, in the words of the document, and its value. */
  record Fact(String name, String value) {}

  Fact fact(String key, String value) {
    return new Fact(word(key), value);
  }

  /** A table of names and values. */
  void facts(List<Fact> facts) {
    html.append("<table class=\"facts\">");
    for (Fact fact : facts) {
      html.append("<tr><th>")
          .append(escaped(fact.name()))
          .append("</th><td>")
          .append(escaped(fact.value()))
          .append("</td></tr>");
    }
    html.append("</table>");
  }

  /** Begins a table with these words as its columns. */
  void beginTable(String... columns) {
    html.append("<table class=\"events\"><thead><tr>");
    for (String column : columns) {
      html.append("<th>").append(escaped(word(column))).append("</th>");
    }
    html.append("</tr></thead><tbody>");
  }

  /**
   * A row, and below it across all columns but the first what else is to be said.
   *
   * @param hash in hexadecimal
   */
  void row(List<String> cells, String more, String hash) {
    html.append("<tr class=\"event\">");
    for (String cell : cells) {
      html.append("<td>").append(escaped(cell)).append("</td>");
    }
    html.append("</tr><tr class=\"more\"><td></td><td colspan=\"")
        .append(cells.size() - 1)
        .append("\">")
        .append(escaped(more))
        .append("<div class=\"hash\">")
        .append(escaped(hash))
        .append("</div></td></tr>");
  }

  void endTable() {
    html.append("</tbody></table>");
  }

  /**
   * A picture beside what follows.
   *
   * @param png its bytes
   * @param said what it shows
   */
  void image(byte[] png, String said) {
    html.append("<img class=\"code\" alt=\"")
        .append(escaped(said))
        .append("\" src=\"data:image/png;base64,")
        .append(Base64.getEncoder().encodeToString(png))
        .append("\"/>");
  }

  /** Room for two signatures by hand. */
  void signatures(String one, String other) {
    html.append("<table class=\"sign\"><tr><td>")
        .append(escaped(one))
        .append("</td><td>")
        .append(escaped(other))
        .append("</td></tr></table>");
  }

  /** The finished document. */
  byte[] pdf() throws IOException {
    html.append("</body></html>");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PdfRendererBuilder builder = new PdfRendererBuilder();
    builder.usePdfAConformance(PdfRendererBuilder.PdfAConformance.PDFA_3_B);
    builder.useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData());
    builder.useFont(ArchivalPage::font, "Report");
    builder.withProducer("Zegel");
    builder.withHtmlContent(html.toString(), null);
    builder.toStream(out);
    builder.run();
    return out.toByteArray();
  }

  private static InputStream font() {
    return Objects.requireNonNull(
        PdfRendererBuilder.class.getResourceAsStream(FONT), "the font of the PDF library");
  }

  /** A moment with its offset (RFC 3339), as the clocks of the country showed it. */
  static String local(String text) {
    return TIME.format(OffsetDateTime.parse(text).atZoneSameInstant(BELGIUM));
  }

  /** A moment as the clocks of the country showed it. */
  static String time(Instant instant) {
    return TIME.format(ZonedDateTime.ofInstant(instant, BELGIUM));
  }

  String word(String key) {
    return words.getString(key);
  }

  /** A word, or something else when the document has none for it. */
  String wordOr(String key, String otherwise) {
    return words.containsKey(key) ? words.getString(key) : otherwise;
  }

  /** Text for XML; what XML cannot hold is shown as a replacement. */
  static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> escaped.appendCodePoint(allowed(c) ? c : 0xFFFD);
              }
            });
    return escaped.toString();
  }

  private static boolean allowed(int c) {
    return c == '\n' || c == '\t' || (c >= 0x20 && c < 0xD800) || (c >= 0xE000 && c < 0xFFFE);
  }

  private static final String STYLE =
      """
      @page { size: A4; margin: 18mm 15mm 20mm 15mm;
        @bottom-left { content: '@foot@'; font-family: Report; font-size: 7.5pt; color: #5b6470; }
        @bottom-right { white-space: nowrap; content: counter(page) ' / ' counter(pages); font-family: Report; font-size: 7.5pt; color: #5b6470; } }
      body { font-family: Report; font-size: 9pt; color: #14202e; line-height: 1.35; }
      .brand { color: #0b4f6c; font-size: 11pt; letter-spacing: 1pt; }
      h1 { font-size: 19pt; font-weight: normal; margin: 2mm 0 5mm 0; }
      h2 { font-size: 13pt; font-weight: normal; margin: 8mm 0 2mm 0; padding-bottom: 1mm; border-bottom: 0.8pt solid #0b4f6c; page-break-after: avoid; }
      h2.case { page-break-before: always; }
      table { border-collapse: collapse; width: 100%; }
      th { font-weight: normal; text-align: left; color: #5b6470; }
      .facts th { width: 42mm; padding: 0.6mm 3mm 0.6mm 0; vertical-align: top; }
      .facts td { padding: 0.6mm 0; word-wrap: break-word; }
      .how { background: #eef4f7; padding: 3mm; margin: 5mm 0; }
      .events { -fs-table-paginate: paginate; margin-top: 2mm; }
      .events th { font-size: 8pt; border-bottom: 0.6pt solid #9aa5b1; padding: 1mm 2mm 1mm 0; }
      .events td { padding: 1.2mm 2mm 0 0; vertical-align: top; }
      .events tr { page-break-inside: avoid; }
      .event td { border-top: 0.4pt solid #d5dbe1; }
      .more td { font-size: 8pt; color: #3c4957; padding-bottom: 1.2mm; word-wrap: break-word; }
      .hash { font-size: 6.5pt; color: #6b7682; }
      .code { width: 38mm; height: 38mm; display: block; margin: 2mm 0 2mm -2mm; }
      .sign { margin-top: 10mm; page-break-inside: avoid; }
      .sign td { width: 50%; height: 26mm; vertical-align: top; border-top: 0.6pt solid #9aa5b1; padding-top: 1.5mm; color: #5b6470; }
      """;
}
