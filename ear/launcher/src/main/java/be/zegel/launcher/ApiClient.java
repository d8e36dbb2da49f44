package be.zegel.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A caller of the REST interface in the name of one person. Refusals become {@link ApiRefusal} with
 * the problem's own title and detail.
 */
final class ApiClient {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final HttpClient http;
  private final URI base;
  private final Supplier<String> token;
  private final ObjectMapper json = new ObjectMapper();

  /**
   * A client.
   *
   * @param url the application's address, for example {@code http://localhost:8080}
   * @param token gives a valid access token each time it is asked
   */
  ApiClient(HttpClient http, URI url, Supplier<String> token) {
    this.http = http;
    this.base = URI.create(url.toString().replaceAll("/+$", "") + "/api/v1/");
    this.token = token;
  }

  /** What the server refused, with its status. */
  static final class ApiRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int status;
    private final String code;

    ApiRefusal(int status, String code, String message) {
      super(message);
      this.status = status;
      this.code = code;
    }

    int status() {
      return status;
    }

    String code() {
      return code;
    }
  }

  /** Somebody stopped the command while it waited for an answer. */
  static final class Interrupted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Interrupted(InterruptedException cause) {
      super(Texts.text("interrupted"), cause);
    }
  }

  JsonNode get(String path, Map<String, String> query) {
    return send(request(path, query).GET());
  }

  JsonNode get(String path) {
    return get(path, Map.of());
  }

  /**
   * Posts a body.
   *
   * @param key makes a repetition harmless; null for requests that are so by themselves
   */
  JsonNode post(String path, Object body, @Nullable String key) {
    try {
      HttpRequest.Builder request =
          request(path, Map.of())
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(body)));
      if (key != null) {
        request.header("Idempotency-Key", key);
      }
      return send(request);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every row of a list, page after page. */
  List<JsonNode> all(String path, Map<String, String> query) {
    List<JsonNode> rows = new ArrayList<>();
    Map<String, String> asked = new HashMap<>(query);
    asked.put("limit", "200");
    while (true) {
      JsonNode page = get(path, asked);
      page.path("items").forEach(rows::add);
      String next = page.path("next").asText("");
      if (next.isEmpty() || "null".equals(next)) {
        return rows;
      }
      asked.put("cursor", next);
    }
  }

  /** The address of a call. */
  URI address(String path) {
    return base.resolve(path);
  }

  HttpRequest.Builder request(String path, Map<String, String> query) {
    StringBuilder address = new StringBuilder(path);
    String separator = "?";
    for (Map.Entry<String, String> parameter : query.entrySet()) {
      address
          .append(separator)
          .append(parameter.getKey())
          .append('=')
          .append(URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8));
      separator = "&";
    }
    return HttpRequest.newBuilder(base.resolve(address.toString()))
        .timeout(PATIENCE)
        .header("Accept", "application/json")
        .header("Authorization", "Bearer " + token.get());
  }

  HttpClient http() {
    return http;
  }

  private JsonNode send(HttpRequest.Builder request) {
    HttpResponse<byte[]> answer =
        raw(http, request.build(), HttpResponse.BodyHandlers.ofByteArray());
    try {
      JsonNode body = answer.body().length == 0 ? json.nullNode() : json.readTree(answer.body());
      if (answer.statusCode() >= 400) {
        throw refusal(answer.statusCode(), body);
      }
      return body;
    } catch (IOException e) {
      throw new UncheckedIOException(Texts.text("answer.unreadable", base), e);
    }
  }

  static ApiRefusal refusal(int status, JsonNode problem) {
    StringBuilder message = new StringBuilder(problem.path("title").asText("HTTP " + status));
    String detail = problem.path("detail").asText("");
    if (!detail.isEmpty()) {
      message.append(". ").append(detail);
    }
    problem
        .path("fields")
        .forEach(
            field ->
                message
                    .append(" [")
                    .append(field.path("field").asText())
                    .append("] ")
                    .append(field.path("message").asText()));
    return new ApiRefusal(status, problem.path("code").asText(""), message.toString());
  }

  static <T> HttpResponse<T> raw(
      HttpClient http, HttpRequest request, HttpResponse.BodyHandler<T> handler) {
    try {
      return http.send(request, handler);
    } catch (ConnectException e) {
      throw new UncheckedIOException(Texts.text("unreachable", request.uri().resolve("/")), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Interrupted(e);
    }
  }
}
