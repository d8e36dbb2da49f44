package be.zegel.web.shell;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A path of this application to go back to, taken from a request: anything that could lead
 * elsewhere becomes the fallback.
 */
final class LocalPath {

  private LocalPath() {}

  static String of(@Nullable String wanted, String fallback) {
    if (wanted == null
        || !wanted.startsWith("/")
        || wanted.startsWith("//")
        || wanted.contains("\\")) {
      return fallback;
    }
    try {
      URI uri = new URI(wanted);
      return uri.getScheme() == null && uri.getRawAuthority() == null
          ? uri.toASCIIString()
          : fallback;
    } catch (URISyntaxException notAnAddress) {
      return fallback;
    }
  }
}
