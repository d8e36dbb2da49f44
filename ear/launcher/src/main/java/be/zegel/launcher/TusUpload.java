package be.zegel.launcher;

import be.zegel.launcher.ApiClient.ApiRefusal;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Files one file by tus 1.0: in parts, resumed from the offset that the server names, with the
 * SHA-256 of the whole sent beside the last part, so that nobody reads the file twice. When the
 * line breaks or the server is away it waits and goes on; what a call before this one had sent
 * already is read again locally, for the hash only.
 */
final class TusUpload {

  /** A part that is lost to a broken connection is at most this large. */
  static final int PART = 32 << 20;

  private static final Duration PART_PATIENCE = Duration.ofMinutes(30);
  private static final String TUS = "1.0.0";
  private static final int LONGEST_PAUSE_SECONDS = 15;

  private final ApiClient api;
  private final Duration patience;
  private final int part;

  /**
   * An upload that waits ten minutes for a server that is away.
   *
   * @param api in whose name it is filed
   */
  TusUpload(ApiClient api) {
    this(api, Duration.ofMinutes(10), PART);
  }

  /**
   * An upload.
   *
   * @param patience how long to wait for a server that is away before giving up
   * @param part the most bytes of one request
   */
  TusUpload(ApiClient api, Duration patience, int part) {
    this.api = api;
    this.patience = patience;
    this.part = part;
  }

  /**
   * What was filed.
   *
   * @param file the id of the file
   * @param sha256 hexadecimal, of the bytes that were sent
   */
  record Receipt(String file, String sha256, long size) {}

  /** Is told how an upload goes. */
  interface Watch {
    /** An upload was begun at an address, under which it can be resumed later. */
    default void begun(URI upload) {}

    /** The server has this many bytes. */
    default void has(long bytes) {}

    /** An upload that was begun before goes on. */
    default void resumed(long offset) {}

    /** The line broke, or the server is away; it is tried again. */
    default void waits(String why) {}
  }

  /** Is told nothing. */
  static final Watch UNWATCHED = new Watch() {};

  /**
   * Files a file.
   *
   * @param resumed the upload of an earlier call, null to begin
   * @throws IOException when the file cannot be read
   * @throws UncheckedIOException when the server stays away
   * @throws ApiRefusal when the server refuses
   */
  Receipt send(Path path, String exhibit, String filename, @Nullable URI resumed, Watch watch)
      throws IOException {
    try (Source source = new Source(path)) {
      Patience left = new Patience(watch);
      Stand stand = null;
      if (resumed != null) {
        stand = left.trying(() -> stand(resumed)).orElse(null);
      }
      if (stand != null) {
        watch.resumed(stand.offset());
      } else {
        // Beginning is not repeatable, so it is tried once a time: an upload that nobody knows of
        // expires by itself.
        stand = left.trying(() -> create(exhibit, filename, source.size()));
        watch.begun(stand.upload());
      }
      while (stand.file() == null) {
        watch.has(stand.offset());
        Stand here = stand;
        stand = left.trying(() -> advance(here, source));
      }
      watch.has(source.size());
      return new Receipt(stand.file(), source.sha256(), source.size());
    }
  }

  /**
   * Where an upload stands.
   *
   * @param file the id of the file, null while bytes are missing
   */
  private record Stand(URI upload, long offset, @Nullable String file) {}

  /** Sends the next part; when the line breaks under it, asks what has arrived. */
  private Stand advance(Stand stand, Source source) throws IOException {
    long offset = stand.offset();
    int length = Math.toIntExact(Math.min(part, source.size() - offset));
    byte[] bytes = source.read(offset, length);
    boolean last = offset + length == source.size();
    HttpRequest.Builder request =
        api.request("uploads", Map.of())
            .uri(stand.upload())
            .timeout(PART_PATIENCE)
            .header("Tus-Resumable", TUS)
            .header("Upload-Offset", String.valueOf(offset))
            .header("Content-Type", "application/offset+octet-stream")
            .method("PATCH", HttpRequest.BodyPublishers.ofByteArray(bytes));
    if (last) {
      request.header("Zegel-SHA256", source.sha256());
    }
    HttpResponse<byte[]> answer = exchange(request.build());
    if (answer.statusCode() == 409) {
      // Another offset than we thought: an answer was lost, or the server had to begin a part anew.
      Optional<Stand> actual = stand(stand.upload()).filter(at -> at.offset() != offset);
      if (actual.isPresent()) {
        return actual.get();
      }
    }
    check(answer);
    return stood(stand.upload(), answer);
  }

  private Stand create(String exhibit, String filename, long size) throws IOException {
    HttpRequest request =
        api.request("uploads", Map.of())
            .header("Tus-Resumable", TUS)
            .header("Upload-Length", String.valueOf(size))
            .header(
                "Upload-Metadata", "exhibit " + base64(exhibit) + ",filename " + base64(filename))
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    HttpResponse<byte[]> answer = exchange(request);
    check(answer);
    return stood(
        request.uri().resolve(answer.headers().firstValue("Location").orElseThrow()), answer);
  }

