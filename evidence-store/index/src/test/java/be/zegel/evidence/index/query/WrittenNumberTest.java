package be.zegel.evidence.index.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WrittenNumberTest {
  private static List<String> canonical(String text, int start) {
    char[] characters = text.toCharArray();
    return WrittenNumber.at(characters, start, characters.length).stream()
        .filter(number -> number.end() == text.length())
        .map(WrittenNumber::canonical)
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "BE68 5390 0754 7034, be68539007547034",
    "BE68-5390-0754-7034, be68539007547034",
    "be68.5390.0754.7034, be68539007547034",
    "NL91 ABNA 0417 1643 00, nl91abna0417164300",
    "FR14 2004 1010 0505 0001 3M02 606, fr1420041010050500013m02606",
    "0475 12 34 56, 32475123456",
    "0475/12.34.56, 32475123456",
    "0475-123-456, 32475123456",
    "(0475) 12 34 56, 32475123456",
    "0475123456, 32475123456",
    "0032 475 12 34 56, 32475123456",
    "0032475123456, 32475123456",
    "+32 475 12 34 56, 32475123456",
    "+32 (0)475 12 34 56, 32475123456",
    "+32(0)475/12.34.56, 32475123456",
    "+33 6 12 34 56 78, 33612345678",
    "02 555 12 12, 3225551212",
    "4111 1111 1111 1111, 4111111111111111",
    "4111-1111-1111-1111, 4111111111111111",
    "35-209900-176148-1, 352099001761481",
    "85.07.30-033.28, 85073003328",
    "85 07 30 033 28, 85073003328",
    "BE 0403.019.261, be0403019261",
    "0403.019.261, 0403019261",
    "00:1A:2B:3C:4D:5E, 001a2b3c4d5e",
    "aa-bb-cc-dd-ee-ff, aabbccddeeff"
  })
  void hasOneFormForItsSpellings(String written, String form) {
    int start = 0;
    while (!Character.isLetterOrDigit(written.charAt(start))) {
      start++;
    }
    assertThat(canonical(written, start)).contains(form);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "BE68 5390 0754 7035",
        "4111 1111 1111 1112",
        "85.07.30-033.29",
        "2026-08-01",
        "12 34 56 78",
        "+32475123456",
        "BE68539007547034",
        "1.250.000",
        "00:1A:2B:3C:4D",
        "00:1A:2B:3C:4D:5E:6F",
        "losgeld",
        "0"
      })
  void isNotSeenInOtherWriting(String written) {
    int start = written.startsWith("+") ? 1 : 0;
    assertThat(canonical(written, start)).isEmpty();
  }
}
