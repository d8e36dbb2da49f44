package be.zegel.evidence.store;

import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Evidence at rest: objects that are written once, encrypted under the key of their filing, and
 * never altered.
 *
 * <p>An object is addressed by a random identifier; nobody can tell from the store whether the same
 * bytes are there twice. Every byte that is read has been authenticated first: an object that was
 * altered, cut short, or exchanged for another is refused with {@link UnreadableObject}, and an
 * object whose key was destroyed is as good as gone. All methods may be called concurrently. Every
 * implementation passes {@code BlobStoreContract}.
 */
public interface ObjectStore {

  /**
   * Stores what the stream holds as a new object under the key of a filing. When this returns the
   * object is durable; when it throws, nothing is there. The stream is read to its end and not
   * closed. Memory is flat at any size.
   *
   * @param caseId the case the filing now belongs to
   * @param filingId a filing whose key exists
   * @param kind what the object is, in 1 to 64 of {@code a-z 0-9 -}; {@link StoredObject#ORIGINAL}
   *     for evidence
   * @throws StorageFull when the space that stays free at all times would be touched
   * @throws KeyUnavailable when the filing has no key, or belongs to another case
   */
  StoredObject put(UUID caseId, UUID filingId, String kind, InputStream content) throws IOException;

  /**
   * Opens an object for reading at any position.
   *
   * @throws UnreadableObject when it is missing, altered, cut short or exchanged
   * @throws KeyUnavailable when the key of its filing is missing or destroyed
   */
  ObjectContent open(UUID objectId) throws IOException;

  /** What is known of an object; the same refusals as {@link #open}. */
  StoredObject describe(UUID objectId) throws IOException;

  /** The number of bytes of an object's content; the same refusals as {@link #open}. */
  default long size(UUID objectId) throws IOException {
    return describe(objectId).size();
  }

  /** Whether there is an object of that name, readable or not. */
  boolean exists(UUID objectId) throws IOException;

  /**
   * Reads the whole object again and compares its hash with the one it was stored with (fixity).
   *
   * @return the object, whose hash still holds
   * @throws UnreadableObject when it does not, or the object cannot be read
   */
  StoredObject rehash(UUID objectId) throws IOException;

  /**
   * Removes an object. Who calls this has a court order or throws away something derived; nothing
   * else removes evidence. Removing what is not there does nothing.
   *
   * @return whether there was something to remove
   */
  boolean delete(UUID objectId) throws IOException;

  /** All objects, in no order, with what can be told without keys. The stream must be closed. */
  Stream<ListedObject> list() throws IOException;
}
