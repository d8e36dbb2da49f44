package be.zegel.evidence.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Security;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.TreeMap;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * A master key inside a hardware module (PKCS#11): it is made there, wraps and unwraps there, and
 * never leaves. One AES-256 key a generation, with the label {@code zegel-master-N}.
 *
 * <p>Spoken to through the platform's own SunPKCS11 provider. The module needs {@code
 * CKM_AES_KEY_GEN} and {@code CKM_AES_GCM}. Safe for concurrent use; one session at a time works.
 */
public final class Pkcs11MasterKey implements MasterKey {
  private static final String LABEL = "zegel-master-";
  private static final String ID = "pkcs11-";
  private static final int TAG_BITS = 8 * Aead.TAG_BYTES;

  /**
   * Where the module is.
   *
   * @param library the module's shared library
   * @param slot the number of its slot, in the list of those with a token; from 0
   * @param pin the file with the token's PIN
   */
  public record Module(Path library, int slot, Path pin) {
    private static final String LIBRARY = "library";
    private static final String SLOT = "slot";
    private static final String PIN = "pin.file";

    /** Reads what {@link #properties} gave. */
    static Module of(Properties properties) throws IOException {
      String library = properties.getProperty(LIBRARY);
      String pin = properties.getProperty(PIN);
      String slot = properties.getProperty(SLOT, "0");
      if (library == null || pin == null || !slot.matches("[0-9]{1,6}")) {
        throw new IOException(
            "a module has " + LIBRARY + " and " + PIN + ", and a number as " + SLOT);
      }
      return new Module(Path.of(library), Integer.parseInt(slot), Path.of(pin));
    }

    Properties properties() {
      Properties properties = new Properties();
      properties.setProperty(LIBRARY, library.toString());
      properties.setProperty(SLOT, Integer.toString(slot));
      properties.setProperty(PIN, pin.toString());
      return properties;
    }
  }

  private final Provider provider;
  private final java.security.KeyStore token;
  private final SecureRandom random;
  private final TreeMap<Integer, SecretKey> generations = new TreeMap<>();

  private Pkcs11MasterKey(Provider provider, java.security.KeyStore token, SecureRandom random) {
    this.provider = provider;
    this.token = token;
    this.random = random;
  }

  /**
   * Signs in to the module and finds the generations of the master key; makes the first when there
   * is none.
   *
   * @throws IOException when the module is not there, refuses the PIN or cannot do AES-GCM
   */
  public static Pkcs11MasterKey open(Module module, SecureRandom random) throws IOException {
    if (!Files.isReadable(module.library())) {
      throw new IOException("the module's library is missing: " + module.library());
    }
    char[] pin = Files.readString(module.pin(), StandardCharsets.UTF_8).strip().toCharArray();
    try {
      Provider base = Security.getProvider("SunPKCS11");
      if (base == null) {
        throw new IOException("this Java has no SunPKCS11 (module jdk.crypto.cryptoki)");
      }
      Provider provider = base.configure("--" + configuration(module));
      java.security.KeyStore token = java.security.KeyStore.getInstance("PKCS11", provider);
      signIn(token, pin);
      Pkcs11MasterKey key = new Pkcs11MasterKey(provider, token, random);
      key.find();
      if (key.generations.isEmpty()) {
        key.rotate();
      }
      return key;
    } catch (GeneralSecurityException | java.security.ProviderException e) {
      throw new IOException("the module " + module.library() + " does not work: " + root(e), e);
    } finally {
      Arrays.fill(pin, '\0');
    }
  }

  private static void signIn(java.security.KeyStore token, char[] pin)
      throws IOException, GeneralSecurityException {
    try {
      token.load(null, pin);
    } catch (IOException e) {
      throw new IOException("the module does not let us in: " + root(e), e);
    }
  }

  private static String configuration(Module module) {
    return """
        name = Zegel-%d
        library = %s
        slotListIndex = %d
        attributes(generate, CKO_SECRET_KEY, CKK_AES) = {
          CKA_SENSITIVE = true
          CKA_EXTRACTABLE = false
          CKA_ENCRYPT = true
          CKA_DECRYPT = true
        }
        """
        .formatted(module.slot(), module.library(), module.slot());
  }

  private void find() throws GeneralSecurityException {
    for (String label : Collections.list(token.aliases())) {
      if (label.matches(LABEL + "[0-9]{1,9}")) {
        generations.put(
            Integer.valueOf(label.substring(LABEL.length())),
            (SecretKey) token.getKey(label, null));
      }
    }
  }

  @Override
  public synchronized void rotate() throws IOException {
    int next = generations.isEmpty() ? 1 : generations.lastKey() + 1;
    String label = LABEL + next;
    try {
      KeyGenerator generator = KeyGenerator.getInstance("AES", provider);
      generator.init(8 * Aead.KEY_BYTES);
      token.setEntry(
          label, new java.security.KeyStore.SecretKeyEntry(generator.generateKey()), null);
      token.store(null, null);
      generations.put(next, (SecretKey) token.getKey(label, null));
    } catch (GeneralSecurityException | java.security.ProviderException e) {
      throw new IOException("the module makes no key: " + root(e), e);
    }
  }

  @Override
  public synchronized void retireOlder() throws IOException {
    for (Integer older : List.copyOf(generations.headMap(generations.lastKey()).keySet())) {
      try {
        token.deleteEntry(LABEL + older);
        token.store(null, null);
      } catch (GeneralSecurityException e) {
        throw new IOException("the module keeps an old key: " + root(e), e);
      }
      generations.remove(older);
    }
  }

  @Override
  public synchronized List<String> ids() {
    return generations.keySet().stream().map(number -> ID + number).toList();
  }

  @Override
  public synchronized String id() {
    return ID + generations.lastKey();
  }

  @Override
  public synchronized byte[] wrap(String id, byte[] key, byte[] context) throws IOException {
    byte[] nonce = new byte[Aead.NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] sealed = cipher(Cipher.ENCRYPT_MODE, id, nonce, context, key);
    return ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array();
  }

  @Override
  public synchronized byte[] unwrap(String id, byte[] wrapped, byte[] context) throws IOException {
    if (wrapped.length < Aead.OVERHEAD) {
      throw new IOException("not wrapped under master key " + id);
    }
    return cipher(
        Cipher.DECRYPT_MODE,
        id,
        Arrays.copyOf(wrapped, Aead.NONCE_BYTES),
        context,
        Arrays.copyOfRange(wrapped, Aead.NONCE_BYTES, wrapped.length));
  }

  private byte[] cipher(int mode, String id, byte[] nonce, byte[] context, byte[] message)
      throws IOException {
    SecretKey key = generation(id);
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding", provider);
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(context);
      return cipher.doFinal(message);
    } catch (GeneralSecurityException | java.security.ProviderException e) {
      throw new IOException("the module refuses master key " + id + ": " + root(e), e);
    }
  }

  private SecretKey generation(String id) throws IOException {
    SecretKey key =
        id.matches(ID + "[0-9]{1,9}")
            ? generations.get(Integer.valueOf(id.substring(ID.length())))
            : null;
    if (key == null) {
      throw new IOException("there is no master key " + id);
    }
    return key;
  }

  private static String root(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage());
  }
}
