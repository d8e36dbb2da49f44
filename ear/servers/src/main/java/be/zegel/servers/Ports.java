package be.zegel.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.util.List;

/**
 * The four ports of one system, all on loopback, counted from the application's.
 *
 * @param application N: pages, API, uploads; Keycloak takes N+1, PostgreSQL N+2, management N+3
 */
public record Ports(int application) {
  /** Where a system listens when nobody says otherwise. */
  public static final Ports STANDARD = new Ports(8080);

  private static final List<InetAddress> LOOPBACKS =
      List.of(InetAddress.ofLiteral("127.0.0.1"), InetAddress.ofLiteral("::1"));
  private static final int LOWEST = 1024;
  private static final int HIGHEST = 65535;

  /** Refuses a range that leaves the unprivileged ports. */
  public Ports {
    if (application < LOWEST || application + 3 > HIGHEST) {
      throw ServerRefusal.wrongUse(
          "--port takes a number from "
              + LOWEST
              + " to "
              + (HIGHEST - 3)
              + "; it and the three ports behind it are used.");
    }
  }

  /** N+1: the identity provider. */
  public int keycloak() {
    return application + 1;
  }

  /** N+2: the embedded database; nothing listens there when the database is external. */
  public int database() {
    return application + 2;
  }

  /** N+3: WildFly's management interface. */
  public int management() {
    return application + 3;
  }

  /**
   * Refuses when somebody listens on one of the ports, on IPv4 or IPv6, and names it: a browser
   * that resolves {@code localhost} to the other family would meet a stranger.
   */
  void requireFree(boolean withDatabase) {
    requireFree("the application's port", application);
    requireFree("Keycloak's port (application + 1)", keycloak());
    if (withDatabase) {
      requireFree("PostgreSQL's port (application + 2)", database());
    }
    requireFree("the management port (application + 3)", management());
  }

  private static void requireFree(String name, int port) {
    for (InetAddress loopback : LOOPBACKS) {
      try (ServerSocket socket = new ServerSocket()) {
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(loopback, port), 1);
      } catch (SocketException e) {
        if (inUse(e)) {
          throw ServerRefusal.missing(
              "Port "
                  + port
                  + ", "
                  + name
                  + ", is occupied by another program. Stop it, or choose other ports with"
                  + " --port N (N to N+3 are used).");
        }
        // This machine has no IPv6 loopback: nobody can listen there.
      } catch (IOException e) {
        throw ServerRefusal.failed("Port " + port + " cannot be tried: " + e.getMessage(), e);
      }
    }
  }

  private static boolean inUse(SocketException e) {
    String message = e.getMessage();
    return message != null && message.startsWith("Address already in use");
  }
}
