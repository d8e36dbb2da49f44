package be.zegel.evidence.store;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * A stream of any length sealed under one key: segments of at most 1 MiB, each an AES-256-GCM
 * message that is bound to its number and to whether it is the last. A reader is given no byte that
 * was not authenticated, and notices when segments are missing, exchanged or altered.
 *
 * <p>{@code "ZEGELSEA" ‖ 0x01}, then for each segment {@code last (1) ‖ length (4) ‖ nonce ‖
 * ciphertext ‖ tag}.
 */
public final class SealedStream {
  private static final byte[] MAGIC = "ZEGELSEA\u0001".getBytes(StandardCharsets.US_ASCII);
  private static final int SEGMENT = 1 << 20;

  private SealedStream() {}

  /** Seals what is written; only {@code close} makes it whole, and closes the other stream too. */
  public static OutputStream writing(OutputStream to, byte[] key, SecureRandom random)
      throws IOException {
    DataOutputStream out = new DataOutputStream(to);
    out.write(MAGIC);
    return new Sealing(out, key.clone(), new Aead(random));
  }

  /**
   * Opens what was sealed.
   *
   * @throws IOException when it was not sealed under this key, or was altered or cut short
   */
  public static InputStream reading(InputStream from, byte[] key) throws IOException {
    DataInputStream in = new DataInputStream(from);
    if (!Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)) {
      throw new IOException("not a sealed file");
    }
    return new Opening(in, key.clone(), new Aead(new SecureRandom()));
  }

  private static byte[] place(long number, boolean last) {
    return ByteBuffer.allocate(Long.BYTES + 1).putLong(number).put((byte) (last ? 1 : 0)).array();
  }

  private static final class Sealing extends OutputStream {
    private final DataOutputStream out;
    private final byte[] key;
    private final Aead aead;
    private final byte[] segment = new byte[SEGMENT];
    private final byte[] sealed = new byte[SEGMENT + Aead.OVERHEAD];
    private int filled;
    private long number;
    private boolean closed;

    Sealing(DataOutputStream out, byte[] key, Aead aead) {
      this.out = out;
      this.key = key;
      this.aead = aead;
    }

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      int at = from;
      int left = length;
      while (left > 0) {
        if (filled == SEGMENT) {
          end(false);
        }
        int step = Math.min(left, SEGMENT - filled);
        System.arraycopy(bytes, at, segment, filled, step);
        filled += step;
        at += step;
        left -= step;
      }
    }

    private void end(boolean last) throws IOException {
      int length = aead.seal(key, place(number++, last), segment, filled, sealed);
      out.writeBoolean(last);
      out.writeInt(length);
      out.write(sealed, 0, length);
      filled = 0;
    }

    @Override
    public void close() throws IOException {
      if (!closed) {
        closed = true;
        end(true);
        Arrays.fill(segment, (byte) 0);
        Arrays.fill(key, (byte) 0);
        out.close();
      }
    }
  }

  private static final class Opening extends InputStream {
    private final DataInputStream in;
    private final byte[] key;
    private final Aead aead;
    private final byte[] sealed = new byte[SEGMENT + Aead.OVERHEAD];
    private final byte[] segment = new byte[SEGMENT];
    private int at;
    private int filled;
    private long number;
    private boolean last;

    Opening(DataInputStream in, byte[] key, Aead aead) {
      this.in = in;
      this.key = key;
      this.aead = aead;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      while (at == filled) {
        if (last) {
          return -1;
        }
        next();
      }
      int step = Math.min(length, filled - at);
      System.arraycopy(segment, at, into, from, step);
      at += step;
      return step;
    }

    private void next() throws IOException {
      try {
        last = in.readBoolean();
        int length = in.readInt();
        if (length < Aead.OVERHEAD || length > sealed.length) {
          throw new IOException("not a sealed file");
        }
        in.readFully(sealed, 0, length);
        filled =
            aead.open(key, place(number++, last), sealed, length, segment)
                .orElseThrow(
                    () -> new IOException("sealed under another key, or altered afterwards"));
        at = 0;
        if (last && in.read() >= 0) {
          throw new IOException("a sealed file with something behind it");
        }
      } catch (EOFException e) {
        throw new IOException("a sealed file that was cut short", e);
      }
    }

    @Override
    public void close() throws IOException {
      Arrays.fill(key, (byte) 0);
      Arrays.fill(segment, (byte) 0);
      in.close();
    }
  }
}
