package be.zegel.evidence.verify;

import be.zegel.evidence.ledger.Custodian;
import be.zegel.evidence.ledger.Gap;
import be.zegel.evidence.ledger.Hash;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.TreeSet;

/** A report for people, in nl, fr, de or en. Times are in UTC, as the ledger has them. */
final class ReportText {
  private static final ResourceBundle.Control NO_DEFAULT =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private final ResourceBundle texts;
  private final DateTimeFormatter times;

  ReportText(Locale language) {
    this.texts = ResourceBundle.getBundle("be.zegel.evidence.verify.report", language, NO_DEFAULT);
    this.times =
        DateTimeFormatter.ofPattern("d MMMM uuuu HH:mm:ss", language).withZone(ZoneOffset.UTC);
  }

  String usage() {
    return text("usage");
  }

  String unreadable(String what) {
    return text("unreadable", what);
  }

  /** The report without its last line. */
  String of(Report report, Path file, Hash packet) {
    StringBuilder out = new StringBuilder();
    line(out, text("packet", String.valueOf(file.getFileName())));
    line(out, text("sha256", packet.hex()));
    line(
        out,
        report
            .trust()
            .map(trust -> text("trust", trust.hex()))
            .orElseGet(() -> text("trust.none")));
    if (report.demo()) {
      line(out, text("demo"));
    }
    report.completeAt().ifPresent(at -> line(out, text("complete.at", time(at))));
    report
        .stampedAt()
        .ifPresent(at -> line(out, text("stamped", time(at), report.stampedBy().orElse(""))));
    if (!report.witnesses().isEmpty()) {
      line(out, text("witnesses", String.join(", ", new TreeSet<>(report.witnesses()))));
    }
    line(
        out,
        text(
            "counts",
            report.events(),
            report.exhibits().size(),
            report.withheldFields(),
            report.withheldExhibits()));
    report.exhibits().forEach(exhibit -> append(out, exhibit, report.demo()));
    if (!report.findings().isEmpty()) {
      line(out, "");
      line(out, text("findings"));
      report.findings().forEach(finding -> line(out, "  " + said(finding)));
    }
    line(out, "");
    report.first().ifPresent(finding -> line(out, said(finding)));
    return out.toString();
  }

  private String said(Finding finding) {
    return finding.kind().verdict().word()
        + " "
        + finding.kind()
        + " "
        + finding.where()
        + ": "
        + text("finding." + finding.kind())
        + " ("
        + printable(finding.detail())
        + ")";
  }

  /** What stands in a packet must not steer the terminal on which it is shown. */
  private static String printable(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .limit(500)
        .forEach(c -> out.appendCodePoint(Character.isISOControl(c) ? '\u00b7' : c));
    return out.toString();
  }

  private void append(StringBuilder out, ExhibitReport exhibit, boolean demo) {
    line(out, "");
    line(
        out,
        text(
            "exhibit",
            printable(exhibit.label().orElseGet(() -> text("withheld"))),
            printable(exhibit.description().orElse(""))));
    item(out, "chain", exhibit.item() + ", " + text("events", exhibit.events()));
    item(out, "complete", yes(exhibit.complete()));
    item(out, "ordered", yes(exhibit.ordered()));
    item(out, "custody", custody(exhibit));
    exhibit.gaps().forEach(gap -> line(out, "    " + said(gap)));
    String custodian = exhibit.custodian().map(Custodian::label).orElse("\u2013");
    item(out, "custodian", printable(custodian) + " (" + text("phase." + exhibit.phase()) + ")");
    item(out, "seal", printable(exhibit.seal().orElse("\u2013")));
    exhibit
        .handovers()
        .forEach(
            handover ->
                line(
                    out,
                    "  "
                        + text(
                            "handover",
                            handover.offered(),
                            handover.answered(),
                            printable(handover.from()),
                            printable(handover.to()),
                            text("signed." + handover.giver()),
                            text("signed." + handover.receiver()))));
    item(
        out,
        "signatures",
        text(
            "signatures.counts",
            exhibit.signed(Signed.PASSKEY),
            exhibit.signed(Signed.DEMO_POLICY),
            exhibit.signed(Signed.NOT)));
    item(out, "sealed", time(exhibit.sealedAt()));
    item(out, demo ? "anchored.demo" : "anchored", time(exhibit.anchoredAt()));
    item(
        out,
        "objects",
        text(
            "objects.counts",
            count(exhibit, ObjectCheck.Found.IN_PACKET),
            count(exhibit, ObjectCheck.Found.BESIDE),
            count(exhibit, ObjectCheck.Found.NOT_GIVEN)));
    if (count(exhibit, ObjectCheck.Found.ERASED) > 0) {
      item(out, "erased", Long.toString(count(exhibit, ObjectCheck.Found.ERASED)));
    }
    item(out, "withheld.fields", Long.toString(exhibit.withheldFields()));
  }

  private String custody(ExhibitReport exhibit) {
    if (!exhibit.custody()) {
      return text("custody.broken");
    }
    return exhibit.gaps().isEmpty()
        ? text("custody.unbroken")
        : text("custody.gaps", exhibit.gaps().size());
  }

  private String said(Gap gap) {
    String to = gap.to() == null ? "" : time(gap.to());
    return text("gap", text("gap." + gap.kind()), gap.fromSeq(), gap.toSeq(), time(gap.from()), to);
  }

  private static long count(ExhibitReport exhibit, ObjectCheck.Found found) {
    return exhibit.objects().stream().filter(object -> object.found() == found).count();
  }

  private void item(StringBuilder out, String key, String value) {
    line(out, "  " + text("item." + key) + ": " + value);
  }

  private static void line(StringBuilder out, String line) {
    out.append(line).append('\n');
  }

  private String yes(boolean value) {
    return text(value ? "yes" : "no");
  }

  private String time(Optional<Instant> time) {
    return time.map(this::time).orElse("\u2013");
  }

  private String time(TemporalAccessor time) {
    return times.format(time) + " UTC";
  }

  private String text(String key, Object... arguments) {
    // Numbers are shown as they are: an event is number 1234 and not 1,234.
    Object[] plain = new Object[arguments.length];
    for (int i = 0; i < arguments.length; i++) {
      plain[i] = String.valueOf(arguments[i]);
    }
    return plain.length == 0
        ? texts.getString(key)
        : new MessageFormat(texts.getString(key), Locale.ROOT).format(plain);
  }
}
