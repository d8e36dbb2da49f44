package be.zegel.web.shell;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Reads times that views carry as text with their original offset. */
@Named("timeOf")
@ApplicationScoped
public class Times {

  /** The moment with the offset in which it was written (RFC 3339). */
  public OffsetDateTime offset(String text) {
    return OffsetDateTime.parse(text);
  }

  /** A moment that views carry among the facts of a sentence; null for an empty text. */
  public @Nullable Instant instant(String text) {
    return text.isEmpty() ? null : Instant.parse(text);
  }
}
