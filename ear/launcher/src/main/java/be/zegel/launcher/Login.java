package be.zegel.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A login at the identity provider that keeps its access token fresh: by the device flow (RFC 8628)
 * for persons, or by the demo realm's direct grant.
 */
final class Login implements Supplier<String> {

  private static final int MARGIN_SECONDS = 20;

  private final HttpClient http;
  private final URI issuer;
  private final String client;
  private final @Nullable Path kept;
  private final Map<String, String> again;
  private final ObjectMapper json = new ObjectMapper();
  private String accessToken = "";
  private String refreshToken = "";
  private Instant validUntil = Instant.EPOCH;

  private Login(
      HttpClient http, URI issuer, String client, @Nullable Path kept, Map<String, String> again) {
    this.http = http;
    this.issuer = issuer;
    this.client = client;
    this.kept = kept;
    this.again = Map.copyOf(again);
  }

  /** Signs a demo account in with its password; exists in the demo realm only. */
  static Login demo(HttpClient http, URI issuer, String username, String password) {
    Map<String, String> grant =
        Map.of("grant_type", "password", "username", username, "password", password);
    Login login = new Login(http, issuer, "zegel-demo", null, grant);
    login.take(login.token(grant));
    return login;
  }

  /**
   * Signs a person in by the device flow: shows an address and a code, and waits until the person
   * has confirmed them in a browser. The refresh token is kept in a file that only its owner can
   * read, so that the next call asks nothing.
   *
   * @param folder where the login is kept, one file for each identity provider
   */
  static Login device(HttpClient http, URI issuer, Path folder, PrintWriter out) {
    Path kept =
        folder.resolve(
            "login-" + UUID.nameUUIDFromBytes(issuer.toString().getBytes(StandardCharsets.UTF_8)));
    Login login = new Login(http, issuer, "zegel-cli", kept, Map.of());
    if (login.resume()) {
      return login;
    }
    JsonNode started =
        login.call(
            "/protocol/openid-connect/auth/device",
            Map.of("client_id", login.client, "scope", "openid"));
    if (!started.has("device_code")) {
      throw refused(started);
    }
    out.println(
        Texts.text(
            "login.open",
            started.path("verification_uri_complete").asText(),
            started.path("user_code").asText()));
    out.flush();
    Instant end = Instant.now().plusSeconds(started.path("expires_in").asLong(600));
    long pause = Math.max(2, started.path("interval").asLong(5));
    while (Instant.now().isBefore(end)) {
      pause(pause);
      JsonNode answer =
          login.token(
              Map.of(
                  "grant_type",
                  "urn:ietf:params:oauth:grant-type:device_code",
                  "device_code",
                  started.path("device_code").asText()));
      if (answer.has("access_token")) {
        login.take(answer);
        return login;
      }
      String error = answer.path("error").asText();
      if ("slow_down".equals(error)) {
        pause += 5;
      } else if (!"authorization_pending".equals(error)) {
        throw refused(answer);
      }
    }
    throw new ApiClient.ApiRefusal(401, "expired_token", Texts.text("login.expired"));
  }

  @Override
  public synchronized String get() {
    if (Instant.now().plusSeconds(MARGIN_SECONDS).isAfter(validUntil)) {
      JsonNode answer = token(Map.of("grant_type", "refresh_token", "refresh_token", refreshToken));
      // A session ends while a long upload goes on; what needs no person to sign in does so again.
      take(answer.has("access_token") || again.isEmpty() ? answer : token(again));
    }
    return accessToken;
  }

  private boolean resume() {
    if (kept == null || !Files.isReadable(kept)) {
      return false;
    }
    try {
      refreshToken = Files.readString(kept).strip();
    } catch (IOException e) {
      return false;
    }
    JsonNode answer = token(Map.of("grant_type", "refresh_token", "refresh_token", refreshToken));
    if (!answer.has("access_token")) {
      return false;
    }
    take(answer);
    return true;
  }

  private void take(JsonNode answer) {
    if (!answer.has("access_token")) {
      throw refused(answer);
    }
    accessToken = answer.path("access_token").asText();
    refreshToken = answer.path("refresh_token").asText(refreshToken);
    validUntil = Instant.now().plusSeconds(answer.path("expires_in").asLong(60));
    keep();
  }

  private static ApiClient.ApiRefusal refused(JsonNode answer) {
    String error = answer.path("error").asText();
    return new ApiClient.ApiRefusal(
        401, error, Texts.text("login.refused", answer.path("error_description").asText(error)));
  }

  private void keep() {
    if (kept == null) {
      return;
    }
    try {
      Files.createDirectories(kept.toAbsolutePath().getParent());
      Path fresh =
          Files.createTempFile(
              kept.toAbsolutePath().getParent(),
              "login",
              "",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(fresh, refreshToken);
      Files.move(fresh, kept, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(Texts.text("login.unkept", kept), e);
    }
  }

  private JsonNode token(Map<String, String> form) {
    Map<String, String> all = new LinkedHashMap<>(form);
    all.put("client_id", client);
    return call("/protocol/openid-connect/token", all);
  }

  private JsonNode call(String path, Map<String, String> form) {
    String body =
        form.entrySet().stream()
            .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(issuer + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    HttpResponse<byte[]> answer =
        ApiClient.raw(http, request, HttpResponse.BodyHandlers.ofByteArray());
    try {
      if (answer.statusCode() >= 500) {
        throw new IOException("HTTP " + answer.statusCode());
      }
      return json.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(Texts.text("answer.unreadable", issuer), e);
    }
  }

  private static void pause(long seconds) {
    try {
      java.util.concurrent.TimeUnit.SECONDS.sleep(seconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ApiClient.Interrupted(e);
    }
  }
}
