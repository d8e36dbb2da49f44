package be.zegel.evidence.report;

import be.zegel.evidence.ledger.Field;
import be.zegel.evidence.ledger.RecordedEvent;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The report of a packet as a PDF/A-3 in the language of the procedure: each chain as a table,
 * event by event. It is for reading; what counts are the events, and a reader of the report is told
 * so.
 */
public final class PacketReport {
  private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
  private static final ZoneId BELGIUM = ZoneId.of("Europe/Brussels");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd.MM.uuuu HH:mm:ss");

  /** Shown in columns of their own, or of no use to a reader. */
  private static final Set<Field> IN_COLUMNS =
      Set.of(
          Field.EVENT_ID,
          Field.OCCURRED_AT,
          Field.ACTOR,
          Field.ACTING_FOR,
          Field.CUSTODIAN_BEFORE,
          Field.CUSTODIAN_AFTER,
          Field.SEAL_BEFORE,
          Field.SEAL_AFTER);

  static {
    // It tells the log about every font and style sheet.
    XRLog.setLoggingEnabled(false);
  }

  private final PacketContents contents;
  private final ResourceBundle words;
  private final StringBuilder html = new StringBuilder(1 << 16);

  private PacketReport(PacketContents contents) {
    this.contents = contents;
    this.words =
        ResourceBundle.getBundle(
            "be.zegel.evidence.report.report",
            Locale.of(contents.language()),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /** The report of a packet. */
  public static byte[] pdf(PacketContents contents) throws IOException {
    PacketReport report = new PacketReport(contents);
    report.write();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PdfRendererBuilder builder = new PdfRendererBuilder();
    builder.usePdfAConformance(PdfRendererBuilder.PdfAConformance.PDFA_3_B);
    builder.useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData());
    builder.useFont(PacketReport::font, "Report");
    builder.withProducer("Zegel");
    builder.withHtmlContent(report.html.toString(), null);
    builder.toStream(out);
    builder.run();
    return out.toByteArray();
  }

  private static InputStream font() {
    return Objects.requireNonNull(
        PdfRendererBuilder.class.getResourceAsStream(FONT), "the font of the PDF library");
  }

  private void write() {
    String number = contents.caseChain().first(Field.CASE_NUMBER).orElse("–");
    String title = contents.caseChain().first(Field.TITLE).orElseGet(() -> word("withheld"));
    html.append("<!DOCTYPE html><html lang=\"")
        .append(contents.language())
        .append("\"><head><title>")
        .append(escaped(word("title") + " " + number))
        .append("</title><style>")
        .append(STYLE.replace("@foot@", word("foot").replace("'", "\\'")))
        .append("</style></head><body>");
    html.append("<div class=\"brand\">Zegel</div><h1>")
        .append(escaped(word("title")))
        .append("</h1>");
    facts(
        List.of(
            fact("case", number),
            fact("subject", title),
            fact("recipient", contents.recipient()),
            fact("ground", contents.ground()),
            fact("made", time(contents.madeAt())),
            fact("exhibits", String.valueOf(contents.exhibits().size())),
            fact("log", contents.origin() + ", " + contents.size()),
            fact("grade", word(grade())),
            fact("fingerprint", contents.fingerprint())));
    html.append("<p class=\"how\">").append(escaped(word("how"))).append("</p>");
    for (PacketContents.ChainShown exhibit : contents.exhibits()) {
      html.append("<h2>")
          .append(escaped(exhibit.first(Field.LABEL).orElseGet(() -> word("withheld"))))
          .append("</h2>");
      facts(
          List.of(
              fact(
                  "description",
                  exhibit.first(Field.DESCRIPTION).orElseGet(() -> word("withheld"))),
              fact("chain", exhibit.item().toString())));
      exhibitEvents(exhibit);
    }
    html.append("<h2 class=\"case\">").append(escaped(word("case.chain"))).append("</h2>");
    caseEvents(contents.caseChain());
    html.append("</body></html>");
  }

  private String grade() {
    if (!contents.anchored()) {
      return "grade.sealed";
    }
    return contents.demo() ? "grade.demo" : "grade.anchored";
  }

  private record Fact(String name, String value) {}

  private Fact fact(String key, String value) {
    return new Fact(word(key), value);
  }

  private void facts(List<Fact> facts) {
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

  private void exhibitEvents(PacketContents.ChainShown chain) {
    head("seq", "when", "what", "who", "custodian", "seal");
    for (RecordedEvent event : chain.events()) {
      row(
          event,
          PacketContents.text(event, Field.CUSTODIAN_AFTER).orElse("–"),
          PacketContents.text(event, Field.SEAL_AFTER).orElse("–"));
    }
    html.append("</tbody></table>");
  }

  private void caseEvents(PacketContents.ChainShown chain) {
    head("seq", "when", "what", "who");
    chain.events().forEach(this::row);
    html.append("</tbody></table>");
  }

  private void head(String... columns) {
    html.append("<table class=\"events\"><thead><tr>");
    for (String column : columns) {
      html.append("<th>").append(escaped(word(column))).append("</th>");
    }
    html.append("</tr></thead><tbody>");
  }

  private void row(RecordedEvent event, String... further) {
    html.append("<tr class=\"event\">");
    cell(String.valueOf(event.seq()));
    cell(
        PacketContents.text(event, Field.OCCURRED_AT)
            .map(PacketReport::local)
            .orElseGet(() -> word("withheld")));
    cell(contents.labels().getOrDefault(event.type().name(), event.type().name()));
    cell(PacketContents.text(event, Field.ACTOR).orElseGet(() -> word("withheld")));
    for (String each : further) {
      cell(each);
    }
    html.append("</tr><tr class=\"more\"><td></td><td colspan=\"")
        .append(further.length + 3)
        .append("\">")
        .append(escaped(details(event)))
        .append("<div class=\"hash\">")
        .append(event.envelope().hash().hex())
        .append("</div></td></tr>");
  }

  private void cell(String text) {
    html.append("<td>").append(escaped(text)).append("</td>");
  }

  /** What else is shown, and the names of what is not. */
  private String details(RecordedEvent event) {
    List<String> parts = new ArrayList<>();
    for (Field field : Field.values()) {
      if (!IN_COLUMNS.contains(field)) {
        PacketContents.text(event, field)
            .filter(text -> !text.isBlank())
            .ifPresent(text -> parts.add(name(field.fieldName()) + ": " + text));
      }
    }
    if (!event.withheld().isEmpty()) {
      parts.add(
          word("withheld")
              + ": "
              + event.withheld().stream().map(this::name).collect(Collectors.joining(", ")));
    }
    return String.join(" · ", parts);
  }

  private String name(String field) {
    String key = "field." + field;
    return words.containsKey(key) ? words.getString(key) : field;
  }

  private static String local(String text) {
    return TIME.format(OffsetDateTime.parse(text).atZoneSameInstant(BELGIUM));
  }

  private static String time(Instant instant) {
    return TIME.format(ZonedDateTime.ofInstant(instant, BELGIUM));
  }

  private String word(String key) {
    return words.getString(key);
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
        @bottom-right { content: counter(page) ' / ' counter(pages); font-family: Report; font-size: 7.5pt; color: #5b6470; } }
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
      """;
}
