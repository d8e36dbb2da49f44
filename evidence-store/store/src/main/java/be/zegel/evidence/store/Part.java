package be.zegel.evidence.store;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/**
 * A run of encrypted segments in one file: what was uploaded in one piece. An object has one or
 * more.
 *
 * <p>The content is cut into segments of equal size, the last being shorter; each is sealed alone
 * (docs/spec/object-format.md), so that any of them is read without the others.
 *
 * @param partId the random name that is bound into every segment
 * @param segmentBits the size of a segment as a power of two
 * @param size the number of bytes of content
 * @param runs the keys, by the segment they begin at
 */
record Part(UUID partId, int segmentBits, long size, List<Run> runs) {

  /**
   * A key and the segments it seals: from its first to the one before the next run's first.
   *
   * <p>Writing goes on under a new key whenever segments were thrown away before (a failed
   * checksum, a crash), so that no two contents of one place are ever authentic under one key.
   */
  static final class Run {
    private final long firstSegment;
    private final byte[] key;

    Run(long firstSegment, byte[] key) {
      this.firstSegment = firstSegment;
      this.key = key;
    }

    long firstSegment() {
      return firstSegment;
    }

    byte[] key() {
      return key;
    }
  }

  /** Segments of what is uploaded: 1 MiB. */
  static final int UPLOAD_SEGMENT_BITS = 20;

  /** Segments of what is derived: 64 KiB, because it is read in small pieces. */
  static final int DERIVED_SEGMENT_BITS = 16;

  /** The length of the clear header in front of the segments. */
  static final int HEADER_BYTES = 32;

  private static final long MAGIC = 0x5A4547454C505254L; // "ZEGELPRT"
  private static final byte VERSION = 1;
  private static final int SMALLEST_SEGMENT_BITS = 10;
  private static final int LARGEST_SEGMENT_BITS = 24;

  Part {
    runs = List.copyOf(runs);
    if (segmentBits < SMALLEST_SEGMENT_BITS || segmentBits > LARGEST_SEGMENT_BITS) {
      throw new IllegalArgumentException("segments of 2^" + segmentBits + " bytes are not used");
    }
    if (size < 0 || runs.isEmpty() || runs.getFirst().firstSegment() != 0) {
      throw new IllegalArgumentException("a part has a size and a key from its first segment on");
    }
  }

  /** An empty part under a new key. */
  static Part begin(UUID partId, int segmentBits, Aead aead) {
    return new Part(partId, segmentBits, 0, List.of(new Run(0, aead.newKey())));
  }

  /** The same part with another size. */
  Part sized(long bytes) {
    return new Part(partId, segmentBits, bytes, runs);
  }

  /** The same part, of which the segments from that one on are sealed under a new key. */
  Part newRun(long firstSegment, byte[] key) {
    List<Run> changed = new ArrayList<>(runs);
    changed.removeIf(run -> run.firstSegment() >= firstSegment);
    changed.add(new Run(firstSegment, key));
    return new Part(partId, segmentBits, size, changed);
  }

  int segmentBytes() {
    return 1 << segmentBits;
  }

  /** How many segments the content has. */
  long segments() {
    return (size + segmentBytes() - 1) >> segmentBits;
  }

  /** How many bytes of content a segment has. */
  int contentOf(long segment) {
    return (int) Math.min(segmentBytes(), size - (segment << segmentBits));
  }

  /** Where a segment begins in the file. */
  long position(long segment) {
    return HEADER_BYTES + segment * (segmentBytes() + (long) Aead.OVERHEAD);
  }

  /** How many bytes header and segments take. */
  long storedBytes() {
    return HEADER_BYTES + size + segments() * Aead.OVERHEAD;
  }

  byte[] keyOf(long segment) {
    if (runs.size() == 1) {
      return runs.getFirst().key();
    }
    int low = Collections.binarySearch(runs.stream().map(Run::firstSegment).toList(), segment);
    return runs.get(low >= 0 ? low : -low - 2).key();
  }

  /** The clear header. */
  byte[] header() {
    ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
    header.putLong(MAGIC).put(VERSION).put((byte) segmentBits).position(16);
    return Aead.put(header, partId).array();
  }

  /** What is bound into a segment beside its content: header and place. */
  byte[] associated(long segment) {
    return ByteBuffer.allocate(HEADER_BYTES + Long.BYTES).put(header()).putLong(segment).array();
  }
}
