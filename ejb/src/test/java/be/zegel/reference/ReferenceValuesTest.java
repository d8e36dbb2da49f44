package be.zegel.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReferenceValuesTest {

  private static final LocalDate NEW_CODE = LocalDate.of(2026, 9, 1);

  @Test
  void speaksTheReadersLanguageWhateverTheCountry() {
    assertThat(Language.of(Locale.of("nl", "BE"))).isEqualTo(Language.NL);
    assertThat(Language.of(Locale.of("nl", "NL"))).isEqualTo(Language.NL);
    assertThat(Language.of(Locale.GERMANY)).isEqualTo(Language.DE);
  }

  @Test
  void fallsBackToEnglishForALanguageItDoesNotSpeak() {
    assertThat(Language.of(Locale.JAPANESE)).isEqualTo(Language.EN);
    assertThat(Language.ofTag("ja")).isEmpty();
  }

  @Test
  void takesTheFirstPreferredLanguageItSpeaks() {
    assertThat(Language.preferred(List.of(Locale.JAPANESE, Locale.FRENCH, Locale.ENGLISH)))
        .isEqualTo(Language.FR);
    assertThat(Language.preferred(List.of())).isEqualTo(Language.EN);
  }

  @Test
  void knowsThatACaseIsNeverConductedInEnglish() {
    assertThat(List.of(Language.values()).stream().filter(Language::procedural))
        .containsExactly(Language.NL, Language.FR, Language.DE);
  }

  @Test
  void givesEachLabelInItsLanguage() {
    Labels seal = new Labels("zegel", "scellé", "Siegel", "seal");

    assertThat(seal.in(Language.NL)).isEqualTo("zegel");
    assertThat(seal.in(Locale.of("fr", "BE"))).isEqualTo("scellé");
    assertThat(seal.in(Language.DE)).isEqualTo("Siegel");
    assertThat(seal.in(Language.EN)).isEqualTo("seal");
    assertThat(Labels.same("SIENA").in(Language.DE)).isEqualTo("SIENA");
  }

  @Test
  void refusesALabelThatIsEmptyOrPadded() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Labels("zegel", " ", "Siegel", "seal"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Labels("zegel", "scellé", "Siegel ", "seal"));
  }

  @Test
  void holdsFromItsFirstDayToTheDayBeforeItsEnd() {
    Validity year = new Validity(LocalDate.of(2026, 1, 1), LocalDate.of(2027, 1, 1));

    assertThat(year.includes(LocalDate.of(2025, 12, 31))).isFalse();
    assertThat(year.includes(LocalDate.of(2026, 1, 1))).isTrue();
    assertThat(year.includes(LocalDate.of(2026, 12, 31))).isTrue();
    assertThat(year.includes(LocalDate.of(2027, 1, 1))).isFalse();
    assertThat(Validity.ALWAYS.includes(LocalDate.of(1867, 6, 8))).isTrue();
  }

  @Test
  void touchesAPeriodThatSharesOneDayWithIt() {
    Validity from = new Validity(NEW_CODE, null);
    Validity until = new Validity(null, NEW_CODE);

    assertThat(from.touches(LocalDate.of(2026, 8, 1), NEW_CODE)).isTrue();
    assertThat(from.touches(LocalDate.of(2026, 8, 1), NEW_CODE.minusDays(1))).isFalse();
    assertThat(until.touches(NEW_CODE.minusDays(1), LocalDate.of(2026, 12, 1))).isTrue();
    assertThat(until.touches(NEW_CODE, LocalDate.of(2026, 12, 1))).isFalse();
  }

  @Test
  void refusesAValidityWithoutADay() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Validity(NEW_CODE, NEW_CODE));
  }

  @Test
  void readsAndWritesTermsAsTheLawCountsThem() {
    for (String text : List.of("48h", "90d", "5wd", "6w", "2m", "15y")) {
      assertThat(Term.parse(text)).hasToString(text);
    }
    assertThat(Term.parse("5wd")).isEqualTo(new Term(5, Term.Unit.WORKING_DAYS));
  }

  @Test
  void refusesATermOfNoLengthOrUnknownUnit() {
    for (String text : List.of("", "0d", "-1d", "1", "d", "1x", "1 d", "01d")) {
      assertThatIllegalArgumentException().as(text).isThrownBy(() -> Term.parse(text));
    }
  }

  @Test
  void doesNotLetAnybodyChangeWhatItHandsOut() {
    List<String> ancestors = new ArrayList<>(List.of("RCCU-ANT", "FGP-ANT"));
    PoliceUnit unit =
        new PoliceUnit(
            201,
            "RCCU-ANT",
            PoliceUnit.Kind.REGIONAL_CRIME_UNIT,
            "FGP-ANT",
            "ANT",
            ancestors,
            false,
            Labels.same("RCCU"),
            Validity.ALWAYS);
    ancestors.add("PZ-ANT");

    assertThat(unit.within("FGP-ANT")).isTrue();
    assertThat(unit.within("PZ-ANT")).isFalse();
    assertThat(Set.copyOf(unit.ancestors())).isUnmodifiable();
  }
}
