package be.zegel.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Authenticator;
import java.net.HttpURLConnection;
import java.net.PasswordAuthentication;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** WildFly's management interface, as its operator has it: the application stopped and started. */
final class Management {

  private static final int PATIENCE_MILLIS = 300_000;

  static {
    // WildFly keeps its management users so; on loopback it is the operator's own way in.
    System.setProperty("http.auth.digest.reEnabledAlgorithms", "MD5");
  }

  private final URI address;
  private final String password;

  Management(RunningSystem system) {
    this.address = URI.create("http://127.0.0.1:" + (system.url().getPort() + 3) + "/management");
    this.password = RunningSystem.read(system.data().resolve("secrets/wildfly-management")).strip();
  }

  /** Ends the application in order: requests, workers, index. */
  void stopApplication() {
    execute(Map.of("operation", "undeploy", "address", List.of(Map.of("deployment", "zegel.ear"))));
  }

  void startApplication() {
    execute(Map.of("operation", "deploy", "address", List.of(Map.of("deployment", "zegel.ear"))));
  }

  /** Sets a system property for the next start of the application. */
  void set(String property, String value) {
    execute(
        Map.of(
            "operation",
            "add",
            "address",
            List.of(Map.of("system-property", property)),
            "value",
            value));
  }

  void unset(String property) {
    execute(Map.of("operation", "remove", "address", List.of(Map.of("system-property", property))));
  }

  /** Bytes of the server's heap that live after a collection. */
  long liveHeap() {
    List<Map<String, String>> memory =
        List.of(Map.of("core-service", "platform-mbean"), Map.of("type", "memory"));
    execute(Map.of("operation", "gc", "address", memory));
    return execute(
            Map.of("operation", "read-attribute", "address", memory, "name", "heap-memory-usage"))
        .path("used")
        .asLong();
  }

  /** The number of the server's process. */
  long process() {
    String name =
        execute(
                Map.of(
                    "operation",
                    "read-attribute",
                    "address",
                    List.of(Map.of("core-service", "platform-mbean"), Map.of("type", "runtime")),
                    "name",
                    "name"))
            .asText();
    return Long.parseLong(name.substring(0, name.indexOf('@')));
  }

  private JsonNode execute(Map<String, Object> operation) {
    try {
      HttpURLConnection call = (HttpURLConnection) address.toURL().openConnection();
      call.setAuthenticator(
          new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
              return new PasswordAuthentication("zegel", password.toCharArray());
            }
          });
      call.setRequestMethod("POST");
      call.setRequestProperty("Content-Type", "application/json");
      call.setReadTimeout(PATIENCE_MILLIS);
      call.setDoOutput(true);
      call.getOutputStream().write(Api.JSON.writeValueAsBytes(operation));
      int status = call.getResponseCode();
      try (var body = status < 400 ? call.getInputStream() : call.getErrorStream()) {
        String text = body == null ? "" : new String(body.readAllBytes(), StandardCharsets.UTF_8);
        JsonNode answer = text.isEmpty() ? Api.JSON.nullNode() : Api.JSON.readTree(text);
        if (status != 200 || !answer.path("outcome").asText().equals("success")) {
          throw new AssertionError(operation + ": " + status + " " + text);
        }
        return answer.path("result");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
