package be.zegel.evidence.tlog;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The proof that an entry is in a log, in one file that needs nothing beside it but a trust policy
 * (C2SP tlog-proof@v1). Extra data of other makers are skipped: they are not authenticated.
 *
 * @param index the entry's place, from 0
 * @param hashes its path to the root
 * @param checkpoint the signed checkpoint of the tree
 */
public record LogProof(long index, List<MerkleHash> hashes, Note checkpoint) {
  private static final String HEADER = "c2sp.org/tlog-proof@v1";
  private static final int LONGEST_PATH = 63;

  /** Refuses a place before the first. */
  public LogProof {
    hashes = List.copyOf(hashes);
    if (index < 0 || hashes.size() > LONGEST_PATH) {
      throw new MalformedLog("no place in a log");
    }
  }

  /**
   * Reads a proof.
   *
   * @throws MalformedLog when it is none
   */
  public static LogProof parse(byte[] bytes) {
    if (bytes.length > Note.MOST_BYTES) {
      throw new MalformedLog("a proof of " + bytes.length + " bytes is not read");
    }
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new MalformedLog("a proof is UTF-8", e);
    }
    int blank = text.indexOf("\n\n");
    if (blank < 0) {
      throw new MalformedLog("a proof has an empty line before its checkpoint");
    }
    List<String> lines = List.of(text.substring(0, blank).split("\n", -1));
    int at = 0;
    if (!lines.get(at++).equals(HEADER)) {
      throw new MalformedLog("a proof begins with " + HEADER);
    }
    if (at < lines.size() && lines.get(at).startsWith("extra ")) {
      Base64Text.decode(lines.get(at++).substring("extra ".length()));
    }
    if (at >= lines.size() || !lines.get(at).startsWith("index ")) {
      throw new MalformedLog("a proof names the index");
    }
    long index = Decimal.parse(lines.get(at++).substring("index ".length()));
    List<MerkleHash> hashes = new ArrayList<>();
    for (String line : lines.subList(at, lines.size())) {
      hashes.add(MerkleHash.parse(line));
    }
    return new LogProof(index, hashes, Note.parse(text.substring(blank + 2)));
  }

  /** As it is stored and sent. */
  public String text() {
    StringBuilder text = new StringBuilder(HEADER);
    text.append("\nindex ").append(index).append('\n');
    hashes.forEach(h -> text.append(h.base64()).append('\n'));
    return text.append('\n').append(checkpoint.whole()).toString();
  }
}
