package be.zegel.evidence.store;

import java.util.UUID;

/**
 * What is known of an object in the store without reading its content.
 *
 * @param objectId the random address
 * @param caseId the case in which it was put; it stays when the filing moves to another case
 * @param filingId the filing whose key encrypts it
 * @param kind what the object is: {@code original}, or a word of the caller for something derived
 * @param size the number of bytes of the content
 * @param sha256 the SHA-256 of the content, 64 lower-case hexadecimal digits
 * @param md5 the MD5 of the content, for comparison with hash sets only
 * @param sha1 the SHA-1 of the content, for comparison with hash sets only
 */
public record StoredObject(
    UUID objectId,
    UUID caseId,
    UUID filingId,
    String kind,
    long size,
    String sha256,
    String md5,
    String sha1) {

  /** The kind of an object that was uploaded as evidence. */
  public static final String ORIGINAL = "original";
}
