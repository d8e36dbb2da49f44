package be.zegel.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import be.zegel.evidence.store.RecoveryKey;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class PaperKeyTest {
  private final RecoveryKey.Secret secret = RecoveryKey.make().secret();

  @Test
  void aKeySurvivesPaperAndHandwriting() throws IOException {
    String text = PaperKey.whole(secret).text();

    assertThat(text).matches("ZEGEL-KEY(-[0-9A-HJKMNP-TV-Z]{5})+");
    String typed =
        text.toLowerCase(Locale.ROOT).replace("-", " - ").replace('0', 'o').replace('1', 'l');
    assertThat(
            PaperKey.secret(List.of(PaperKey.parse(typed.replace("zegel - key - ", "zegel-key-"))))
                .bytes())
        .isEqualTo(secret.bytes());
  }

  @Test
  void everySlipOfThePenIsNoticed() {
    String text = PaperKey.whole(secret).text();
    for (int i = "ZEGEL-KEY-".length(); i < text.length(); i++) {
      if (text.charAt(i) != '-') {
        String slipped =
            text.substring(0, i) + (text.charAt(i) == '7' ? '8' : '7') + text.substring(i + 1);
        assertThatThrownBy(() -> PaperKey.parse(slipped))
            .as(slipped)
            .isInstanceOf(IllegalArgumentException.class);
      }
    }
    assertThatThrownBy(() -> PaperKey.parse(text.substring(0, text.length() - 1)))
        .hasMessageContaining("letters and digits instead of");
    assertThatThrownBy(() -> PaperKey.parse("hello")).hasMessageContaining("begins with neither");
  }

  @Test
  void everyThreeOfFiveSharesGiveTheKeyAndNoTwoDo() throws IOException {
    List<PaperKey> shares =
        PaperKey.shares(secret, 3, 5, new SecureRandom()).stream()
            .map(share -> PaperKey.parse(share.text()))
            .toList();
    for (int a = 0; a < 5; a++) {
      for (int b = a + 1; b < 5; b++) {
        for (int c = b + 1; c < 5; c++) {
          assertThat(PaperKey.secret(List.of(shares.get(c), shares.get(a), shares.get(b))).bytes())
              .isEqualTo(secret.bytes());
        }
      }
    }
    assertThatThrownBy(() -> PaperKey.secret(List.of(shares.get(0), shares.get(1), shares.get(1))))
        .hasMessageContaining("2 of 3");
    assertThatThrownBy(() -> PaperKey.shares(secret, 1, 5, new SecureRandom()))
        .isInstanceOf(Refusal.class);
  }
}
