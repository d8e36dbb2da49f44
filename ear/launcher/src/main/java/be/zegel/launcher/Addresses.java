package be.zegel.launcher;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a running system is: options that the commands speaking to one share. */
final class Addresses {

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "The application's address; default: ${DEFAULT-VALUE}.",
      defaultValue = "http://localhost:8080")
  URI url = URI.create("http://localhost:8080");

  @Option(
      names = "--issuer",
      paramLabel = "URL",
      description = "The identity provider's realm; default: the next port, realm zegel.")
  @Nullable URI issuer;

  /** The realm that signs people in. */
  URI realm() {
    return issuer != null
        ? issuer
        : URI.create(
            url.getScheme() + "://" + url.getHost() + ":" + (url.getPort() + 1) + "/realms/zegel");
  }

  static HttpClient http() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(Duration.ofSeconds(10))
        .build();
  }
}
