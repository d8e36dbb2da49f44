package be.zegel.launcher;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Files one file by tus 1.0: in parts, resumed from the offset that the server names, with the
 * SHA-256 of the whole sent beside the last part, so that nobody reads the file twice. After an
 * interruption the part that the server already has is read again locally, for the hash only.
 */
final class TusUpload {

  /** A part that is lost to a broken connection is at most this large. */
  private static final long PART = 64L << 20;

  private static final Duration PART_PATIENCE = Duration.ofMinutes(30);
  private static final String TUS = "1.0.0";

  private final ApiClient api;

  TusUpload(ApiClient api) {
    this.api = api;
  }

  /**
   * What was filed.
   *
   * @param file the id of the file
   * @param sha256 hexadecimal, of the bytes that were sent
   */
  record Receipt(String file, String sha256, long size) {}

  /**
   * Files a file.
   *
   * @param resumed the upload of an earlier call, null to begin
   * @param begun told the address of the upload as soon as there is one, to resume it later
   * @param progress told the bytes that the server has
   */
  Receipt send(
      Path path,
      String exhibit,
      String filename,
      @Nullable URI resumed,
      java.util.function.Consumer<URI> begun,
      LongConsumer progress)
      throws IOException {
    long size = Files.size(path);
    URI upload = resumed;
    long offset = upload == null ? -1 : offset(upload);
    if (offset < 0 || upload == null) {
      upload = create(exhibit, filename, size);
      begun.accept(upload);
      offset = 0;
    }
    MessageDigest digest = sha256();
    try (SeekableByteChannel channel = Files.newByteChannel(path)) {
      InputStream whole = new DigestInputStream(Channels.newInputStream(channel), digest);
      skip(whole, offset);
      progress.accept(offset);
      while (true) {
        long part = Math.min(PART, size - offset);
        boolean last = offset + part == size;
        byte[] bytes = whole.readNBytes(Math.toIntExact(part));
        if (bytes.length != part) {
          throw new IOException("The file became shorter while it was read: " + path);
        }
        String hash = last ? HexFormat.of().formatHex(digest.digest()) : "";
        HttpRequest.Builder request =
            api.request("uploads", java.util.Map.of())
                .uri(upload)
                .timeout(PART_PATIENCE)
                .header("Tus-Resumable", TUS)
                .header("Upload-Offset", String.valueOf(offset))
                .header("Content-Type", "application/offset+octet-stream")
                .method("PATCH", HttpRequest.BodyPublishers.ofByteArray(bytes));
        if (last) {
          request.header("Zegel-SHA256", hash);
        }
        HttpResponse<byte[]> answer =
            ApiClient.raw(api.http(), request.build(), HttpResponse.BodyHandlers.ofByteArray());
        check(answer);
        offset += part;
        progress.accept(offset);
        if (last) {
          return new Receipt(answer.headers().firstValue("Zegel-File").orElse(""), hash, size);
        }
      }
    }
  }

  private URI create(String exhibit, String filename, long size) {
    HttpRequest request =
        api.request("uploads", java.util.Map.of())
            .header("Tus-Resumable", TUS)
            .header("Upload-Length", String.valueOf(size))
            .header(
                "Upload-Metadata", "exhibit " + base64(exhibit) + ",filename " + base64(filename))
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    HttpResponse<byte[]> answer =
        ApiClient.raw(api.http(), request, HttpResponse.BodyHandlers.ofByteArray());
    check(answer);
    return request.uri().resolve(answer.headers().firstValue("Location").orElseThrow());
  }

  /** The offset that the server has, −1 when it no longer knows the upload. */
  private long offset(URI upload) {
    HttpRequest request =
        api.request("uploads", java.util.Map.of())
            .uri(upload)
            .header("Tus-Resumable", TUS)
            .method("HEAD", HttpRequest.BodyPublishers.noBody())
            .build();
    HttpResponse<byte[]> answer =
        ApiClient.raw(api.http(), request, HttpResponse.BodyHandlers.ofByteArray());
    return answer.statusCode() < 300
        ? answer.headers().firstValueAsLong("Upload-Offset").orElse(-1)
        : -1;
  }

  private static void check(HttpResponse<byte[]> answer) {
    if (answer.statusCode() < 300) {
      return;
    }
    try {
      ObjectMapper json = new ObjectMapper();
      throw ApiClient.refusal(
          answer.statusCode(),
          answer.body().length == 0 ? json.nullNode() : json.readTree(answer.body()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void skip(InputStream whole, long bytes) throws IOException {
    byte[] buffer = new byte[1 << 16];
    long left = bytes;
    while (left > 0) {
      int read = whole.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (read < 0) {
        throw new IOException("The file is shorter than what the server has of it");
      }
      left -= read;
    }
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
