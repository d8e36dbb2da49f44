package be.zegel.evidence.tlog;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * A text with signature lines (C2SP signed-note v1.0.0). Parsing one believes nothing: the text
 * counts only after a known key's signature was {@linkplain VerifierKey#verifies verified}.
 *
 * @param text what is signed, ending in a newline
 * @param signatures in the order of their lines; at least one in a parsed note
 */
public record Note(String text, List<Signature> signatures) {
  /** The most signatures that are read; at least 16 must be (signed-note, chapter Format). */
  static final int MOST_SIGNATURES = 64;

  /** The most bytes that are read: 64 post-quantum signatures and a text. */
  static final int MOST_BYTES = 1 << 19;

  private static final String DASH = "\u2014 ";

  /** Refuses a text that would not be found again in the note. */
  public Note {
    signatures = List.copyOf(signatures);
    if (!text.endsWith("\n") || text.chars().anyMatch(c -> c < ' ' && c != '\n')) {
      throw new MalformedLog("the text of a note ends in a newline and has no control characters");
    }
  }

  /** One line of signature. */
  public static final class Signature {
    private final String name;
    private final int keyId;
    private final byte[] bytes;

    /**
     * A signature.
     *
     * @param name the key's name
     * @param keyId the key's id
     * @param bytes what the key made
     */
    public Signature(String name, int keyId, byte[] bytes) {
      this.name = checkedName(name);
      this.keyId = keyId;
      this.bytes = bytes.clone();
    }

    /** The key's name. */
    public String name() {
      return name;
    }

    /** The key's id, big-endian. */
    public int keyId() {
      return keyId;
    }

    /** What the key made. */
    public byte[] bytes() {
      return bytes.clone();
    }

    /** The line with its newline. */
    public String line() {
      byte[] whole = ByteBuffer.allocate(4 + bytes.length).putInt(keyId).put(bytes).array();
      return DASH + name + " " + Base64.getEncoder().encodeToString(whole) + "\n";
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Signature that
          && name.equals(that.name)
          && keyId == that.keyId
          && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
      return 31 * name.hashCode() + Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
      return line().strip();
    }
  }

  static String checkedName(String name) {
    if (name.isEmpty()
        || name.indexOf('+') >= 0
        || name.codePoints()
            .anyMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c) || c < ' ')) {
      throw new MalformedLog("a key's name is not empty and has no spaces and no plus");
    }
    return name;
  }

  /**
   * Reads a note.
   *
   * @throws MalformedLog when it is none, or has more than 64 signatures or 512 KiB
   */
  public static Note parse(byte[] bytes) {
    if (bytes.length > MOST_BYTES) {
      throw new MalformedLog("a note of " + bytes.length + " bytes is not read");
    }
    String whole;
    try {
      whole = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new MalformedLog("a note is UTF-8", e);
    }
    return parse(whole);
  }

  /** The same from text. */
  public static Note parse(String whole) {
    int blank = whole.lastIndexOf("\n\n");
    if (blank < 0 || !whole.endsWith("\n") || whole.endsWith("\n\n")) {
      throw new MalformedLog("a note is a text, an empty line and lines of signatures");
    }
    List<Signature> signatures = new ArrayList<>();
    for (String line : whole.substring(blank + 2, whole.length() - 1).split("\n", -1)) {
      signatures.add(signature(line));
      if (signatures.size() > MOST_SIGNATURES) {
        throw new MalformedLog("a note with more than " + MOST_SIGNATURES + " signatures");
      }
    }
    return new Note(whole.substring(0, blank + 1), signatures);
  }

  /**
   * Reads a line of signature without its newline, as a witness answers it.
   *
   * @throws MalformedLog when it is none
   */
  public static Signature signature(String line) {
    int space = line.indexOf(' ', DASH.length());
    if (!line.startsWith(DASH) || space < 0) {
      throw new MalformedLog("not a line of signature");
    }
    byte[] bytes = Base64Text.decode(line.substring(space + 1));
    if (bytes.length < 5) {
      throw new MalformedLog("a signature that is too short");
    }
    return new Signature(
        line.substring(DASH.length(), space),
        ByteBuffer.wrap(bytes).getInt(),
        Arrays.copyOfRange(bytes, 4, bytes.length));
  }

  /** This note with further signatures behind its own; one that it has already is not repeated. */
  public Note and(List<Signature> further) {
    List<Signature> all = new ArrayList<>(signatures);
    further.stream().filter(s -> !all.contains(s)).forEach(all::add);
    return new Note(text, all);
  }

  /** As it is stored and sent. */
  public String whole() {
    StringBuilder whole = new StringBuilder(text).append('\n');
    signatures.forEach(s -> whole.append(s.line()));
    return whole.toString();
  }
}
