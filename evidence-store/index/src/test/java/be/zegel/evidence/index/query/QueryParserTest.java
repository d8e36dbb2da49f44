package be.zegel.evidence.index.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import be.zegel.evidence.index.query.EvidenceQuery.Area;
import be.zegel.evidence.index.query.EvidenceQuery.Place;
import be.zegel.evidence.index.query.QueryException.Code;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class QueryParserTest {
  private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");
  private final QueryParser parser = new QueryParser(BRUSSELS);

  /** A tree as one line. */
  private static String shown(EvidenceQuery query) {
    return switch (query) {
      case EvidenceQuery.Everything e -> "everything";
      case EvidenceQuery.And and -> "and" + list(and.parts());
      case EvidenceQuery.Or or -> "or" + list(or.parts());
      case EvidenceQuery.Not not -> "not(" + shown(not.part()) + ")";
      case EvidenceQuery.Words words ->
          (words.place().equals(Place.ANYWHERE) ? "" : place(words.place()) + "=")
              + words.raw()
              + (words.edits() == 0 ? "" : "~" + words.edits());
      case EvidenceQuery.Near near ->
          (near.ordered() ? "pre" : "w")
              + near.distance()
              + "("
              + shown(near.left())
              + " "
              + shown(near.right())
              + ")";
      case EvidenceQuery.Dated dated ->
          "date[" + dated.kind() + " " + dated.from() + " " + dated.until() + "]";
      case EvidenceQuery.Sized sized -> "size[" + sized.least() + " " + sized.most() + "]";
      case EvidenceQuery.InGroup group -> "group[" + group.group() + "]";
      case EvidenceQuery.Exactly exactly ->
          exactly.field() + "[" + exactly.value() + (exactly.prefix() ? "*" : "") + "]";
    };
  }

  private static String place(Place place) {
    return place.area() == Area.KEY ? "key " + place.key() : place.area().toString();
  }

  private static String list(List<EvidenceQuery> parts) {
    return parts.stream().map(QueryParserTest::shown).collect(Collectors.joining(" ", "(", ")"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '`',
      value = {
        "losgeld → losgeld",
        "losgeld bitcoin → and(losgeld bitcoin)",
        "losgeld AND bitcoin → and(losgeld bitcoin)",
        "losgeld OR rançon bitcoin → or(losgeld and(rançon bitcoin))",
        "(losgeld OR rançon) bitcoin → and(or(losgeld rançon) bitcoin)",
        "losgeld NOT test → and(losgeld not(test))",
        "losgeld AND NOT test → and(losgeld not(test))",
        "NOT NOT a → a",
        "losgeld EN bitcoin OF wallet → or(and(losgeld bitcoin) wallet)",
        "rançon ET bitcoin OU portefeuille SAUF essai → or(and(rançon bitcoin) and(portefeuille not(essai)))",
        "a UND b ODER c NICHT d → or(and(a b) and(c not(d)))",
        "en of niet → and(en of niet)",
        "\"final offer\" → final offer",
        "“final offer” → final offer",
        "« offre finale » → offre finale",
        "a w/5 b → w5(a b)",
        "a W/5 b → w5(a b)",
        "a bij/5 b → w5(a b)",
        "a près/5 b → w5(a b)",
        "a nahe/5 b → w5(a b)",
        "a pre/3 b → pre3(a b)",
        "a voor/3 b → pre3(a b)",
        "a avant/3 b → pre3(a b)",
        "a vor/3 b → pre3(a b)",
        "a w/5 b w/2 c → w2(w5(a b) c)",
        "(losgeld OR ransom*) w/10 (bitcoin OR wallet) AND soort:mail → and(w10(or(losgeld ransom*) or(bitcoin wallet)) group[MAIL])",
        "ransom* → ransom*",
        "wi?d → wi?d",
        "fuzzy~ → fuzzy~-1",
        "fuzzy~1 → fuzzy~1",
        "fuzzy~2 → fuzzy~2",
        "\"two words\"~1 → two words~1",
        "* → everything",
        "name:factuur → NAME=factuur",
        "naam:factuur → NAME=factuur",
        "name:(a OR b) → or(NAME=a NAME=b)",
        "name:\"a b\" → NAME=a b",
        "onderwerp:\"final offer\" → key subject=final offer",
        "van:jan@example.be → key from=jan@example.be",
        "de:jan → key from=jan",
        "Von:jan → key from=jan",
        "author:* → key author=*",
        "meta:Application-Name=Word → key application=Word",
        "meta:xmp:rating=5 → key xmp-rating=5",
        "meta:word → METADATA=word",
        "text:a w/3 text:b → w3(TEXT=a TEXT=b)",
        "type:mail → group[MAIL]",
        "art:tabelle → group[SPREADSHEET]",
        "type:application/pdf → MEDIA_TYPE[application/pdf]",
        "type:image/* → MEDIA_TYPE[image/*]",
        "taal:nl → LANGUAGE[nl]",
        "langue:français → LANGUAGE[fr]",
        "sprache:englisch → LANGUAGE[en]",
        "taal:onbekend → LANGUAGE[]",
        "stuk:OS-04 → EXHIBIT[os-04]",
        "zaak:ZG-2026-* → CASE[zg-2026-*]",
        "ext:.PDF → EXTENSION[pdf]",
        "hash:5B1E90C4 → HASH[5b1e90c4*]",
        "size:>1MB → size[1048577 9223372036854775807]",
        "grootte:>=1kb → size[1024 9223372036854775807]",
        "taille:<2Ko → size[0 2047]",
        "größe:1KB..2KB → size[1024 2048]",
        "size:1500 → size[1500 1500]",
        "size:1KB → size[512 1535]",
        "https://x.onion/a?b → https://x.onion/a?b",
        "C:\\Users\\Jan → C:\\Users\\Jan",
        "10:30 → 10:30",
        "Re: final → and(Re: final)",
        "mailto:jan@example.be → mailto:jan@example.be",
        "fe80::1 → fe80::1",
        "de:ad:be:ef:00:11 → de:ad:be:ef:00:11",
        "00:1A:2B:3C:4D:5E → 00:1A:2B:3C:4D:5E",
        "BE68 5390 0754 7034 → BE68 5390 0754 7034",
        "+32 (0)475 12 34 56 → +32 (0)475 12 34 56",
        "betaal 0475/12 34 56 nu → and(betaal 0475/12 34 56 nu)",
        "2026 2027 → and(2026 2027)",
        "a - b → and(a b)",
        "c'est l'argent → and(c'est l'argent)",
        "PROGRA~1 → PROGRA~1"
      })
  void understands(String query, String tree) throws QueryException {
    assertThat(shown(parser.parse(query).root())).isEqualTo(tree);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '`',
      value = {
        "a AND → NOTHING_AFTER_OPERATOR → 2",
        "a OR → NOTHING_AFTER_OPERATOR → 2",
        "a AND OR b → NOTHING_AFTER_OPERATOR → 2",
        "AND a → NOTHING_BEFORE_OPERATOR → 0",
        "OR a → NOTHING_BEFORE_OPERATOR → 0",
        "w/5 a → NOTHING_BEFORE_OPERATOR → 0",
        "a w/5 → NOTHING_AFTER_OPERATOR → 2",
        "a w/5 w/5 b → NOTHING_AFTER_OPERATOR → 2",
        "NOT → NOTHING_AFTER_OPERATOR → 0",
        "(a → BRACKET_NOT_CLOSED → 0",
        "b ( → BRACKET_NOT_CLOSED → 2",
        "a) → BRACKET_NOT_OPENED → 1",
        ") → BRACKET_NOT_OPENED → 0",
        "a () → EMPTY_BRACKETS → 2",
        "a \"b → QUOTE_NOT_CLOSED → 2",
        "tpye:mail → UNKNOWN_FIELD → 0",
        "a foo:bar → UNKNOWN_FIELD → 2",
        "foo:\"b\" → UNKNOWN_FIELD → 0",
        "name: a → FIELD_WITHOUT_VALUE → 0",
        "date: → FIELD_WITHOUT_VALUE → 0",
        "name:(type:mail) → FIELD_TAKES_ONE_VALUE → 6",
        "date:2026-13-01 → BAD_DATE → 5",
        "date:2026-02-30 → BAD_DATE → 5",
        "date:2026-09..2026-08 → BAD_DATE → 5",
        "datum:gisteren → BAD_DATE → 6",
        "size:much → BAD_SIZE → 5",
        "size:2MB..1MB → BAD_SIZE → 5",
        "type:maill → BAD_TYPE → 5",
        "taal:klingonisch → BAD_LANGUAGE → 5",
        "hash:xyz → BAD_HASH → 5",
        "word~3 → BAD_FUZZINESS → 0",
        "\"a b\"~5 → BAD_FUZZINESS → 0",
        "a w/0 b → BAD_DISTANCE → 2",
        "a w/251 b → BAD_DISTANCE → 2",
        "a w/99999999999 b → BAD_DISTANCE → 2",
        "a w/5 (b AND c) → NOT_INSIDE_PROXIMITY → 2",
        "a w/5 type:mail → NOT_INSIDE_PROXIMITY → 2",
        "a w/5 NOT b → NOT_INSIDE_PROXIMITY → 6",
        "name:a w/5 b → NOT_INSIDE_PROXIMITY → 7",
        "name:* → PATTERN_TOO_BROAD → 5",
        "--- → NOTHING_TO_SEARCH → 0",
        "\"---\" → NOTHING_TO_SEARCH → 0",
        "NOT --- → NOTHING_TO_SEARCH → 4"
      })
  void refusesWithAPlace(String query, Code code, int position) {
    QueryException refused = catchThrowableOfType(QueryException.class, () -> parser.parse(query));
    assertThat(refused.code()).isEqualTo(code);
    assertThat(refused.position()).isEqualTo(position);
  }

  @Test
  void suggestsTheNearestName() {
    assertThat(
            catchThrowableOfType(QueryException.class, () -> parser.parse("tpye:mail")).argument())
        .isEqualTo("type");
    assertThat(
            catchThrowableOfType(QueryException.class, () -> parser.parse("type:maill")).argument())
        .isEqualTo("mail");
  }

  @Test
  void refusesWhatIsTooLongTooDeepOrTooMuch() {
    assertThat(refusal("a".repeat(QueryParser.LONGEST + 1))).isEqualTo(Code.TOO_LONG);
    assertThat(refusal("(".repeat(41) + "a" + ")".repeat(41))).isEqualTo(Code.TOO_DEEP);
    assertThat(refusal("NOT ".repeat(41) + "a")).isEqualTo(Code.TOO_DEEP);
    assertThat(refusal("a ".repeat(501))).isEqualTo(Code.TOO_MANY_PARTS);
  }

  private Code refusal(String query) {
    return catchThrowableOfType(QueryException.class, () -> parser.parse(query)).code();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-08-01, 2026-07-31T22:00:00Z, 2026-08-01T22:00:00Z",
    "01.08.2026, 2026-07-31T22:00:00Z, 2026-08-01T22:00:00Z",
    "1/8/2026, 2026-07-31T22:00:00Z, 2026-08-01T22:00:00Z",
    "2026-08, 2026-07-31T22:00:00Z, 2026-08-31T22:00:00Z",
    "8/2026, 2026-07-31T22:00:00Z, 2026-08-31T22:00:00Z",
    "2026, 2025-12-31T23:00:00Z, 2026-12-31T23:00:00Z",
    "2026-08-01..2026-09-12, 2026-07-31T22:00:00Z, 2026-09-12T22:00:00Z",
    "01.08.2026..12.09.2026, 2026-07-31T22:00:00Z, 2026-09-12T22:00:00Z",
    "2026-08-01T10:30, 2026-08-01T08:30:00Z, 2026-08-01T08:31:00Z"
  })
  void readsDatesAsDaysOfTheZone(String value, Instant from, Instant until) throws QueryException {
    assertThat(parser.parse("datum:" + value).root())
        .isEqualTo(new EvidenceQuery.Dated(null, from, until));
  }

  @Test
  void readsOpenDates() throws QueryException {
    Instant first = Instant.parse("2026-07-31T22:00:00Z");
    Instant second = Instant.parse("2026-08-01T22:00:00Z");
    assertThat(parser.parse("date:>=2026-08-01").root())
        .isEqualTo(new EvidenceQuery.Dated(null, first, null));
    assertThat(parser.parse("date:>2026-08-01").root())
        .isEqualTo(new EvidenceQuery.Dated(null, second, null));
    assertThat(parser.parse("date:<2026-08-01").root())
        .isEqualTo(new EvidenceQuery.Dated(null, null, first));
    assertThat(parser.parse("verzonden:<=2026-08-01").root())
        .isEqualTo(new EvidenceQuery.Dated(DateKind.SENT, null, second));
    assertThat(parser.parse("date:2026-08-01..").root())
        .isEqualTo(new EvidenceQuery.Dated(null, first, null));
  }

  @Test
  void tellsWhatItPassedOverOrJoined() throws QueryException {
    assertThat(parser.parse("a - b").warnings())
        .containsExactly(new QueryWarning(QueryWarning.Code.SIGNS_IGNORED, 2, ""));
    assertThat(parser.parse("op BE68 5390 0754 7034").warnings())
        .containsExactly(new QueryWarning(QueryWarning.Code.READ_AS_NUMBER, 3, ""));
  }

  @ParameterizedTest
  @EnumSource
  void everyFieldIsKnownByAllItsNames(QueryField field) {
    for (String language : List.of("en", "nl", "fr", "de")) {
      for (String name : field.names(language)) {
        assertThat(QueryField.named(name)).as(name).isEqualTo(field);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyExampleOfTheHelpIsUnderstood(QueryHelp help) throws QueryException {
    assertThat(parser.parse(help.example()).root()).isNotNull();
  }
}
