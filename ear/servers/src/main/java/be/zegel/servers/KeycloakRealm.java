package be.zegel.servers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The realm {@code zegel}: roles, login rules, clients and, in a demonstration, the demo accounts.
 *
 * <p>It is made at the first start from the repository's files and brought up to date when they, or
 * the addresses in them, have changed since; which state was applied last stands in the realm
 * itself. Accounts that exist are never changed or removed.
 */
final class KeycloakRealm {
  private static final String NAME = "zegel";
  private static final String APPLIED = "zegel.applied";
  private static final Set<String> MADE_APART = Set.of("clients", "clientScopes", "roles");
  private static final int PAGE = 500;
  private static final Duration ANSWER = Duration.ofSeconds(60);

  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http;
  private final URI base;
  private final String secret;
  private String token = "";

  KeycloakRealm(HttpClient http, int port, String launcherSecret) {
    this.http = http;
    this.base = URI.create("http://127.0.0.1:" + port);
    this.secret = launcherSecret;
  }

  /** Whether the server answers. */
  boolean answers() throws InterruptedException {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(base.resolve("/realms/master"))
              .timeout(Duration.ofSeconds(5))
              .build();
      return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  /** Makes the realm or brings it up to date; does nothing when it is. */
  void apply(SystemConfiguration configuration, Distribution distribution)
      throws InterruptedException {
    ObjectNode realm = read(distribution.realm(), configuration);
    ObjectNode demo = json.createObjectNode();
    if (configuration.demo()) {
      demo = read(distribution.demoRealm(), configuration);
      realm.set("passwordPolicy", demo.remove("passwordPolicy"));
    }
    String state =
        ArchiveFolder.digest(
            List.of(
                realm.toString().getBytes(StandardCharsets.UTF_8),
                demo.toString().getBytes(StandardCharsets.UTF_8)));
    token = login();
    Answer known = call("GET", "/admin/realms/" + NAME, null, Set.of(200, 404));
    if (known.status() == 200 && state.equals(applied(known.body()))) {
      return;
    }
    ObjectNode settings = realm.deepCopy();
    settings.remove(MADE_APART);
    if (known.status() == 404) {
      call("POST", "/admin/realms", settings, Set.of(201));
      // What a token of before the realm may do does not reach into the realm.
      token = login();
    } else {
      call("PUT", "/admin/realms/" + NAME, settings, Set.of(204));
    }
    applyScopes(realm.withArray("clientScopes"));
    imports(json.createObjectNode().set("roles", realm.get("roles")), "SKIP");
    imports(json.createObjectNode().set("clients", realm.get("clients")), "OVERWRITE");
    if (configuration.demo()) {
      imports(json.createObjectNode().set("clients", demo.get("clients")), "OVERWRITE");
      imports(json.createObjectNode().set("users", demo.get("users")), "SKIP");
    } else {
      requireSecondFactor();
    }
    ObjectNode done = json.createObjectNode();
    ObjectNode attributes = done.putObject("attributes");
    known
        .body()
        .path("attributes")
        .propertyStream()
        .forEach(a -> attributes.set(a.getKey(), a.getValue()));
    attributes.put(APPLIED, state);
    call("PUT", "/admin/realms/" + NAME, done, Set.of(204));
  }

  /** The accounts of everybody who has a role in the realm. {@link #apply} comes before. */
  Collection<Account> accounts(Distribution distribution, SystemConfiguration configuration)
      throws InterruptedException {
    Map<String, Account> accounts = new TreeMap<>();
    for (JsonNode role : read(distribution.realm(), configuration).path("roles").path("realm")) {
      String name = role.path("name").asText();
      String path = "/admin/realms/" + NAME + "/roles/" + name + "/users?briefRepresentation=false";
      JsonNode page;
      int first = 0;
      do {
        page = call("GET", path + "&first=" + first + "&max=" + PAGE, null, Set.of(200)).body();
        for (JsonNode user : page) {
          accounts.merge(
              user.path("username").asText(),
              Account.of(user).with(name),
              (known, _) -> known.with(name));
        }
        first += PAGE;
      } while (page.size() == PAGE);
    }
    return accounts.values();
  }

  private static String applied(JsonNode realm) {
    return realm.path("attributes").path(APPLIED).asText();
  }

  private ObjectNode read(Path file, SystemConfiguration configuration) {
    try {
      String text =
          Files.readString(file).replace("@public.url@", configuration.publicUrl().toString());
      return (ObjectNode) json.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException("The realm cannot be read: " + file, e);
    }
  }

  private void applyScopes(ArrayNode scopes) throws InterruptedException {
    String path = "/admin/realms/" + NAME + "/client-scopes";
    JsonNode existing = call("GET", path, null, Set.of(200)).body();
    for (JsonNode scope : scopes) {
      for (JsonNode other : existing) {
        if (other.path("name").equals(scope.path("name"))) {
          call("DELETE", path + "/" + other.path("id").asText(), null, Set.of(204));
        }
      }
      call("POST", path, scope, Set.of(201));
    }
  }

  private void imports(JsonNode what, String ifThere) throws InterruptedException {
    ObjectNode body = (ObjectNode) what;
    body.put("ifResourceExists", ifThere);
    call("POST", "/admin/realms/" + NAME + "/partialImport", body, Set.of(200));
  }

  /** Outside a demonstration everyone enrols a passkey or security key at the first login. */
  private void requireSecondFactor() throws InterruptedException {
    String path = "/admin/realms/" + NAME + "/authentication/required-actions/webauthn-register";
    ObjectNode action = (ObjectNode) call("GET", path, null, Set.of(200)).body();
    action.put("enabled", true).put("defaultAction", true);
    call("PUT", path, action, Set.of(204));
  }

  private String login() throws InterruptedException {
    String form =
        "grant_type=client_credentials&client_id="
            + Keycloak.LAUNCHER_CLIENT
            + "&client_secret="
            + URLEncoder.encode(secret, StandardCharsets.UTF_8);
    HttpRequest request =
        HttpRequest.newBuilder(base.resolve("/realms/master/protocol/openid-connect/token"))
            .timeout(ANSWER)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build();
    return send(request, Set.of(200)).body().path("access_token").asText();
  }

  private Answer call(
      String method,
      String path,
      @org.jspecify.annotations.Nullable JsonNode body,
      Set<Integer> expected)
      throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(ANSWER)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(
                method,
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()))
            .build();
    return send(request, expected);
  }

  private Answer send(HttpRequest request, Set<Integer> expected) throws InterruptedException {
    try {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      String text = response.body();
      if (!expected.contains(response.statusCode())) {
        throw ServerRefusal.failed(
            "Keycloak refuses %s %s with %d: %s"
                .formatted(request.method(), request.uri().getPath(), response.statusCode(), text));
      }
      return new Answer(
          response.statusCode(),
          text.startsWith("{") || text.startsWith("[")
              ? json.readTree(text)
              : json.createObjectNode());
    } catch (IOException e) {
      throw ServerRefusal.failed("Keycloak does not answer: " + e.getMessage(), e);
    }
  }

  private record Answer(int status, JsonNode body) {}
}
