package be.zegel.evidence.report;

import java.io.IOException;
import java.text.MessageFormat;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * The certificate that what was filed under an exhibit has been erased: what, by which order, by
 * whom and with whom, and the events that say so. Made after everything was gone, and only from the
 * events, so that it can be compared with them.
 *
 * @param language of the procedure
 * @param legalBasis on which the exhibit was taken
 * @param chain the pseudonym of the exhibit's chain
 * @param data whether the exhibit was data and nothing else; otherwise the thing was destroyed too
 * @param order the reference of the order
 * @param ground the legal ground in the words of the reporter; null when nothing was said
 * @param method how the thing was destroyed; null for data
 * @param by who reported it
 * @param with the second person, who confirmed it
 * @param confirmedAt when
 * @param begunAt when the erasure began
 * @param finishedAt when nothing was left
 * @param objects how many stored objects there were: originals, items, texts, previews
 * @param files the files, in the order of their filing
 * @param steps the orders and the event that ended the exhibit
 * @param demo whether this is a demonstration
 */
public record ErasureCertificate(
    String language,
    String caseNumber,
    String label,
    String description,
    String legalBasis,
    String chain,
    boolean data,
    String order,
    @Nullable String ground,
    @Nullable String method,
    String by,
    String with,
    Instant confirmedAt,
    Instant begunAt,
    Instant finishedAt,
    int objects,
    List<Erased> files,
    List<Step> steps,
    boolean demo) {

  public ErasureCertificate {
    files = List.copyOf(files);
    steps = List.copyOf(steps);
  }

  /**
   * A file that was erased.
   *
   * @param size in bytes, as decimal text
   * @param event the hash of the event of its filing
   */
  public record Erased(String name, String size, String sha256, String event) {}

  /**
   * An event of the exhibit's chain.
   *
   * @param type in the language of the procedure
   * @param at when it happened (RFC 3339)
   * @param order the reference of the order
   */
  public record Step(int seq, String type, String at, String who, String order, String hash) {}

  /** The certificate as a PDF/A-3. */
  public byte[] pdf() throws IOException {
    ArchivalPage page = new ArchivalPage("certificate", language);
    page.begin(page.word(data ? "title.data" : "title.thing"), caseNumber);
    page.facts(
        List.of(
            page.fact("case", caseNumber),
            page.fact("exhibit", label),
            page.fact("description", description),
            page.fact("basis", legalBasis),
            page.fact("order", order),
            page.fact("ground", ground == null ? "–" : ground),
            page.fact("method", method == null ? page.word("method.keys") : method),
            page.fact("by", by),
            page.fact("with", with),
            page.fact("confirmed", ArchivalPage.time(confirmedAt)),
            page.fact("begun", ArchivalPage.time(begunAt)),
            page.fact("finished", ArchivalPage.time(finishedAt)),
            page.fact("keys", String.valueOf(files.size())),
            page.fact("objects", String.valueOf(objects)),
            page.fact("chain", chain)));
    page.remark(page.word("what"));
    if (demo) {
      page.remark(page.word("demo"));
    }
    page.heading(page.word("files"));
    if (files.isEmpty()) {
      page.remark(page.word("files.none"));
    } else {
      page.beginTable("seq", "file", "size");
      int number = 0;
      for (Erased file : files) {
        number++;
        page.row(
            List.of(String.valueOf(number), file.name(), file.size()),
            "SHA-256 " + file.sha256(),
            page.word("event") + " " + file.event());
      }
      page.endTable();
    }
    page.heading(page.word("events"));
    page.beginTable("seq", "when", "what.happened", "who");
    for (Step step : steps) {
      page.row(
          List.of(
              String.valueOf(step.seq()), ArchivalPage.local(step.at()), step.type(), step.who()),
          page.word("order") + ": " + step.order(),
          step.hash());
    }
    page.endTable();
    return page.pdf();
  }

  /**
   * What the exhibit's chain says when it is done, in the language of the procedure.
   *
   * @param sha256 of the certificate
   */
  public String note(String sha256) {
    String pattern =
        ResourceBundle.getBundle("be.zegel.evidence.report.certificate", Locale.of(language))
            .getString("note");
    return new MessageFormat(pattern, Locale.ROOT)
        .format(new Object[] {String.valueOf(files.size()), String.valueOf(objects), sha256});
  }
}
