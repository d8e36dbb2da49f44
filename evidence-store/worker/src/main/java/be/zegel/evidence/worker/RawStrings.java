package be.zegel.evidence.worker;

import be.zegel.evidence.extract.Frames;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.Charset;

/**
 * Whatever looks like text in some bytes: runs of at least four characters in UTF-8, windows-1252
 * and UTF-16 (either order), one per line. The last resort that keeps an item findable that no
 * parser can read. Knows nothing of formats, so there is little in it that could fail.
 *
 * <p>Where bytes are as good as random – compressed or encrypted – almost everything is a character
 * of windows-1252 and says nothing: there a run has to be longer, and of characters that people
 * write. A disk image is then not buried under a hundred times its words.
 */
final class RawStrings {
  private static final int SHORTEST = 4;
  private static final int LONGEST = 8192;

  /** The shortest run that counts among random bytes. */
  private static final int SHORTEST_IN_NOISE = 10;

  /** Bytes that are random or not as one. */
  private static final int BLOCK = 4096;

  /** Bits of information in a byte from which on a block counts as random. */
  private static final double NOISE = 7.5;

  private static final String WINDOWS;

  static {
    byte[] all = new byte[256];
    for (int i = 0; i < 256; i++) {
      all[i] = (byte) i;
    }
    WINDOWS = new String(all, Charset.forName("windows-1252"));
  }

  private RawStrings() {}

  /** Writes the strings of the content. */
  static void extract(Content content, long size, Writer to) throws IOException {
    Narrow narrow = new Narrow(to);
    Wide[] wide = {
      new Wide(to, true, 0), new Wide(to, true, 1), new Wide(to, false, 0), new Wide(to, false, 1)
    };
    long at = 0;
    while (at < size) {
      byte[] bytes = content.read(at, (int) Math.min(1 << 18, Math.min(size - at, Frames.LARGEST)));
      for (int from = 0; from < bytes.length; from += BLOCK) {
        int end = Math.min(bytes.length, from + BLOCK);
        boolean noise = isNoise(bytes, from, end);
        narrow.noise = noise;
        for (int i = from; i < end; i++) {
          narrow.next(bytes[i] & 0xff);
        }
        for (Wide w : wide) {
          w.noise = noise;
          w.all(bytes, from, end, at);
        }
      }
      at += bytes.length;
    }
    narrow.end();
    for (Wide w : wide) {
      w.end();
    }
  }

  /** Whether the bytes are spread as evenly as random ones; too few of them never are. */
  private static boolean isNoise(byte[] bytes, int from, int to) {
    int[] counts = new int[256];
    for (int i = from; i < to; i++) {
      counts[bytes[i] & 0xff]++;
    }
    double all = to - from;
    double bits = 0;
    for (int count : counts) {
      if (count > 0) {
        bits -= count / all * (Math.log(count / all) / Math.log(2));
      }
    }
    return bits > NOISE;
  }

  /** One run of characters that is being collected. */
  private static class Run {
    private final Writer to;
    private final StringBuilder run = new StringBuilder();
    private int letters;
    private boolean quiet;

    /** Whether the bytes at hand are as good as random. */
    boolean noise;

    Run(Writer to) {
      this.to = to;
    }

    void add(int c) throws IOException {
      run.appendCodePoint(c);
      if (Character.isLetterOrDigit(c)) {
        letters++;
      }
      quiet |= !noise;
      if (run.length() >= LONGEST) {
        end();
      }
    }

    void end() throws IOException {
      if (quiet) {
        if (run.length() >= SHORTEST && letters * 2 >= run.length()) {
          to.append(run).append('\n');
        }
      } else {
        sift();
      }
      run.setLength(0);
      letters = 0;
      quiet = false;
    }

    /** Writes those pieces of a run among random bytes that can hardly be there by chance. */
    private void sift() throws IOException {
      int begin = 0;
      for (int i = 0; i <= run.length(); i++) {
        if (i == run.length() || !written(i)) {
          if (i - begin >= SHORTEST_IN_NOISE) {
            to.append(run, begin, i).append('\n');
          }
          begin = i + 1;
        }
      }
    }

    /** Whether people write such a character there: plain ones, and letters beside plain ones. */
    private boolean written(int at) {
      char c = run.charAt(at);
      return plain(c)
          || " .,-'".indexOf(c) >= 0
          || (c > 0x7f
              && Character.isLetter(c)
              && ((at > 0 && plain(run.charAt(at - 1)))
                  || (at + 1 < run.length() && plain(run.charAt(at + 1)))));
    }

    private static boolean plain(char c) {
      return c < 0x80 && Character.isLetterOrDigit(c);
    }
  }

  /** UTF-8 where a sequence is whole, else windows-1252 byte by byte. */
  private static final class Narrow extends Run {
    private int pending;
    private int missing;
    private final int[] bytes = new int[4];
    private int held;

    Narrow(Writer to) {
      super(to);
    }

    void next(int b) throws IOException {
      if (missing > 0) {
        if ((b & 0xc0) == 0x80) {
          bytes[held++] = b;
          pending = (pending << 6) | (b & 0x3f);
          if (--missing == 0) {
            held = 0;
            character(pending);
          }
          return;
        }
        giveBack();
      }
      if (b < 0x80) {
        character(b);
      } else if (b >= 0xc2 && b <= 0xf4) {
        missing = b >= 0xf0 ? 3 : b >= 0xe0 ? 2 : 1;
        pending = b & (0x3f >> missing);
        bytes[0] = b;
        held = 1;
      } else {
        character(WINDOWS.charAt(b));
      }
    }

    private void giveBack() throws IOException {
      missing = 0;
      int n = held;
      held = 0;
      for (int i = 0; i < n; i++) {
        character(WINDOWS.charAt(bytes[i]));
      }
    }

    private void character(int c) throws IOException {
      if (readable(c)) {
        add(c);
      } else {
        end();
      }
    }

    @Override
    void end() throws IOException {
      if (missing > 0) {
        giveBack();
      }
      super.end();
    }
  }

  /** UTF-16 of Latin characters: one byte is the character, the other is 0 or 1. */
  private static final class Wide extends Run {
    private final boolean little;
    private final int phase;
    private int first = -1;

    Wide(Writer to, boolean little, int phase) {
      super(to);
      this.little = little;
      this.phase = phase;
    }

    void all(byte[] bytes, int from, int to, long at) throws IOException {
      for (int i = from; i < to; i++) {
        int b = bytes[i] & 0xff;
        if (((at + i) & 1) == phase) {
          first = b;
        } else if (first >= 0) {
          int c = little ? (b << 8) | first : (first << 8) | b;
          if (c < 0x250 && readable(c)) {
            add(c);
          } else {
            end();
          }
        }
      }
    }
  }

  private static boolean readable(int c) {
    return c == '\t'
        || (c >= 0x20
            && c != 0xfffd
            && Character.isDefined(c)
            && !Character.isISOControl(c)
            && Character.getType(c) != Character.PRIVATE_USE
            && Character.getType(c) != Character.SURROGATE);
  }
}
