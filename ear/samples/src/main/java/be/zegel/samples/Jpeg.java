package be.zegel.samples;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Writes a picture as baseline JPEG (ITU-T T.81) with the quantisation and code tables of its annex
 * K, and with the time and place of a photograph as EXIF.
 *
 * <p>The platform's own encoder is a native library whose bytes differ between builds.
 */
final class Jpeg {

  /**
   * What a camera notes.
   *
   * @param maker maker of the camera
   * @param model its model
   * @param takenAt moment with offset
   * @param latitude degrees, north positive
   * @param longitude degrees, east positive
   */
  record Exif(
      String maker, String model, OffsetDateTime takenAt, double latitude, double longitude) {

    /** In the form of {@link GroundTruth.SampleItem#takenAt()}. */
    String described() {
      return takenAt + String.format(Locale.ROOT, " %.4f %.4f", latitude, longitude);
    }
  }

  private static final int[] ZIGZAG = {
    0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20,
    13, 6, 7, 14, 21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59,
    52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63
  };

  private static final int[] LUMINANCE = {
    16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56,
    14, 17, 22, 29, 51, 87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113,
    92, 49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99
  };

  private static final int[] DC_COUNTS = {0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0};
  private static final int[] DC_SYMBOLS = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};
  private static final int[] AC_COUNTS = {0, 2, 1, 3, 3, 2, 4, 3, 5, 5, 4, 4, 0, 0, 1, 125};
  private static final int[] AC_SYMBOLS = {
    0x01, 0x02, 0x03, 0x00, 0x04, 0x11, 0x05, 0x12, 0x21, 0x31, 0x41, 0x06, 0x13, 0x51, 0x61, 0x07,
    0x22, 0x71, 0x14, 0x32, 0x81, 0x91, 0xa1, 0x08, 0x23, 0x42, 0xb1, 0xc1, 0x15, 0x52, 0xd1, 0xf0,
    0x24, 0x33, 0x62, 0x72, 0x82, 0x09, 0x0a, 0x16, 0x17, 0x18, 0x19, 0x1a, 0x25, 0x26, 0x27, 0x28,
    0x29, 0x2a, 0x34, 0x35, 0x36, 0x37, 0x38, 0x39, 0x3a, 0x43, 0x44, 0x45, 0x46, 0x47, 0x48, 0x49,
    0x4a, 0x53, 0x54, 0x55, 0x56, 0x57, 0x58, 0x59, 0x5a, 0x63, 0x64, 0x65, 0x66, 0x67, 0x68, 0x69,
    0x6a, 0x73, 0x74, 0x75, 0x76, 0x77, 0x78, 0x79, 0x7a, 0x83, 0x84, 0x85, 0x86, 0x87, 0x88, 0x89,
    0x8a, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x98, 0x99, 0x9a, 0xa2, 0xa3, 0xa4, 0xa5, 0xa6, 0xa7,
    0xa8, 0xa9, 0xaa, 0xb2, 0xb3, 0xb4, 0xb5, 0xb6, 0xb7, 0xb8, 0xb9, 0xba, 0xc2, 0xc3, 0xc4, 0xc5,
    0xc6, 0xc7, 0xc8, 0xc9, 0xca, 0xd2, 0xd3, 0xd4, 0xd5, 0xd6, 0xd7, 0xd8, 0xd9, 0xda, 0xe1, 0xe2,
    0xe3, 0xe4, 0xe5, 0xe6, 0xe7, 0xe8, 0xe9, 0xea, 0xf1, 0xf2, 0xf3, 0xf4, 0xf5, 0xf6, 0xf7, 0xf8,
    0xf9, 0xfa
  };

  private static final int[][] DC_CODES = codes(DC_COUNTS, DC_SYMBOLS);
  private static final int[][] AC_CODES = codes(AC_COUNTS, AC_SYMBOLS);
  private static final double[][] COSINE = cosines();

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final int[] table = new int[64];
  private int pending;
  private int pendingBits;

  private Jpeg() {}

  /** A JPEG file; without EXIF when none is given. */
  static byte[] of(Picture picture, @Nullable Exif exif) {
    Jpeg jpeg = new Jpeg();
    jpeg.write(picture, exif);
    return jpeg.out.toByteArray();
  }

  private void write(Picture picture, @Nullable Exif exif) {
    u16(0xffd8);
    if (exif != null) {
      segment(0xffe1, exifBlock(exif));
    }
    for (int i = 0; i < 64; i++) {
      table[i] = Math.max(1, LUMINANCE[i] / 3);
    }
    byte[] quantisation = new byte[65];
    for (int i = 0; i < 64; i++) {
      quantisation[i + 1] = (byte) table[ZIGZAG[i]];
    }
    segment(0xffdb, quantisation);
    int width = picture.width();
    int height = picture.height();
    segment(
        0xffc0,
        bytes(8, height >>> 8, height, width >>> 8, width, 3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0));
    segment(0xffc4, huffman(0x00, DC_COUNTS, DC_SYMBOLS));
    segment(0xffc4, huffman(0x10, AC_COUNTS, AC_SYMBOLS));
    segment(0xffda, bytes(3, 1, 0, 2, 0, 3, 0, 0, 63, 0));
    int[] last = new int[3];
    for (int y = 0; y < height; y += 8) {
      for (int x = 0; x < width; x += 8) {
        for (int component = 0; component < 3; component++) {
          last[component] = block(picture, x, y, component, last[component]);
        }
      }
    }
    bits(0x7f, 7);
    u16(0xffd9);
  }

  private int block(Picture picture, int left, int top, int component, int lastDc) {
    double[] samples = new double[64];
    for (int y = 0; y < 8; y++) {
      for (int x = 0; x < 8; x++) {
        int px = Math.min(left + x, picture.width() - 1);
        int py = Math.min(top + y, picture.height() - 1);
        samples[y * 8 + x] = channel(picture, px, py, component) - (component == 0 ? 128 : 0);
      }
    }
    double[] rows = new double[64];
    for (int y = 0; y < 8; y++) {
      for (int u = 0; u < 8; u++) {
        double sum = 0;
        for (int x = 0; x < 8; x++) {
          sum += samples[y * 8 + x] * COSINE[u][x];
        }
        rows[y * 8 + u] = sum;
      }
    }
    int[] quantised = new int[64];
    for (int v = 0; v < 8; v++) {
      for (int u = 0; u < 8; u++) {
        double sum = 0;
        for (int y = 0; y < 8; y++) {
          sum += rows[y * 8 + u] * COSINE[v][y];
        }
        quantised[v * 8 + u] = (int) Math.rint(sum / 4 / table[v * 8 + u]);
      }
    }
    int difference = quantised[0] - lastDc;
    int size = magnitude(difference);
    code(DC_CODES[size]);
    value(difference, size);
    int zeros = 0;
    for (int i = 1; i < 64; i++) {
      int coefficient = quantised[ZIGZAG[i]];
      if (coefficient == 0) {
        zeros++;
        continue;
      }
      for (; zeros > 15; zeros -= 16) {
        code(AC_CODES[0xf0]);
      }
      size = magnitude(coefficient);
      code(AC_CODES[(zeros << 4) | size]);
      value(coefficient, size);
      zeros = 0;
    }
    if (zeros > 0) {
      code(AC_CODES[0]);
    }
    return quantised[0];
  }

  private static double channel(Picture picture, int x, int y, int component) {
    int r = picture.red(x, y);
    int g = picture.green(x, y);
    int b = picture.blue(x, y);
    return switch (component) {
      case 0 -> 0.299 * r + 0.587 * g + 0.114 * b;
      case 1 -> -0.168736 * r - 0.331264 * g + 0.5 * b;
      default -> 0.5 * r - 0.418688 * g - 0.081312 * b;
    };
  }

  private static int magnitude(int value) {
    return 32 - Integer.numberOfLeadingZeros(Math.abs(value));
  }

  private void value(int value, int size) {
    bits(value < 0 ? value + (1 << size) - 1 : value, size);
  }

  private void code(int[] code) {
    bits(code[0], code[1]);
  }

  private void bits(int value, int count) {
    for (int i = count - 1; i >= 0; i--) {
      pending = (pending << 1) | ((value >>> i) & 1);
      if (++pendingBits == 8) {
        out.write(pending);
        if ((pending & 0xff) == 0xff) {
          out.write(0);
        }
        pending = 0;
        pendingBits = 0;
      }
    }
  }

  private static int[][] codes(int[] counts, int[] symbols) {
    int[][] codes = new int[256][2];
    int code = 0;
    int next = 0;
    for (int length = 1; length <= counts.length; length++) {
      for (int i = 0; i < counts[length - 1]; i++) {
        codes[symbols[next++]] = new int[] {code++, length};
      }
      code <<= 1;
    }
    return codes;
  }

  private static double[][] cosines() {
    double[][] cosines = new double[8][8];
    for (int u = 0; u < 8; u++) {
      for (int x = 0; x < 8; x++) {
        double scale = u == 0 ? StrictMath.sqrt(0.5) : 1;
        cosines[u][x] = scale * StrictMath.cos((2 * x + 1) * u * Math.PI / 16);
      }
    }
    return cosines;
  }

  private static byte[] huffman(int kind, int[] counts, int[] symbols) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.write(kind);
    for (int count : counts) {
      body.write(count);
    }
    for (int symbol : symbols) {
      body.write(symbol);
    }
    return body.toByteArray();
  }

  private void segment(int marker, byte[] body) {
    u16(marker);
    u16(body.length + 2);
    out.writeBytes(body);
  }

  private void u16(int value) {
    out.write(value >>> 8);
    out.write(value);
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  /** A TIFF structure (Exif 2.32, section 4.6) with three directories: image, Exif and GPS. */
  private static byte[] exifBlock(Exif exif) {
    String time =
        DateTimeFormatter.ofPattern("yyyy:MM:dd HH:mm:ss", Locale.ROOT).format(exif.takenAt());
    TiffDirectory image = new TiffDirectory();
    image.ascii(0x010f, exif.maker()).ascii(0x0110, exif.model());
    TiffDirectory camera = new TiffDirectory();
    camera.ascii(0x9003, time).ascii(0x9011, exif.takenAt().getOffset().getId());
    TiffDirectory place = new TiffDirectory();
    place.ascii(0x0001, exif.latitude() < 0 ? "S" : "N").degrees(0x0002, exif.latitude());
    place.ascii(0x0003, exif.longitude() < 0 ? "W" : "E").degrees(0x0004, exif.longitude());
    int start = 8;
    int cameraAt = start + image.size(2);
    int placeAt = cameraAt + camera.size(0);
    image.pointer(0x8769, cameraAt).pointer(0x8825, placeAt);
    LittleEndian tiff = new LittleEndian().raw(bytes('I', 'I', 42, 0)).u32(start);
    tiff.raw(image.bytes(start)).raw(camera.bytes(cameraAt)).raw(place.bytes(placeAt));
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    block.writeBytes("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
    block.writeBytes(tiff.bytes());
    return block.toByteArray();
  }
}
