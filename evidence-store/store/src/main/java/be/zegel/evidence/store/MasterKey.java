package be.zegel.evidence.store;

import java.io.IOException;
import java.util.List;

/**
 * The key above all keys: it wraps the keys of cases and nothing else of evidence.
 *
 * <p>It may live in a file ({@link FileMasterKey}) or in a hardware module that never gives it out
 * ({@link Pkcs11MasterKey}); {@link MasterKeys} opens the one that a key store has. There may be
 * several generations; new wraps are made with the newest, and the older ones stay until nothing is
 * wrapped under them.
 */
public interface MasterKey {

  /** The identifier of the newest generation: 1 to 64 of {@code a-z 0-9 -}. */
  String id();

  /** The identifiers of all generations that are there, the newest last. */
  List<String> ids();

  /** Makes a new generation, under which new wraps are made from now on; durable on return. */
  void rotate() throws IOException;

  /** Destroys all generations but the newest: what is still wrapped under them is lost. */
  void retireOlder() throws IOException;

  /**
   * Wraps a key, bound to the context: authenticated encryption.
   *
   * @param id the generation to wrap it under, as {@link #id} gave it
   * @param key the key to be wrapped; not kept
   * @param context what the wrap is for; unwrapping with another context fails
   */
  byte[] wrap(String id, byte[] key, byte[] context) throws IOException;

  /**
   * Unwraps a key.
   *
   * @param id the generation it was wrapped under
   * @throws IOException when that generation is not there, or key, context and wrap do not belong
   *     together
   */
  byte[] unwrap(String id, byte[] wrapped, byte[] context) throws IOException;
}
