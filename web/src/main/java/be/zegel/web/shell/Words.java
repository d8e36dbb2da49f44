package be.zegel.web.shell;

import be.zegel.reference.CodeSet;
import be.zegel.reference.ReferenceData;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * The words of the page in the reader's language: texts with arguments, numbers of things in
 * singular and plural, labels of codes. Plain texts are read by pages from the bundle itself, as
 * {@code #{m['key']}}.
 */
@Named("words")
@RequestScoped
public class Words {

  /** Base name of the four bundles. */
  static final String BUNDLE = "be.zegel.web.messages";

  @Inject Language language;
  @Inject ReferenceData reference;

  /** The text under a key. */
  public String of(String key) {
    return bundle(language.locale()).getString(key);
  }

  /** The text under a key with {@code {0}} in its place. */
  public String of(String key, Object argument) {
    return with(key, argument);
  }

  /** The text under a key with {@code {0}} and {@code {1}} in their places. */
  public String of(String key, Object first, Object second) {
    return with(key, first, second);
  }

  /** The text under a key with three arguments in their places. */
  public String of(String key, Object first, Object second, Object third) {
    return with(key, first, second, third);
  }

  /**
   * A number of things: the text under {@code key.one} for one, under {@code key.many} otherwise;
   * {@code {0}} is the number as it is written in the reader's language.
   */
  public String count(String key, long number) {
    return with(
        number == 1 ? key + ".one" : key + ".many", Formats.number(number, language.locale()));
  }

  /**
   * A point that stands open, by its code: with the label of the exhibit and the count among its
   * facts, and a sentence of its own for one.
   */
  public String openPoint(String code, Map<String, String> facts) {
    String key = "openPoint." + code;
    String count = facts.getOrDefault("count", "");
    String one = key + ".one";
    return with(
        count.equals("1") && bundle(language.locale()).containsKey(one) ? one : key,
        facts.getOrDefault("label", ""),
        count);
  }

  /**
   * The label of a code of reference data, such as {@code words.code('CASE_STATE', 'SUBMITTED')};
   * nothing for no code.
   *
   * @param set the name of the {@link CodeSet}
   */
  public String code(String set, @Nullable Object code) {
    if (code == null) {
      return "";
    }
    String value = code instanceof Enum<?> constant ? constant.name() : code.toString();
    return value.isEmpty() ? "" : reference.label(CodeSet.valueOf(set), value, language.locale());
  }

  /** The name of a language of evidence (ISO 639-1), in the reader's language. */
  public String language(String code) {
    return Locale.of(code).getDisplayLanguage(language.locale());
  }

  /**
   * All texts whose key starts with the prefix as a JSON object, for the scripts of a page; keys
   * lose the prefix.
   */
  public String json(String prefix) {
    JsonObjectBuilder object = Json.createObjectBuilder();
    ResourceBundle bundle = bundle(language.locale());
    bundle.keySet().stream()
        .filter(key -> key.startsWith(prefix))
        .sorted()
        .forEach(key -> object.add(key.substring(prefix.length()), bundle.getString(key)));
    return object.build().toString();
  }

  private String with(String key, Object... arguments) {
    return new MessageFormat(of(key), language.locale()).format(arguments);
  }

  /** The bundle for a locale; the four languages are complete, so no other is ever mixed in. */
  public static ResourceBundle bundle(Locale locale) {
    return ResourceBundle.getBundle(
        BUNDLE,
        Locale.of(locale.getLanguage()),
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }
}
