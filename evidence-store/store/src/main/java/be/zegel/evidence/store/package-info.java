/**
 * Evidence at rest: write-once encrypted objects, their keys, and uploads on their way to becoming
 * objects. The JDK alone, no database.
 *
 * <p><b>Opening.</b> Everything lives below one folder. The order is keys, objects, uploads:
 *
 * {@snippet :
 * SecureRandom random = new SecureRandom();
 * MasterKey master = FileMasterKey.open(dir.resolve("keys/master"), random);
 * KeyStore keys = KeyStore.open(dir.resolve("keys"), master, random);
 * DirectoryObjectStore objects =
 *     DirectoryObjectStore.open(dir, keys, UploadLimits.standard(), random);
 * Uploads uploads = DirectoryUploads.open(objects, clock);
 * }
 *
 * One process at a time has the folder open for writing; within it everything may be called
 * concurrently.
 *
 * <p><b>Life of an upload.</b>
 *
 * <ol>
 *   <li>A case has a key: {@code keys.createCaseKey(caseId)}, once, when the case is opened.
 *   <li>{@link be.zegel.evidence.store.Uploads#create} chooses filing and object, makes the
 *       filing's key and refuses when there is no room.
 *   <li>{@link be.zegel.evidence.store.Uploads#append} hashes, encrypts and writes while it reads.
 *       SHA-256 runs on the calling thread, MD5 and SHA-1 beside it. When it returns, the bytes are
 *       on the medium; before, the client has been told nothing.
 *   <li>{@link be.zegel.evidence.store.Uploads#finish} compares the hash, appends the manifest and
 *       renames: from then on there is an object. Calling it again gives the same.
 *   <li>The caller's own transaction records the file, the custody event and the job.
 *   <li>{@link be.zegel.evidence.store.Uploads#forget}. Between the last two the process may die:
 *       the client comes back and finishes again, or {@link be.zegel.evidence.store.Uploads#sweep}
 *       removes the orphan later.
 * </ol>
 *
 * <p><b>What is derived</b> (text, previews, children) is put under the key of the same filing with
 * {@link be.zegel.evidence.store.ObjectStore#put} and dies with it.
 *
 * <p><b>Erasure.</b> {@link be.zegel.evidence.store.KeyStore#destroyFilingKey} makes everything of
 * one filing unreadable, here and in every copy of the objects, and nothing else; {@link
 * be.zegel.evidence.store.KeyStore#rotateCaseKey} afterwards takes the key from copies of the
 * wraps.
 *
 * <p><b>Refusals</b> are checked exceptions with reasons that have stable names: {@link
 * be.zegel.evidence.store.UploadRefused}, {@link be.zegel.evidence.store.StorageFull}, {@link
 * be.zegel.evidence.store.UnreadableObject}, {@link be.zegel.evidence.store.KeyUnavailable}. Any
 * other {@code IOException} is a failure of the medium or of the caller's stream.
 *
 * <p>Not here: who may do what, deduplication (never across filings), replication, a second medium.
 * The format is specified in {@code docs/spec/object-format.md}; decisions are ADR 20 and 21.
 */
@NullMarked
package be.zegel.evidence.store;

import org.jspecify.annotations.NullMarked;
