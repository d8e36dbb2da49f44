package be.zegel.evidence.time;

import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;

/**
 * An authority behind a Unix socket, in the framing of RFC 3161, section 3.3: four bytes of length,
 * a byte of kind, the message. One question on a connection.
 */
public final class SocketTimeStamping implements TimeStamping {
  /** The largest message that is read. */
  static final int MOST = 1 << 16;

  /** A question (tsaMsg). */
  static final byte QUESTION = 0;

  /** The answer (finalMsgRep). */
  static final byte ANSWER = 5;

  private static final int HEAD = 5;

  private final Path socket;
  private final Duration patience;

  /**
   * A client.
   *
   * @param patience how long an answer may take
   */
  public SocketTimeStamping(Path socket, Duration patience) {
    this.socket = socket;
    this.patience = patience;
  }

  /** A message with its length and kind before it. */
  static ByteBuffer framed(byte kind, byte[] message) {
    return ByteBuffer.allocate(HEAD + message.length)
        .putInt(1 + message.length)
        .put(kind)
        .put(message)
        .flip();
  }

  @Override
  public TimeStamp stamp(byte[] sha256) throws IOException {
    TimeStampQuestion question = new TimeStampQuestion(sha256);
    try (SocketChannel connection = SocketChannel.open(StandardProtocolFamily.UNIX);
        Selector selector = Selector.open()) {
      connection.connect(UnixDomainSocketAddress.of(socket));
      connection.configureBlocking(false);
      long deadline = System.nanoTime() + patience.toNanos();
      ByteBuffer out = framed(QUESTION, question.bytes());
      SelectionKey key = connection.register(selector, SelectionKey.OP_WRITE);
      while (out.hasRemaining()) {
        await(selector, deadline);
        connection.write(out);
      }
      key.interestOps(SelectionKey.OP_READ);
      ByteBuffer head = read(connection, selector, deadline, HEAD);
      int length = head.getInt() - 1;
      if (length < 0 || length > MOST || head.get() != ANSWER) {
        throw new IOException("what " + socket + " answers is not understood");
      }
      return question.answered(read(connection, selector, deadline, length).array());
    }
  }

  private ByteBuffer read(SocketChannel from, Selector selector, long deadline, int length)
      throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining()) {
      await(selector, deadline);
      if (from.read(bytes) < 0) {
        throw new EOFException("the answer of " + socket + " ends early");
      }
    }
    return bytes.flip();
  }

  private void await(Selector selector, long deadline) throws IOException {
    long left = (deadline - System.nanoTime()) / 1_000_000;
    if (left <= 0 || selector.select(left) == 0) {
      throw new IOException("no answer from " + socket + " within " + patience);
    }
    selector.selectedKeys().clear();
  }
}
