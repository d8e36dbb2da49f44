package be.zegel.samples;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.zip.Adler32;

/**
 * Compresses in the DEFLATE format (RFC 1951) with the fixed code table.
 *
 * <p>The platform's own compressor gives other bytes with every build of zlib; the samples have to
 * be the same everywhere. It compresses less well and that does not matter here.
 */
final class Deflate {

  private static final int WINDOW = 1 << 15;
  private static final int MIN_MATCH = 3;
  private static final int MAX_MATCH = 258;
  private static final int MAX_CHAIN = 24;

  private static final int[] LENGTH_BASE = {
    3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131,
    163, 195, 227, 258
  };
  private static final int[] LENGTH_BITS = {
    0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0
  };
  private static final int[] DISTANCE_BASE = {
    1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049,
    3073, 4097, 6145, 8193, 12289, 16385, 24577
  };
  private static final int[] DISTANCE_BITS = {
    0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13
  };

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private long pending;
  private int pendingBits;

  private Deflate() {}

  /** One final block of raw DEFLATE. */
  static byte[] raw(byte[] data) {
    Deflate deflate = new Deflate();
    deflate.block(data);
    return deflate.out.toByteArray();
  }

  /** With the header and checksum of RFC 1950, as PNG and PDF want it. */
  static byte[] zlib(byte[] data) {
    Adler32 adler = new Adler32();
    adler.update(data);
    int checksum = (int) adler.getValue();
    ByteArrayOutputStream framed = new ByteArrayOutputStream();
    framed.write(0x78);
    framed.write(0x9c);
    framed.writeBytes(raw(data));
    for (int shift = 24; shift >= 0; shift -= 8) {
      framed.write(checksum >>> shift);
    }
    return framed.toByteArray();
  }

  private void block(byte[] data) {
    bits(1, 1);
    bits(1, 2);
    int[] head = new int[WINDOW];
    Arrays.fill(head, -1);
    int[] previous = new int[data.length];
    int position = 0;
    while (position < data.length) {
      int length = 0;
      int distance = 0;
      if (position + MIN_MATCH <= data.length) {
        int candidate = head[hash(data, position)];
        for (int tries = 0;
            candidate >= 0
                && length < MAX_MATCH
                && position - candidate <= WINDOW
                && tries < MAX_CHAIN;
            tries++) {
          int equal = equalBytes(data, candidate, position);
          if (equal > length) {
            length = equal;
            distance = position - candidate;
          }
          candidate = previous[candidate];
        }
      }
      int step = 1;
      if (length >= MIN_MATCH) {
        step = length;
        match(length, distance);
      } else {
        symbol(data[position] & 0xff);
      }
      for (int i = position; i < position + step && i + MIN_MATCH <= data.length; i++) {
        int slot = hash(data, i);
        previous[i] = head[slot];
        head[slot] = i;
      }
      position += step;
    }
    symbol(256);
    if (pendingBits > 0) {
      out.write((int) pending);
    }
  }

  private static int hash(byte[] data, int at) {
    int three = ((data[at] & 0xff) << 16) | ((data[at + 1] & 0xff) << 8) | (data[at + 2] & 0xff);
    return (three * 0x9E3779B1) >>> 17;
  }

  private static int equalBytes(byte[] data, int earlier, int later) {
    int limit = Math.min(MAX_MATCH, data.length - later);
    int equal = 0;
    while (equal < limit && data[earlier + equal] == data[later + equal]) {
      equal++;
    }
    return equal;
  }

  private void match(int length, int distance) {
    int code = slot(LENGTH_BASE, length);
    symbol(257 + code);
    bits(length - LENGTH_BASE[code], LENGTH_BITS[code]);
    int far = slot(DISTANCE_BASE, distance);
    bits(Integer.reverse(far) >>> 27, 5);
    bits(distance - DISTANCE_BASE[far], DISTANCE_BITS[far]);
  }

  private static int slot(int[] bases, int value) {
    int found = Arrays.binarySearch(bases, value);
    return found >= 0 ? found : -found - 2;
  }

  private void symbol(int symbol) {
    if (symbol < 144) {
      code(0x30 + symbol, 8);
    } else if (symbol < 256) {
      code(0x190 - 144 + symbol, 9);
    } else if (symbol < 280) {
      code(symbol - 256, 7);
    } else {
      code(0xc0 - 280 + symbol, 8);
    }
  }

  /** Huffman codes go out with their highest bit first, everything else with its lowest. */
  private void code(int code, int length) {
    bits(Integer.reverse(code) >>> (32 - length), length);
  }

  private void bits(int value, int count) {
    pending |= (long) value << pendingBits;
    pendingBits += count;
    while (pendingBits >= 8) {
      out.write((int) pending);
      pending >>>= 8;
      pendingBits -= 8;
    }
  }
}
