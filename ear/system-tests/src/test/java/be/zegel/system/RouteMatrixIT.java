package be.zegel.system;

import static org.assertj.core.api.Assertions.assertThat;

import be.zegel.system.AccessTables.Expected;
import be.zegel.system.AccessTables.Route;
import be.zegel.system.AccessTables.Subject;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Every route of the guide of access, in the name of every account of the demo organisation, at
 * NORMAL and at RESTRICTED: the decision is what the guide's tables say. The guide is the input; a
 * route in it that has no call here fails the test.
 *
 * <p>A call is permitted when it succeeds, or fails for a reason that is looked at after the
 * decision only (the calls are made so): the same body is refused to others with 403 or 404.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RouteMatrixIT {

  private static final Map<String, String> NOBODY =
      Map.of("to", "nobody.at.all", "purpose", "STORAGE");

  /** The bodies of calls that change something, made so that those who may call change nothing. */
  private static final Map<String, Object> BODIES =
      Map.ofEntries(
          Map.entry(
              "POST /cases",
              Map.of("title", "x", "phenomenon", "NO-SUCH", "proceduralLanguage", "nl")),
          Map.entry("PATCH /cases/{id}", Map.of("title", "x", "phenomenon", "PHISH")),
          Map.entry(
              "POST /cases/{id}/members",
              Map.of("username", "nobody.at.all", "role", "READER", "reason", "x")),
          Map.entry("POST /cases/{id}/transitions", Map.of("to", "REGISTERED", "reason", "x")),
          Map.entry("POST /cases/{id}/references", Map.of("type", "NO-SUCH", "value", "x")),
          Map.entry("POST /cases/{id}/decisions", Map.of("code", "NO-SUCH", "reason", "x")),
          Map.entry(
              "POST /cases/{id}/packets",
              Map.of("recipient", "x", "ground", "x", "withhold", List.of("custodianAfter"))),
          Map.entry(
              "POST /cases/{id}/exhibits",
              Map.of(
                  "description", "x",
                  "kind", "PHYSICAL",
                  "category", "NO-SUCH",
                  "seizedAt", "2026-09-12T07:31:00+02:00",
                  "place", "x",
                  "legalBasis", Map.of("code", "SEIZE"))),
          Map.entry("POST /exhibits/{id}/acts", Map.of("act", "SEAL")),
          Map.entry("POST /exhibits/{id}/transfers", NOBODY),
          Map.entry("POST /exhibits/{id}/events", Map.of("type", "INCIDENT")),
          Map.entry("POST /passkeys/options", Map.of()),
          Map.entry(
              "POST /passkeys",
              Map.of(
                  "ceremony",
                  new UUID(0, 0),
                  "label",
                  "x",
                  "clientDataJSON",
                  "e30",
                  "attestationObject",
                  "oA")),
          Map.entry("POST /passkeys/{id}/confirmation", Map.of()),
          Map.entry("POST /passkeys/{id}/refusal", Map.of("reason", "x")),
          Map.entry("POST /passkeys/{id}/withdrawal", Map.of()),
          Map.entry("POST /passkeys/{id}/revocation", Map.of("reason", "x")),
          Map.entry("POST /proposals/{id}/confirmation", Map.of()),
          Map.entry("POST /proposals/{id}/refusal", Map.of("reason", "x")),
          Map.entry("POST /proposals/{id}/withdrawal", Map.of()),
          Map.entry("POST /transfers/{id}/acceptance", Map.of()),
          Map.entry("POST /transfers/{id}/refusal", Map.of("reason", "x")),
          Map.entry("POST /transfers/{id}/withdrawal", Map.of("reason", "x")),
          Map.entry("POST /cases/{id}/directives", Map.of("text", "x", "due", "2001-01-01")),
          Map.entry("POST /directives/{id}/answer", Map.of("text", "x")),
          Map.entry("POST /directives/{id}/acceptance", Map.of()),
          Map.entry("POST /directives/{id}/return", Map.of("remark", "x")),
          Map.entry("POST /files/{id}/readings", Map.of()),
          Map.entry("POST /files/{id}/fixity-checks", Map.of("reason", "x")));

  /** What {@code OPENER} and {@code LOG_READER} mean in the guide. */
  private static final Map<String, Set<String>> ROLES =
      Map.of(
          "OPENER", Set.of("INVESTIGATOR", "CASE_LEAD", "INTAKE_OFFICER", "UNIT_LEADER"),
          "LOG_READER", Set.of("AUDITOR", "DPO", "OVERSIGHT"));

  private final RunningSystem system = RunningSystem.get();
  private final AccessTables tables = AccessTables.read();
  private final Map<String, StaffedCase> cases = new LinkedHashMap<>();

  @BeforeAll
  void staff() {
    for (String confidentiality : List.of("NORMAL", "RESTRICTED")) {
      cases.put(confidentiality, new StaffedCase(system, confidentiality));
    }
  }

  @Test
  void everyRouteDecidesAsTheGuideSaysForEveryAccount() {
    List<String> deviations = new ArrayList<>();
    int calls = 0;
    for (StaffedCase dossier : cases.values()) {
      for (Route route : inOrder(tables.routes())) {
        if (!route.method().matches("GET|HEAD")) {
          assertThat(BODIES).as("a body for " + route.name()).containsKey(route.name());
        }
        for (String account : refusedFirst(route, dossier)) {
          if (route.subject() == Subject.TRANSFERS || route.subject() == Subject.EXHIBITS) {
            dossier.offerAgain();
          }
          Api.Answer answer = call(route, account, dossier);
          Expected expected = expected(route, account, dossier);
          calls++;
          if (!isAsExpected(answer, expected)) {
            deviations.add(
                "%s %s as %s (%s): %s, not %s %s"
                    .formatted(
                        dossier.confidentiality,
                        route.name(),
                        account,
                        StaffedCase.relation(account),
                        answer.status(),
                        expected,
                        answer.code()));
          }
        }
      }
    }
    assertThat(deviations).isEmpty();
    assertThat(calls).isGreaterThan(tables.routes().size() * StaffedCase.ACCOUNTS.size());
  }

  @Test
  void everyStepOfACaseIsTakenByWhomItBelongsToAndByNobodyElse() {
    List<String> deviations = new ArrayList<>();
    for (String confidentiality : List.of("NORMAL", "RESTRICTED")) {
      StaffedCase dossier = new StaffedCase(system, confidentiality);
      for (String step :
          List.of(
              "SUBMITTED CONDUCT inv2.antwerp",
              "UNDER_REVIEW REVIEW pros.antwerp",
              "RETURNED REVIEW pros.antwerp",
              "INVESTIGATION CONDUCT inv2.antwerp")) {
        String[] parts = step.split(" ");
        for (String account : StaffedCase.ACCOUNTS) {
          if (account.equals(parts[2])) {
            continue;
          }
          Expected expected =
              tables.expected(
                  Subject.CASES, parts[1], StaffedCase.relation(account), confidentiality);
          Api.Answer answer = dossier.move(account, parts[0]);
          if (expected == Expected.PERMITTED || !isAsExpected(answer, expected)) {
            deviations.add(
                "%s to %s as %s: %s, not %s"
                    .formatted(confidentiality, parts[0], account, answer.status(), expected));
          }
        }
        dossier.move(parts[2], parts[0]).expect(200);
      }
    }
    assertThat(deviations).isEmpty();
  }

  @Test
  void beforeTheInvestigationTheOfficeDoesNotKnowOfACase() {
    String id = system.as("inv.antwerp").opensCase("Vroeg").path("id").asText();
    system.as("pros.antwerp").get("/cases/" + id).expect(404);
    system.as("lead.antwerp").get("/cases/" + id).expect(200);
  }

  @Test
  void withoutATokenEveryRouteAnswers401InOneForm() {
    StaffedCase dossier = cases.values().iterator().next();
    Api nobody = system.asNobody();
    for (Route route : tables.routes()) {
      if (route.needs().equals("PUBLIC")) {
        assertThat(nobody.get(address(route, dossier)).status()).as(route.name()).isIn(200, 404);
        continue;
      }
      for (String accept : List.of("application/json", "*/*", "text/html")) {
        Api.Answer answer =
            nobody.send(
                nobody
                    .request(address(route, dossier), "Accept", accept)
                    .method(route.method(), BodyPublishers.noBody()));
        assertThat(answer.status()).as(route.name() + " for " + accept).isEqualTo(401);
        if (!route.method().equals("HEAD")) {
          assertThat(answer.code())
              .as(route.name() + " " + answer.text())
              .isEqualTo("not-signed-in");
        }
      }
    }
    for (String method : List.of("OPTIONS", "POST", "HEAD", "PATCH", "DELETE")) {
      assertThat(
              nobody
                  .send(
                      nobody
                          .request("/uploads/" + UUID.randomUUID(), "Tus-Resumable", "1.0.0")
                          .method(method, BodyPublishers.noBody()))
                  .status())
          .as(method)
          .isEqualTo(401);
    }
  }

  @Test
  void aTokenThatIsForgedExpiredOrOfNobodyIsNone() {
    String sound = system.as("inv.antwerp").token();
    String[] parts = sound.split("\\.");
    String claims =
        new String(
                java.util.Base64.getUrlDecoder().decode(parts[1]),
                java.nio.charset.StandardCharsets.UTF_8)
            .replace("inv.antwerp", "pros.antwerp");
    String other =
        java.util.Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(claims.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    for (String token :
        List.of(
            "x",
            "a.b.c",
            parts[0] + "." + other + "." + parts[2],
            parts[0] + "." + parts[1] + ".",
            "eyJhbGciOiJub25lIn0." + other + ".")) {
      Api nobody = system.asNobody();
      Api.Answer answer =
          nobody.send(
              nobody
                  .request("/me", "Authorization", "Bearer " + token, "Accept", "application/json")
                  .GET());
      assertThat(answer.status()).as(token).isEqualTo(401);
    }
  }

  @Test
  void listsHoldWhatTheReaderMaySeeAndNothingElse() {
    for (StaffedCase dossier : cases.values()) {
      dossier.offerAgain();
      for (String account : StaffedCase.ACCOUNTS) {
        String relation = StaffedCase.relation(account);
        String who = account + " " + dossier.confidentiality;
        Api api = system.as(account);
        assertThat(ids(api, "/cases").contains(dossier.id))
            .as("cases of " + who)
            .isEqualTo(tables.permits("SEE_CASE", relation, dossier.confidentiality));
        assertThat(ids(api, "/cases?q=" + dossier.number).contains(dossier.id))
            .as("cases found by their number by " + who)
            .isEqualTo(tables.permits("SEE_CASE", relation, dossier.confidentiality));
        assertThat(ids(api, "/cases?q=" + dossier.word).contains(dossier.id))
            .as("cases found by a word of their title by " + who)
            .isEqualTo(tables.permits("READ_CASE", relation, dossier.confidentiality));
        assertThat(ids(api, "/exhibits").contains(dossier.exhibit))
            .as("exhibits of " + who)
            .isEqualTo(tables.permits("SEE_EXHIBIT", relation, dossier.confidentiality));
        assertThat(ids(api, "/transfers").contains(dossier.transfer))
            .as("offers to " + who)
            .isEqualTo(relation.equals("OFFEREE"));
        if (!tables.permits("READ_CASE", relation, dossier.confidentiality)) {
          assertThat(ids(api, "/directives"))
              .as("directives of " + who)
              .doesNotContain(dossier.directive);
        }
      }
    }
  }

  @Test
  void searchTellsNothingOfACaseThatCannotBeRead() {
    for (StaffedCase dossier : cases.values()) {
      system
          .as("inv.antwerp")
          .await(
              "/search?q=" + dossier.word,
              found -> found.path("total").asLong() == 1,
              java.time.Duration.ofMinutes(1));
      for (String account : StaffedCase.ACCOUNTS) {
        boolean reads =
            tables.permits("READ_EVIDENCE", StaffedCase.relation(account), dossier.confidentiality);
        Api api = system.as(account);
        for (String query :
            List.of(
                "/search?q=" + dossier.word,
                "/search?q=" + dossier.word + "&case=" + dossier.id,
                "/search?q=" + dossier.word.substring(0, 20) + "*",
                "/search?q=" + dossier.word + "&exhibit=" + dossier.exhibit,
                "/search?q=name:" + dossier.word + "*")) {
          Api.Answer answer = api.get(query).expect(200);
          JsonNode found = answer.json();
          String who = account + " " + dossier.confidentiality + " " + query + answer.text();
          if (reads) {
            assertThat(found.path("total").asLong()).as(who).isEqualTo(1);
            assertThat(found.path("hits").path(0).path("item").asText())
                .as(who)
                .isEqualTo(dossier.item);
          } else {
            assertThat(found.path("total").asLong()).as(who).isZero();
            assertThat(found.path("hits")).as(who).isEmpty();
            assertThat(answer.text().replace(dossier.word, ""))
                .as(who)
                .doesNotContain(dossier.id, dossier.number, dossier.exhibit, dossier.item);
            found.path("facets").forEach(facet -> assertThat(facet).as(who).isEmpty());
          }
        }
        if (!reads) {
          // Everything that the account can find, and what is counted beside it.
          assertThat(api.get("/search?q=&limit=200").text())
              .as("what " + account + " finds without a word")
              .doesNotContain(dossier.id, dossier.number, dossier.exhibit);
          // A word that is nearly the one of the case: no suggestion betrays it.
          assertThat(api.get("/search?q=" + dossier.word.substring(0, 33) + "~").text())
              .as("suggestions to " + account)
              .doesNotContain(dossier.word, dossier.id);
        }
      }
    }
  }

  @Test
  void evidenceIsFiledByWhomTheGuideNamesAndAnUploadBelongsToOnePerson() {
    List<String> deviations = new ArrayList<>();
    for (StaffedCase dossier : cases.values()) {
      for (String account : StaffedCase.ACCOUNTS) {
        Api api = system.as(account);
        Api.Answer begun =
            api.send(
                api.request(
                        "/uploads",
                        "Tus-Resumable",
                        "1.0.0",
                        "Upload-Length",
                        "5",
                        "Upload-Metadata",
                        "exhibit "
                            + Api.base64(dossier.exhibit)
                            + ",filename "
                            + Api.base64("x.txt"))
                    .POST(BodyPublishers.noBody()));
        Expected expected =
            tables.expected(
                Subject.EXHIBITS,
                "FILE_EVIDENCE",
                StaffedCase.relation(account),
                dossier.confidentiality);
        if (!isAsExpected(begun, expected)) {
          deviations.add(
              "%s as %s: %s, not %s"
                  .formatted(dossier.confidentiality, account, begun.status(), expected));
        }
        if (begun.status() == 201) {
          ownedByOnePerson(system.url().resolve(begun.header("location")).toString(), account);
        }
      }
    }
    assertThat(deviations).isEmpty();
  }

  private void ownedByOnePerson(String upload, String owner) {
    for (String account : StaffedCase.ACCOUNTS) {
      if (account.equals(owner)) {
        continue;
      }
      Api api = system.as(account);
      for (String method : List.of("HEAD", "PATCH", "DELETE")) {
        assertThat(
                api.send(
                        api.request(
                                upload,
                                "Tus-Resumable",
                                "1.0.0",
                                "Upload-Offset",
                                "0",
                                "Content-Type",
                                "application/offset+octet-stream")
                            .method(
                                method,
                                method.equals("PATCH")
                                    ? BodyPublishers.ofString("hello")
                                    : BodyPublishers.noBody()))
                    .status())
            .as(method + " by " + account + " on the upload of " + owner)
            .isEqualTo(404);
      }
    }
    Api api = system.as(owner);
    api.send(api.request(upload, "Tus-Resumable", "1.0.0").DELETE()).expect(204);
  }

  @Test
  void aPageOfAnUnseenCaseIsThePageOfNothing() {
    Map<String, Api.Answer> nothings = new HashMap<>();
    for (StaffedCase dossier : cases.values()) {
      Map<String, String> pages = new LinkedHashMap<>();
      for (String page :
          List.of("overview", "exhibits", "history", "members", "directives", "review", "search")) {
        pages.put("/case/" + page + "?id=", dossier.id);
      }
      pages.put("/exhibit?id=", dossier.exhibit);
      pages.put("/exhibit/label?id=", dossier.exhibit);
      pages.put("/item?id=", dossier.item);
      for (String account : StaffedCase.ACCOUNTS) {
        String relation = StaffedCase.relation(account);
        if (relation.equals("NONE")
            && !dossier.confidentiality.equals("NORMAL")
            && !account.equals("inv.ghent")) {
          continue; // Without a relation confidentiality makes no difference: one of them is
          // enough.
        }
        pages.forEach(
            (page, id) -> {
              String sight =
                  page.startsWith("/case")
                      ? "SEE_CASE"
                      : page.startsWith("/item") ? "READ_EVIDENCE" : "SEE_EXHIBIT";
              Api.Answer shown = page(account, page + id);
              String what =
                  "%s for %s (%s) at %s"
                      .formatted(page, account, relation, dossier.confidentiality);
              if (!tables.permits(sight, relation, dossier.confidentiality)) {
                Api.Answer nothing =
                    nothings.computeIfAbsent(
                        account + page, _ -> page(account, page + UUID.randomUUID()));
                assertThat(shown.status()).as(what).isEqualTo(404);
                assertThat(nothing.status()).as(what).isEqualTo(404);
                assertThat(shown.text())
                    .as(what)
                    .isEqualTo(nothing.text())
                    .doesNotContain(dossier.word, dossier.number);
              } else if (tables.permits("READ_EVIDENCE", relation, dossier.confidentiality)) {
                assertThat(shown.status()).as(what).isEqualTo(200);
              } else {
                assertThat(shown.status()).as(what).isIn(200, 403, 404);
                assertThat(shown.text()).as(what).doesNotContain("Geachte, " + dossier.word);
              }
            });
      }
    }
  }

  private Api.Answer page(String account, String path) {
    Api api = system.as(account);
    return api.send(
        api.request(system.at(path).toString(), "Accept", "text/html", "Accept-Language", "nl")
            .GET());
  }

  private static Set<String> ids(Api api, String path) {
    return api.all(path).stream().map(row -> row.path("id").asText()).collect(Collectors.toSet());
  }

  private Api.Answer call(Route route, String account, StaffedCase dossier) {
    Api api = system.as(account);
    if (route.method().equals("GET")) {
      return api.get(address(route, dossier));
    }
    if (route.method().equals("HEAD")) {
      return api.send(api.request(address(route, dossier)).HEAD());
    }
    Object body = Objects.requireNonNull(BODIES.get(route.name()));
    return route.method().equals("PATCH")
        ? api.send("PATCH", address(route, dossier), body, "If-Match", "\"999999\"")
        : api.send(route.method(), address(route, dossier), body);
  }

  private static String address(Route route, StaffedCase dossier) {
    String id =
        switch (route.subject()) {
          case CASES -> dossier.id;
          case EXHIBITS -> dossier.exhibit;
          case TRANSFERS -> dossier.transfer;
          case PROPOSALS -> dossier.proposal;
          case DIRECTIVES -> dossier.directive;
          case PACKETS -> dossier.packet;
          // Nobody's: PasskeyIT looks at what there is.
          case PASSKEYS -> UUID.randomUUID().toString();
          case FILES -> dossier.file;
          case ITEMS -> route.path().endsWith("preview") ? dossier.picture : dossier.item;
          case NOTHING -> "";
        };
    String query =
        switch (route.path()) {
          case "/workload" -> "?unit=RCCU-ANT";
          case "/items/{id}/matches", "/search" -> "?q=turnhout";
          default -> "";
        };
    return route.path().replace("{id}", id).replaceAll("\\{[^}]*}", "0") + query;
  }

  private Expected expected(Route route, String account, StaffedCase dossier) {
    String relation = StaffedCase.relation(account);
    if (tables.isPermission(route.needs())) {
      return tables.expected(route.subject(), route.needs(), relation, dossier.confidentiality);
    }
    return switch (route.needs()) {
      case "PUBLIC" -> Expected.PUBLIC;
      case "SIGNED_IN" -> Expected.PERMITTED;
      case "VOUCHES" -> Expected.UNSEEN;
      // An impossible step: what it takes to be told so.
      case "STEP" ->
          tables.expected(route.subject(), "READ_CASE", relation, dossier.confidentiality);
      case "LEADS_UNIT" -> relation.equals("UNIT_LEADER") ? Expected.PERMITTED : Expected.REFUSED;
      case "OPENER", "LOG_READER" ->
          roles(account).stream().anyMatch(ROLES.getOrDefault(route.needs(), Set.of())::contains)
              ? Expected.PERMITTED
              : Expected.REFUSED;
      default -> throw new AssertionError("a word that the guide does not explain: " + route);
    };
  }

  private Set<String> roles(String account) {
    Set<String> roles = new LinkedHashSet<>();
    system
        .as(account)
        .get("/me")
        .expect(200)
        .json()
        .path("roles")
        .forEach(role -> roles.add(role.asText()));
    return roles;
  }

  private static boolean isAsExpected(Api.Answer answer, Expected expected) {
    boolean body = answer.bytes().length > 0;
    return switch (expected) {
      case PERMITTED -> answer.status() < 300 || Set.of(400, 409, 412).contains(answer.status());
      case REFUSED ->
          answer.status() == 403
              && (!body || Set.of("not-allowed", "not-custodian").contains(answer.code()));
      // Also for nobody; a place of the log that there is not yet is 404.
      case PUBLIC -> answer.status() < 300 || answer.status() == 404;
      case UNSEEN -> answer.status() == 404 && (!body || answer.code().equals("not-found"));
    };
  }

  /** Whoever may change something comes last, so that the others meet it unchanged. */
  private List<String> refusedFirst(Route route, StaffedCase dossier) {
    return StaffedCase.ACCOUNTS.stream()
        .sorted(
            Comparator.comparing(
                account -> expected(route, account, dossier) == Expected.PERMITTED))
        .toList();
  }

  /** The acceptance of the hand-over, which cannot be undone, comes last. */
  private static List<Route> inOrder(List<Route> routes) {
    return routes.stream()
        .sorted(Comparator.comparing(route -> route.path().endsWith("/acceptance")))
        .collect(Collectors.toList());
  }
}
