package be.zegel.evidence.store;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;

/**
 * The data key of one filing, unwrapped for a short use: everything that belongs to the filing is
 * encrypted under it, and nothing else is.
 *
 * <p>Closing wipes it from memory.
 */
public final class FilingKey implements AutoCloseable {

  private final UUID filingId;
  private final UUID caseId;
  private final byte[] key;

  FilingKey(UUID filingId, UUID caseId, byte[] key) {
    this.filingId = filingId;
    this.caseId = caseId;
    this.key = key;
  }

  /** The filing. */
  public UUID filingId() {
    return filingId;
  }

  /** The case it now belongs to. */
  public UUID caseId() {
    return caseId;
  }

  /**
   * Derives a key for one purpose (HKDF-SHA256).
   *
   * @param purpose a name that no other use has
   * @param salt random or unique for this use
   * @param bytes how many bytes
   */
  public byte[] derive(String purpose, byte[] salt, int bytes) {
    return Aead.derive(key, salt, purpose.getBytes(StandardCharsets.US_ASCII), bytes);
  }

  /** The key itself, for wrapping it again. */
  byte[] raw() {
    return key;
  }

  @Override
  public void close() {
    Arrays.fill(key, (byte) 0);
  }
}
