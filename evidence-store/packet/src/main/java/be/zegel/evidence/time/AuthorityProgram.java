package be.zegel.evidence.time;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;

/**
 * The demonstration's time-stamp authority as a program: {@code AuthorityProgram FOLDER SOCKET}. It
 * answers one question on a connection, one after the other, and runs until it is stopped.
 */
public final class AuthorityProgram {
  private static final int WRONG_USE = 2;

  private AuthorityProgram() {}

  /** Runs until the process is ended. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 2) {
      System.err.println("Usage: AuthorityProgram FOLDER SOCKET");
      System.exit(WRONG_USE);
    }
    Authority authority = Authority.open(Path.of(arguments[0]), InstantSource.system());
    Path socket = Path.of(arguments[1]);
    Files.deleteIfExists(socket);
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(socket));
      System.out.println("Stamps at " + socket);
      while (true) {
        serve(authority, server.accept());
      }
    }
  }

  /** Who asks is the application of the same owner, so a wrong question ends the connection. */
  static void serve(Authority authority, SocketChannel connection) {
    try (SocketChannel open = connection) {
      DataInputStream in = new DataInputStream(Channels.newInputStream(open));
      int length = in.readInt() - 1;
      if (length < 0 || length > SocketTimeStamping.MOST || in.readByte() != 0) {
        throw new EOFException("not a question");
      }
      ByteBuffer answer =
          SocketTimeStamping.framed(
              SocketTimeStamping.ANSWER, authority.answer(in.readNBytes(length)));
      while (answer.hasRemaining()) {
        open.write(answer);
      }
    } catch (IOException e) {
      System.err.println("A question was not answered: " + e.getMessage());
    }
  }
}
