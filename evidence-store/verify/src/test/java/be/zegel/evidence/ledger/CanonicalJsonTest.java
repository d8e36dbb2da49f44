package be.zegel.evidence.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import be.zegel.evidence.ledger.CanonicalJson.MalformedJson;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String canonical(String json) throws MalformedJson {
    return new String(CanonicalJson.write(CanonicalJson.parse(utf8(json))), StandardCharsets.UTF_8);
  }

  private static void assertMalformed(String json) {
    assertThatThrownBy(() -> CanonicalJson.parse(utf8(json)))
        .as("%s", json)
        .isInstanceOf(MalformedJson.class);
  }

  /** The strings of the example in RFC 8785 section 3.2.2 (its numbers are not used here). */
  @Test
  void writesStringsAndLiteralsAsTheExampleOfTheStandard() throws MalformedJson {
    assertThat(
            canonical(
                """
                { "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
                  "literals": [null, true, false] }
                """))
        .isEqualTo(
            """
            {"literals":[null,true,false],"string":"€$\\u000f\\nA'B\\"\\\\\\\\\\"/"}""");
  }

  /** The names of the example in RFC 8785 section 3.2.3. */
  @Test
  void ordersMembersByTheirUtf16UnitsAsTheExampleOfTheStandard() throws MalformedJson {
    assertThat(
            canonical(
                """
                { "\\u20ac": "Euro Sign", "\\r": "Carriage Return",
                  "\\ufb33": "Hebrew Letter Dalet With Dagesh", "1": "One",
                  "\\ud83d\\ude00": "Emoji: Grinning Face", "\\u0080": "Control",
                  "\\u00f6": "Latin Small Letter O With Diaeresis" }
                """))
        .isEqualTo(
            "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                + "\"\u00f6\":\"Latin Small Letter O With Diaeresis\",\"\u20ac\":\"Euro Sign\","
                + "\"\ud83d\ude00\":\"Emoji: Grinning Face\","
                + "\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
  }

  @Test
  void escapesNothingThatNeedNotBeEscaped() throws MalformedJson {
    for (int unit = 0; unit < 0x100; unit++) {
      String text = String.valueOf((char) unit);
      String written = new String(CanonicalJson.write(Json.text(text)), StandardCharsets.UTF_8);
      boolean escaped = unit < 0x20 || unit == '"' || unit == '\\';
      assertThat(written.equals('"' + text + '"')).as("U+%04X", unit).isEqualTo(!escaped);
      assertThat(CanonicalJson.parseCanonical(utf8(written))).isEqualTo(Json.text(text));
    }
    assertThat(canonical("\"\\u2028\\u007f\\/\"")).isEqualTo("\"\u2028\u007f/\"");
  }

  /** What is canonical is what is written again: tried with every small change of a text. */
  @Test
  void readsAsCanonicalExactlyWhatItWouldWrite() {
    String text =
        "{\"a\":[0,12,true,null],\"b\\u0001\":\"\\n\\\\ \u00e9 \ud83d\ude00\",\"c\":{\"\":{}}}";
    List<String> changes =
        List.of(
            "", " ", "0", "u", "\\", "\"", ",", "a", "b", "c", "\\u0061", "\\/", "\\u000a", "\n");
    int canonical = 0;
    for (int at = 0; at <= text.length(); at++) {
      for (String change : changes) {
        for (int dropped = 0; dropped <= 1 && at + dropped <= text.length(); dropped++) {
          String changed = text.substring(0, at) + change + text.substring(at + dropped);
          boolean same;
          try {
            same = java.util.Arrays.equals(utf8(canonical(changed)), utf8(changed));
          } catch (MalformedJson e) {
            same = false;
          }
          boolean read;
          try {
            CanonicalJson.parseCanonical(utf8(changed));
            read = true;
          } catch (MalformedJson e) {
            read = false;
          }
          assertThat(read).as(changed).isEqualTo(same);
          canonical += same ? 1 : 0;
        }
      }
    }
    assertThat(canonical).isGreaterThan(50);
  }

  @Test
  void leavesUnicodeNormalFormsAsTyped() throws MalformedJson {
    assertThat(canonical("\"e\\u0301\"")).isEqualTo("\"e\u0301\"");
    assertThat(canonical("\"\\u00e9\"")).isEqualTo("\"\u00e9\"");
  }

  @Test
  void keepsCountersUpToTheLastExactOneAndRefusesAllOtherNumbers() throws MalformedJson {
    assertThat(canonical("[0,1,9007199254740991]")).isEqualTo("[0,1,9007199254740991]");
    List.of(
            "9007199254740992",
            "9007199254740993",
            "99999999999999999999",
            "-1",
            "-0",
            "1.0",
            "1e3",
            "01",
            "NaN",
            "Infinity",
            "+1")
        .forEach(CanonicalJsonTest::assertMalformed);
    assertThatThrownBy(() -> Json.counter(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Json.counter(1L << 53)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesWhatIsNotJson() {
    List.of(
            "",
            " ",
            "{",
            "[1,]",
            "[1 2]",
            "{\"a\":1,}",
            "{a:1}",
            "{\"a\" 1}",
            "\"open",
            "\"\t\"",
            "\"\\x\"",
            "\"\\u12\"",
            "\"\\u00zz\"",
            "tru",
            "nulll",
            "1 1",
            "[1]x",
            "\ufeff1",
            "'a'")
        .forEach(CanonicalJsonTest::assertMalformed);
  }

  @Test
  void refusesAMemberNameThatStandsTwiceHoweverItIsSpelt() {
    assertMalformed("{\"a\":1,\"a\":1}");
    assertMalformed("{\"a\":1,\"\\u0061\":2}");
    assertMalformed("{\"x\":{\"a\":null,\"a\":null}}");
  }

  @Test
  void refusesLoneSurrogates() throws MalformedJson {
    assertMalformed("\"\\ud83d\"");
    assertMalformed("\"\\ude00\\ud83d\"");
    assertMalformed("{\"\\ud83d\":1}");
    assertThat(canonical("\"\\ud83d\\ude00\"")).isEqualTo("\"\ud83d\ude00\"");
    assertThatThrownBy(() -> Json.text("\ud83d")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Json.members(Map.of("\ude00", Json.nothing())))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesBytesThatAreNotUtf8() {
    for (byte[] bytes :
        List.of(
            new byte[] {'"', (byte) 0xc3, '"'},
            new byte[] {'"', (byte) 0xc0, (byte) 0x80, '"'},
            new byte[] {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'},
            new byte[] {'"', (byte) 0xff, '"'})) {
      assertThatThrownBy(() -> CanonicalJson.parse(bytes)).isInstanceOf(MalformedJson.class);
    }
  }

  @Test
  void refusesNestingThatIsTooDeep() throws MalformedJson {
    String deepest = "[".repeat(32) + "]".repeat(32);
    assertThat(canonical(deepest)).isEqualTo(deepest);
    assertMalformed("[".repeat(40) + "]".repeat(40));
    assertMalformed("[".repeat(100_000));
  }

  @Test
  void refusesAnySpellingButTheCanonicalOneWhereItMatters() throws MalformedJson {
    byte[] good = utf8("{\"a\":[1,\"b\"],\"c\":null}");
    assertThat(CanonicalJson.write(CanonicalJson.parseCanonical(good))).isEqualTo(good);
    for (String other :
        List.of(
            "{\"c\":null,\"a\":[1,\"b\"]}",
            "{\"a\":[1, \"b\"],\"c\":null}",
            "{\"a\":[1,\"\\u0062\"],\"c\":null}",
            "{\"a\":[1,\"b\"],\"c\":null}\n")) {
      assertThatThrownBy(() -> CanonicalJson.parseCanonical(utf8(other)))
          .isInstanceOf(MalformedJson.class);
      assertThat(CanonicalJson.write(CanonicalJson.parse(utf8(other)))).isEqualTo(good);
    }
  }

  @Test
  void isNotChangedByWhoeverMadeTheValue() {
    Map<String, Json> members = new HashMap<>(Map.of("a", Json.counter(1)));
    Json value = Json.members(members);
    members.put("b", Json.counter(2));
    assertThat(CanonicalJson.write(value)).isEqualTo(utf8("{\"a\":1}"));
  }
}
