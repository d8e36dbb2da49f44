package be.zegel.filing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StorableTextTest {

  @Test
  void keepsWhatADatabaseTakes() {
    assertThat(StorableText.of("été – \uD83D\uDE00 日本", 100)).isEqualTo("été – \uD83D\uDE00 日本");
  }

  @Test
  void replacesNulAndHalvesOfCharacters() {
    assertThat(StorableText.of("a\0b\uD800c\uDC00", 100)).isEqualTo("a\uFFFDb\uFFFDc\uFFFD");
  }

  @Test
  void neverCutsACharacterInTwo() {
    assertThat(StorableText.of("ab\uD83D\uDE00", 3)).isEqualTo("ab\uFFFD");
  }
}
