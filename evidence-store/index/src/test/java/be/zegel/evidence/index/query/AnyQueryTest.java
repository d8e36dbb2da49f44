package be.zegel.evidence.index.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is typed or pasted is understood or refused with a place in it. */
final class AnyQueryTest {
  private final QueryParser parser = new QueryParser(ZoneId.of("Europe/Brussels"));

  @Property(tries = 3_000)
  void anyStringIsUnderstoodOrRefusedInside(@ForAll String query) {
    understoodOrRefusedInside(query);
  }

  @Property(tries = 6_000)
  void anySaladOfTheLanguageIsUnderstoodOrRefusedInside(@ForAll("salads") String query) {
    understoodOrRefusedInside(query);
  }

  private void understoodOrRefusedInside(String query) {
    try {
      assertThat(parser.parse(query).root()).isNotNull();
    } catch (QueryException refused) {
      assertThat(refused.position()).isBetween(0, Math.max(0, query.length() - 1));
    }
  }

  @Provide
  Arbitrary<String> salads() {
    return Arbitraries.of(
            "(",
            ")",
            "\"",
            "“",
            "»",
            "«",
            " ",
            " ",
            " ",
            "AND",
            "OR",
            "NOT",
            "EN",
            "w/5",
            "w/",
            "pre/0",
            "w/251",
            "*",
            "?",
            "~",
            "~1",
            "~9",
            ":",
            "name:",
            "date:",
            "size:",
            "type:",
            "meta:",
            "meta:a=",
            "case:",
            "hash:",
            "tpye:",
            "a",
            "losgeld",
            "+32",
            "0475",
            "12",
            "34",
            "56",
            "BE68",
            "5390",
            "0754",
            "7034",
            "é",
            "ß",
            "今",
            "😀",
            "\uD83D",
            "\u00AD",
            "\u0000",
            "..",
            ">",
            "<=",
            "2026",
            "-",
            "1MB",
            "\n",
            "\t",
            "'",
            "=",
            "/",
            "\\",
            "https://x.onion/a?b",
            "(0)")
        .list()
        .ofMaxSize(25)
        .map(parts -> String.join("", parts));
  }
}
