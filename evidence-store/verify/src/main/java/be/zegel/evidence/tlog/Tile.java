package be.zegel.evidence.tlog;

import java.util.ArrayList;
import java.util.List;

/**
 * A tile of a log's tree (tlog-tiles, chapter Merkle Tree): up to 256 consecutive hashes of one
 * level of levels, level 0 being the leaves and each further level the roots of full tiles below.
 *
 * @param level from 0 to 63
 * @param index the place within the level, from 0
 * @param width the number of hashes, from 1 to 256; less than 256 is a partial tile
 */
public record Tile(int level, long index, int width) {
  /** Hashes in a full tile. */
  public static final int FULL = 256;

  /** Binary levels of the tree that a tile spans. */
  static final int HEIGHT = 8;

  private static final int HIGHEST = 63;

  /** Refuses what is no tile of any tree. */
  public Tile {
    if (level < 0 || level > HIGHEST || index < 0 || width < 1 || width > FULL) {
      throw new MalformedLog("no tile: level " + level + ", index " + index + ", width " + width);
    }
  }

  /** Whether it will grow. */
  public boolean partial() {
    return width < FULL;
  }

  /** Its resource below the log's prefix, for example {@code tile/0/x001/x234/067.p/5}. */
  public String path() {
    return "tile/" + level + "/" + place();
  }

  /** The resource of the bundle of entries beside a tile of level 0. */
  public String entriesPath() {
    return "tile/entries/" + place();
  }

  private String place() {
    StringBuilder path = new StringBuilder(three(index % 1000));
    for (long rest = index / 1000; rest > 0; rest /= 1000) {
      path.insert(0, "x" + three(rest % 1000) + "/");
    }
    return partial() ? path + ".p/" + width : path.toString();
  }

  private static String three(long number) {
    String digits = Long.toString(number);
    return "0".repeat(3 - digits.length()) + digits;
  }

  /**
   * Reads a resource's path.
   *
   * @param path what follows {@code tile/} and the level or {@code entries}
   * @throws MalformedLog when it is not the one path of a tile
   */
  public static Tile parse(int level, String path) {
    String whole = path;
    int width = FULL;
    int partial = path.indexOf(".p/");
    if (partial >= 0) {
      width = number(path.substring(partial + 3));
      whole = path.substring(0, partial);
    }
    String[] elements = whole.split("/", -1);
    long index = 0;
    for (int i = 0; i < elements.length; i++) {
      boolean last = i == elements.length - 1;
      String element = elements[i];
      if (!element.matches(last ? "[0-9]{3}" : "x[0-9]{3}") || index > Long.MAX_VALUE / 1001) {
        throw new MalformedLog("no path of a tile: " + path);
      }
      index = index * 1000 + Integer.parseInt(last ? element : element.substring(1));
    }
    Tile tile = new Tile(level, index, width);
    if (!tile.place().equals(path)) {
      throw new MalformedLog("no path of a tile: " + path);
    }
    return tile;
  }

  private static int number(String digits) {
    if (!digits.matches("[1-9][0-9]{0,2}")) {
      throw new MalformedLog("no width of a tile: " + digits);
    }
    return Integer.parseInt(digits);
  }

  /** Whether a tree of this size has this tile, full or at exactly this width. */
  public boolean in(long size) {
    long hashes = level * HEIGHT >= Long.SIZE - 1 ? 0 : size >>> (level * HEIGHT);
    long full = hashes / FULL;
    return partial() ? index == full && width == hashes % FULL : index < full;
  }

  /** All tiles of a tree of this size, level by level, the partial ones last in their level. */
  public static List<Tile> of(long size) {
    List<Tile> tiles = new ArrayList<>();
    long hashes = size;
    for (int level = 0; hashes > 0; level++) {
      for (long index = 0; index < hashes / FULL; index++) {
        tiles.add(new Tile(level, index, FULL));
      }
      if (hashes % FULL > 0) {
        tiles.add(new Tile(level, hashes / FULL, (int) (hashes % FULL)));
      }
      hashes /= FULL;
    }
    return tiles;
  }
}
