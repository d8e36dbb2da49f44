package be.zegel.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The REST interface as one person calls it, or nobody. Calls answer with whatever the server says;
 * those named after what they do also insist that it succeeded.
 */
final class Api {
  static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final RunningSystem system;
  private final Optional<String> username;
  private String token = "";
  private long renewAt;

  Api(RunningSystem system, Optional<String> username) {
    this.system = system;
    this.username = username;
  }

  /** An answer: the status, the headers (names in lower case) and the bytes. */
  static final class Answer {
    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;

    private Answer(int status, Map<String, String> headers, byte[] body) {
      this.status = status;
      this.headers = headers;
      this.body = body;
    }

    int status() {
      return status;
    }

    byte[] bytes() {
      return body.clone();
    }

    String header(String name) {
      return headers.getOrDefault(name.toLowerCase(java.util.Locale.ROOT), "");
    }

    JsonNode json() {
      try {
        return JSON.readTree(body);
      } catch (IOException e) {
        throw new UncheckedIOException(text(), e);
      }
    }

    String text() {
      return new String(body, StandardCharsets.UTF_8);
    }

    /** The problem's stable code; empty when the answer is none. */
    String code() {
      return header("content-type").startsWith("application/problem+json")
          ? json().path("code").asText()
          : "";
    }

    Answer expect(int expected) {
      assertThat(status).as(() -> "the answer: " + text()).isEqualTo(expected);
      return this;
    }
  }

  String username() {
    return username.orElse("nobody");
  }

  Answer get(String path) {
    return send(request(path).GET());
  }

  Answer post(String path, Object body, String... headers) {
    return send(request(path, headers).header("Content-Type", "application/json").POST(json(body)));
  }

  Answer send(String method, String path, Object body, String... headers) {
    return send(
        request(path, headers)
            .header("Content-Type", "application/json")
            .method(method, json(body)));
  }

  /** A request to a path below {@code /api/v1} or to a whole address, with the caller's token. */
  HttpRequest.Builder request(String path, String... headers) {
    URI address = path.startsWith("http") ? URI.create(path) : system.at("/api/v1" + path);
    HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(PATIENCE);
    username.ifPresent(_ -> request.header("Authorization", "Bearer " + token()));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return request;
  }

  Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<byte[]> response =
          system.http().send(request.build(), BodyHandlers.ofByteArray());
      Map<String, String> headers = new LinkedHashMap<>();
      response.headers().map().forEach((name, values) -> headers.put(name, values.getFirst()));
      return new Answer(response.statusCode(), headers, response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** A fresh access token of this person. */
  synchronized String token() {
    if (System.nanoTime() - renewAt >= 0 || token.isEmpty()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(system.issuer() + "/protocol/openid-connect/token"))
              .timeout(PATIENCE)
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(
                  BodyPublishers.ofString(
                      "grant_type=password&client_id=zegel-demo&username="
                          + username()
                          + "&password="
                          + RunningSystem.PASSWORD))
              .build();
      try {
        HttpResponse<String> answer = system.http().send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as("token of " + username()).isEqualTo(200);
        JsonNode granted = JSON.readTree(answer.body());
        token = granted.path("access_token").asText();
        renewAt =
            System.nanoTime()
                + Duration.ofSeconds(granted.path("expires_in").asLong(60) / 2).toNanos();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
    return token;
  }

  // ---- What tests begin with

  /** Opens a case of confidentiality NORMAL with this title. */
  JsonNode opensCase(String title) {
    return opensCase(title, "NORMAL");
  }

  JsonNode opensCase(String title, String confidentiality) {
    return post(
            "/cases",
            Map.of(
                "title", title,
                "summary", "Made by a test.",
                "phenomenon", "PHISH",
                "proceduralLanguage", "nl",
                "factsFrom", "2026-09-01",
                "place", "Turnhout",
                "confidentiality", confidentiality))
        .expect(201)
        .json();
  }

  /** Registers a physical, sealed telephone under a label. */
  JsonNode registersExhibit(String caseId, String label) {
    Map<String, Object> exhibit = new LinkedHashMap<>();
    exhibit.put("label", label);
    exhibit.put("description", "Telephone found on the desk");
    exhibit.put("kind", "PHYSICAL");
    exhibit.put("category", "PHONE");
    exhibit.put("seizedAt", "2026-09-12T07:31:00+02:00");
    exhibit.put("place", "Turnhout");
    exhibit.put("legalBasis", Map.of("code", "SEIZE", "reference", "TU.30.F1.001234/2026"));
    exhibit.put("seal", "B-" + label);
    return post("/cases/" + caseId + "/exhibits", exhibit).expect(201).json();
  }

  /** Files bytes under an exhibit in one part and gives the file's id. */
  String files(String exhibit, String filename, byte[] bytes) {
    Answer created =
        send(request(
                    "/uploads",
                    "Tus-Resumable",
                    "1.0.0",
                    "Upload-Length",
                    String.valueOf(bytes.length),
                    "Upload-Metadata",
                    "exhibit " + base64(exhibit) + ",filename " + base64(filename))
                .POST(BodyPublishers.noBody()))
            .expect(201);
    Answer done =
        send(request(
                    system.url().resolve(created.header("location")).toString(),
                    "Tus-Resumable",
                    "1.0.0",
                    "Upload-Offset",
                    "0",
                    "Content-Type",
                    "application/offset+octet-stream",
                    "Zegel-SHA256",
                    sha256(bytes))
                .method("PATCH", BodyPublishers.ofByteArray(bytes)))
            .expect(204);
    return done.header("zegel-file");
  }

  /** The files of an exhibit, at most 200. */
  JsonNode filesOf(String exhibit) {
    return get("/exhibits/" + exhibit + "/files?limit=200").expect(200).json().path("items");
  }

  /** Waits until a file is processed, however it ended, and gives its document. */
  JsonNode processed(String file) {
    return await(
        "/files/" + file,
        answer -> !answer.path("state").asText().matches("STORED|EXTRACTING"),
        Duration.ofMinutes(3));
  }

  /** Every row of a list, page after page. */
  List<JsonNode> all(String path) {
    return all(path, "items");
  }

  /** The same for a list whose rows have another name. */
  List<JsonNode> all(String path, String name) {
    List<JsonNode> rows = new ArrayList<>();
    String separator = path.contains("?") ? "&" : "?";
    String cursor = "";
    do {
      JsonNode page =
          get(path + separator + "limit=200" + (cursor.isEmpty() ? "" : "&cursor=" + query(cursor)))
              .expect(200)
              .json();
      page.path(name).forEach(rows::add);
      cursor = page.path("next").isNull() ? "" : page.path("next").asText();
    } while (!cursor.isEmpty());
    return rows;
  }

  /** Asks again until the answer is as wished. */
  JsonNode await(String path, Predicate<JsonNode> wished, Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    while (true) {
      Answer answer = get(path);
      if (answer.status() == 200 && wished.test(answer.json())) {
        return answer.json();
      }
      if (System.nanoTime() - end > 0) {
        throw new AssertionError(
            path + " after " + limit + ": " + answer.status() + " " + answer.text());
      }
      try {
        Thread.sleep(200);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  static String query(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static BodyPublisher json(Object body) {
    try {
      return body instanceof String text
          ? BodyPublishers.ofString(text)
          : BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
