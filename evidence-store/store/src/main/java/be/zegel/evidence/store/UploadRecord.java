package be.zegel.evidence.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is written down about an upload, beside its bytes: its own file, replaced as a whole.
 *
 * <p>Names and ownership stand in the clear, so that uploads can be listed and thrown away without
 * keys; the exhibit, what the client said about the file, and the keys of the segments are sealed
 * under the key of the filing.
 *
 * @param phase open, joined from parts, or refused
 * @param length the length in bytes, or -1 while it is not known
 * @param part the segments of an open upload
 * @param joined the parts of a joined upload
 * @param mark how many segments are known to be durable without looking
 * @param floor where a chunk began whose checksum is not checked yet, or -1: what lies beyond
 *     counts for nothing
 */
record UploadRecord(
    Phase phase,
    UUID uploadId,
    String owner,
    @Nullable UUID caseId,
    @Nullable UUID exhibitId,
    UUID filingId,
    UUID objectId,
    long length,
    boolean partial,
    Map<String, String> metadata,
    Instant expiresAt,
    Part part,
    List<Joined> joined,
    long mark,
    long floor) {

  /** Where an upload is in its life. */
  enum Phase {
    OPEN(0),
    JOINED(1),
    REFUSED(2);

    private final byte code;

    Phase(int code) {
      this.code = (byte) code;
    }

    private static Phase of(byte code) throws IOException {
      for (Phase phase : values()) {
        if (phase.code == code) {
          return phase;
        }
      }
      throw new IOException("no upload of this version");
    }
  }

  /** A part that was taken over, with the name of the upload it came from. */
  record Joined(UUID uploadId, Part part) {}

  private static final long MAGIC = 0x5A4547454C55504CL; // "ZEGELUPL"
  private static final byte VERSION = 1;
  private static final String PURPOSE = "zegel upload state v1";
  private static final int SALT_BYTES = 32;
  private static final UUID NONE = new UUID(0, 0);

  UploadRecord {
    metadata = Map.copyOf(metadata);
    joined = List.copyOf(joined);
  }

  boolean lengthKnown() {
    return length >= 0;
  }

  OptionalLong knownLength() {
    return lengthKnown() ? OptionalLong.of(length) : OptionalLong.empty();
  }

  UploadRecord withLength(long bytes) {
    return copy(phase, bytes, part, mark, floor);
  }

  UploadRecord withPart(Part changed) {
    return copy(phase, length, changed, mark, floor);
  }

  UploadRecord withMark(long segments) {
    return copy(phase, length, part, segments, floor);
  }

  UploadRecord withFloor(long offset) {
    return copy(phase, length, part, mark, offset);
  }

  UploadRecord refused() {
    return copy(Phase.REFUSED, length, part, mark, floor);
  }

  private UploadRecord copy(Phase to, long bytes, Part segments, long durable, long unchecked) {
    return new UploadRecord(
        to, uploadId, owner, caseId, exhibitId, filingId, objectId, bytes, partial, metadata,
        expiresAt, segments, joined, durable, unchecked);
  }

  UploadStatus status(long offset) {
    return new UploadStatus(
        uploadId,
        owner,
        caseId,
        exhibitId,
        filingId,
        objectId,
        offset,
        knownLength(),
        partial,
        joined.stream().map(Joined::uploadId).toList(),
        metadata,
        expiresAt);
  }

  /** The bytes of the file; without a key, only what stands in the clear. */
  byte[] bytes(@Nullable FilingKey filing, Aead aead) throws IOException {
    ByteArrayOutputStream clear = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(clear);
    out.writeLong(MAGIC);
    out.writeByte(VERSION);
    out.writeByte(phase.code);
    write(out, uploadId);
    write(out, filingId);
    write(out, objectId);
    write(out, caseId == null ? NONE : caseId);
    out.writeUTF(owner);
    out.writeLong(length);
    out.writeBoolean(partial);
    out.writeLong(expiresAt.toEpochMilli());
    out.writeLong(mark);
    out.writeLong(floor);
    byte[] salt = aead.randomBytes(SALT_BYTES);
    out.write(salt);
    byte[] associated = clear.toByteArray();
    byte[] sealed =
        filing == null
            ? new byte[0]
            : aead.seal(filing.derive(PURPOSE, salt, Aead.KEY_BYTES), associated, secret());
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    DataOutputStream file = new DataOutputStream(whole);
    file.writeInt(associated.length);
    file.write(associated);
    file.write(sealed);
    return whole.toByteArray();
  }

  private byte[] secret() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    write(out, exhibitId == null ? NONE : exhibitId);
    out.writeInt(metadata.size());
    for (Map.Entry<String, String> entry : metadata.entrySet()) {
      writeText(out, entry.getKey());
      writeText(out, entry.getValue());
    }
    Manifest.writePart(out, part);
    out.writeInt(joined.size());
    for (Joined each : joined) {
      write(out, each.uploadId());
      Manifest.writePart(out, each.part());
    }
    return bytes.toByteArray();
  }

  /**
   * Reads a record.
   *
   * @throws KeyUnavailable when the key of the filing is not there
   * @throws IOException when the file is no record, or not the one that was written
   */
  static UploadRecord read(byte[] file, KeyStore keys, Aead aead) throws IOException {
    DataInputStream whole = new DataInputStream(new ByteArrayInputStream(file));
    int length = whole.readInt();
    if (length < 0 || length > file.length) {
      throw new IOException("no upload");
    }
    byte[] associated = whole.readNBytes(length);
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(associated));
    if (in.readLong() != MAGIC || in.readByte() != VERSION) {
      throw new IOException("no upload of this version");
    }
    Phase phase = Phase.of(in.readByte());
    UUID uploadId = uuid(in);
    UUID filingId = uuid(in);
    UUID objectId = uuid(in);
    UUID caseId = orNull(uuid(in));
    String owner = in.readUTF();
    long bytes = in.readLong();
    boolean partial = in.readBoolean();
    Instant expiresAt = Instant.ofEpochMilli(in.readLong());
    long mark = in.readLong();
    long floor = in.readLong();
    byte[] salt = in.readNBytes(SALT_BYTES);
    Map<String, String> metadata = new HashMap<>();
    List<Joined> joined = new ArrayList<>();
    UUID exhibitId = null;
    Part part = Part.begin(objectId, Part.UPLOAD_SEGMENT_BITS, aead);
    if (phase != Phase.REFUSED) {
      DataInputStream secret;
      try (FilingKey filing = keys.unwrap(filingId)) {
        secret =
            new DataInputStream(
                new ByteArrayInputStream(
                    aead.open(
                            filing.derive(PURPOSE, salt, Aead.KEY_BYTES),
                            associated,
                            whole.readAllBytes())
                        .orElseThrow(() -> new IOException("not the upload that was written"))));
      }
      exhibitId = orNull(uuid(secret));
      int entries = secret.readInt();
      for (int i = 0; i < entries; i++) {
        metadata.put(readText(secret), readText(secret));
      }
      part = Manifest.readPart(secret);
      int parts = secret.readInt();
      for (int i = 0; i < parts; i++) {
        joined.add(new Joined(uuid(secret), Manifest.readPart(secret)));
      }
    }
    return new UploadRecord(
        phase, uploadId, owner, caseId, exhibitId, filingId, objectId, bytes, partial, metadata,
        expiresAt, part, joined, mark, floor);
  }

  private static void write(DataOutputStream out, UUID id) throws IOException {
    out.writeLong(id.getMostSignificantBits());
    out.writeLong(id.getLeastSignificantBits());
  }

  private static UUID uuid(DataInputStream in) throws IOException {
    return new UUID(in.readLong(), in.readLong());
  }

  private static @Nullable UUID orNull(UUID id) {
    return id.equals(NONE) ? null : id;
  }

  private static void writeText(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String readText(DataInputStream in) throws IOException {
    int length = in.readInt();
    return new String(in.readNBytes(length), java.nio.charset.StandardCharsets.UTF_8);
  }
}
