package be.zegel.cases;

import static org.assertj.core.api.Assertions.assertThat;

import be.zegel.GeneratedDatabase;
import be.zegel.access.Scope;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The list of cases walks indexes under row-level security, and shows exactly what is in sight. */
class CaseListIT {

  private static final GeneratedDatabase DATABASE = GeneratedDatabase.get();
  private static final CaseFilter.Order ORDER = CaseFilter.Order.OPENED;
  private static final List<String> NARROWED =
      List.of("", " and c.state = 'SUBMITTED'", " and c.lead_id is null");

  @ParameterizedTest
  @EnumSource(CaseFilter.Order.class)
  void noOrderAndNoFilterReadsAWholeTable(CaseFilter.Order order) {
    for (String account : GeneratedDatabase.accounts()) {
      for (String narrowed : NARROWED) {
        requireIndexes(account, sql(account, order, narrowed, ""));
      }
      for (String words : new String[] {"antwerpen", "phishing gent", "4711"}) {
        requireIndexes(account, sql(account, order, "", words));
      }
    }
  }

  private static void requireIndexes(String account, String sql) {
    GeneratedDatabase.Plan plan = DATABASE.plan(account, sql);
    assertThat(plan.scannedWhole()).as("%s: %s%n%s", account, sql, plan.text()).isEmpty();
  }

  @Test
  void eachOrderHasItsIndexForLeadersAndForProsecutors() {
    Map<CaseFilter.Order, String> indexes =
        Map.of(
            CaseFilter.Order.OPENED, "opened",
            CaseFilter.Order.LAST_ACT, "act",
            CaseFilter.Order.IDLE, "act",
            CaseFilter.Order.NUMBER, "number",
            CaseFilter.Order.TITLE, "title");
    indexes.forEach(
        (order, name) -> {
          assertThat(DATABASE.plan("leader", sql("leader", order, "", "")).indexes())
              .contains("case_file_unit_" + name);
          assertThat(DATABASE.plan("prosecutor", sql("prosecutor", order, "", "")).indexes())
              .contains("case_file_office_" + name);
        });
  }

  @Test
  void theQueueOfAProsecutorWalksTheIndexOfItsState() {
    assertThat(
            DATABASE
                .plan(
                    "prosecutor",
                    sql("prosecutor", CaseFilter.Order.IDLE, " and c.state = 'SUBMITTED'", ""))
                .indexes())
        .contains("case_file_office_state_act");
  }

  @ParameterizedTest
  @EnumSource(CaseFilter.Order.class)
  void showsWhatIsInSightAndNothingElse(CaseFilter.Order order) {
    for (String account : GeneratedDatabase.accounts()) {
      for (String narrowed : NARROWED) {
        String direction = order.descending() ? " desc" : "";
        List<String> inSight =
            DATABASE.read(
                account,
                "select c.id from case_in_sight c where true"
                    + narrowed
                    + " order by "
                    + (order == CaseFilter.Order.TITLE
                        ? "coalesce(c.title, c.number)"
                        : order.key())
                    + direction
                    + ", c.id"
                    + direction
                    + " limit 51");
        assertThat(DATABASE.read(account, sql(account, order, narrowed, "")))
            .as("%s %s %s", account, order, narrowed)
            .isEqualTo(inSight);
      }
    }
  }

  @Test
  void findsWordsByTheirBeginningInEveryScope() {
    for (String account : GeneratedDatabase.accounts()) {
      List<String> inSight =
          DATABASE.read(
              account,
              "select id from case_in_sight where title like '%Gent%' and title like 'Phish%'"
                  + " order by title, id limit 51");
      assertThat(DATABASE.read(account, sql(account, CaseFilter.Order.TITLE, "", "phish gent")))
          .as(account)
          .isEqualTo(inSight);
    }
  }

