package be.zegel.web.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShellRulesTest {

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "cases",
        "//evil.example/",
        "/\\evil.example",
        "https://evil.example/",
        "/\n/evil.example",
        "javascript:alert(1)"
      })
  void neverLeadsToAnotherSite(String wanted) {
    assertThat(LocalPath.of(wanted, "/")).isEqualTo("/");
  }

  @Test
  void leadsBackToThePageWithItsQuestion() {
    assertThat(LocalPath.of("/case/exhibits?id=7&x=%C3%A9", "/"))
        .isEqualTo("/case/exhibits?id=7&x=%C3%A9");
  }

  @Test
  void readsDaysInTheFormsPeopleWrite() {
    LocalDate day = LocalDate.of(2026, 9, 12);
    for (String written :
        List.of(
            "12.09.2026", "12.9.2026", "12/09/2026", "12-9-2026", "2026-09-12", " 12.09.2026 ")) {
      assertThat(DayConverter.read(written)).as(written).contains(day);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"31.02.2026", "12.13.2026", "12.09.26", "yesterday", "2026.09.12"})
  void refusesDaysThatDoNotExistOrCouldMeanAnother(String written) {
    assertThat(DayConverter.read(written)).isEmpty();
  }

  @Test
  void readsRecordsAndOurOwnTypesByTheNamesOfTheirAccessors() {
    var accessors = new NamedAccessors();
    var context = new PlainContext();
    var chip = new Chip("Ingediend", Chip.Tone.ACC);
    assertThat(accessors.getValue(context, chip, "text")).isEqualTo("Ingediend");
    assertThat(context.isPropertyResolved()).isTrue();
    assertThat(accessors.getValue(context, Chip.Tone.CONF, "style")).isEqualTo("conf");
  }

  @Test
  void leavesOtherTypesAndUnknownNamesToTheOtherResolvers() {
    var accessors = new NamedAccessors();
    var context = new PlainContext();
    assertThat(accessors.getValue(context, "text", "length")).isNull();
    assertThat(accessors.getValue(context, Map.of("size", 3), "size")).isNull();
    assertThat(accessors.getValue(context, new Chip("x", Chip.Tone.OK), "nothing")).isNull();
    assertThat(context.isPropertyResolved()).isFalse();
  }

  @Test
  void hidesThePersonBehindTheNameOfTheLanguageCookie() {
    assertThat(Language.cookieName("inv.antwerp"))
        .matches("zegel-language-[0-9a-f]{8}")
        .doesNotContain("inv")
        .isNotEqualTo(Language.cookieName("inv2.antwerp"));
  }

  @Test
  void aBandKeepsWhatItWasGiven() {
    var chips = new java.util.ArrayList<>(List.of(new Chip("x", Chip.Tone.OK)));
    var band =
        new CaseBand("1", "ZG-2026-000001", "Titel", true, chips, Map.of(CaseTab.EXHIBITS, 3L));
    chips.clear();
    assertThat(band.chips()).hasSize(1);
    assertThatThrownBy(() -> band.chips().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void behindMetadataAloneOnlyTheirTabsOpen() {
    var band = new CaseBand("1", "ZG-2026-000001", "Beperkte zaak", false, List.of(), Map.of());
    assertThat(java.util.Arrays.stream(CaseTab.values()).filter(band::opens))
        .containsExactly(CaseTab.OVERVIEW, CaseTab.MEMBERS);
  }

  private static final class PlainContext extends jakarta.el.ELContext {

    @Override
    public jakarta.el.ELResolver getELResolver() {
      return new NamedAccessors();
    }

    @Override
    public jakarta.el.FunctionMapper getFunctionMapper() {
      throw new UnsupportedOperationException("no functions are resolved here");
    }

    @Override
    public jakarta.el.VariableMapper getVariableMapper() {
      throw new UnsupportedOperationException("no variables are resolved here");
    }
  }
}
