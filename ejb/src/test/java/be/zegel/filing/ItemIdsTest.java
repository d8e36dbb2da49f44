package be.zegel.filing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ItemIdsTest {

  private static final UUID FILE = UUID.fromString("0198f0a0-0000-7000-8000-000000000001");

  @Test
  void namesTheSamePlaceInTheSameWay() {
    assertThat(ItemIds.child(FILE, 3)).isEqualTo(ItemIds.child(FILE, 3));
    assertThat(ItemIds.root(FILE)).isEqualTo(UUID.fromString(ItemIds.root(FILE).toString()));
  }

  @Test
  void namesDifferentPlacesDifferently() {
    Set<UUID> seen = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      assertThat(seen.add(ItemIds.child(FILE, i))).isTrue();
    }
    assertThat(seen.add(ItemIds.root(FILE))).isTrue();
  }

  @Test
  void isAUuidOfVersionEight() {
    assertThat(ItemIds.root(FILE).version()).isEqualTo(8);
    assertThat(ItemIds.root(FILE).variant()).isEqualTo(2);
  }
}
