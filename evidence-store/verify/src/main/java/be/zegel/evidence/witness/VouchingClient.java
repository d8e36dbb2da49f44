package be.zegel.evidence.witness;

import be.zegel.evidence.tlog.MalformedLog;
import be.zegel.evidence.tlog.Note;
import be.zegel.evidence.witness.Vouching.Elsewhere;
import be.zegel.evidence.witness.Vouching.Outcome;
import be.zegel.evidence.witness.Vouching.Refused;
import be.zegel.evidence.witness.Vouching.Vouched;
import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks a signer or witness behind a Unix socket to vouch for a checkpoint. A connection for each
 * request, and an end to waiting: whoever does not answer in time is asked again later.
 */
public final class VouchingClient implements Voucher {
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 ([0-9]{3}) ");
  private static final Pattern LENGTH =
      Pattern.compile("content-length: *([0-9]{1,7})", Pattern.CASE_INSENSITIVE);
  private static final int MOST = 1 << 20;

  private final Path socket;
  private final Duration patience;

  /**
   * A client.
   *
   * @param patience how long an answer may take
   */
  public VouchingClient(Path socket, Duration patience) {
    this.socket = socket;
    this.patience = patience;
  }

  /**
   * Asks.
   *
   * @throws IOException when nobody answers in time or what comes is no answer
   */
  @Override
  public Outcome add(byte[] body) throws IOException {
    byte[] head =
        ("POST /add-checkpoint HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: "
                + body.length
                + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    try (SocketChannel connection = SocketChannel.open(StandardProtocolFamily.UNIX);
        Selector selector = Selector.open()) {
      connection.connect(UnixDomainSocketAddress.of(socket));
      connection.configureBlocking(false);
      long deadline = System.nanoTime() + patience.toNanos();
      ByteBuffer request = ByteBuffer.allocate(head.length + body.length);
      request.put(head).put(body).flip();
      SelectionKey key = connection.register(selector, SelectionKey.OP_WRITE);
      while (request.hasRemaining()) {
        await(selector, deadline);
        connection.write(request);
      }
      key.interestOps(SelectionKey.OP_READ);
      ByteBuffer answer = ByteBuffer.allocate(MOST);
      while (!whole(answer)) {
        await(selector, deadline);
        if (connection.read(answer) < 0) {
          break;
        }
      }
      return outcome(text(answer));
    } catch (MalformedLog | NumberFormatException e) {
      throw new IOException("what " + socket + " answers is not understood", e);
    }
  }

  private void await(Selector selector, long deadline) throws IOException {
    long left = (deadline - System.nanoTime()) / 1_000_000;
    if (left <= 0 || selector.select(left) == 0) {
      throw new IOException("no answer from " + socket + " within " + patience);
    }
    selector.selectedKeys().clear();
  }

  private static String text(ByteBuffer answer) {
    return StandardCharsets.UTF_8.decode(answer.duplicate().flip()).toString();
  }

  private static boolean whole(ByteBuffer answer) {
    String text = StandardCharsets.ISO_8859_1.decode(answer.duplicate().flip()).toString();
    int end = text.indexOf("\r\n\r\n");
    if (end < 0) {
      return !answer.hasRemaining();
    }
    Matcher length = LENGTH.matcher(text.substring(0, end));
    return length.find() && text.length() >= end + 4 + Integer.parseInt(length.group(1));
  }

  private static Outcome outcome(String answer) throws IOException {
    Matcher status = STATUS.matcher(answer);
    int end = answer.indexOf("\r\n\r\n");
    if (!status.lookingAt() || end < 0) {
      throw new EOFException("the answer ends early");
    }
    return outcome(Integer.parseInt(status.group(1)), answer.substring(end + 4));
  }

  /** What an answer means, however it came. */
  static Outcome outcome(int code, String body) {
    if (code == 200) {
      List<Note.Signature> signatures = body.lines().map(Note::signature).toList();
      return new Vouched(signatures);
    }
    return code == 409
        ? new Elsewhere(Long.parseLong(body.strip()))
        : new Refused(code, body.strip());
  }
}
