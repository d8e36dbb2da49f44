package be.zegel.evidence.packet;

import be.zegel.evidence.ledger.CanonicalJson;
import be.zegel.evidence.ledger.Hash;
import be.zegel.evidence.ledger.Json;
import be.zegel.evidence.ledger.Salt;
import be.zegel.evidence.ledger.UtcTime;
import be.zegel.evidence.tlog.MerkleHash;
import be.zegel.evidence.tlog.TreeHead;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;

/**
 * What a log says when it takes the place of another that came to its end without being able to say
 * so, because its signer was lost or remembers more than the database: from which tree it goes on.
 *
 * <p>The tree of the new log begins with that tree, entry by entry, so that a consistency proof
 * leads from every checkpoint of the old log up to it into the new one. Whoever holds a checkpoint
 * of the old log that is larger sees how many entries were lost. Its hash is an entry of the new
 * log, behind those that it took over.
 *
 * @param before the origin of the log that ended
 * @param head the newest tree of it that was signed
 * @param origin the log that goes on
 * @param at when, to the microsecond
 * @param salt random, so that the entry tells nothing
 */
public record SuccessionStatement(
    String before, TreeHead head, String origin, Instant at, Salt salt) {
  private static final String TYPE = "LOG_SUCCESSION";
  private static final Set<String> MEMBERS =
      Set.of("v", "type", "before", "size", "root", "origin", "at", "salt");

  /** Cuts the time to what is written. */
  public SuccessionStatement {
    at = at.truncatedTo(ChronoUnit.MICROS);
    if (before.equals(origin)) {
      throw new IllegalArgumentException("a log does not follow itself");
    }
  }

  /** The canonical bytes. */
  public byte[] bytes() {
    return CanonicalJson.write(
        Json.members(
            Map.of(
                "v", Json.counter(1),
                "type", Json.text(TYPE),
                "before", Json.text(before),
                "size", Json.counter(head.size()),
                "root", Json.text(HexFormat.of().formatHex(head.root().bytes())),
                "origin", Json.text(origin),
                "at", Json.text(UtcTime.text(at)),
                "salt", Json.text(salt.hex()))));
  }

  /** The 32 bytes that go into the log. */
  public byte[] entry() {
    return Hash.of(bytes()).bytes();
  }

  /**
   * Reads a statement.
   *
   * @throws MalformedPacket when the bytes are not exactly those of one
   */
  public static SuccessionStatement parse(byte[] bytes) {
    JsonObject json = JsonObject.canonical("the statement of a succession", bytes, MEMBERS);
    json.require("v", Json.counter(1));
    json.require("type", Json.text(TYPE));
    try {
      return new SuccessionStatement(
          json.text("before"),
          new TreeHead(json.counter("size"), MerkleHash.of(new Hash(json.text("root")).bytes())),
          json.text("origin"),
          json.time("at"),
          new Salt(json.text("salt")));
    } catch (IllegalArgumentException e) {
      throw new MalformedPacket("the statement of a succession: " + e.getMessage(), e);
    }
  }
}
