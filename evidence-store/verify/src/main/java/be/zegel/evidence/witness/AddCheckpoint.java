package be.zegel.evidence.witness;

import be.zegel.evidence.tlog.MalformedLog;
import be.zegel.evidence.tlog.MerkleHash;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A request to vouch for a checkpoint (tlog-witness v1.0.0, add-checkpoint).
 *
 * @param old the size of the last checkpoint that was vouched for, as the caller believes
 * @param proof the consistency proof from that size; empty when it is 0, or the size of the new one
 * @param checkpoint the new checkpoint: a whole note for a witness, the bare text for a signer
 */
public record AddCheckpoint(long old, List<MerkleHash> proof, String checkpoint) {
  private static final int LONGEST_PROOF = 63;
  private static final int MOST_BYTES = 1 << 19;

  /** Refuses a proof that is longer than any tree is high. */
  public AddCheckpoint {
    proof = List.copyOf(proof);
    if (old < 0 || proof.size() > LONGEST_PROOF) {
      throw new MalformedLog("no request to vouch for a checkpoint");
    }
  }

  /**
   * Reads the body of a request.
   *
   * @throws MalformedLog when it is none
   */
  public static AddCheckpoint parse(byte[] body) {
    if (body.length > MOST_BYTES) {
      throw new MalformedLog("a request of " + body.length + " bytes is not read");
    }
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException e) {
      throw new MalformedLog("a request is UTF-8", e);
    }
    int blank = text.indexOf("\n\n");
    if (blank < 0 || !text.startsWith("old ")) {
      throw new MalformedLog("a request names the old size and ends in a checkpoint");
    }
    List<String> lines = List.of(text.substring(0, blank).split("\n", -1));
    String old = lines.get(0).substring("old ".length());
    if (!old.matches("0|[1-9][0-9]{0,17}")) {
      throw new MalformedLog("the old size is a decimal number");
    }
    return new AddCheckpoint(
        Long.parseLong(old),
        lines.subList(1, lines.size()).stream().map(MerkleHash::parse).toList(),
        text.substring(blank + 2));
  }

  /** The body of the request. */
  public String body() {
    StringBuilder body = new StringBuilder("old ").append(old).append('\n');
    proof.forEach(hash -> body.append(hash.base64()).append('\n'));
    return body.append('\n').append(checkpoint).toString();
  }
}
