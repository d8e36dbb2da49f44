package be.zegel.evidence.packet;

import be.zegel.evidence.ledger.Hash;
import be.zegel.evidence.ledger.Salt;
import be.zegel.evidence.tlog.MerkleHash;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where every chain ended at one moment: a Merkle tree over the heads of all chains in the order of
 * their pseudonyms (layer L7; docs/spec/custody-packet.md, chapter 1).
 *
 * <p>It is built from heads that come one by one in that order and needs 120 bytes for each; a
 * million chains take 120 MB while the map is used. Immutable once built.
 */
public final class HeadMap {
  private static final byte[] DOMAIN = "zegel head map v1\n".getBytes(StandardCharsets.US_ASCII);
  private static final int PSEUDONYM = 16;
  private static final int RECORD = PSEUDONYM + Long.BYTES + Hash.BYTES;

  private final byte[] records;
  private final int size;

  /** The hashes of each level of the tree, leaves first; an odd last one goes up as it is. */
  private final List<byte[]> levels;

  private HeadMap(byte[] records, int size) {
    this.records = records;
    this.size = size;
    this.levels = levels(records, size);
  }

  /** A map that takes heads. */
  public static Builder builder() {
    return new Builder();
  }

  /** Takes the heads of all chains, in ascending order of their pseudonyms' text. */
  public static final class Builder {
    private final ByteArrayOutputStream records = new ByteArrayOutputStream();
    private @Nullable String last;
    private int size;

    private Builder() {}

    /**
     * Adds the head of a chain.
     *
     * @param item its pseudonym, after the one before in the order of its lower-case text
     * @param seq the number of its last event, from 1
     * @param hash the hash of that event
     * @throws IllegalArgumentException when it does not come after the one before
     */
    public Builder add(UUID item, long seq, Hash hash) {
      String text = item.toString();
      if ((last != null && last.compareTo(text) >= 0) || seq < 1) {
        throw new IllegalArgumentException("heads come in order, each chain once: " + item);
      }
      last = text;
      records.writeBytes(record(item, seq, hash));
      size++;
      return this;
    }

    /** The map over what was added. */
    public HeadMap build() {
      return new HeadMap(records.toByteArray(), size);
    }
  }

  private static byte[] record(UUID item, long seq, Hash hash) {
    return ByteBuffer.allocate(RECORD)
        .putLong(item.getMostSignificantBits())
        .putLong(item.getLeastSignificantBits())
        .putLong(seq)
        .put(hash.bytes())
        .array();
  }

  /** The bytes of an entry; a log's entries have another length. */
  static byte[] entry(UUID item, long seq, Hash hash) {
    return entry(record(item, seq, hash), 0);
  }

  private static byte[] entry(byte[] records, int at) {
    byte[] entry = Arrays.copyOf(DOMAIN, DOMAIN.length + RECORD);
    System.arraycopy(records, at, entry, DOMAIN.length, RECORD);
    return entry;
  }

  private static List<byte[]> levels(byte[] records, int size) {
    List<byte[]> levels = new ArrayList<>();
    byte[] level = new byte[size * MerkleHash.LENGTH];
    for (int i = 0; i < size; i++) {
      put(MerkleHash.leaf(entry(records, i * RECORD)), level, i);
    }
    levels.add(level);
    for (int below = size; below > 1; below = (below + 1) / 2) {
      byte[] next = new byte[(below + 1) / 2 * MerkleHash.LENGTH];
      for (int i = 0; i + 1 < below; i += 2) {
        put(MerkleHash.node(hash(level, i), hash(level, i + 1)), next, i / 2);
      }
      if (below % 2 == 1) {
        put(hash(level, below - 1), next, below / 2);
      }
      levels.add(next);
      level = next;
    }
    return levels;
  }

  private static void put(MerkleHash hash, byte[] level, int place) {
    System.arraycopy(hash.bytes(), 0, level, place * MerkleHash.LENGTH, MerkleHash.LENGTH);
  }

  private static MerkleHash hash(byte[] level, int place) {
    return MerkleHash.of(level, place * MerkleHash.LENGTH);
  }

  /** The number of chains. */
  public long size() {
    return size;
  }

  /** The root. */
  public MerkleHash root() {
    return size == 0 ? MerkleHash.EMPTY : hash(levels.get(levels.size() - 1), 0);
  }

  /** What goes into the log. */
  public HeadStatement statement(Instant takenAt, Salt salt) {
    return new HeadStatement(size, root(), takenAt, salt);
  }

  /** The proof of a chain's head; empty when the map has no such chain. */
  public Optional<HeadProof> proof(UUID item) {
    int place = place(item);
    return place < size && pseudonym(place).equals(item)
        ? Optional.of(proof(place))
        : Optional.empty();
  }

  /** The proof that a chain is not in the map; empty when it is. */
  public Optional<AbsenceProof> absence(UUID item) {
    int place = place(item);
    if (place < size && pseudonym(place).equals(item)) {
      return Optional.empty();
    }
    return Optional.of(
        new AbsenceProof(
            item, place == 0 ? null : proof(place - 1), place == size ? null : proof(place)));
  }

  /** The first place whose pseudonym is not before the given one. */
  private int place(UUID item) {
    int from = 0;
    int to = size;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (pseudonym(middle).toString().compareTo(item.toString()) < 0) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }

  private UUID pseudonym(int place) {
    ByteBuffer record = ByteBuffer.wrap(records, place * RECORD, PSEUDONYM);
    return new UUID(record.getLong(), record.getLong());
  }

  private HeadProof proof(int place) {
    ByteBuffer record = ByteBuffer.wrap(records, place * RECORD, RECORD);
    UUID item = new UUID(record.getLong(), record.getLong());
    long seq = record.getLong();
    byte[] hash = new byte[Hash.BYTES];
    record.get(hash);
    List<MerkleHash> path = new ArrayList<>();
    int at = place;
    int width = size;
    for (int level = 0; width > 1; level++) {
      int sibling = at ^ 1;
      if (sibling < width) {
        path.add(hash(levels.get(level), sibling));
      }
      at /= 2;
      width = (width + 1) / 2;
    }
    return new HeadProof(item, seq, new Hash(HexFormat.of().formatHex(hash)), place, path);
  }
}
