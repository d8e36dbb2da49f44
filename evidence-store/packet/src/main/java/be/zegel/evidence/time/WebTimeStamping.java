package be.zegel.evidence.time;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** An authority on the web (RFC 3161, section 3.4): a trust service provider's. */
public final class WebTimeStamping implements TimeStamping {
  private final HttpClient http;
  private final URI address;
  private final Duration patience;

  /**
   * A client.
   *
   * @param patience how long an answer may take
   */
  public WebTimeStamping(HttpClient http, URI address, Duration patience) {
    this.http = http;
    this.address = address;
    this.patience = patience;
  }

  @Override
  public TimeStamp stamp(byte[] sha256) throws IOException {
    TimeStampQuestion question = new TimeStampQuestion(sha256);
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(patience)
            .header("Content-Type", "application/timestamp-query")
            .POST(HttpRequest.BodyPublishers.ofByteArray(question.bytes()))
            .build();
    try {
      HttpResponse<InputStream> response = http.send(request, BodyHandlers.ofInputStream());
      try (InputStream in = response.body()) {
        if (response.statusCode() != 200) {
          throw new IOException(address + " answers " + response.statusCode());
        }
        return question.answered(in.readNBytes(SocketTimeStamping.MOST));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while asking " + address, e);
    }
  }
}
