package be.zegel.evidence.index.query;

import be.zegel.evidence.index.query.QueryException.Code;
import java.util.Map;

/**
 * What stands behind {@code language:}: a code of ISO 639-1, or a name in one of the four
 * languages.
 */
final class LanguageValue {
  /** For items whose language is not known. */
  static final String UNKNOWN = "";

  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("nederlands", "nl"),
          Map.entry("dutch", "nl"),
          Map.entry("neerlandais", "nl"),
          Map.entry("niederlandisch", "nl"),
          Map.entry("frans", "fr"),
          Map.entry("french", "fr"),
          Map.entry("francais", "fr"),
          Map.entry("franzosisch", "fr"),
          Map.entry("duits", "de"),
          Map.entry("german", "de"),
          Map.entry("allemand", "de"),
          Map.entry("deutsch", "de"),
          Map.entry("engels", "en"),
          Map.entry("english", "en"),
          Map.entry("anglais", "en"),
          Map.entry("englisch", "en"),
          Map.entry("onbekend", UNKNOWN),
          Map.entry("unknown", UNKNOWN),
          Map.entry("inconnu", UNKNOWN),
          Map.entry("inconnue", UNKNOWN),
          Map.entry("unbekannt", UNKNOWN));

  private LanguageValue() {}

  /** The code of what was written. */
  static String read(String value, int position) throws QueryException {
    String plain = Letters.plain(value);
    String code = NAMES.get(plain);
    if (code != null) {
      return code;
    }
    if (!plain.matches("[a-z]{2,3}")) {
      throw new QueryException(Code.BAD_LANGUAGE, position);
    }
    return plain;
  }
}
