package be.zegel.system;

import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** The upload protocol tus 1.0 header by header, so that a test can break every rule of it. */
final class Tus {

  static final String BYTES = "application/offset+octet-stream";

  private final RunningSystem system;
  private final Api api;

  Tus(RunningSystem system, String username) {
    this.system = system;
    this.api = system.as(username);
  }

  /** A request with the protocol's version and these headers. */
  Api.Answer send(String method, String path, BodyPublisher body, String... headers) {
    List<String> all = new ArrayList<>(List.of("Tus-Resumable", "1.0.0"));
    all.addAll(Arrays.asList(headers));
    return api.send(builder(path, all).method(method, body));
  }

  /** As browsers and proxies do it, one request at a time on a connection. */
  private HttpRequest.Builder builder(String path, List<String> headers) {
    return api.request(path, headers.toArray(String[]::new)).version(HttpClient.Version.HTTP_1_1);
  }

  static String metadata(String exhibit, String filename) {
    return "exhibit " + Api.base64(exhibit) + ",filename " + Api.base64(filename);
  }

  /** A creation with these headers and no bytes. */
  Api.Answer creates(String... headers) {
    return send("POST", "/uploads", BodyPublishers.noBody(), headers);
  }

  /** Begins an upload of so many bytes and gives its address. */
  String begins(String exhibit, String filename, long length) {
    return address(
        creates(
                "Upload-Length",
                String.valueOf(length),
                "Upload-Metadata",
                metadata(exhibit, filename))
            .expect(201));
  }

  /** Begins a part that will be joined with others. */
  String beginsPart(long length) {
    return address(
        creates("Upload-Length", String.valueOf(length), "Upload-Concat", "partial").expect(201));
  }

  String address(Api.Answer created) {
    return system.url().resolve(created.header("location")).toString();
  }

  Api.Answer patch(String upload, long offset, byte[] bytes, String... headers) {
    return patch(upload, offset, BodyPublishers.ofByteArray(bytes), headers);
  }

  Api.Answer patch(String upload, long offset, Supplier<InputStream> bytes) {
    return patch(upload, offset, BodyPublishers.ofInputStream(bytes));
  }

  /** The same for bytes that take their time. */
  Api.Answer patch(String upload, long offset, Supplier<InputStream> bytes, Duration patience) {
    List<String> headers =
        List.of(
            "Tus-Resumable",
            "1.0.0",
            "Upload-Offset",
            String.valueOf(offset),
            "Content-Type",
            BYTES);
    return api.send(
        builder(upload, headers)
            .timeout(patience)
            .method("PATCH", BodyPublishers.ofInputStream(bytes)));
  }

  private Api.Answer patch(String upload, long offset, BodyPublisher bytes, String... headers) {
    List<String> all = new ArrayList<>(Arrays.asList(headers));
    all.addAll(List.of("Upload-Offset", String.valueOf(offset), "Content-Type", BYTES));
    return send("PATCH", upload, bytes, all.toArray(String[]::new));
  }

  Api.Answer head(String upload) {
    return send("HEAD", upload, BodyPublishers.noBody());
  }

  Api.Answer delete(String upload) {
    return send("DELETE", upload, BodyPublishers.noBody());
  }

  /** Joins parts, in this order. */
  Api.Answer joins(String exhibit, String filename, List<String> parts, String... headers) {
    List<String> all = new ArrayList<>(Arrays.asList(headers));
    all.addAll(
        List.of(
            "Upload-Concat",
            "final;" + String.join(" ", parts),
            "Upload-Metadata",
            metadata(exhibit, filename)));
    return creates(all.toArray(String[]::new));
  }
}
