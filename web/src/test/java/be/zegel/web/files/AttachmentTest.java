package be.zegel.web.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AttachmentTest {

  @Test
  void namesTheFileForOldAndNewClients() {
    assertThat(Attachment.disposition("café 1.pdf"))
        .isEqualTo("attachment; filename=\"caf_ 1.pdf\"; filename*=UTF-8''caf%C3%A9%201.pdf");
  }

  @Test
  void letsNoNameOfEvidenceLeaveItsPlaceInTheHeader() {
    assertThat(Attachment.disposition("a\"; x=\"b\r\nSet-Cookie: y=1\\"))
        .doesNotContain("\r", "\n", "\\", "x=\"b")
        .startsWith("attachment; filename=\"a__ x__b__Set-Cookie_ y_1_\"");
  }
}
