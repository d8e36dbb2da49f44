package be.zegel.evidence.witness;

import be.zegel.evidence.witness.Vouching.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Asks a witness on another machine to vouch for a checkpoint: {@code POST
 * <prefix>/add-checkpoint}, over HTTPS. What the witness says is believed by nobody: its
 * cosignature is verified with its key, so a wrong certificate could do no more than be silent.
 */
public final class WebVouchingClient implements Voucher {
  private static final int MOST = 1 << 20;

  private final HttpClient http;
  private final URI address;
  private final Duration patience;

  /**
   * A client.
   *
   * @param prefix the address of the witness, {@code https://host/path}
   * @param patience how long an answer may take
   */
  public WebVouchingClient(HttpClient http, URI prefix, Duration patience) {
    String text = prefix.toString();
    this.http = http;
    this.address = URI.create((text.endsWith("/") ? text : text + "/") + "add-checkpoint");
    this.patience = patience;
  }

  @Override
  public Outcome add(byte[] body) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(patience)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    try {
      HttpResponse<InputStream> response = http.send(request, BodyHandlers.ofInputStream());
      try (InputStream in = response.body()) {
        return VouchingClient.outcome(
            response.statusCode(), new String(in.readNBytes(MOST), StandardCharsets.UTF_8));
      }
    } catch (RuntimeException e) {
      throw new IOException("what " + address + " answers is not understood", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while asking " + address, e);
    }
  }
}
