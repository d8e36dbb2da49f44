package be.zegel.evidence.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The end of an object's file: what the object is, and the keys of its parts, sealed under the key
 * of its filing. Whoever lacks the filing's key lacks the parts' keys, and with them the content.
 *
 * <p>Layout and test vector: docs/spec/object-format.md.
 *
 * @param object what the object is
 * @param parts its parts in order
 * @param inline whether the only part stands in front of this manifest in the same file; else each
 *     part has a file of its own
 */
record Manifest(StoredObject object, List<Part> parts, boolean inline) {

  private static final long MAGIC = 0x5A4547454C4F424AL; // "ZEGELOBJ"
  private static final long END_MAGIC = 0x5A4547454C454E44L; // "ZEGELEND"
  private static final byte VERSION = 1;
  private static final String PURPOSE = "zegel object manifest v1";
  private static final int SALT_BYTES = 32;
  private static final int COMMITMENT_BYTES = 32;
  private static final int CLEAR_BYTES = 16 + 3 * 16 + SALT_BYTES + COMMITMENT_BYTES;
  private static final int TRAILER_BYTES = Integer.BYTES + Long.BYTES;
  private static final int MOST_BYTES = 256 << 20;

  Manifest {
    parts = List.copyOf(parts);
    if (inline && parts.size() != 1) {
      throw new IllegalArgumentException("only one part stands in the object's own file");
    }
  }

  /** What stands in the clear at the end of an object's file. */
  static final class Clear {
    private final UUID objectId;
    private final UUID caseId;
    private final UUID filingId;
    private final byte[] clear;
    private final byte[] sealed;

    private Clear(UUID objectId, UUID caseId, UUID filingId, byte[] clear, byte[] sealed) {
      this.objectId = objectId;
      this.caseId = caseId;
      this.filingId = filingId;
      this.clear = clear;
      this.sealed = sealed;
    }

    UUID objectId() {
      return objectId;
    }

    UUID caseId() {
      return caseId;
    }

    UUID filingId() {
      return filingId;
    }

    /** How many bytes the manifest takes with its trailer. */
    long storedBytes() {
      return (long) clear.length + sealed.length + TRAILER_BYTES;
    }
  }

  /** The bytes that end the object's file. */
  byte[] seal(FilingKey filing, Aead aead) throws IOException {
    byte[] salt = aead.randomBytes(SALT_BYTES);
    byte[] derived = filing.derive(PURPOSE, salt, Aead.KEY_BYTES + COMMITMENT_BYTES);
    ByteBuffer clear = ByteBuffer.allocate(CLEAR_BYTES);
    clear.putLong(MAGIC).put(VERSION).position(16);
    Aead.put(clear, object.objectId());
    Aead.put(clear, object.caseId());
    Aead.put(clear, object.filingId());
    clear.put(salt).put(derived, Aead.KEY_BYTES, COMMITMENT_BYTES);
    byte[] sealed = aead.seal(Arrays.copyOf(derived, Aead.KEY_BYTES), clear.array(), secret());
    return ByteBuffer.allocate(CLEAR_BYTES + sealed.length + TRAILER_BYTES)
        .put(clear.array())
        .put(sealed)
        .putInt(CLEAR_BYTES + sealed.length)
        .putLong(END_MAGIC)
        .array();
  }

  /** Reads what stands in the clear at the end of a file that is named as an object. */
  static Clear readClear(FileChannel file, UUID objectId) throws IOException {
    long size = file.size();
    ByteBuffer trailer = ByteBuffer.allocate(TRAILER_BYTES);
    if (size < TRAILER_BYTES || !DurableFiles.readFully(file, trailer, size - TRAILER_BYTES)) {
      throw unreadable(objectId, UnreadableObject.Reason.TRUNCATED);
    }
    int length = trailer.getInt(0);
    if (trailer.getLong(Integer.BYTES) != END_MAGIC
        || length < CLEAR_BYTES + Aead.OVERHEAD
        || length > MOST_BYTES
        || length > size - TRAILER_BYTES) {
      throw unreadable(objectId, UnreadableObject.Reason.TRUNCATED);
    }
    ByteBuffer whole = ByteBuffer.allocate(length);
    if (!DurableFiles.readFully(file, whole, size - TRAILER_BYTES - length)) {
      throw unreadable(objectId, UnreadableObject.Reason.TRUNCATED);
    }
    whole.flip();
    if (whole.getLong() != MAGIC) {
      throw unreadable(objectId, UnreadableObject.Reason.TAMPERED);
    }
    if (whole.get() != VERSION) {
      throw unreadable(objectId, UnreadableObject.Reason.UNKNOWN_VERSION);
    }
    whole.position(16);
    UUID named = uuid(whole);
    if (!named.equals(objectId)) {
      throw unreadable(objectId, UnreadableObject.Reason.TAMPERED);
    }
    return new Clear(
        named,
        uuid(whole),
        uuid(whole),
        Arrays.copyOf(whole.array(), CLEAR_BYTES),
        Arrays.copyOfRange(whole.array(), CLEAR_BYTES, length));
  }

