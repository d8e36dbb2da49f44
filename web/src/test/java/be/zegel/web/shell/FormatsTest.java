package be.zegel.web.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatsTest {

  private static final Locale DUTCH = Locale.of("nl", "BE");
  private static final Locale FRENCH = Locale.of("fr", "BE");
  private static final Locale ENGLISH = Locale.of("en", "BE");

  private final Formats formats = new Formats();

  @ParameterizedTest
  @CsvSource({
    "0, 0 B",
    "999, 999 B",
    "1000, 1 kB",
    "2048, 2 kB",
    "999499, 999 kB",
    "999500, '1 MB'",
    "1400000, '1,4 MB'",
    "238400000000, '238,4 GB'",
    "9223372036854775807, '9,2 EB'"
  })
  void writesSizesInPowersOfAThousand(long bytes, String written) {
    assertThat(Formats.size(bytes, DUTCH).replace('\u00a0', ' ')).isEqualTo(written);
  }

  @Test
  void writesSizesInOctetsInFrenchAndWithAPointInEnglish() {
    assertThat(Formats.size(1_400_000, FRENCH)).isEqualTo("1,4\u00a0Mo");
    assertThat(Formats.size(1_400_000, ENGLISH)).isEqualTo("1.4\u00a0MB");
  }

  @Test
  void partsThousandsByThinSpacesInEveryLanguage() {
    for (Locale locale : Language.OFFERED) {
      assertThat(Formats.number(412_880, locale)).isEqualTo("412\u202f880");
      assertThat(Formats.number(-1_000, locale)).isEqualTo("\u22121\u202f000");
    }
  }

  @Test
  void writesMomentsOnTheBelgianClockAlsoOverTheChangeToWinterTime() {
    assertThat(formats.dateTime(Instant.parse("2026-09-12T05:31:00Z")))
        .isEqualTo("12.09.2026 07:31");
    assertThat(formats.dateTime(Instant.parse("2026-10-25T00:30:00Z")))
        .isEqualTo("25.10.2026 02:30");
    assertThat(formats.dateTime(Instant.parse("2026-10-25T01:30:00Z")))
        .isEqualTo("25.10.2026 02:30");
    assertThat(formats.machine(Instant.parse("2026-10-25T01:30:00Z")))
        .isEqualTo("2026-10-25T02:30:00+01:00");
  }

  @Test
  void showsTheZoneAMomentWasRecordedInOnlyWhereItDiffers() {
    assertThat(formats.origin(OffsetDateTime.parse("2026-09-09T20:14:07Z")))
        .isEqualTo("09.09.2026 20:14:07 +0000");
    assertThat(formats.origin(OffsetDateTime.parse("2026-09-09T22:14:07+02:00"))).isEmpty();
    assertThat(formats.origin(OffsetDateTime.parse("2026-12-09T22:14:07+02:00"))).isNotEmpty();
    assertThat(formats.origin(Instant.parse("2026-09-09T20:14:07Z"))).isEmpty();
  }

  @Test
  void leavesADayADay() {
    assertThat(formats.date(LocalDate.of(2026, 9, 12))).isEqualTo("12.09.2026");
    assertThat(formats.machine(LocalDate.of(2026, 9, 12))).isEqualTo("2026-09-12");
  }

  @Test
  void writesNothingForATimeThatIsNotThere() {
    assertThat(formats.dateTime(null)).isEmpty();
    assertThat(formats.machine(null)).isEmpty();
    assertThat(formats.origin(null)).isEmpty();
  }

  @Test
  void cutsAHashInTheMiddleAndLeavesAShortOneWhole() {
    assertThat(Formats.shortened("9f3c88a1" + "0".repeat(52) + "41d0"))
        .isEqualTo("9f3c 88a1 … 41d0");
    assertThat(Formats.shortened("9f3c88a1")).isEqualTo("9f3c88a1");
  }
}
