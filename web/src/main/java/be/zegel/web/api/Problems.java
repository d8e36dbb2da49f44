package be.zegel.web.api;

import be.zegel.problem.Problem;
import be.zegel.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** Writes problem documents, in the language that the request asks for. */
public final class Problems {

  /** The media type of problem documents. */
  public static final MediaType MEDIA_TYPE = new MediaType("application", "problem+json");

  private static final String BUNDLE = "be.zegel.web.problems";
  private static final List<String> LANGUAGES = List.of("en", "nl", "fr", "de");

  private static final ResourceBundle.Control NO_FALLBACK =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private Problems() {}

  /** The document of a refusal. */
  public static ProblemDocument document(ProblemException refusal, Locale locale) {
    List<ProblemDocument.FieldDocument> fields = new ArrayList<>();
    for (ProblemException.FieldProblem field : refusal.fields()) {
      fields.add(
          new ProblemDocument.FieldDocument(
              field.field(), text(field.message(), locale, refusal.facts())));
    }
    return document(refusal.problem(), locale, fields, refusal.facts(), null);
  }

  /** The document of a problem. */
  public static ProblemDocument document(
      Problem problem,
      Locale locale,
      List<ProblemDocument.FieldDocument> fields,
      Map<String, String> facts,
      @Nullable String incident) {
    String title = text("problem." + problem.code(), locale, facts);
    String todo = text("problem." + problem.code() + ".todo", locale, facts);
    return new ProblemDocument(
        "/problems/" + problem.code(),
        title,
        problem.status(),
        problem.code(),
        todo,
        fields,
        facts,
        incident);
  }

  /** The answer that carries a problem document. */
  public static Response answer(ProblemDocument document) {
    return Response.status(document.status()).type(MEDIA_TYPE).entity(document).build();
  }

  /** The sentence under a key with facts in the places of their names ({@code {name}}). */
  public static String text(String key, Locale locale, Map<String, String> facts) {
    String sentence;
    try {
      sentence = ResourceBundle.getBundle(BUNDLE, locale, NO_FALLBACK).getString(key);
    } catch (MissingResourceException e) {
      return key;
    }
    for (Map.Entry<String, String> fact : facts.entrySet()) {
      sentence = sentence.replace("{" + fact.getKey() + "}", fact.getValue());
    }
    return sentence;
  }

  /** The language that a program asks for: the first of its wishes that there is, else English. */
  public static Locale language(@Nullable HttpServletRequest request) {
    if (request != null && request.getHeader("Accept-Language") != null) {
      for (var wishes = request.getLocales(); wishes.hasMoreElements(); ) {
        String language = wishes.nextElement().getLanguage();
        if (LANGUAGES.contains(language)) {
          return Locale.of(language);
        }
      }
    }
    return Locale.ENGLISH;
  }
}
