package be.zegel.evidence.extract;

/**
 * The language most of the text is in.
 *
 * @param tag BCP 47, such as {@code nl}
 * @param confidence 0 to 1
 */
public record Language(String tag, float confidence) {}
