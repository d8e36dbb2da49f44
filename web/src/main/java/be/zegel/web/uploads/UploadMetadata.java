package be.zegel.web.uploads;

import be.zegel.problem.Problem;
import be.zegel.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a client says about an upload: names with values in Base64 (tus 1.0, {@code
 * Upload-Metadata}). Zegel reads {@code exhibit}, {@code filename} and {@code sha256}; a name is
 * taken as the file's too when it comes as {@code name}, as some clients send it.
 */
record UploadMetadata(Map<String, String> values) {

  UploadMetadata {
    values = Map.copyOf(values);
  }

  /**
   * Reads the header.
   *
   * @throws ProblemException INVALID_INPUT
   */
  static UploadMetadata parse(@Nullable String header) {
    Map<String, String> values = new LinkedHashMap<>();
    if (header != null && !header.isBlank()) {
      for (String pair : header.split(",", -1)) {
        String[] parts = pair.strip().split(" +", 2);
        if (parts[0].isEmpty() || values.containsKey(parts[0])) {
          throw refused();
        }
        values.put(parts[0], parts.length == 1 ? "" : decoded(parts[1].strip()));
      }
    }
    return new UploadMetadata(values);
  }

  /** The exhibit; null when none is named. */
  @Nullable UUID exhibit() {
    String text = values.get("exhibit");
    if (text == null || text.isBlank()) {
      return null;
    }
    try {
      return UUID.fromString(text.strip());
    } catch (IllegalArgumentException e) {
      throw ProblemException.field(Problem.INVALID_INPUT, "exhibit", "upload.exhibit");
    }
  }

  /** The name of the file; null when none is given. */
  @Nullable String filename() {
    String name = values.getOrDefault("filename", values.get("name"));
    return name == null || name.isBlank() ? null : name;
  }

  /** The hash of the whole; null when none is given. */
  @Nullable String sha256() {
    String hash = values.get("sha256");
    return hash == null || hash.isBlank() ? null : hash.strip();
  }

  /** The header that says this of an upload. */
  static String header(@Nullable UUID exhibit, @Nullable String filename) {
    StringBuilder header = new StringBuilder();
    if (exhibit != null) {
      header.append("exhibit ").append(encoded(exhibit.toString()));
    }
    if (filename != null) {
      header.append(header.isEmpty() ? "" : ",").append("filename ").append(encoded(filename));
    }
    return header.toString();
  }

  private static String decoded(String base64) {
    try {
      return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw refused();
    }
  }

  private static String encoded(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static ProblemException refused() {
    return ProblemException.field(Problem.INVALID_INPUT, "Upload-Metadata", "upload.metadata");
  }
}
