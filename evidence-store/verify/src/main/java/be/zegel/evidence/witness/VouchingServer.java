package be.zegel.evidence.witness;

import be.zegel.evidence.tlog.Note;
import be.zegel.evidence.witness.Vouching.Elsewhere;
import be.zegel.evidence.witness.Vouching.Outcome;
import be.zegel.evidence.witness.Vouching.Refused;
import be.zegel.evidence.witness.Vouching.Vouched;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Speaks HTTP/1.1 for a {@link Voucher}, over a Unix socket or over TCP: {@code POST
 * /add-checkpoint} and nothing else, one request at a time on a connection, bodies of at most 512
 * KiB with their length. A connection that says nothing for 30 seconds is closed, and so is the
 * seventeenth.
 */
public final class VouchingServer implements AutoCloseable {
  private static final int MOST_BODY = 1 << 19;
  private static final int MOST_SKIPPED = 1 << 22;
  private static final int LONGEST_LINE = 8192;
  private static final int MOST_HEADERS = 64;
  private static final int MOST_CONNECTIONS = 16;
  private static final long PATIENCE_SECONDS = 30;

  private final Voucher voucher;
  private final ServerSocketChannel server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final Semaphore places = new Semaphore(MOST_CONNECTIONS);

  private VouchingServer(Voucher voucher, ServerSocketChannel server) {
    this.voucher = voucher;
    this.server = server;
    threads.execute(this::accept);
  }

  /**
   * Listens.
   *
   * @param address a Unix socket, whose file is replaced, or an address of TCP
   */
  public static VouchingServer listen(Voucher voucher, SocketAddress address) throws IOException {
    ServerSocketChannel server;
    if (address instanceof UnixDomainSocketAddress unix) {
      Files.deleteIfExists(unix.getPath());
      server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    } else {
      server = ServerSocketChannel.open();
    }
    server.bind(address);
    return new VouchingServer(voucher, server);
  }

  /** Where it listens. */
  public SocketAddress address() throws IOException {
    return server.getLocalAddress();
  }

  private void accept() {
    while (server.isOpen()) {
      try {
        SocketChannel connection = server.accept();
        if (places.tryAcquire()) {
          threads.execute(() -> serve(connection));
        } else {
          connection.close();
        }
      } catch (ClosedChannelException closed) {
        return;
      } catch (IOException refused) {
        // The next one may do better; a closed server ends the loop.
      }
    }
  }

  private void serve(SocketChannel connection) {
    try (SocketChannel open = connection) {
      InputStream in = new BufferedInputStream(Channels.newInputStream(open));
      OutputStream out = new BufferedOutputStream(Channels.newOutputStream(open));
      boolean again = true;
      while (again) {
        // A Unix socket has no time-out of its own.
        Future<?> end = clock.schedule(() -> close(open), PATIENCE_SECONDS, TimeUnit.SECONDS);
        again = exchange(in, out);
        out.flush();
        end.cancel(false);
      }
    } catch (IOException gone) {
      // The caller went away, or said nothing for too long; it asks again.
    } finally {
      places.release();
    }
  }

  private static void close(SocketChannel silent) {
    try {
      silent.close();
    } catch (IOException e) {
      // It is of no use any more either way.
    }
  }

  /** One request and its answer; false when the connection ends with it. */
  private boolean exchange(InputStream in, OutputStream out) throws IOException {
    String first = line(in);
    int length = -1;
    boolean last = false;
    for (int headers = 0; ; headers++) {
      String header = line(in);
      if (header.isEmpty()) {
        break;
      }
      if (headers == MOST_HEADERS) {
        answer(out, 431, "text/plain", "too many headers\n");
        return false;
      }
      String lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        String digits = header.substring("content-length:".length()).strip();
        length = digits.matches("[0-9]{1,9}") ? Integer.parseInt(digits) : MOST_BODY + 1;
      } else if (lower.startsWith("transfer-encoding:")) {
        length = -1;
        last = true;
      } else if (lower.startsWith("connection:") && lower.contains("close")) {
        last = true;
      }
    }
    if (!first.matches("POST [^ ]*/add-checkpoint HTTP/1\\.[01]")) {
      answer(out, 404, "text/plain", "POST /add-checkpoint\n");
      return false;
    }
    if (length < 0 || length > MOST_BODY) {
      answer(out, length < 0 ? 411 : 413, "text/plain", "a length of at most 512 KiB\n");
      out.flush();
      // A connection that is closed with unread bytes is reset, and the answer lost with it.
      in.skipNBytes(Math.max(0, Math.min(length, MOST_SKIPPED)));
      return false;
    }
    byte[] body = in.readNBytes(length);
    if (body.length < length) {
      throw new EOFException();
    }
    respond(out, body);
    return !last;
  }

  private void respond(OutputStream out, byte[] body) throws IOException {
    Outcome outcome;
    try {
      outcome = voucher.add(body);
    } catch (IOException e) {
      outcome = new Refused(500, "the memory of this program fails; nothing was signed");
    }
    if (outcome instanceof Vouched vouched) {
      StringBuilder lines = new StringBuilder();
      vouched.signatures().stream().map(Note.Signature::line).forEach(lines::append);
      answer(out, outcome.status(), "text/plain; charset=utf-8", lines.toString());
    } else if (outcome instanceof Elsewhere elsewhere) {
      answer(out, outcome.status(), "text/x.tlog.size", elsewhere.size() + "\n");
    } else if (outcome instanceof Refused refused) {
      answer(out, outcome.status(), "text/plain; charset=utf-8", refused.reason() + "\n");
    }
  }

  private static void answer(OutputStream out, int status, String type, String text)
      throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    String head =
        "HTTP/1.1 "
            + status
            + " .\r\nContent-Type: "
            + type
            + "\r\nContent-Length: "
            + body.length
            + "\r\n\r\n";
    out.write(head.getBytes(StandardCharsets.US_ASCII));
    out.write(body);
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int read = in.read(); read != '\n'; read = in.read()) {
      if (read < 0 || line.size() == LONGEST_LINE) {
        throw new EOFException();
      }
      line.write(read);
    }
    String text = line.toString(StandardCharsets.ISO_8859_1);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  /** Stops listening; requests that are being answered end. */
  @Override
  public void close() throws IOException {
    SocketAddress address = server.getLocalAddress();
    server.close();
    threads.shutdownNow();
    clock.shutdownNow();
    if (address instanceof UnixDomainSocketAddress unix) {
      Files.deleteIfExists(unix.getPath());
    }
  }
}