  @Test
  void wordsOfCasesOutOfSightAndHiddenWordsOfRestrictedOnesAreOutOfSight() {
    for (String account : GeneratedDatabase.accounts()) {
      List<String> inSight =
          List.of(
              DATABASE
                  .numbers(
                      """
                      select count(*) from case_word w join case_file c on c.id = w.case_id
                      where c.id = any (array[%s]::uuid[])
                         or (c.id = any (array[%s]::uuid[]) and w.word = any (string_to_array(lower(c.number), '-') || lower(c.number)))
                      """
                          .formatted(ids(account, "readable"), ids(account, "not readable")))
                  .getFirst()
                  .toString());
      assertThat(DATABASE.read(account, "select count(*) from case_word"))
          .as(account)
          .isEqualTo(inSight);
    }
  }

  @Test
  void whatIsHiddenOfARestrictedCaseNeitherShowsNorNarrowsNorFinds() {
    assertThat(
            DATABASE.read(
                "leader",
                "select count(*) from case_in_sight where confidentiality = 'RESTRICTED' and not readable"))
        .as("restricted cases that the leader does not read")
        .isNotEqualTo(List.of("0"));
    assertThat(
            DATABASE.read(
                "leader",
                "select count(*) from case_in_sight where not readable and (title is not null or phenomenon is not null or office_id is not null)"))
        .containsExactly("0");
    String hidden =
        DATABASE
            .read(
                "leader",
                "select number from case_in_sight where confidentiality = 'RESTRICTED' and not readable order by number limit 1")
            .getFirst();
    assertThat(DATABASE.read("leader", sql("leader", CaseFilter.Order.TITLE, "", hidden)))
        .as("found by its number")
        .hasSize(1);
    CaseFilter byPhenomenon =
        new CaseFilter(null, null, null, "PHISH", null, null, false, false, null, ORDER);
    assertThat(
            DATABASE.read(
                "leader",
                "select count(*) from case_in_sight c where not c.readable and c.id in (select id from ("
                    + sql("leader", byPhenomenon, " and c.phenomenon = 'PHISH'")
                    + ") x)"))
        .containsExactly("0");
  }

  private static String ids(String account, String condition) {
    return DATABASE.read(account, "select id from case_in_sight where " + condition).stream()
        .map(id -> "'" + id + "'")
        .collect(Collectors.joining(","));
  }

  @Test
  void theScopeOfWordsFollowsTheCase() {
    String moved =
        "(select id from case_file where confidentiality = 'NORMAL' and with_prosecution order by number limit 1)";
    DATABASE.execute("update case_file set confidentiality = 'EMBARGO' where id = " + moved);
    DATABASE.execute(
        "update case_file set unit_id = (select id from unit where code = 'RCCU-LIE') where id = "
            + moved);
    DATABASE.execute("update case_file set state = 'ASSIGNED' where id = " + moved);
    assertThat(
            DATABASE.numbers(
                """
                select count(*) from case_word w join case_file c on c.id = w.case_id
                where w.seen_unit is distinct from case_word_unit(w.word, c.number, c.confidentiality, c.unit_id)
                   or w.seen_office is distinct from case when c.confidentiality <> 'EMBARGO' and c.with_prosecution then c.office_id end
                """))
        .containsExactly(0L);
  }

  private static String sql(
      String account, CaseFilter.Order order, String where, @Nullable String words) {
    CaseFilter filter =
        new CaseFilter(null, null, null, null, null, null, false, false, words, order);
    return sql(account, filter, where);
  }

  private static String sql(String account, CaseFilter filter, String where) {
    Scope scope =
        new Scope(
            DATABASE.person(account),
            DATABASE.scope(account, "zegel_led_units"),
            DATABASE.scope(account, "zegel_offices"));
    Map<String, Object> parameters = new LinkedHashMap<>();
    String query = CaseList.sql(filter, where, scope, parameters, 51);
    return GeneratedDatabase.sql(query, parameters);
  }
}
