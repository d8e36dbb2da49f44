package be.zegel.evidence.worker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A header field of a mail as it stands in its bytes, for what the parser rewrites. */
final class MailHeader {
  private static final int LINES = 2000;

  private MailHeader() {}

  /** The unfolded value of the first field of that name, or null. */
  static @Nullable String of(Container mail, String name) throws IOException {
    String prefix = name.toLowerCase(Locale.ROOT) + ":";
    StringBuilder value = null;
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(mail.stream(), StandardCharsets.ISO_8859_1))) {
      for (int i = 0; i < LINES; i++) {
        String line = lines.readLine();
        if (line == null || (line.isEmpty() && i > 0)) {
          break;
        }
        boolean folded = line.startsWith(" ") || line.startsWith("\t");
        if (value != null && !folded) {
          break;
        }
        if (value != null) {
          value.append(' ').append(line.strip());
        } else if (line.toLowerCase(Locale.ROOT).startsWith(prefix)) {
          value = new StringBuilder(line.substring(prefix.length()).strip());
        }
      }
    }
    return value == null ? null : Findings.clip(value.toString(), 500);
  }
}
