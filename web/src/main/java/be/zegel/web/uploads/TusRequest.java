package be.zegel.web.uploads;

import be.zegel.evidence.store.Checksum;
import be.zegel.problem.Problem;
import be.zegel.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A request as tus 1.0 reads it; every header that is wrong is refused with its name. */
record TusRequest(HttpServletRequest http) {

  static final String VERSION = "1.0.0";
  private static final String BYTES = "application/offset+octet-stream";
  private static final String FINAL = "final;";

  /** The method, which a client behind a strict proxy may send in a header. */
  String method() {
    String override = http.getHeader("X-HTTP-Method-Override");
    return override == null || override.isBlank()
        ? http.getMethod()
        : override.strip().toUpperCase(Locale.ROOT);
  }

  /** Whether the client speaks this version. */
  boolean speaksVersion() {
    return VERSION.equals(http.getHeader("Tus-Resumable"));
  }

  /** The upload that the address names; null for the collection itself. */
  @Nullable UUID upload() {
    String path = http.getPathInfo();
    if (path == null || path.equals("/")) {
      return null;
    }
    return id(path);
  }

  /** Whether bytes follow. */
  boolean hasBytes() {
    String type = http.getContentType();
    return type != null && type.split(";", 2)[0].strip().equalsIgnoreCase(BYTES);
  }

  /** The number of bytes that follow; null when the client does not say. */
  @Nullable Long size() {
    long length = http.getContentLengthLong();
    return length < 0 ? null : length;
  }

  long offset() {
    Long offset = number("Upload-Offset", "upload.offset");
    if (offset == null) {
      throw wrong("Upload-Offset", "upload.offset");
    }
    return offset;
  }

  /** The length of the whole; null when it is not told. */
  @Nullable Long length() {
    return number("Upload-Length", "upload.length");
  }

  /** The length at the beginning; null when it is told later. */
  @Nullable Long lengthAtBeginning() {
    Long length = length();
    String deferred = http.getHeader("Upload-Defer-Length");
    boolean later = deferred != null && deferred.strip().equals("1");
    if ((length == null) != later || (deferred != null && !later)) {
      throw wrong("Upload-Length", "upload.length");
    }
    return length;
  }

  UploadMetadata metadata() {
    return UploadMetadata.parse(http.getHeader("Upload-Metadata"));
  }

  /** The hash of the whole; null when it is not told. */
  @Nullable String sha256() {
    String hash = http.getHeader("Zegel-SHA256");
    return hash == null || hash.isBlank() ? null : hash.strip();
  }

  /** The hash of the bytes that follow; null when it is not told. */
  @Nullable Checksum checksum() {
    String header = http.getHeader("Upload-Checksum");
    if (header == null) {
      return null;
    }
    String[] parts = header.strip().split(" +", 2);
    try {
      if (parts.length == 2) {
        return Checksum.ofBase64(
            Checksum.Algorithm.named(parts[0])
                .orElseThrow(() -> wrong("Upload-Checksum", "upload.checksum")),
            parts[1]);
      }
    } catch (IllegalArgumentException e) {
      throw wrong("Upload-Checksum", "upload.checksum");
    }
    throw wrong("Upload-Checksum", "upload.checksum");
  }

  /** Whether a part of a file is begun. */
  boolean partial() {
    String concat = http.getHeader("Upload-Concat");
    return concat != null && concat.strip().equals("partial");
  }

  /** The parts that are to be joined; null when none are. */
  @Nullable List<UUID> parts() {
    String concat = http.getHeader("Upload-Concat");
    if (concat == null || partial()) {
      return null;
    }
    if (!concat.strip().startsWith(FINAL)) {
      throw wrong("Upload-Concat", "upload.concat");
    }
    List<UUID> parts = new ArrayList<>();
    for (String address : concat.strip().substring(FINAL.length()).strip().split(" +")) {
      try {
        parts.add(UUID.fromString(address.substring(address.lastIndexOf('/') + 1)));
      } catch (IllegalArgumentException e) {
        throw wrong("Upload-Concat", "upload.concat");
      }
    }
    return parts;
  }

  private static UUID id(String path) {
    String name = path.substring(1);
    try {
      return UUID.fromString(name.endsWith("/") ? name.substring(0, name.length() - 1) : name);
    } catch (IllegalArgumentException e) {
      throw ProblemException.of(Problem.NOT_FOUND);
    }
  }

  private @Nullable Long number(String header, String message) {
    String text = http.getHeader(header);
    if (text == null) {
      return null;
    }
    try {
      long number = Long.parseLong(text.strip());
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw wrong(header, message);
    }
    throw wrong(header, message);
  }

  private static ProblemException wrong(String header, String message) {
    return ProblemException.field(Problem.INVALID_INPUT, header, message);
  }
}
