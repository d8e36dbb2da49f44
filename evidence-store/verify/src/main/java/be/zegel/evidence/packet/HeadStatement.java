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
 * What commits the log to a head map: its size, root and time. Its hash is an entry of the log, so
 * that everybody who trusts the log agrees on where each chain ended then.
 *
 * @param size the number of chains
 * @param root the root of the map
 * @param takenAt when the heads were read, to the microsecond
 * @param salt random, so that the entry tells nothing
 */
public record HeadStatement(long size, MerkleHash root, Instant takenAt, Salt salt) {
  private static final String TYPE = "HEAD_MAP";
  private static final Set<String> MEMBERS = Set.of("v", "type", "size", "root", "takenAt", "salt");

  /** Cuts the time to what is written. */
  public HeadStatement {
    takenAt = takenAt.truncatedTo(ChronoUnit.MICROS);
    new TreeHead(size, root);
  }

  /** The canonical bytes. */
  public byte[] bytes() {
    return CanonicalJson.write(
        Json.members(
            Map.of(
                "v", Json.counter(1),
                "type", Json.text(TYPE),
                "size", Json.counter(size),
                "root", Json.text(HexFormat.of().formatHex(root.bytes())),
                "takenAt", Json.text(UtcTime.text(takenAt)),
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
  public static HeadStatement parse(byte[] bytes) {
    JsonObject json = JsonObject.canonical("the statement of the head map", bytes, MEMBERS);
    json.require("v", Json.counter(1));
    json.require("type", Json.text(TYPE));
    try {
      return new HeadStatement(
          json.counter("size"),
          MerkleHash.of(new Hash(json.text("root")).bytes()),
          json.time("takenAt"),
          new Salt(json.text("salt")));
    } catch (IllegalArgumentException e) {
      throw new MalformedPacket("the statement of the head map: " + e.getMessage(), e);
    }
  }
}
