package be.zegel.evidence.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The one way in which a value becomes bytes before it is hashed: the JSON Canonicalization Scheme
 * (RFC 8785) for the values of {@link Json}.
 *
 * <p>{@link #write} is a pure function. {@link #parse} reads any JSON text (RFC 8259) that stays
 * within these values and refuses everything else: duplicate member names, lone surrogates,
 * malformed UTF-8, a byte order mark, numbers that are not small counters, more than {@value
 * #DEEPEST} levels. {@link #parseCanonical} refuses in addition any spelling but the canonical one,
 * so that what was verified is, byte for byte, what was hashed.
 */
public final class CanonicalJson {

  /** The deepest nesting of lists and objects that is read or written. */
  public static final int DEEPEST = 32;

  private CanonicalJson() {}

  /** The canonical bytes of a value: UTF-8, no white space, members in order of UTF-16 units. */
  public static byte[] write(Json value) {
    StringBuilder out = new StringBuilder();
    append(out, value, 0);
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Reads a JSON text.
   *
   * @throws MalformedJson when the bytes are not JSON, or JSON outside the values of {@link Json}
   */
  public static Json parse(byte[] bytes) throws MalformedJson {
    return read(bytes, false);
  }

  private static Json read(byte[] bytes, boolean canonical) throws MalformedJson {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new MalformedJson("not UTF-8", 0, e);
    }
    Reader reader = new Reader(text, canonical);
    Json value = reader.value(0);
    reader.end();
    return value;
  }

  /**
   * Reads a JSON text that must already be canonical.
   *
   * <p>Canonical is: no white space, members in ascending order, each character escaped in the one
   * way or not at all. It is looked at while reading; writing the value again gives the same bytes.
   *
   * @throws MalformedJson as {@link #parse}, and at the first character that {@link #write} would
   *     not have written
   */
  public static Json parseCanonical(byte[] bytes) throws MalformedJson {
    return read(bytes, true);
  }

  private static void append(StringBuilder out, Json value, int depth) {
    if (depth > DEEPEST) {
      throw new IllegalArgumentException("nested deeper than " + DEEPEST + " levels");
    }
    if (value instanceof Json.Text text) {
      appendText(out, text.value());
    } else if (value instanceof Json.Truth truth) {
      out.append(truth.value());
    } else if (value instanceof Json.Counter counter) {
      out.append(counter.value());
    } else if (value instanceof Json.Nothing) {
      out.append("null");
    } else if (value instanceof Json.Items items) {
      out.append('[');
      String separator = "";
      for (Json item : items.values()) {
        out.append(separator);
        append(out, item, depth + 1);
        separator = ",";
      }
      out.append(']');
    } else if (value instanceof Json.Members members) {
      out.append('{');
      String separator = "";
      for (Map.Entry<String, Json> member : members.values().entrySet()) {
        out.append(separator);
        appendText(out, member.getKey());
        out.append(':');
        append(out, member.getValue(), depth + 1);
        separator = ",";
      }
      out.append('}');
    } else {
      throw new IllegalStateException("no value of JSON: " + value.getClass());
    }
  }

  /** RFC 8785 section 3.2.2.2: the shortest escapes, lower-case hexadecimal, nothing else. */
  private static void appendText(StringBuilder out, String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      switch (unit) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\b' -> out.append("\\b");
        case '\t' -> out.append("\\t");
        case '\n' -> out.append("\\n");
        case '\f' -> out.append("\\f");
        case '\r' -> out.append("\\r");
        default -> {
          if (unit < 0x20) {
            out.append(String.format("\\u%04x", (int) unit));
          } else {
            out.append(unit);
          }
        }
      }
    }
    out.append('"');
  }

  /** The bytes are not JSON, or JSON that may not stand in a custody event. */
  public static final class MalformedJson extends Exception {
    private static final long serialVersionUID = 1L;

    private final int position;

    MalformedJson(String message, int position) {
      super(message + " at " + position);
      this.position = position;
    }

    MalformedJson(String message, int position, Throwable cause) {
      super(message + " at " + position, cause);
      this.position = position;
    }

    /** Where reading stopped, counted in characters (bytes when the form is not canonical). */
    public int position() {
      return position;
    }
  }

  /** A recursive-descent reader over the decoded text. */
  private static final class Reader {
    private final String text;
    private final boolean canonical;
    private int at;

    Reader(String text, boolean canonical) {
      this.text = text;
      this.canonical = canonical;
    }

    Json value(int depth) throws MalformedJson {
      if (depth > DEEPEST) {
        throw refused("nested deeper than " + DEEPEST + " levels");
      }
      skipSpace();
      int unit = peek();
      return switch (unit) {
        case '{' -> members(depth);
        case '[' -> items(depth);
        case '"' -> new Json.Text(string());
        case 't' -> word("true", new Json.Truth(true));
        case 'f' -> word("false", new Json.Truth(false));
        case 'n' -> word("null", new Json.Nothing());
        default -> counter(unit);
      };
    }

    void end() throws MalformedJson {
      skipSpace();
      if (at < text.length()) {
        throw refused("something follows the value");
      }
    }

    private Json members(int depth) throws MalformedJson {
      Map<String, Json> members = new LinkedHashMap<>();
      String before = null;
      at++;
      skipSpace();
      if (peek() == '}') {
        at++;
        return new Json.Members(members);
      }
      while (true) {
        skipSpace();
        if (peek() != '"') {
          throw refused("a member name is expected");
        }
        String name = string();
        if (canonical && before != null && before.compareTo(name) >= 0) {
          throw refused("not in canonical form");
        }
        before = name;
        skipSpace();
        expect(':');
        if (members.put(name, value(depth + 1)) != null) {
          throw refused("the member name stands twice");
        }
        skipSpace();
        if (peek() == '}') {
          at++;
          return new Json.Members(members);
        }
        expect(',');
      }
    }

    private Json items(int depth) throws MalformedJson {
      List<Json> items = new ArrayList<>();
      at++;
      skipSpace();
      if (peek() == ']') {
        at++;
        return new Json.Items(items);
      }
      while (true) {
        items.add(value(depth + 1));
        skipSpace();
        if (peek() == ']') {
          at++;
          return new Json.Items(items);
        }
        expect(',');
      }
    }

    private Json word(String word, Json meaning) throws MalformedJson {
      if (!text.startsWith(word, at)) {
        throw refused("no JSON value");
      }
      at += word.length();
      return meaning;
    }

    private Json counter(int first) throws MalformedJson {
      if (first < '0' || first > '9') {
        throw refused(first == '-' ? "negative numbers are not used" : "no JSON value");
      }
      int start = at;
      while (peek() >= '0' && peek() <= '9') {
        at++;
      }
      int next = peek();
      if (next == '.' || next == 'e' || next == 'E') {
        throw refused("fractions and exponents are not used");
      }
      String digits = text.substring(start, at);
      if (digits.length() > 16
          || (digits.length() > 1 && first == '0')
          || Long.parseLong(digits) > Json.LARGEST_COUNTER) {
        throw refused("not a counter between 0 and 2^53-1");
      }
      return new Json.Counter(Long.parseLong(digits));
    }

    private String string() throws MalformedJson {
      at++;
      int end = at;
      while (end < text.length() && plain(text.charAt(end))) {
        end++;
      }
      // Nearly all texts have nothing to be looked at twice.
      if (end < text.length() && text.charAt(end) == '"') {
        String value = text.substring(at, end);
        at = end + 1;
        return value;
      }
      StringBuilder out = new StringBuilder();
      while (true) {
        int unit = peek();
        if (unit < 0x20) {
          throw refused(unit < 0 ? "the text ends inside a string" : "raw control character");
        }
        at++;
        if (unit == '"') {
          break;
        }
        out.append(unit == '\\' ? escape() : (char) unit);
      }
      String value = out.toString();
      if (!Json.wellFormed(value)) {
        throw refused("lone surrogate");
      }
      return value;
    }

    private static boolean plain(char unit) {
      return unit >= 0x20 && unit != '"' && unit != '\\' && !Character.isSurrogate(unit);
    }

    private char escape() throws MalformedJson {
      int start = at - 1;
      char value = escaped();
      if (canonical) {
        StringBuilder again = new StringBuilder();
        appendText(again, String.valueOf(value));
        if (!text.substring(start, at).contentEquals(again.subSequence(1, again.length() - 1))) {
          throw refused("not in canonical form");
        }
      }
      return value;
    }

    private char escaped() throws MalformedJson {
      int unit = peek();
      at++;
      return switch (unit) {
        case '"', '\\', '/' -> (char) unit;
        case 'b' -> '\b';
        case 'f' -> '\f';
        case 'n' -> '\n';
        case 'r' -> '\r';
        case 't' -> '\t';
        case 'u' -> {
          int code = 0;
          for (int i = 0; i < 4; i++, at++) {
            int digit = peek() < 0 || peek() > 'f' ? -1 : Character.digit(peek(), 16);
            if (digit < 0) {
              throw refused("four hexadecimal digits are expected");
            }
            code = code * 16 + digit;
          }
          yield (char) code;
        }
        default -> throw refused("unknown escape");
      };
    }

    private void skipSpace() throws MalformedJson {
      int start = at;
      while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
        at++;
      }
      if (canonical && at > start) {
        throw refused("not in canonical form");
      }
    }

    private int peek() {
      return at < text.length() ? text.charAt(at) : -1;
    }

    private void expect(char wanted) throws MalformedJson {
      if (peek() != wanted) {
        throw refused("'" + wanted + "' is expected");
      }
      at++;
    }

    private MalformedJson refused(String why) {
      return new MalformedJson(why, at);
    }
  }
}
