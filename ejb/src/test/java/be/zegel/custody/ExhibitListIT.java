package be.zegel.custody;

import static org.assertj.core.api.Assertions.assertThat;

import be.zegel.GeneratedDatabase;
import be.zegel.access.Scope;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The list of exhibits walks indexes under row-level security, and shows what is in sight. */
class ExhibitListIT {

  private static final GeneratedDatabase DATABASE = GeneratedDatabase.get();

  @Test
  void noFilterReadsAWholeTable() {
    for (String account : GeneratedDatabase.accounts()) {
      for (ExhibitFilter filter : filters()) {
        GeneratedDatabase.Plan plan = DATABASE.plan(account, sql(account, filter));
        assertThat(plan.scannedWhole()).as("%s %s %s", account, filter, plan.text()).isEmpty();
      }
    }
  }

  @Test
  void eachScopeHasItsIndex() {
    assertThat(indexes("leader", null)).contains("exhibit_unit_registered");
    assertThat(indexes("leader", "CRYPTO_ASSET")).contains("exhibit_unit_category");
    assertThat(indexes("prosecutor", null)).contains("exhibit_office_registered");
    assertThat(indexes("prosecutor", "CRYPTO_ASSET")).contains("exhibit_office_category");
    assertThat(indexes("custodian", null)).contains("exhibit_room_registered");
    assertThat(indexes("custodian", "CRYPTO_ASSET")).contains("exhibit_room_category");
  }

  @Test
  void showsWhatIsInSightAndNothingElse() {
    for (String account : GeneratedDatabase.accounts()) {
      for (ExhibitFilter filter : filters()) {
        if (!filter.mine()) {
          List<String> inSight =
              DATABASE.read(
                  account,
                  "select e.id from exhibit e where true"
                      + (filter.category() == null
                          ? ""
                          : " and e.category = '" + filter.category() + "'")
                      + (filter.state() == null ? "" : " and e.state = '" + filter.state() + "'")
                      + " order by e.registered_at desc, e.id desc limit 51");
          assertThat(DATABASE.read(account, sql(account, filter)))
              .as("%s %s", account, filter)
              .isEqualTo(inSight);
        }
      }
    }
  }

  @Test
  void everybodyButNobodySeesSome() {
    assertThat(DATABASE.read("nobody", sql("nobody", ExhibitFilter.everything()))).isEmpty();
    for (String account : GeneratedDatabase.accounts()) {
      if (!account.equals("nobody")) {
        assertThat(DATABASE.read(account, sql(account, ExhibitFilter.everything())))
            .as(account)
            .isNotEmpty();
      }
    }
  }

  @Test
  void theScopeOfExhibitsFollowsTheCase() {
    String moved =
        "(select id from case_file where confidentiality = 'NORMAL' and with_prosecution order by number desc limit 1)";
    DATABASE.execute(
        "update case_file set unit_id = (select id from unit where code = 'RCCU-LIE') where id = "
            + moved);
    DATABASE.execute("update case_file set confidentiality = 'RESTRICTED' where id = " + moved);
    DATABASE.execute("update case_file set state = 'ASSIGNED' where id = " + moved);
    assertThat(
            DATABASE.numbers(
                """
                select count(*) from exhibit e join case_file c on c.id = e.case_id
                where e.content_unit is distinct from case when c.confidentiality = 'NORMAL' then c.unit_id end
                   or e.content_office is distinct from case when c.confidentiality <> 'EMBARGO' and c.with_prosecution then c.office_id end
                """))
        .containsExactly(0L);
  }

  private static List<ExhibitFilter> filters() {
    return List.of(
        ExhibitFilter.everything(),
        ExhibitFilter.held(),
        new ExhibitFilter(false, "CRYPTO_ASSET", null),
        new ExhibitFilter(false, null, "OUT"),
        new ExhibitFilter(false, "PHONE", "CLOSED"));
  }

  private static Iterable<String> indexes(String account, @Nullable String category) {
    return DATABASE.plan(account, sql(account, new ExhibitFilter(false, category, null))).indexes();
  }

  private static String sql(String account, ExhibitFilter filter) {
    Scope scope =
        new Scope(
            DATABASE.person(account),
            DATABASE.scope(account, "zegel_led_units"),
            DATABASE.scope(account, "zegel_offices"));
    Map<String, Object> parameters = new LinkedHashMap<>();
    String query = ExhibitReading.allSql(filter, scope, null, 51, parameters);
    return GeneratedDatabase.sql(query, parameters);
  }
}
