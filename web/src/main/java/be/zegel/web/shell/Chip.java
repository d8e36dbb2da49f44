package be.zegel.web.shell;

import java.util.Objects;

/**
 * A short word about a thing's state in a coloured lozenge. The word carries the meaning, the
 * colour only repeats it.
 *
 * @param text the word, in the reader's language
 * @param tone what the colour says
 * @param icon the name of a sign before the word, or an empty text
 */
public record Chip(String text, Tone tone, String icon) {

  /** What a colour says. */
  public enum Tone {
    PLAIN,
    /** As it should be. */
    OK,
    /** Asks for attention. */
    WARN,
    /** Wrong or too late. */
    BAD,
    /** A state on its way. */
    ACC,
    /** Confidential. */
    CONF;

    /** Its class in the style sheet. */
    public String style() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  public Chip {
    Objects.requireNonNull(text);
    Objects.requireNonNull(tone);
    Objects.requireNonNull(icon);
  }

  /** A chip without a sign. */
  public Chip(String text, Tone tone) {
    this(text, tone, "");
  }
}
