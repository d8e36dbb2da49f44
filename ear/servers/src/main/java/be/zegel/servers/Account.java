package be.zegel.servers;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;

/**
 * A person's account as the identity provider keeps it.
 *
 * @param username the login name
 * @param name given and family name; the login name when there is neither
 * @param language nl, fr, de or en
 * @param unit code of the police unit; empty for magistrates and others
 * @param office code of the prosecutor's office; empty for police
 * @param roles the realm's roles
 * @param opj quality of judicial police officer
 * @param active whether the account may sign in
 */
record Account(
    String username,
    String name,
    String language,
    String unit,
    String office,
    Set<String> roles,
    boolean opj,
    boolean active) {

  Account {
    roles = Set.copyOf(roles);
  }

  /** An account from the identity provider's description, without roles. */
  static Account of(JsonNode user) {
    String username = user.path("username").asText();
    String name =
        (user.path("firstName").asText("") + " " + user.path("lastName").asText("")).strip();
    String language = attribute(user, "locale");
    return new Account(
        username,
        name.isEmpty() ? username : name,
        Set.of("nl", "fr", "de", "en").contains(language) ? language : "en",
        attribute(user, "unit"),
        attribute(user, "office"),
        Set.of(),
        Boolean.parseBoolean(attribute(user, "opj")),
        user.path("enabled").asBoolean());
  }

  private static String attribute(JsonNode user, String name) {
    return user.path("attributes").path(name).path(0).asText("");
  }

  /** The same account with one role more. */
  Account with(String role) {
    Set<String> more = new TreeSet<>(roles);
    more.add(role);
    return new Account(username, name, language, unit, office, more, opj, active);
  }
}
