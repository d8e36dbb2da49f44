package be.zegel.evidence.extract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ItemNameTest {
  @ParameterizedTest
  @CsvSource({
    "../../etc/passwd, etc/passwd",
    "/etc/passwd, etc/passwd",
    "C:\\Windows\\system.ini, Windows/system.ini",
    "a/./b//c, a/b/c",
    "map/brief.txt, map/brief.txt",
    "..., ...",
    "'  spaced  /x', spaced/x"
  })
  void makesALabelOfAPath(String found, String label) {
    assertThat(ItemName.path(found, "none")).isEqualTo(label);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", "../..", "/", "C:", "."})
  void fallsBackWhereNothingIsLeft(String found) {
    assertThat(ItemName.path(found, "entry-1")).isEqualTo("entry-1");
  }

  @Test
  void showsWhatReversesOrHidesAName() {
    assertThat(ItemName.path("invoice\u202Efdp.exe", "x")).isEqualTo("invoice_fdp.exe");
    assertThat(ItemName.path("a\u0000b\nc", "x")).isEqualTo("a_b_c");
  }

  @Test
  void isStableOnItsOwnResult() {
    String label = ItemName.path("é".repeat(300) + "/" + "x".repeat(5000) + "/../y", "x");
    assertThat(ItemName.isSafe(label)).isTrue();
    assertThat(ItemName.isSafe("../x")).isFalse();
    assertThat(ItemName.isSafe("")).isFalse();
  }
}
