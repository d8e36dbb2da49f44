package be.zegel.launcher;

import be.zegel.servers.Distribution;
import be.zegel.servers.SystemConfiguration;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a running system says about itself: where to go, as whom, what next. The accounts are read
 * from the realm's own file, so that the list cannot differ from what exists.
 */
record Welcome(SystemConfiguration configuration, Distribution distribution) {
  void print(PrintWriter out) {
    out.println();
    out.println("  Zegel is ready:  " + configuration.publicUrl());
    out.println();
    if (configuration.demo()) {
      printDemo(out);
    } else {
      printProduction(out);
    }
    out.println("  Data, logs and secrets:  " + configuration.dir());
    out.println("  Ctrl-C stops everything in order; the next start finds it as it was.");
    out.println();
    out.flush();
  }

  private void printDemo(PrintWriter out) {
    out.println("  Accounts of the demo organisation; the password of all is zegel-demo");
    out.println();
    for (String account : accounts()) {
      out.println("    " + account);
    }
    out.println();
    out.println("  Try: open the address as inv.antwerp, open a case, file an exhibit and a file;");
    out.println("  then as store.antwerp, pros.antwerp and lead.antwerp in other browsers.");
    out.println();
  }

  private void printProduction(PrintWriter out) {
    out.println("  People and their roles are kept in Keycloak: " + configuration.issuerUrl());
    out.println("  (account admin, password in secrets/keycloak-admin; reach it on this machine");
    out.println("  at http://localhost:" + configuration.ports().keycloak() + "/admin).");
    out.println();
  }

  private List<String> accounts() {
    try {
      JsonNode users = new ObjectMapper().readTree(distribution.demoRealm().toFile()).path("users");
      List<String> lines = new ArrayList<>();
      for (JsonNode user : users) {
        JsonNode attributes = user.path("attributes");
        lines.add(
            "%-16s %-26s %-10s %s"
                .formatted(
                    user.path("username").asText(),
                    role(user),
                    attributes.path("unit").path(0).asText()
                        + attributes.path("office").path(0).asText(),
                    attributes.path("locale").path(0).asText()));
      }
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException("The demo accounts cannot be read", e);
    }
  }

  private static String role(JsonNode user) {
    JsonNode roles = user.path("realmRoles");
    return roles.path(roles.size() - 1).asText().replace('_', ' ').toLowerCase(Locale.ROOT);
  }
}
