package be.zegel.evidence.report;

import be.zegel.evidence.ledger.Field;
import be.zegel.evidence.ledger.RecordedEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The report of a packet as a PDF/A-3 in the language of the procedure: each chain as a table,
 * event by event. It is for reading; what counts are the events, and a reader of the report is told
 * so.
 */
public final class PacketReport {

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

  private final PacketContents contents;
  private final ArchivalPage page;

  private PacketReport(PacketContents contents) {
    this.contents = contents;
    this.page = new ArchivalPage("report", contents.language());
  }

  /** The report of a packet. */
  public static byte[] pdf(PacketContents contents) throws IOException {
    PacketReport report = new PacketReport(contents);
    report.write();
    return report.page.pdf();
  }

  private void write() {
    String number = contents.caseChain().first(Field.CASE_NUMBER).orElse("–");
    String title = contents.caseChain().first(Field.TITLE).orElseGet(() -> word("withheld"));
    page.begin(word("title"), number);
    page.facts(
        List.of(
            page.fact("case", number),
            page.fact("subject", title),
            page.fact("recipient", contents.recipient()),
            page.fact("ground", contents.ground()),
            page.fact("made", ArchivalPage.time(contents.madeAt())),
            page.fact("exhibits", String.valueOf(contents.exhibits().size())),
            page.fact("log", contents.origin() + ", " + contents.size()),
            page.fact("grade", word(grade())),
            page.fact("fingerprint", contents.fingerprint())));
    page.remark(word("how"));
    for (PacketContents.ChainShown exhibit : contents.exhibits()) {
      page.heading(exhibit.first(Field.LABEL).orElseGet(() -> word("withheld")));
      page.facts(
          List.of(
              page.fact(
                  "description",
                  exhibit.first(Field.DESCRIPTION).orElseGet(() -> word("withheld"))),
              page.fact("chain", exhibit.item().toString())));
      exhibitEvents(exhibit);
    }
    page.headingOnNewPage(word("case.chain"));
    caseEvents(contents.caseChain());
  }

  private String grade() {
    if (!contents.anchored()) {
      return "grade.sealed";
    }
    return contents.demo() ? "grade.demo" : "grade.anchored";
  }

  private void exhibitEvents(PacketContents.ChainShown chain) {
    head("seq", "when", "what", "who", "custodian", "seal");
    for (RecordedEvent event : chain.events()) {
      row(
          event,
          PacketContents.text(event, Field.CUSTODIAN_AFTER).orElse("–"),
          PacketContents.text(event, Field.SEAL_AFTER).orElse("–"));
    }
    page.endTable();
  }

  private void caseEvents(PacketContents.ChainShown chain) {
    head("seq", "when", "what", "who");
    chain.events().forEach(this::row);
    page.endTable();
  }

  private void head(String... columns) {
    page.beginTable(columns);
  }

  private void row(RecordedEvent event, String... further) {
    List<String> cells = new ArrayList<>();
    cells.add(String.valueOf(event.seq()));
    cells.add(
        PacketContents.text(event, Field.OCCURRED_AT)
            .map(ArchivalPage::local)
            .orElseGet(() -> word("withheld")));
    cells.add(contents.labels().getOrDefault(event.type().name(), event.type().name()));
    cells.add(PacketContents.text(event, Field.ACTOR).orElseGet(() -> word("withheld")));
    cells.addAll(List.of(further));
    page.row(cells, details(event), event.envelope().hash().hex());
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
    return page.wordOr("field." + field, field);
  }

  private String word(String key) {
    return page.word(key);
  }
}
