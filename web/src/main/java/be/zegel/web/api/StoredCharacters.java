package be.zegel.web.api;

/**
 * The characters that a text can keep. NUL and half characters (a surrogate without its other half)
 * cannot be stored or hashed in UTF-8 and are refused where they come in.
 */
final class StoredCharacters {

  private static final int MOST_SHOWN = 100;

  private StoredCharacters() {}

  /** Whether a text has none but these. */
  static boolean all(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (c == 0 || Character.isSurrogate(c)) {
        return false;
      }
    }
    return true;
  }

  /** What a caller sent, in the form in which it may be repeated to them: short and printable. */
  static String shown(String sent) {
    String printable = sent.replaceAll("[^\\p{L}\\p{N}\\p{P}\\p{S} ]", "?");
    return printable.length() > MOST_SHOWN ? printable.substring(0, MOST_SHOWN) + "…" : printable;
  }
}
