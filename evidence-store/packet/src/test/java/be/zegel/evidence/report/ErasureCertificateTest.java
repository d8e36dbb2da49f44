package be.zegel.evidence.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeSet;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErasureCertificateTest {
  private static final Instant NOW = Instant.parse("2026-01-05T09:00:00Z");

  private static ErasureCertificate certificate(String language, boolean data) {
    return new ErasureCertificate(
        language,
        "2026/000017",
        "OS-01",
        "Mailbox <An> & \"Bo\"",
        "Inbeslagneming · TU.30.F1.001234/2026",
        "0c2bd1d8-3d4b-4a56-9c4e-0f6f5f0f6c11",
        data,
        "Vonnis 2026/88",
        null,
        data ? null : "shredded to 6 mm",
        "An Peeters",
        "Mr. Janssens",
        NOW,
        NOW.plusSeconds(3),
        NOW.plusSeconds(9),
        7,
        List.of(
            new ErasureCertificate.Erased(
                "mailbox.zip", "1048576", "a".repeat(64), "b".repeat(64))),
        List.of(
            new ErasureCertificate.Step(
                4,
                "Vernietiging bevolen",
                "2026-01-04T10:00:00+01:00",
                "Lead",
                "V 88",
                "c".repeat(64)),
            new ErasureCertificate.Step(
                5, "Gewist", "2026-01-05T10:00:00+01:00", "An Peeters", "V 88", "d".repeat(64))),
        true);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nl", "fr", "de", "en"})
  void itNamesWhatWasErasedByWhichOrderAndByWhomInTheLanguageOfTheProcedure(String language)
      throws Exception {
    try (PDDocument pdf = Loader.loadPDF(certificate(language, true).pdf())) {
      String text = new PDFTextStripper().getText(pdf);

      assertThat(text)
          .contains("2026/000017", "OS-01", "Mailbox <An> & \"Bo\"", "Vonnis 2026/88")
          .contains("An Peeters", "Mr. Janssens", "05.01.2026 10:00:09", "mailbox.zip")
          .contains("a".repeat(64), "b".repeat(64), "c".repeat(64), "d".repeat(64))
          .contains(words(language).getString("title.data"));
      String metadata =
          new String(pdf.getDocumentCatalog().getMetadata().toByteArray(), StandardCharsets.UTF_8);
      assertThat(metadata).containsPattern("part[>=\"']{1,2}3");
    }
  }

  @Test
  void ofAThingItSaysHowItWasDestroyed() throws Exception {
    try (PDDocument pdf = Loader.loadPDF(certificate("nl", false).pdf())) {
      assertThat(new PDFTextStripper().getText(pdf))
          .contains("shredded to 6 mm", words("nl").getString("title.thing"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"nl", "fr", "de", "en"})
  void theNoteInTheChainHasItsHash(String language) {
    assertThat(certificate(language, true).note("e".repeat(64)))
        .contains("e".repeat(64), ": 1, ", ": 7. ");
  }

  @Test
  void everyWordIsThereInEveryLanguage() {
    for (String language : List.of("nl", "fr", "de")) {
      assertThat(new TreeSet<>(words(language).keySet()))
          .as(language)
          .isEqualTo(new TreeSet<>(words("en").keySet()));
    }
  }

  private static ResourceBundle words(String language) {
    return ResourceBundle.getBundle("be.zegel.evidence.report.certificate", Locale.of(language));
  }
}
