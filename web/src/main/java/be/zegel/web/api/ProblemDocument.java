package be.zegel.web.api;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A problem document (RFC 9457).
 *
 * @param type a relative reference that names the problem
 * @param title what was refused, in the reader's language
 * @param code the stable code
 * @param detail what to do about it, in the reader's language
 * @param fields the fields of the input that were refused
 * @param facts values that the sentences name
 * @param incident number under which the server's log has more, for failures of the server
 */
public record ProblemDocument(
    String type,
    String title,
    int status,
    String code,
    @Nullable String detail,
    List<FieldDocument> fields,
    Map<String, String> facts,
    @Nullable String incident) {

  public ProblemDocument {
    fields = List.copyOf(fields);
    facts = Map.copyOf(facts);
  }

  /** One field that was refused and why, in the reader's language. */
  public record FieldDocument(String field, String message) {}
}
