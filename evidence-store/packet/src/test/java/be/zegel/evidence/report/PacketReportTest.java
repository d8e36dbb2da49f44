package be.zegel.evidence.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PacketReportTest {
  @ParameterizedTest
  @ValueSource(strings = {"nl", "fr", "de", "en"})
  void theReportTellsWhatTheEventsShowInTheLanguageOfTheProcedure(String language)
      throws Exception {
    try (PDDocument report = Loader.loadPDF(PacketReport.pdf(TestContents.of(language)))) {
      String text = new PDFTextStripper().getText(report);

      assertThat(text)
          .contains("2026/000017", "OS-01", "Telefoon <met> \"scheur\" é ł", "Bert & Zoon")
          .contains("Inbeslagname", "TRANSFER_OFFERED", "S-1", "9007199254740993")
          .contains("Mr. Janssens", "05.01.2026 10:00:00", words(language).getString("withheld"));
      assertThat(text).doesNotContain("Turnhout");
    }
  }

  @Test
  void itIsAPdfA3WithItsFontInIt() throws Exception {
    try (PDDocument report = Loader.loadPDF(PacketReport.pdf(TestContents.of("nl")))) {
      String metadata =
          new String(
              report.getDocumentCatalog().getMetadata().toByteArray(), StandardCharsets.UTF_8);

      assertThat(metadata).containsPattern("part[>=\"']{1,2}3");
      assertThat(report.getDocumentCatalog().getOutputIntents()).isNotEmpty();
      assertThat(fonts(report)).isNotEmpty().allMatch(PDFont::isEmbedded);
    }
  }

  @Test
  void everyWordIsThereInEveryLanguage() {
    Set<String> english = new TreeSet<>(words("en").keySet());

    for (String language : List.of("nl", "fr", "de")) {
      assertThat(new TreeSet<>(words(language).keySet())).as(language).isEqualTo(english);
    }
  }

  private static ResourceBundle words(String language) {
    return ResourceBundle.getBundle("be.zegel.evidence.report.report", Locale.of(language));
  }

  private static List<PDFont> fonts(PDDocument report) throws java.io.IOException {
    List<PDFont> fonts = new ArrayList<>();
    for (PDPage page : report.getPages()) {
      for (COSName name : page.getResources().getFontNames()) {
        fonts.add(page.getResources().getFont(name));
      }
    }
    return fonts;
  }
}
