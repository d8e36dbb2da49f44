package be.zegel.evidence.store;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Uploads on their way to becoming objects, as tus 1.0 means them and independent of HTTP.
 *
 * <p>Life of an upload: {@link #create} → {@link #append} as often as it takes → {@link #finish},
 * which makes it an object of the store → the caller's own transaction → {@link #forget}. Parts are
 * created as such, filled side by side and joined by {@link #concatenate}, which gives a complete
 * upload that is finished like any other. {@link #terminate} and {@link #expire} throw away what is
 * not finished.
 *
 * <p>Content is hashed and encrypted while it streams; plaintext is never on disk. Whatever was
 * reported as offset is durable and survives the death of the process or the machine at any moment.
 * Memory is flat at any size. All methods may be called concurrently; for one upload one append at
 * a time is admitted and another is refused with {@link UploadRefused.Reason#BUSY}.
 */
public interface Uploads {

  /**
   * Begins an upload; durable when it returns.
   *
   * @throws StorageFull when the space for it, beside what other uploads still need, is not there
   */
  UploadStatus create(NewUpload wish) throws IOException;

  /**
   * Where an upload stands; its offset is durable.
   *
   * @throws UploadRefused when there is none, or it has expired
   */
  UploadStatus status(UUID uploadId) throws IOException;

  /**
   * Tells the length of an upload that was begun without one. Repeating it does nothing.
   *
   * @throws UploadRefused when another length was told before
   */
  UploadStatus declareLength(UUID uploadId, long length) throws IOException;

  /**
   * Adds what the stream holds. When this returns, all of it is durable. When the stream breaks,
   * what had arrived is kept (unless there is a checksum, which can then not be checked: nothing of
   * the chunk is kept) and the stream's exception is thrown; {@link #status} tells the new offset.
   * The stream is not closed.
   *
   * @param offset where the client believes the upload stands
   * @param checksum what the client says the hash of this chunk is, or null
   * @return the new offset
   * @throws UploadRefused when offset, length or checksum do not fit, or another append is running
   * @throws StorageFull when the hard reserve would be touched; what was stored before stays
   */
  long append(UUID uploadId, long offset, InputStream chunk, @Nullable Checksum checksum)
      throws IOException;

  /**
   * Joins complete parts into one complete upload without copying them; the parts are used up.
   * Calling it again with a part that is used up is refused.
   *
   * @param wish owner, case, exhibit and metadata of the whole; its length is that of the parts
   * @param parts the parts in order, each once
   */
  UploadStatus concatenate(NewUpload wish, List<UUID> parts) throws IOException;

  /**
   * Makes a complete upload an object. Idempotent: called again before {@link #forget}, also after
   * a crash at any moment, it gives the same result. The object is durable when this returns.
   *
   * @param expectedSha256 the hash that the client says the whole has, or null
   * @throws UploadRefused with HASH_DIFFERS when it has another one: nothing is filed, the bytes
   *     are thrown away, and every later call says the same until {@link #expire}
   */
  FiledObject finish(UUID uploadId, @Nullable String expectedSha256) throws IOException;

  /** Forgets a finished upload, once the caller's transaction has committed. Idempotent. */
  void forget(UUID uploadId) throws IOException;

  /**
   * Throws away an upload that is not finished, with its key.
   *
   * @throws UploadRefused when there is none, or it is an object already
   */
  void terminate(UUID uploadId) throws IOException;

  /** Throws away every upload that has expired and is not at work. @return how many */
  int expire() throws IOException;

  /** All uploads that are not forgotten. */
  List<UploadStatus> list() throws IOException;

  /**
   * Finds objects that no one knows: left when the process died between {@link #finish} and the
   * caller's commit and the client never came back. Nothing is removed.
   *
   * @param known says whether the caller's database knows an object; asked for each object that is
   *     old enough and is not one of a pending upload
   * @param olderThan how old an object must be to be called an orphan
   */
  List<ListedObject> orphans(Predicate<UUID> known, Duration olderThan) throws IOException;

  /** Removes orphans together with their keys and the remains of uploads that never began. */
  int sweep(Predicate<UUID> known, Duration olderThan) throws IOException;
}
