package be.zegel.reference;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A language in which the system speaks to its users. The first three are also the languages in
 * which a case may be conducted (law of 15 June 1935); English is for users and partners only.
 */
public enum Language {
  /** Dutch, in Belgian usage. */
  NL,
  /** French, in Belgian usage. */
  FR,
  /** German, in the usage of the German-speaking Community. */
  DE,
  /** English. */
  EN;

  /** What a user gets whose language the system does not speak. */
  public static final Language FALLBACK = EN;

  private final String tag = name().toLowerCase(Locale.ROOT);
  private final Locale locale = Locale.of(tag, "BE");

  /** The language tag as interfaces carry it: {@code nl}, {@code fr}, {@code de}, {@code en}. */
  public String tag() {
    return tag;
  }

  /** The locale for formats of dates and numbers: the language as used in Belgium. */
  public Locale locale() {
    return locale;
  }

  /** Whether a case may be conducted in this language. */
  public boolean procedural() {
    return this != EN;
  }

  /** The language with exactly this tag; empty when the system does not speak it. */
  public static Optional<Language> ofTag(String tag) {
    for (Language language : values()) {
      if (language.tag.equals(tag)) {
        return Optional.of(language);
      }
    }
    return Optional.empty();
  }

  /**
   * The language of a locale whatever its country, {@link #FALLBACK} when the system does not speak
   * it.
   */
  public static Language of(Locale locale) {
    return ofTag(locale.getLanguage()).orElse(FALLBACK);
  }

  /** The first of the reader's preferred locales that the system speaks, else {@link #FALLBACK}. */
  public static Language preferred(List<Locale> locales) {
    return locales.stream()
        .flatMap(locale -> ofTag(locale.getLanguage()).stream())
        .findFirst()
        .orElse(FALLBACK);
  }
}
