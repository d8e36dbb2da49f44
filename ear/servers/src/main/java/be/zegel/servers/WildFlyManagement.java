package be.zegel.servers;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Authenticator;
import java.net.HttpURLConnection;
import java.net.PasswordAuthentication;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** WildFly's management interface on loopback, for the one operation that its supervisor needs. */
final class WildFlyManagement {
  static {
    // WildFly keeps its management users so; the password never leaves the machine.
    System.setProperty("http.auth.digest.reEnabledAlgorithms", "MD5");
  }

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final URI address;
  private final String user;
  private final String password;

  WildFlyManagement(int port, String user, String password) {
    this.address = URI.create("http://127.0.0.1:" + port + "/management");
    this.user = user;
    this.password = password;
  }

  /**
   * Opens the gate of a server that was started suspended: what waited for it is answered. A
   * repetition changes nothing.
   *
   * @throws IOException when the server cannot be reached or refuses
   */
  void resume() throws IOException {
    HttpURLConnection call = (HttpURLConnection) address.toURL().openConnection();
    call.setAuthenticator(
        new Authenticator() {
          @Override
          protected PasswordAuthentication getPasswordAuthentication() {
            return new PasswordAuthentication(user, password.toCharArray());
          }
        });
    call.setRequestMethod("POST");
    call.setRequestProperty("Content-Type", "application/json");
    call.setConnectTimeout(Math.toIntExact(PATIENCE.toMillis()));
    call.setReadTimeout(Math.toIntExact(PATIENCE.toMillis()));
    call.setDoOutput(true);
    try (OutputStream body = call.getOutputStream()) {
      body.write("{\"operation\":\"resume\"}".getBytes(StandardCharsets.UTF_8));
    }
    int status = call.getResponseCode();
    if (status != HttpURLConnection.HTTP_OK) {
      throw new IOException("WildFly does not resume: HTTP " + status);
    }
    try (InputStream answer = call.getInputStream()) {
      byte[] _ = answer.readAllBytes();
    }
  }
}
