package be.zegel.evidence.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TileTest {
  @Test
  void hasThePathOfTheSpecification() {
    assertThat(new Tile(0, 1_234_067, 256).path()).isEqualTo("tile/0/x001/x234/067");
    assertThat(new Tile(2, 0, 1).path()).isEqualTo("tile/2/000.p/1");
    assertThat(new Tile(0, 999, 3).entriesPath()).isEqualTo("tile/entries/999.p/3");
    assertThat(new Tile(0, 1000, 256).path()).isEqualTo("tile/0/x001/000");
  }

  @Test
  void isFoundAgainByItsPath() {
    for (long index : List.of(0L, 7L, 999L, 1000L, 1_234_067L, 999_999_999L)) {
      for (int width : List.of(1, 255, 256)) {
        Tile tile = new Tile(3, index, width);
        assertThat(Tile.parse(3, tile.path().substring("tile/3/".length()))).isEqualTo(tile);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "0001",
        "x001",
        "x001/1",
        "x000/001",
        "000.p/0",
        "000.p/256",
        "000.p/007",
        "000/",
        "../000",
        "x-01/000",
        "000.p/1/2",
        "x001//000",
        "x999/x999/x999/x999/x999/x999/x999/999"
      })
  void refusesWhatIsNotThePathOfATile(String path) {
    assertThatThrownBy(() -> Tile.parse(0, path)).isInstanceOf(MalformedLog.class);
  }

  @Test
  void aTreeHasTheTilesOfTheSpecificationsExample() {
    List<Tile> tiles = Tile.of(70_000);

    assertThat(tiles).hasSize(273 + 1 + 1 + 1 + 1);
    assertThat(tiles)
        .contains(
            new Tile(0, 273, 112), new Tile(1, 0, 256), new Tile(1, 1, 17), new Tile(2, 0, 1));
    assertThat(Tile.of(256)).containsExactly(new Tile(0, 0, 256), new Tile(1, 0, 1));
    assertThat(tiles).allMatch(tile -> tile.in(70_000));
    assertThat(new Tile(0, 273, 113).in(70_000)).isFalse();
    assertThat(new Tile(0, 274, 1).in(70_000)).isFalse();
    assertThat(new Tile(9, 0, 1).in(70_000)).isFalse();
  }
}
