package be.zegel.evidence.store;

import java.util.UUID;

/**
 * A finished upload: the object it has become, durable on disk, and the hashes of its content.
 *
 * <p>Hashes are in lower-case hexadecimal digits. SHA-256 is the proof; MD5 and SHA-1 are there for
 * comparison with hash sets only.
 */
public record FiledObject(
    UUID objectId, UUID filingId, long size, String sha256, String md5, String sha1) {

  static FiledObject of(StoredObject stored) {
    return new FiledObject(
        stored.objectId(),
        stored.filingId(),
        stored.size(),
        stored.sha256(),
        stored.md5(),
        stored.sha1());
  }
}
