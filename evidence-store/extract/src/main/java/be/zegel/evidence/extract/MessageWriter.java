package be.zegel.evidence.extract;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Puts the fields of a message one behind the other; {@link MessageReader} takes them back. */
final class MessageWriter {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  MessageWriter number(long value) {
    for (int shift = 56; shift >= 0; shift -= 8) {
      bytes.write((int) (value >>> shift));
    }
    return this;
  }

  MessageWriter small(int value) {
    for (int shift = 24; shift >= 0; shift -= 8) {
      bytes.write(value >>> shift);
    }
    return this;
  }

  MessageWriter flag(boolean value) {
    bytes.write(value ? 1 : 0);
    return this;
  }

  MessageWriter bytes(byte[] value) {
    small(value.length);
    bytes.writeBytes(value);
    return this;
  }

  MessageWriter text(String value) {
    return bytes(value.getBytes(StandardCharsets.UTF_8));
  }

  MessageWriter optional(@Nullable String value) {
    flag(value != null);
    return value == null ? this : text(value);
  }

  MessageWriter constant(@Nullable Enum<?> value) {
    return optional(value == null ? null : value.name());
  }

  <T> MessageWriter all(Collection<T> values, BiConsumer<MessageWriter, T> each) {
    small(values.size());
    values.forEach(v -> each.accept(this, v));
    return this;
  }

  byte[] done() {
    return bytes.toByteArray();
  }
}
