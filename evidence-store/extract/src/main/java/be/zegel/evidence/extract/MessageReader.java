package be.zegel.evidence.extract;

import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes the fields of a message back. The other side is not trusted: every length is checked
 * against what is there before anything is allocated.
 */
final class MessageReader {
  /** Reads one element of a list. */
  @FunctionalInterface
  interface Element<T> {
    T read(MessageReader from) throws ProtocolException;
  }

  private final ByteBuffer bytes;

  MessageReader(byte[] payload) {
    bytes = ByteBuffer.wrap(payload);
  }

  long number() throws ProtocolException {
    need(8);
    return bytes.getLong();
  }

  int small() throws ProtocolException {
    need(4);
    return bytes.getInt();
  }

  boolean flag() throws ProtocolException {
    need(1);
    return bytes.get() != 0;
  }

  float fraction() throws ProtocolException {
    return Float.intBitsToFloat(small());
  }

  byte[] bytes() throws ProtocolException {
    int length = small();
    need(length);
    byte[] value = new byte[length];
    bytes.get(value);
    return value;
  }

  String text() throws ProtocolException {
    return new String(bytes(), StandardCharsets.UTF_8);
  }

  @Nullable String optional() throws ProtocolException {
    return flag() ? text() : null;
  }

  <E extends Enum<E>> @Nullable E optionalConstant(Class<E> type) throws ProtocolException {
    String name = optional();
    if (name == null) {
      return null;
    }
    for (E value : type.getEnumConstants()) {
      if (value.name().equals(name)) {
        return value;
      }
    }
    throw new ProtocolException("unknown " + type.getSimpleName());
  }

  <E extends Enum<E>> E constant(Class<E> type) throws ProtocolException {
    E value = optionalConstant(type);
    if (value == null) {
      throw new ProtocolException("missing " + type.getSimpleName());
    }
    return value;
  }

  <T> List<T> all(Element<T> element) throws ProtocolException {
    int count = small();
    need(count);
    List<T> values = new ArrayList<>(Math.min(count, 1000));
    for (int i = 0; i < count; i++) {
      values.add(element.read(this));
    }
    return values;
  }

  private void need(int count) throws ProtocolException {
    if (count < 0 || count > bytes.remaining()) {
      throw new ProtocolException("a message is shorter than it says");
    }
  }
}