  /** Opens a manifest with the key of its filing. */
  static Manifest open(Clear clear, FilingKey filing, Aead aead) throws IOException {
    ByteBuffer header = ByteBuffer.wrap(clear.clear);
    byte[] salt = new byte[SALT_BYTES];
    byte[] commitment = new byte[COMMITMENT_BYTES];
    header.position(CLEAR_BYTES - SALT_BYTES - COMMITMENT_BYTES).get(salt).get(commitment);
    byte[] derived = filing.derive(PURPOSE, salt, Aead.KEY_BYTES + COMMITMENT_BYTES);
    // GCM alone does not commit to its key: without this, one file could open under two keys.
    boolean committed =
        java.security.MessageDigest.isEqual(
            commitment, Arrays.copyOfRange(derived, Aead.KEY_BYTES, derived.length));
    Optional<byte[]> secret =
        committed
            ? aead.open(Arrays.copyOf(derived, Aead.KEY_BYTES), clear.clear, clear.sealed)
            : Optional.empty();
    if (secret.isEmpty()) {
      throw unreadable(clear.objectId, UnreadableObject.Reason.TAMPERED);
    }
    try {
      return parse(clear, secret.get());
    } catch (IOException | IllegalArgumentException e) {
      throw new UnreadableObject(clear.objectId, UnreadableObject.Reason.TAMPERED, e);
    }
  }

  private byte[] secret() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    HexFormat hex = HexFormat.of();
    out.writeUTF(object.kind());
    out.writeLong(object.size());
    out.write(hex.parseHex(object.sha256()));
    out.write(hex.parseHex(object.md5()));
    out.write(hex.parseHex(object.sha1()));
    out.writeBoolean(inline);
    out.writeInt(parts.size());
    for (Part part : parts) {
      writePart(out, part);
    }
    return bytes.toByteArray();
  }

  private static Manifest parse(Clear clear, byte[] secret) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(secret));
    HexFormat hex = HexFormat.of();
    StoredObject object =
        new StoredObject(
            clear.objectId,
            clear.caseId,
            clear.filingId,
            in.readUTF(),
            in.readLong(),
            hex.formatHex(in.readNBytes(32)),
            hex.formatHex(in.readNBytes(16)),
            hex.formatHex(in.readNBytes(20)));
    boolean inline = in.readBoolean();
    int count = in.readInt();
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      parts.add(readPart(in));
    }
    return new Manifest(object, parts, inline);
  }

  /** Writes a part with its keys: only ever into something that is sealed afterwards. */
  static void writePart(DataOutputStream out, Part part) throws IOException {
    out.writeLong(part.partId().getMostSignificantBits());
    out.writeLong(part.partId().getLeastSignificantBits());
    out.writeByte(part.segmentBits());
    out.writeLong(part.size());
    out.writeInt(part.runs().size());
    for (Part.Run run : part.runs()) {
      out.writeLong(run.firstSegment());
      out.write(run.key());
    }
  }

  static Part readPart(DataInputStream in) throws IOException {
    UUID partId = new UUID(in.readLong(), in.readLong());
    int segmentBits = in.readByte();
    long size = in.readLong();
    int count = in.readInt();
    List<Part.Run> runs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long firstSegment = in.readLong();
      byte[] key = new byte[Aead.KEY_BYTES];
      in.readFully(key);
      runs.add(new Part.Run(firstSegment, key));
    }
    return new Part(partId, segmentBits, size, runs);
  }

  private static UUID uuid(ByteBuffer from) {
    return new UUID(from.getLong(), from.getLong());
  }

  private static UnreadableObject unreadable(UUID objectId, UnreadableObject.Reason reason) {
    return new UnreadableObject(objectId, reason, null);
  }
}
