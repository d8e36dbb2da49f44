package be.zegel.web.files;

import be.zegel.filing.EvidenceDownload;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Bytes of evidence on their way out: always as an attachment without a type of their own, so that
 * no browser ever opens them in our name.
 */
public final class Attachment {

  private Attachment() {}

  /** The answer that hands the bytes out and closes them. */
  static Response answer(EvidenceDownload download, @Nullable ByteRange range) {
    long from = range == null ? 0 : range.from();
    long length = range == null ? download.size() : range.length();
    StreamingOutput bytes =
        out -> {
          try (download;
              InputStream in = download.range(from, length)) {
            in.transferTo(out);
          }
        };
    Response.ResponseBuilder answer =
        headers(download.filename(), download.sha256())
            .status(range == null ? 200 : 206)
            .header("Content-Length", length)
            .entity(bytes);
    return range == null
        ? answer.build()
        : answer.header("Content-Range", range.contentRange(download.size())).build();
  }

  /** The whole of something that this system made, with its type. */
  public static Response whole(EvidenceDownload download, String type) {
    Response answer = answer(download, null);
    answer.getHeaders().putSingle("Content-Type", type);
    return answer;
  }

  /** The answer that only tells about them. */
  static Response about(String filename, long size, String sha256) {
    return headers(filename, sha256).status(200).header("Content-Length", size).build();
  }

  private static Response.ResponseBuilder headers(String filename, String sha256) {
    return Response.ok()
        .type(MediaType.APPLICATION_OCTET_STREAM_TYPE)
        .tag(new EntityTag(sha256))
        .header("Accept-Ranges", "bytes")
        .header("Content-Disposition", disposition(filename))
        .header(
            "Repr-Digest",
            "sha-256=:" + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha256)) + ":")
        .header("Content-Security-Policy", "default-src 'none'; sandbox")
        .header("X-Content-Type-Options", "nosniff")
        .header("Cache-Control", "private, no-store");
  }

  /** RFC 6266: a name of ASCII for old clients, and the real one. */
  static String disposition(String filename) {
    String plain = filename.replaceAll("[^A-Za-z0-9._ -]", "_");
    String encoded = URLEncoder.encode(filename, StandardCharsets.UTF_8).replace("+", "%20");
    return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + encoded;
  }
}
