package be.zegel.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The leader of the unit of a restricted case sees number, state, lead and due dates, and nowhere
 * what the case is about: not in the API, not on a page, not by a filter, an order or a word. The
 * prosecutor of its office and its team read it as ever.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RestrictedCaseIT {

  private static final List<String> OUTSIDE = List.of("lead.antwerp");
  private static final List<String> INSIDE = List.of("inv.antwerp", "pros.antwerp");

  private final RunningSystem system = RunningSystem.get();
  private final String word = "zh" + UUID.randomUUID().toString().substring(0, 8);
  private String id = "";
  private String number = "";

  @BeforeAll
  void open() {
    JsonNode opened =
        system.as("inv.antwerp").opensCase("Lek binnen de eenheid " + word, "RESTRICTED");
    id = opened.path("id").asText();
    number = opened.path("number").asText();
    system
        .as("lead.antwerp")
        .post(
            "/cases/" + id + "/members",
            Map.of("username", "inv2.antwerp", "role", "LEAD", "reason", "test"))
        .expect(200);
    move("lead.antwerp", "ASSIGNED");
    move("inv2.antwerp", "INVESTIGATION");
  }

  private void move(String account, String to) {
    system
        .as(account)
        .post("/cases/" + id + "/transitions", Map.of("to", to, "reason", "test"))
        .expect(200);
  }

  @Test
  void whoLeadsTheUnitReadsTheMetadataAndNothingElse() {
    for (String account : OUTSIDE) {
      Api.Answer answer = system.as(account).get("/cases/" + id).expect(200);
      JsonNode seen = answer.json();
      assertThat(answer.text()).doesNotContain(word, "Made by a test", "Turnhout", "PHISH");
      for (String hidden :
          List.of(
              "title",
              "summary",
              "phenomenon",
              "office",
              "proceduralLanguage",
              "factsFrom",
              "place",
              "openedBy")) {
        assertThat(seen.path(hidden).isNull()).as(hidden).isTrue();
      }
      assertThat(seen.path("number").asText()).isEqualTo(number);
      assertThat(seen.path("state").asText()).isEqualTo("INVESTIGATION");
      assertThat(seen.path("lead").asText()).isEqualTo("inv2.antwerp");
      assertThat(seen.path("members")).isEmpty();
      assertThat(seen.path("references")).isEmpty();
    }
    for (String account : INSIDE) {
      JsonNode seen = system.as(account).get("/cases/" + id).expect(200).json();
      assertThat(seen.path("title").asText()).contains(word);
      assertThat(seen.path("phenomenon").asText()).isEqualTo("PHISH");
    }
  }

  @Test
  void noListTellsWhatTheCaseIsAbout() {
    for (String account : OUTSIDE) {
      Api api = system.as(account);
      JsonNode row = row(api, "/cases?q=" + number);
      assertThat(row.path("title").isNull()).isTrue();
      assertThat(row.path("phenomenon").isNull()).isTrue();
      assertThat(row.path("lead").asText()).isEqualTo("inv2.antwerp");
      for (String asked :
          List.of(
              "/cases?q=" + word,
              "/cases?q=" + number + "%20turnhout",
              "/cases?q=" + number + "&phenomenon=PHISH",
              "/cases?q=" + number + "&office=ANT")) {
        assertThat(api.get(asked).expect(200).text()).as(asked).doesNotContain(id, word);
      }
      for (String path :
          List.of("/workload", "/cases?order=TITLE&limit=200", "/cases?limit=200", "/search?q=")) {
        assertThat(api.get(path).expect(200).text()).as(path).doesNotContain(word);
      }
      assertThat(api.all("/cases?order=TITLE").stream().map(each -> each.path("id").asText()))
          .as("stands once in the order of titles, under its number")
          .containsOnlyOnce(id);
    }
    for (String account : INSIDE) {
      Api api = system.as(account);
      assertThat(row(api, "/cases?q=" + word).path("title").asText()).contains(word);
      assertThat(row(api, "/cases?q=" + word + "&phenomenon=PHISH").path("id").asText())
          .isEqualTo(id);
    }
  }

  private JsonNode row(Api api, String path) {
    return StreamSupport.stream(api.get(path).expect(200).json().path("items").spliterator(), false)
        .filter(each -> each.path("id").asText().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError(path));
  }

  @Test
  void nobodyMakesThemselvesAMemberOfWhatTheyMayNotRead() {
    Api leader = system.as("lead.antwerp");
    Api.Answer refused =
        leader.post(
            "/cases/" + id + "/members",
            Map.of("username", "lead.antwerp", "role", "READER", "reason", "curious"));
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.code()).isEqualTo("not-allowed");
    assertThat(leader.get("/cases/" + id).json().path("title").isNull()).isTrue();
  }

  @Test
  void noPageShowsTheTitle() {
    Api leader = system.as("lead.antwerp");
    for (String path :
        List.of(
            "/work",
            "/cases",
            "/unit",
            "/unit?show=LED&of=inv2.antwerp",
            "/unit?show=AGE&of=0",
            "/case/overview?id=" + id,
            "/case/members?id=" + id)) {
      Api.Answer page = page(leader, path);
      assertThat(page.status()).as(path).isEqualTo(200);
      assertThat(page.text()).as(path).doesNotContain(word);
    }
    for (String tab : List.of("exhibits", "history", "directives", "review", "search")) {
      Api.Answer page = page(leader, "/case/" + tab + "?id=" + id);
      assertThat(page.status()).as(tab).isEqualTo(403);
      assertThat(page.text()).as(tab).doesNotContain(word, number);
    }
    try (Browser browser = Browser.of(system, "lead.antwerp")) {
      var page = browser.open("/case/overview?id=" + id);
      page.getByText("U ziet de metagegevens").waitFor();
      assertThat(page.content()).contains(number).doesNotContain(word);
      browser.isAccessible();
    }
  }

  private Api.Answer page(Api api, String path) {
    return api.send(api.request(system.url() + path, "Accept", "text/html").GET());
  }
}
