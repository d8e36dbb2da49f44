package be.zegel.fixity;

import be.zegel.evidence.store.KeyUnavailable;
import be.zegel.evidence.store.ObjectContent;
import be.zegel.evidence.store.UnreadableObject;
import be.zegel.filing.EvidenceStores;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Reads stored bytes from the medium to their end and compares their SHA-256 with the one in the
 * register, not with the one that lies beside them. Memory is flat at any size.
 */
@ApplicationScoped
class StoredBytes {

  private static final int CHUNK = 1 << 20;

  @Inject private EvidenceStores stores;

  /** Is told after each mebibyte how long it took, and may rest, or end the reading. */
  @FunctionalInterface
  interface Pace {
    /** A reading that goes as fast as it can. */
    Pace AT_ONCE = nanos -> true;

    /** Whether to go on. */
    boolean goOn(long nanos);
  }

  /**
   * Reads a file.
   *
   * @return what was found; null when the pace ended it, or the file was erased meanwhile
   */
  @Nullable Reading read(StoredFile file, Pace pace) {
    try {
      return once(file, pace);
    } catch (IOException e) {
      try {
        return once(file, pace);
      } catch (IOException again) {
        return new Reading(file, FixityProblem.UNREADABLE);
      }
    }
  }

  private @Nullable Reading once(StoredFile file, Pace pace) throws IOException {
    MessageDigest hash = sha256();
    byte[] chunk = new byte[CHUNK];
    long size = 0;
    try (ObjectContent content = stores.objects().open(file.objectId());
        InputStream in = content.stream()) {
      long begun = System.nanoTime();
      for (int read = in.readNBytes(chunk, 0, CHUNK);
          read > 0;
          read = in.readNBytes(chunk, 0, CHUNK)) {
        hash.update(chunk, 0, read);
        size += read;
        if (!pace.goOn(System.nanoTime() - begun)) {
          return null;
        }
        begun = System.nanoTime();
      }
    } catch (KeyUnavailable e) {
      return e.reason() == KeyUnavailable.Reason.DESTROYED
          ? null
          : new Reading(file, FixityProblem.KEY_UNAVAILABLE);
    } catch (UnreadableObject e) {
      return new Reading(file, FixityProblem.valueOf(e.reason().name()));
    }
    boolean same =
        size == file.size() && HexFormat.of().formatHex(hash.digest()).equals(file.sha256());
    return new Reading(file, same ? null : FixityProblem.HASH_DIFFERS);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
