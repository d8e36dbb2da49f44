package be.zegel.evidence.packet;

import be.zegel.evidence.ledger.CanonicalJson;
import be.zegel.evidence.ledger.Hash;
import be.zegel.evidence.ledger.Json;
import be.zegel.evidence.tlog.MerkleHash;
import be.zegel.evidence.tlog.MerkleProof;
import be.zegel.evidence.tlog.TreeHead;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The proof that a head map has a chain ending in a certain event.
 *
 * @param item the pseudonym of the chain
 * @param seq the number of its last event
 * @param hash the hash of that event
 * @param index the place in the map, from 0
 * @param path the siblings on the way to the root
 */
public record HeadProof(UUID item, long seq, Hash hash, long index, List<MerkleHash> path) {
  private static final Set<String> MEMBERS = Set.of("v", "item", "seq", "hash", "index", "path");

  /** The longest path that a tree of 2^62 entries has. */
  private static final int LONGEST_PATH = 62;

  /** Refuses what is in no map. */
  public HeadProof {
    path = List.copyOf(path);
    if (seq < 1 || index < 0 || path.size() > LONGEST_PATH) {
      throw new MalformedPacket("a chain in a head map has begun and has a place");
    }
  }

  /** Whether the map of the statement has this chain with this end. */
  public boolean holds(HeadStatement statement) {
    return MerkleProof.inclusion(
        new TreeHead(statement.size(), statement.root()),
        index,
        MerkleHash.leaf(HeadMap.entry(item, seq, hash)),
        path);
  }

  Json json() {
    return Json.members(
        Map.of(
            "v", Json.counter(1),
            "item", Json.text(item.toString()),
            "seq", Json.counter(seq),
            "hash", Json.text(hash.hex()),
            "index", Json.counter(index),
            "path",
                Json.texts(path.stream().map(h -> HexFormat.of().formatHex(h.bytes())).toList())));
  }

  /** The canonical bytes. */
  public byte[] bytes() {
    return CanonicalJson.write(json());
  }

  /**
   * Reads a proof.
   *
   * @throws MalformedPacket when the bytes are not exactly those of one
   */
  public static HeadProof parse(byte[] bytes) {
    return of(JsonObject.canonical("a head", bytes, MEMBERS));
  }

  static HeadProof of(Json value) {
    return of(JsonObject.of("a head", value, MEMBERS));
  }

  private static HeadProof of(JsonObject json) {
    json.require("v", Json.counter(1));
    try {
      return new HeadProof(
          json.pseudonym("item"),
          json.counter("seq"),
          new Hash(json.text("hash")),
          json.counter("index"),
          json.texts("path").stream().map(h -> MerkleHash.of(new Hash(h).bytes())).toList());
    } catch (IllegalArgumentException e) {
      throw new MalformedPacket("a head: " + e.getMessage(), e);
    }
  }
}
