package be.zegel.samples;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * A picture in colour on which text can be written, for screenshots, scans and photographs.
 *
 * <p>Text is drawn from the outlines of the Liberation Sans that PDFBox carries, by plain
 * arithmetic: no font, rasteriser or display of the machine has a part in it, so the pixels are the
 * same everywhere.
 */
final class Picture {

  private static final TrueTypeFont FONT = font();
  private static final int SAMPLES = 4;

  private final int width;
  private final int height;
  private final byte[] rgb;

  Picture(int width, int height, int background) {
    this.width = width;
    this.height = height;
    rgb = new byte[width * height * 3];
    rectangle(0, 0, width, height, background);
  }

  private static TrueTypeFont font() {
    try (InputStream in =
        TrueTypeFont.class.getResourceAsStream(
            "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf")) {
      if (in == null) {
        throw new IllegalStateException("PDFBox has lost its Liberation Sans");
      }
      return new TTFParser().parse(new RandomAccessReadBuffer(in.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  int red(int x, int y) {
    return rgb[(y * width + x) * 3] & 0xff;
  }

  int green(int x, int y) {
    return rgb[(y * width + x) * 3 + 1] & 0xff;
  }

  int blue(int x, int y) {
    return rgb[(y * width + x) * 3 + 2] & 0xff;
  }

  Picture rectangle(int left, int top, int wide, int high, int colour) {
    for (int y = Math.max(0, top); y < Math.min(height, top + high); y++) {
      for (int x = Math.max(0, left); x < Math.min(width, left + wide); x++) {
        blend(x, y, colour, SAMPLES * SAMPLES);
      }
    }
    return this;
  }

  /** A slow change from one colour at the top to another at the bottom, as skies and walls have. */
  Picture gradient(int top, int bottom) {
    for (int y = 0; y < height; y++) {
      int colour = 0;
      for (int shift = 0; shift < 24; shift += 8) {
        int from = (top >>> shift) & 0xff;
        int to = (bottom >>> shift) & 0xff;
        colour |= (from + (to - from) * y / height) << shift;
      }
      rectangle(0, y, width, 1, colour);
    }
    return this;
  }

  /** Writes lines of text; the first one's baseline lies one size below {@code top}. */
  Picture text(int left, int top, int size, int colour, String... lines) {
    int baseline = top;
    for (String line : lines) {
      baseline += size;
      write(left, baseline, size, colour, line);
      baseline += size * 2 / 5;
    }
    return this;
  }

  private void write(int left, int baseline, int size, int colour, String line) {
    try {
      double scale = (double) size / FONT.getUnitsPerEm();
      double x = left;
      var glyphs = FONT.getGlyph();
      if (glyphs == null) {
        throw new IllegalStateException("Liberation Sans has no outlines");
      }
      for (int codePoint : line.codePoints().toArray()) {
        int glyph = FONT.getUnicodeCmapLookup().getGlyphId(codePoint);
        var outline = glyphs.getGlyph(glyph);
        if (outline != null) {
          fill(outline.getPath(), new AffineTransform(scale, 0, 0, -scale, x, baseline), colour);
        }
        x += FONT.getAdvanceWidth(glyph) * scale;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Fills a shape by the nonzero rule, with 16 samples for each pixel. */
  private void fill(Shape shape, AffineTransform placed, int colour) {
    List<double[]> edges = edges(shape.getPathIterator(placed, 0.05));
    if (edges.isEmpty()) {
      return;
    }
    double top = edges.stream().mapToDouble(e -> Math.min(e[1], e[3])).min().orElseThrow();
    double bottom = edges.stream().mapToDouble(e -> Math.max(e[1], e[3])).max().orElseThrow();
    int[] covered = new int[width];
    for (int y = Math.max(0, (int) top); y <= Math.min(height - 1, (int) bottom); y++) {
      Arrays.fill(covered, 0);
      for (int sample = 0; sample < SAMPLES; sample++) {
        cover(edges, y + (sample + 0.5) / SAMPLES, covered);
      }
      for (int x = 0; x < width; x++) {
        if (covered[x] > 0) {
          blend(x, y, colour, covered[x]);
        }
      }
    }
  }

  private record Crossing(double x, int direction) implements Comparable<Crossing> {
    @Override
    public int compareTo(Crossing other) {
      return Double.compare(x, other.x);
    }
  }

  private void cover(List<double[]> edges, double y, int[] covered) {
    List<Crossing> crossings = new ArrayList<>();
    for (double[] e : edges) {
      if (y >= Math.min(e[1], e[3]) && y < Math.max(e[1], e[3])) {
        double x = e[0] + (y - e[1]) * (e[2] - e[0]) / (e[3] - e[1]);
        crossings.add(new Crossing(x, e[3] > e[1] ? 1 : -1));
      }
    }
    Collections.sort(crossings);
    int winding = 0;
    for (int i = 0; i + 1 < crossings.size(); i++) {
      winding += crossings.get(i).direction;
      if (winding != 0) {
        int from = (int) Math.ceil(crossings.get(i).x * SAMPLES - 0.5);
        int to = (int) Math.ceil(crossings.get(i + 1).x * SAMPLES - 0.5);
        for (int s = Math.max(0, from); s < Math.min(width * SAMPLES, to); s++) {
          covered[s / SAMPLES]++;
        }
      }
    }
  }

  private static List<double[]> edges(PathIterator path) {
    List<double[]> edges = new ArrayList<>();
    double[] point = new double[6];
    double startX = 0;
    double startY = 0;
    double x = 0;
    double y = 0;
    for (; !path.isDone(); path.next()) {
      int kind = path.currentSegment(point);
      if (kind == PathIterator.SEG_MOVETO) {
        startX = point[0];
        startY = point[1];
      } else {
        boolean closing = kind == PathIterator.SEG_CLOSE;
        double nextX = closing ? startX : point[0];
        double nextY = closing ? startY : point[1];
        if (nextY != y) {
          edges.add(new double[] {x, y, nextX, nextY});
        }
        point[0] = nextX;
        point[1] = nextY;
      }
      x = point[0];
      y = point[1];
    }
    return edges;
  }

  private void blend(int x, int y, int colour, int weight) {
    int at = (y * width + x) * 3;
    int full = SAMPLES * SAMPLES;
    for (int channel = 0; channel < 3; channel++) {
      int old = rgb[at + channel] & 0xff;
      int fresh = (colour >>> (16 - 8 * channel)) & 0xff;
      rgb[at + channel] = (byte) ((old * (full - weight) + fresh * weight) / full);
    }
  }

  /** This picture as PNG (ISO/IEC 15948). */
  byte[] png() {
    byte[] rows = new byte[height * (width * 3 + 1)];
    for (int y = 0; y < height; y++) {
      System.arraycopy(rgb, y * width * 3, rows, y * (width * 3 + 1) + 1, width * 3);
    }
    return Png.of(width, height, rows);
  }
}
