package be.zegel.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Calls that are wrong in every way that a program can be wrong. The answer is always a problem
 * document with a stable code, the right status and a text in the language asked for that names the
 * place of the mistake; never a failure of the server, never anything of its inside.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WrongCallsIT {

  /** What would tell a stranger how the server is built. */
  private static final List<String> INSIDE =
      List.of(
          "be.zegel",
          "Exception",
          "java.",
          "jakarta",
          "hibernate",
          "postgres",
          "select ",
          "insert ",
          "\tat ",
          "RESTEASY",
          "WFLY",
          "undertow",
          "yasson",
          "JBoss",
          "arg0",
          "null;");

  private static final Map<String, Object> CASE =
      Map.of(
          "title", "Wrong calls",
          "phenomenon", "PHISH",
          "proceduralLanguage", "nl");

  private final RunningSystem system = RunningSystem.get();
  private final Api api = system.as("inv.antwerp");
  private final Api auditor = system.as("auditor");
  private String caseId = "";
  private String exhibit = "";
  private String file = "";
  private String item = "";

  @BeforeAll
  void open() {
    caseId = api.opensCase("wrong " + UUID.randomUUID()).path("id").asText();
    exhibit = api.registersExhibit(caseId, "OS-" + StaffedCase.seal()).path("id").asText();
    for (int i = 0; i < 3; i++) {
      api.registersExhibit(caseId, "OX-" + StaffedCase.seal());
      file =
          api.files(exhibit, "wrong" + i + ".txt", ("text " + i).getBytes(StandardCharsets.UTF_8));
    }
    item = api.processed(file).path("root").asText();
  }

  // ---- Bodies

  @Test
  void bodiesThatAreNotJsonAreRefusedWithTheirPlace() {
    for (String body :
        List.of(
            "{",
            "{\"title\":}",
            "{\"title\":\"x\",}",
            "{'title':'x'}",
            "title=x",
            "<case/>",
            "{\"title\":\"x\"} trailing",
            "{\"title\":\"a\",\"title\":\"b\",\"phenomenon\":\"PHISH\",\"proceduralLanguage\":\"nl\"}",
            "[".repeat(200_000),
            "{\"a\":".repeat(100_000),
            "\u0000",
            "\"\\ud800")) {
      JsonNode problem = refused(api.post("/cases", body), 400, "unreadable-json");
      assertThat(problem.path("detail").asText()).containsPattern("\\d");
    }
    byte[] latin = "{\"title\":\"caf\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);
    Api.Answer answer =
        api.send(
            api.request("/cases", "Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(latin)));
    assertThat(answer.status()).isEqualTo(400);
    isProblem(answer);
  }

  @Test
  void anEmptyBodyLacksWhatIsNeeded() {
    for (String body : List.of("", "null", "{}", "   ")) {
      JsonNode problem = refused(api.post("/cases", body), 400, "invalid-input");
      assertThat(problem.path("fields").findValuesAsText("field"))
          .as("body [" + body + "]")
          .contains("title", "phenomenon", "proceduralLanguage");
    }
    for (String body : List.of("[]", "1", "\"x\"", "true", "[{}]")) {
      assertThat(isProblem(api.post("/cases", body).expect(400)).path("code").asText())
          .as(body)
          .isIn("invalid-input", "unreadable-json");
    }
  }

  @Test
  void everyRouteWithABodyNamesTheFieldsItLacks() {
    for (String route :
        List.of(
            "/cases",
            "/cases/" + caseId + "/members",
            "/cases/" + caseId + "/transitions",
            "/cases/" + caseId + "/references",
            "/cases/" + caseId + "/exhibits",
            "/exhibits/" + exhibit + "/acts",
            "/exhibits/" + exhibit + "/transfers")) {
      for (String body : List.of("", "null", "{}")) {
        JsonNode problem = refused(api.post(route, body), 400, "invalid-input");
        assertThat(problem.path("fields")).as(route).isNotEmpty();
      }
      JsonNode problem = refused(api.post(route, Map.of("nosuchfield", 1)), 400, "invalid-input");
      assertThat(problem.path("fields").findValuesAsText("field")).contains("nosuchfield");
    }
  }

  @Test
  void aMisspelledFieldIsNotPassedOver() {
    JsonNode problem =
        refused(
            api.post("/cases", with(CASE, "confidentialty", "RESTRICTED")), 400, "invalid-input");
    assertThat(problem.path("fields").findValuesAsText("field")).containsExactly("confidentialty");
    refused(api.post("/cases", with(CASE, "Title", "x")), 400, "invalid-input");
    refused(
        api.post("/cases", with(CASE, "id", UUID.randomUUID().toString())), 400, "invalid-input");
    refused(api.post("/cases", with(CASE, "x".repeat(5000), "y")), 400, "invalid-input");
    refused(api.post("/cases", with(CASE, "\u0000\ud83d\n<b>", "y")), 400, "invalid-input");
    JsonNode nested =
        refused(
            api.post(
                "/cases/" + caseId + "/exhibits",
                with(exhibitBody(), "legalBasis", Map.of("code", "SEIZE", "refrence", "x"))),
            400,
            "invalid-input");
    assertThat(nested.path("fields").findValuesAsText("field"))
        .containsExactly("legalBasis.refrence");
  }

  @Test
  void valuesOfAnotherTypeAreNamedAllAtOnce() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("title", 7);
    body.put("summary", List.of("x"));
    body.put("phenomenon", true);
    body.put("proceduralLanguage", Map.of());
    body.put("factsFrom", "yesterday");
    body.put("factsTo", 12);
    body.put("confidentiality", "SECRET");
    JsonNode problem = refused(api.post("/cases", body), 400, "invalid-input");
    assertThat(problem.path("fields").findValuesAsText("field"))
        .containsExactlyInAnyOrderElementsOf(body.keySet());
    assertThat(problem.path("facts").path("allowed.confidentiality").asText())
        .contains("NORMAL", "RESTRICTED");
    refused(
        api.post("/cases/" + caseId + "/exhibits", with(exhibitBody(), "legalBasis", "SEIZE")),
        400,
        "invalid-input");
    refused(
        api.post("/cases/" + caseId + "/exhibits", with(exhibitBody(), "kind", "physical")),
        400,
        "invalid-input");
  }

  @Test
  void whatIsTooLongIsNamedAndWhatIsFarTooLongIsNotRead() {
    JsonNode problem =
        refused(api.post("/cases", with(CASE, "title", "x".repeat(201))), 400, "invalid-input");
    assertThat(problem.path("fields").path(0).path("field").asText()).isEqualTo("title");
    assertThat(problem.path("fields").path(0).path("message").asText()).contains("200");
    refused(api.post("/cases", with(CASE, "summary", "x".repeat(8001))), 400, "invalid-input");
    refused(api.post("/cases", with(CASE, "summary", "x".repeat(2 << 20))), 413, "too-large");
    refused(
        api.post(
            "/cases",
            with(CASE, "summary", "x".repeat(2 << 20)),
            "Idempotency-Key",
            UUID.randomUUID().toString()),
        413,
        "too-large");
    refused(api.post("/cases", CASE, "Idempotency-Key", "k".repeat(201)), 400, "invalid-input");
  }

  @Test
  void charactersThatNoTextCanHoldAreRefusedEverywhere() {
    for (String bad : List.of("a\u0000b", "\ud800", "x\udc00y")) {
      String escaped =
          bad.replace("\u0000", "\\u0000")
              .replace("\ud800", "\\ud800")
              .replace("\udc00", "\\udc00");
      refused(
          api.post(
              "/cases",
              "{\"title\":\""
                  + escaped
                  + "\",\"phenomenon\":\"PHISH\",\"proceduralLanguage\":\"nl\"}"),
          400,
          "invalid-input");
      refused(
          api.post(
              "/cases/" + caseId + "/members",
              "{\"username\":\"" + escaped + "\",\"role\":\"READER\",\"reason\":\"x\"}"),
          400,
          "invalid-input");
    }
    for (String path :
        List.of(
            "/search?q=a%00b",
            "/search?q=x&path=a%00",
            "/search?q=x&case=%00",
            "/search?q=x&language=%00",
            "/cases?q=%00",
            "/cases?unit=%00",
            "/cases?phenomenon=%00",
            "/cases?lead=%00",
            "/exhibits?category=%00",
            "/exhibits?state=%00",
            "/people?q=%00",
            "/items/" + item + "/matches?q=%00")) {
      refused(api.get(path), 400, "invalid-input");
    }
    refused(auditor.get("/audit?actor=%00"), 400, "invalid-input");
    refused(auditor.get("/audit?object=%00"), 400, "invalid-input");
    refused(system.as("lead.antwerp").get("/workload?unit=%00"), 400, "invalid-input");
  }

  @Test
  void timesThatAreNoneAreRefused() {
    for (String time :
        List.of(
            "",
            "x",
            "2026-13-01",
            "2026-02-30",
            "2026-09-01T25:00:00Z",
            "01/09/2026",
            "+99999-01-01T00:00:00Z",
            "+999999999-12-31T23:59:59Z",
            "-0001-01-01T00:00:00Z",
            "0000-01-01T00:00:00Z",
            "2026-09-01T00:00:00+99:00",
            "1756684800",
            "２０２６-09-01")) {
      JsonNode problem =
          refused(api.post("/cases", with(CASE, "factsFrom", time)), 400, "invalid-input");
      assertThat(problem.path("fields").findValuesAsText("field")).as(time).contains("factsFrom");
      if (!time.isEmpty()) {
        refused(auditor.get("/audit?from=" + Api.query(time)), 400, "invalid-input");
        refused(api.get("/search?q=x&to=" + Api.query(time)), 400, "invalid-input");
      }
    }
    refused(
        api.post("/cases", with(with(CASE, "factsFrom", "2026-02-01"), "factsTo", "2026-01-01")),
        400,
        "invalid-input");
  }

  @Test
  void theMediaTypeOfABodyAndOfAnAnswerIsJson() {
    for (String type :
        List.of("text/plain", "application/xml", "application/x-www-form-urlencoded", "x/y")) {
      Api.Answer answer =
          api.send(api.request("/cases", "Content-Type", type).POST(BodyPublishers.ofString("{}")));
      assertThat(answer.status()).as(type).isEqualTo(415);
      assertThat(isProblem(answer).path("code").asText()).isEqualTo("unsupported-media-type");
    }
    Api.Answer broken =
        api.send(
            api.request("/cases", "Content-Type", "not a type")
                .POST(BodyPublishers.ofString("{}")));
    assertThat(broken.status()).isIn(400, 415);
    isProblem(broken);
    for (String accept : List.of("text/xml", "image/png", "application/pdf")) {
      Api.Answer answer = api.send(api.request("/cases", "Accept", accept).GET());
      assertThat(answer.status()).as(accept).isEqualTo(406);
      assertThat(isProblem(answer).path("code").asText()).isEqualTo("not-acceptable");
    }
    Api.Answer odd = api.send(api.request("/cases", "Accept", "///").GET());
    assertThat(odd.status()).isIn(200, 400, 406);
  }

  // ---- Addresses, methods, parameters

  @Test
  void addressesOfNothingAreNotFound() {
    for (String path :
        List.of(
            "/nothing",
            "/cases/x",
            "/cases/1",
            "/cases/" + UUID.randomUUID(),
            "/cases/" + caseId + "x",
            "/cases/" + caseId + "/nothing",
            "/cases/%00",
            "/cases/..%2f..%2fetc",
            "/exhibits/x",
            "/exhibits/" + caseId,
            "/transfers/" + caseId,
            "/directives/" + caseId,
            "/files/" + caseId,
            "/files/x/content",
            "/items/" + file + "0",
            "/items/" + caseId + "/text",
            "/items/" + item + "/preview",
            "/cases/" + "0".repeat(3000))) {
      Api.Answer answer = api.get(path);
      assertThat(answer.status()).as(path).isEqualTo(404);
      assertThat(isProblem(answer).path("code").asText()).as(path).isEqualTo("not-found");
    }
    Api.Answer outside = api.get(system.at("/api/v2/cases").toString());
    assertThat(outside.status()).isEqualTo(404);
    isProblem(outside);
  }

  @Test
  void methodsThatARouteDoesNotHaveAreNamed() {
    for (String route : List.of("/cases", "/cases/" + caseId, "/me", "/search", "/files/" + file)) {
      for (String method : List.of("PUT", "DELETE")) {
        Api.Answer answer =
            api.send(api.request(route).method(method, BodyPublishers.ofString("{}")));
        assertThat(answer.status()).as(method + " " + route).isEqualTo(405);
        assertThat(isProblem(answer).path("code").asText()).isEqualTo("method-not-allowed");
        assertThat(answer.header("allow")).as(method + " " + route).contains("GET");
      }
    }
    Api.Answer invented = api.send(api.request("/cases").method("BREW", BodyPublishers.noBody()));
    assertThat(invented.status()).isIn(405, 501);
    Api.Answer traced = api.send(api.request("/cases").method("TRACE", BodyPublishers.noBody()));
    assertThat(traced.status()).isIn(403, 404, 405, 501);
    assertThat(traced.text()).doesNotContain("Bearer");
  }

  @Test
  void parametersOfAQueryAreRefusedByName() {
    List<String> lists =
        List.of(
            "/cases",
            "/exhibits",
            "/cases/" + caseId + "/exhibits",
            "/exhibits/" + exhibit + "/events",
            "/exhibits/" + exhibit + "/files",
            "/files/" + file + "/items",
            "/items/" + item + "/items",
            "/search?q=text");
    for (String list : lists) {
      String separator = list.contains("?") ? "&" : "?";
      for (String limit : List.of("0", "-1", "201", "1000000", "x", "1.5", "99999999999")) {
        JsonNode problem =
            refused(api.get(list + separator + "limit=" + limit), 400, "invalid-input");
        assertThat(problem.path("fields").path(0).path("field").asText()).isEqualTo("limit");
      }
      api.get(list + separator + "limit=200").expect(200);
    }
    for (String wrong :
        List.of(
            "/cases?state=NONE state",
            "/cases?state=registered state",
            "/cases?confidentiality=SECRET confidentiality",
            "/cases?order=RANDOM order",
            "/cases?mine=1 mine",
            "/cases?unassigned=yes unassigned",
            "/transfers?side=BOTH side",
            "/search?q=x&order=RANDOM order",
            "/search?q=x&type=nosuchtype type",
            "/search?q=x&exhibit=x exhibit",
            "/items/" + item + "/text?from=x from",
            "/items/" + item + "/text?length=x length",
            "/items/" + item + "/matches?q=x&to=x to")) {
      String[] parts = wrong.split(" ");
      JsonNode problem = refused(api.get(parts[0]), 400, "invalid-input");
      assertThat(problem.path("fields").findValuesAsText("field")).as(parts[0]).contains(parts[1]);
    }
  }

  @Test
  void cursorsThatWereNotGivenOutAreRefused() {
    Map<String, Api> lists = new LinkedHashMap<>();
    for (String list :
        List.of(
            "/cases?limit=1",
            "/cases?limit=1&order=DUE",
            "/exhibits?limit=1",
            "/cases/" + caseId + "/exhibits?limit=1",
            "/exhibits/" + exhibit + "/events?limit=1",
            "/exhibits/" + exhibit + "/files?limit=1",
            "/files/" + file + "/items?limit=1",
            "/items/" + item + "/items?limit=1",
            "/search?q=text&limit=1")) {
      lists.put(list, api);
    }
    lists.put("/audit?limit=1", auditor);
    api.await(
        "/search?q=text&limit=1",
        found -> found.path("total").asLong() > 1,
        java.time.Duration.ofMinutes(1));
    lists.forEach(
        (list, reader) -> {
          Api.Answer first = reader.get(list);
          if (first.status() == 400) {
            return; // an order that this list does not have
          }
          String sound = first.expect(200).json().path("next").asText("");
          List<String> broken =
              new ArrayList<>(List.of("x", "****", "AAAA", " ", "%00", "a".repeat(4_000)));
          if (!sound.isEmpty() && !sound.equals("null")) {
            reader.get(list + "&cursor=" + Api.query(sound)).expect(200);
            broken.addAll(mutations(sound));
          }
          for (String cursor : broken) {
            Api.Answer answer = reader.get(list + "&cursor=" + Api.query(cursor));
            if (answer.status() != 200 || !cursor.isBlank()) {
              assertThat(answer.status())
                  .as(list + " with " + cursor + ": " + answer.text())
                  .isIn(200, 400, 414);
              if (answer.status() == 400) {
                assertThat(answer.code())
                    .as(list + " with " + cursor)
                    .isIn("invalid-cursor", "invalid-input");
                isProblem(answer);
              }
            }
          }
        });
    // One list's cursor is no other's.
    String events =
        api.get("/exhibits/" + exhibit + "/events?limit=1").json().path("next").asText();
    refused(api.get("/cases?cursor=" + events), 400, "invalid-cursor");
    refused(api.get("/search?q=text&cursor=" + events), 400, "invalid-cursor");
  }

  /** The keys of a cursor, one at a time turned into what no list has. */
  private static List<String> mutations(String cursor) {
    List<String> made = new ArrayList<>();
    made.add(cursor.substring(1));
    made.add(cursor + "AA");
    byte[] decoded;
    try {
      decoded = Base64.getUrlDecoder().decode(cursor);
    } catch (IllegalArgumentException e) {
      return made;
    }
    String[] keys = new String(decoded, StandardCharsets.UTF_8).split("\u001f", -1);
    for (int i = 0; i < keys.length; i++) {
      for (String key :
          List.of(
              "",
              "x",
              "-1",
              "99999999999",
              "9223372036854775807",
              "99999999999999999999",
              "NaN",
              "null",
              "+1000000000-12-31T23:59:59.999999999Z",
              "-1000000000-01-01T00:00:00Z",
              "00000000-0000-0000-0000-000000000000",
              "a\u0000b",
              "'; drop table person; --")) {
        String[] changed = keys.clone();
        changed[i] = key;
        made.add(encoded(String.join("\u001f", changed)));
      }
    }
    made.add(encoded(String.join("\u001f", keys) + "\u001fmore"));
    return made;
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void queriesThatCannotBeReadSayWhere() {
    for (String query :
        List.of(
            "(",
            "\"open",
            "a AND",
            "NOT",
            "w/5",
            "a w/ b",
            "[1 TO",
            "~",
            "/(/",
            "field:",
            "*",
            "a w/9999999 b",
            "((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((")) {
      Api.Answer answer = api.get("/search?q=" + Api.query(query));
      assertThat(answer.status()).as(query + answer.text()).isIn(200, 400);
      if (answer.status() == 400) {
        JsonNode problem = refused(answer, 400, "invalid-query");
        assertThat(problem.path("facts").path("position").asText()).as(query).matches("\\d+");
      }
    }
    Api.Answer bomb = api.get("/search?q=" + Api.query("(".repeat(3000) + "a" + ")".repeat(3000)));
    assertThat(bomb.status()).isIn(200, 400, 414);
    isProblemOrFound(bomb);
    Api.Answer wide = api.get("/search?q=" + Api.query("a OR ".repeat(5000) + "b"));
    assertThat(wide.status()).isIn(200, 400, 414);
    isProblemOrFound(wide);
  }

  // ---- Versions and ranges

  @Test
  void aChangeNeedsTheVersionThatWasRead() {
    Map<String, Object> body = Map.of("title", "Changed", "phenomenon", "PHISH");
    refused(api.send("PATCH", "/cases/" + caseId, body), 428, "precondition-required");
    for (String tag : List.of("\"999\"", "\"-1\"", "x", "\"\"", "W/\"999\"", "\"99999999999\"")) {
      refused(
          api.send("PATCH", "/cases/" + caseId, body, "If-Match", tag), 412, "precondition-failed");
    }
    String tag = api.get("/cases/" + caseId).expect(200).header("etag");
    String next =
        api.send("PATCH", "/cases/" + caseId, body, "If-Match", tag).expect(200).header("etag");
    assertThat(next).isNotEqualTo(tag);
    refused(
        api.send("PATCH", "/cases/" + caseId, body, "If-Match", tag), 412, "precondition-failed");
  }

  @Test
  void rangesOutsideAFileAreRefused() {
    for (String range : List.of("bytes=999999-", "bytes=100-200", "bytes=-0")) {
      Api.Answer answer =
          api.send(api.request("/files/" + file + "/content", "Range", range).GET());
      assertThat(answer.status()).as(range).isEqualTo(416);
      isProblem(answer);
    }
    for (String range : List.of("bytes=x", "lines=1-2", "bytes=5-2", "bytes=0-1,3-4")) {
      Api.Answer answer =
          api.send(api.request("/files/" + file + "/content", "Range", range).GET());
      assertThat(answer.status()).as(range).isEqualTo(200);
    }
  }

  // ---- Languages

  @Test
  void refusalsSpeakTheLanguageAskedFor() {
    Map<String, String> titles = new LinkedHashMap<>();
    for (String language : List.of("nl", "fr", "de", "en")) {
      Api.Answer answer =
          api.post("/cases", Map.of(), "Accept-Language", language + "-BE, xx;q=0.5").expect(400);
      JsonNode problem = isProblem(answer);
      titles.put(
          language,
          problem.path("title").asText()
              + problem.path("detail").asText()
              + problem.path("fields").path(0).path("message").asText());
      Api.Answer missing =
          api.send(api.request("/cases/" + UUID.randomUUID(), "Accept-Language", language).GET());
      titles.put(language + "404", isProblem(missing).path("title").asText());
      Api.Answer nobody =
          system
              .asNobody()
              .send(
                  system
                      .asNobody()
                      .request("/me", "Accept-Language", language, "Accept", "application/json")
                      .GET());
      titles.put(language + "401", isProblem(nobody).path("title").asText());
      Api.Answer tus =
          api.send(
              api.request("/uploads", "Tus-Resumable", "1.0.0", "Accept-Language", language)
                  .POST(BodyPublishers.noBody()));
      titles.put(language + "tus", isProblem(tus).path("title").asText() + tus.status());
    }
    assertThat(new HashSet<>(titles.values())).as(titles.toString()).hasSize(titles.size());
    for (String odd : List.of("*", "zh", "", ";;;", "en;q=nonsense", "x".repeat(500))) {
      isProblem(api.send(api.request("/cases/x", "Accept-Language", odd).GET()));
    }
  }

  // ---- What every refusal has

  private JsonNode refused(Api.Answer answer, int status, String code) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    JsonNode problem = isProblem(answer);
    assertThat(problem.path("code").asText()).isEqualTo(code);
    return problem;
  }

  private static void isProblemOrFound(Api.Answer answer) {
    if (answer.status() == 400) {
      isProblem(answer);
    }
  }

  /** A problem document as every one of them has to be. */
  static JsonNode isProblem(Api.Answer answer) {
    String text = answer.text();
    assertThat(answer.header("content-type"))
        .as(answer.status() + " " + text)
        .startsWith("application/problem+json");
    assertThat(answer.status()).as(text).isBetween(400, 499);
    JsonNode problem = answer.json();
    assertThat(problem.path("code").asText()).as(text).matches("[a-z]+(-[a-z]+)*");
    assertThat(problem.path("status").asInt()).as(text).isEqualTo(answer.status());
    assertThat(problem.path("type").asText())
        .isEqualTo("/problems/" + problem.path("code").asText());
    List<String> sentences = new ArrayList<>();
    sentences.add(problem.path("title").asText());
    sentences.add(problem.path("detail").asText());
    problem.path("fields").forEach(field -> sentences.add(field.path("message").asText()));
    for (String sentence : sentences) {
      assertThat(sentence)
          .as(text)
          .isNotBlank()
          .doesNotContain("{")
          .doesNotMatch("[a-zA-Z]+(\\.[a-zA-Z-]+)+");
    }
    for (String inside : INSIDE) {
      assertThat(text).as("what lies inside").doesNotContain(inside);
    }
    assertThat(answer.header("cache-control")).as(text).contains("no-store");
    return problem;
  }

  private static Map<String, Object> with(Map<String, Object> body, String name, Object value) {
    Map<String, Object> changed = new LinkedHashMap<>(body);
    changed.put(name, value);
    return changed;
  }

  private static Map<String, Object> exhibitBody() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("description", "x");
    body.put("kind", "PHYSICAL");
    body.put("category", "PHONE");
    body.put("seizedAt", "2026-09-12T07:31:00+02:00");
    body.put("place", "x");
    body.put("legalBasis", Map.of("code", "SEIZE"));
    return body;
  }
}
