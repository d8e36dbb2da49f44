package be.zegel.evidence.extract;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import org.jspecify.annotations.Nullable;

/**
 * Frames over a pair of pipes: one byte type, four bytes length (big-endian), payload. Reading is
 * for one thread; writing may be shared, a frame is never interleaved with another.
 */
public final class Frames {
  /** Greatest payload in bytes. */
  public static final int LARGEST = 1 << 20;

  private final DataInputStream in;
  private final DataOutputStream out;

  public Frames(InputStream in, OutputStream out) {
    this.in = new DataInputStream(new BufferedInputStream(in, 1 << 16));
    this.out = new DataOutputStream(new BufferedOutputStream(out, 1 << 16));
  }

  /**
   * The next frame, or null when the other side has closed the pipe between two frames.
   *
   * @throws EOFException when the pipe ends inside a frame
   * @throws ProtocolException when the bytes are no frame
   */
  public @Nullable Frame read() throws IOException {
    int code = in.read();
    if (code < 0) {
      return null;
    }
    FrameType type = FrameType.of(code);
    int length = in.readInt();
    if (type == null || length < 0 || length > LARGEST) {
      throw new ProtocolException("not a frame");
    }
    byte[] payload = new byte[length];
    in.readFully(payload);
    return new Frame(type, payload);
  }

  /** Writes a frame; it may stay in a buffer until {@link #flush}. */
  public void write(FrameType type, byte[] bytes, int offset, int length) throws IOException {
    if (length > LARGEST) {
      throw new ProtocolException("a frame of " + length + " bytes");
    }
    synchronized (out) {
      out.writeByte(type.code());
      out.writeInt(length);
      out.write(bytes, offset, length);
    }
  }

  /** Writes a frame; it may stay in a buffer until {@link #flush}. */
  public void write(FrameType type, byte[] payload) throws IOException {
    write(type, payload, 0, payload.length);
  }

  /** Sends what is buffered. */
  public void flush() throws IOException {
    synchronized (out) {
      out.flush();
    }
  }
}