  /** Where the server says that an upload stands; empty when it no longer knows it. */
  private Optional<Stand> stand(URI upload) throws IOException {
    HttpResponse<byte[]> answer =
        exchange(
            api.request("uploads", Map.of())
                .uri(upload)
                .header("Tus-Resumable", TUS)
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .build());
    if (answer.statusCode() == 404 || answer.statusCode() == 410) {
      return Optional.empty();
    }
    check(answer);
    return Optional.of(stood(upload, answer));
  }

  private static Stand stood(URI upload, HttpResponse<byte[]> answer) {
    return new Stand(
        upload,
        answer.headers().firstValueAsLong("Upload-Offset").orElse(0),
        answer.headers().firstValue("Zegel-File").orElse(null));
  }

  private HttpResponse<byte[]> exchange(HttpRequest request) throws IOException {
    try {
      return api.http().send(request, HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new LineBroken(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ApiClient.Interrupted(e);
    }
  }

  private static void check(HttpResponse<byte[]> answer) throws IOException {
    if (answer.statusCode() < 300) {
      return;
    }
    ObjectMapper json = new ObjectMapper();
    String type = answer.headers().firstValue("Content-Type").orElse("");
    ApiRefusal refusal =
        ApiClient.refusal(
            answer.statusCode(),
            type.contains("json") ? json.readTree(answer.body()) : json.nullNode());
    // Locked: the request that broke still holds the upload for a moment.
    if ((refusal.status() >= 500 && refusal.status() != 507) || refusal.status() == 423) {
      throw new LineBroken(refusal);
    }
    throw refusal;
  }

  /** Something that passes: the connection broke, or the server cannot answer at the moment. */
  private static final class LineBroken extends IOException {
    private static final long serialVersionUID = 1L;

    LineBroken(Exception cause) {
      super(
          cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage(),
          cause);
    }
  }

  /** A step that may break and is then taken again. */
  @FunctionalInterface
  private interface Step<T> {
    T take() throws IOException;
  }

  /** Takes steps again while they break, a little later each time, and not for ever. */
  private final class Patience {
    private final Watch watch;

    Patience(Watch watch) {
      this.watch = watch;
    }

    <T> T trying(Step<T> step) throws IOException {
      long until = System.nanoTime() + patience.toNanos();
      int pause = 1;
      while (true) {
        try {
          return step.take();
        } catch (LineBroken | UncheckedIOException e) {
          // Unchecked: the identity provider is away, and a token had to be renewed.
          if (System.nanoTime() > until) {
            throw e instanceof LineBroken broken
                ? new UncheckedIOException(
                    Texts.text("unreachable", api.address("/")) + " (" + e.getMessage() + ")",
                    broken)
                : (UncheckedIOException) e;
          }
          watch.waits(String.valueOf(e.getMessage()));
          pause(pause);
          pause = Math.min(2 * pause, LONGEST_PAUSE_SECONDS);
        }
      }
    }

    private static void pause(int seconds) {
      try {
        TimeUnit.SECONDS.sleep(seconds);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new ApiClient.Interrupted(e);
      }
    }
  }

  /**
   * The file that is sent; every byte goes into the hash once, in order, however often it is sent.
   */
  private static final class Source implements AutoCloseable {
    private final FileChannel channel;
    private final long size;
    private final MessageDigest digest;
    private long digested;
    private @Nullable String sha256;

    Source(Path path) throws IOException {
      channel = FileChannel.open(path);
      size = channel.size();
      try {
        digest = MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java platform has SHA-256", e);
      }
    }

    long size() {
      return size;
    }

    byte[] read(long offset, int length) throws IOException {
      digestUpTo(offset);
      byte[] bytes = new byte[length];
      fill(ByteBuffer.wrap(bytes), offset);
      long fresh = offset + length - digested;
      if (fresh > 0) {
        digest.update(bytes, length - Math.toIntExact(fresh), Math.toIntExact(fresh));
        digested += fresh;
      }
      return bytes;
    }

    /** The hash of the whole, hexadecimal. */
    String sha256() throws IOException {
      String known = sha256;
      if (known == null) {
        digestUpTo(size);
        known = HexFormat.of().formatHex(digest.digest());
        sha256 = known;
      }
      return known;
    }

    private void digestUpTo(long offset) throws IOException {
      ByteBuffer buffer = ByteBuffer.allocate(1 << 20);
      while (digested < offset) {
        buffer.clear().limit(Math.toIntExact(Math.min(buffer.capacity(), offset - digested)));
        fill(buffer, digested);
        digest.update(buffer.flip());
        digested += buffer.limit();
      }
    }

    private void fill(ByteBuffer buffer, long offset) throws IOException {
      long at = offset;
      while (buffer.hasRemaining()) {
        int read = channel.read(buffer, at);
        if (read < 0) {
          throw new EOFException(Texts.text("file.shorter"));
        }
        at += read;
      }
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
