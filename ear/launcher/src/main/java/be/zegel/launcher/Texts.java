package be.zegel.launcher;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;

/** The sentences that commands say while they run, in one place: {@code texts.properties}. */
final class Texts {

  private static final ResourceBundle BUNDLE =
      ResourceBundle.getBundle("be.zegel.launcher.texts", Locale.ROOT);

  private Texts() {}

  /**
   * The sentence under a key, with values in their places as they are, numbers without grouping.
   */
  static String text(String key, Object... values) {
    Object[] plain = Arrays.stream(values).map(String::valueOf).toArray();
    return new MessageFormat(BUNDLE.getString(key).replace("'", "''"), Locale.ROOT).format(plain);
  }
}
