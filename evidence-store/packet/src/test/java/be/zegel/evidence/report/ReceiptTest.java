package be.zegel.evidence.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeSet;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiptTest {
  private static final String HASH = "0123456789abcdef".repeat(4);
  private static final String ADDRESS = "http://localhost:8080/ledger/event?hash=" + HASH;

  private static Receipt receipt(String language, Receipt.@Nullable Sealed sealed) {
    return new Receipt(
        language,
        "ZG-2026-000017",
        "OS-01",
        "iPhone <13> & \"case\"",
        "In beslag genomen",
        "2026-01-05T10:00:00+01:00",
        "Turnhout",
        "Inbeslagneming · TU.30.F1.001234/2026",
        "B-0000001",
        "Ilse Aerts",
        "Ilse Aerts",
        "Jan Janssens",
        "0c2bd1d8-3d4b-4a56-9c4e-0f6f5f0f6c11",
        1,
        HASH,
        sealed,
        "f".repeat(64),
        ADDRESS,
        Instant.parse("2026-01-05T09:05:00Z"),
        true);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nl", "fr", "de", "en"})
  void itSaysWhatWasTakenFromWhomAndBindsTheLog(String language) throws Exception {
    Receipt.Sealed sealed =
        new Receipt.Sealed(42, "a".repeat(64), Instant.parse("2026-01-05T09:01:00Z"));
    try (PDDocument pdf = Loader.loadPDF(receipt(language, sealed).pdf())) {
      String text = new PDFTextStripper().getText(pdf);

      assertThat(pdf.getNumberOfPages()).isEqualTo(1);
      assertThat(text)
          .contains("ZG-2026-000017", "OS-01", "iPhone <13> & \"case\"", "Jan Janssens")
          .contains("05.01.2026 10:00:00", "B-0000001", "01234567 89abcdef")
          .contains("05.01.2026 10:01:00 · 42", "aaaaaaaa aaaaaaaa", "ffffffff ffffffff")
          .contains(words(language).getString("title"), words(language).getString("demo"));
      assertThat(
              new String(
                  pdf.getDocumentCatalog().getMetadata().toByteArray(), StandardCharsets.UTF_8))
          .containsPattern("part[>=\"']{1,2}3");
    }
  }

  @Test
  void itSaysWhenNothingIsSealedYet() throws Exception {
    try (PDDocument pdf = Loader.loadPDF(receipt("en", null).pdf())) {
      assertThat(new PDFTextStripper().getText(pdf))
          .contains(words("en").getString("sealed.notYet"))
          .doesNotContain(words("en").getString("root"));
    }
  }

  @Test
  void itsCodeOnPaperLeadsToTheEvent() throws Exception {
    try (PDDocument pdf = Loader.loadPDF(receipt("nl", null).pdf())) {
      BufferedImage page = new PDFRenderer(pdf).renderImageWithDPI(0, 200);
      int[] pixels = page.getRGB(0, 0, page.getWidth(), page.getHeight(), null, 0, page.getWidth());
      BinaryBitmap paper =
          new BinaryBitmap(
              new HybridBinarizer(
                  new RGBLuminanceSource(page.getWidth(), page.getHeight(), pixels)));

      assertThat(new QRCodeReader().decode(paper).getText()).isEqualTo(ADDRESS);
    }
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
    return ResourceBundle.getBundle("be.zegel.evidence.report.receipt", Locale.of(language));
  }
}
