package be.zegel.web.search;

import java.io.Serializable;
import java.util.Map;
import java.util.Set;

/**
 * A query that was not understood, cut where it goes wrong.
 *
 * @param code the end of the text key {@code query.error.<code>}
 * @param argument what that text needs beside
 * @param before the query up to where it goes wrong
 * @param from the rest of it; one blank where it goes wrong at its end
 */
public record WrongQuery(String code, String argument, String before, String from)
    implements Serializable {

  /** What names the nearest thing that exists, when there is one. */
  private static final Set<String> SUGGESTING = Set.of("UNKNOWN_FIELD", "BAD_TYPE");

  static WrongQuery of(String query, Map<String, String> facts) {
    int at = Math.clamp(Integer.parseInt(facts.getOrDefault("position", "0")), 0, query.length());
    String code = facts.getOrDefault("code", "");
    String argument = facts.getOrDefault("argument", "");
    return new WrongQuery(
        SUGGESTING.contains(code) && !argument.isEmpty() ? code + ".near" : code,
        argument,
        query.substring(0, at),
        at == query.length() ? "\u00a0" : query.substring(at));
  }
}
