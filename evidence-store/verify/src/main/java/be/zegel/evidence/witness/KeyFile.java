package be.zegel.evidence.witness;

import be.zegel.evidence.tlog.NoteSigner;
import be.zegel.evidence.tlog.SignatureType;
import be.zegel.evidence.tlog.VerifierKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A key for notes in a file that only its owner may read: three lines, the published key, the
 * private key (PKCS#8) and the public key (SubjectPublicKeyInfo), both in base64. It is made once
 * and never overwritten.
 */
public final class KeyFile {
  private KeyFile() {}

  /**
   * The key in a file, made when there is none.
   *
   * @return empty when this platform has no such keys (ML-DSA before JDK 24)
   * @throws IOException when the file is not a key of this name and type, or others may read it
   */
  public static Optional<NoteSigner> open(
      Path file, String name, SignatureType type, InstantSource clock) throws IOException {
    String algorithm = type == SignatureType.ML_DSA_44_COSIGNATURE ? "ML-DSA-44" : "Ed25519";
    try {
      if (Files.notExists(file)) {
        KeyPair made = KeyPairGenerator.getInstance(algorithm).generateKeyPair();
        write(file, new NoteSigner(name, type, made, clock).verifier(), made);
      }
      return Optional.of(read(file, name, type, KeyFactory.getInstance(algorithm), clock));
    } catch (java.security.NoSuchAlgorithmException e) {
      return Optional.empty();
    }
  }

  private static NoteSigner read(
      Path file, String name, SignatureType type, KeyFactory keys, InstantSource clock)
      throws IOException {
    Set<?> permissions = Files.getPosixFilePermissions(file);
    if (!permissions.equals(PosixFilePermissions.fromString("rw-------"))) {
      throw new IOException(file + " may be read by others than its owner");
    }
    List<String> lines = Files.readAllLines(file, StandardCharsets.US_ASCII);
    if (lines.size() != 3) {
      throw new IOException(file + " is no key file");
    }
    try {
      PrivateKey secret =
          keys.generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(lines.get(1))));
      PublicKey known =
          keys.generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(lines.get(2))));
      NoteSigner signer = new NoteSigner(name, type, new KeyPair(known, secret), clock);
      if (!signer.verifier().text().equals(lines.get(0))) {
        throw new IOException(file + " holds the key of " + lines.get(0));
      }
      return signer;
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IOException(file + " is no key file", e);
    }
  }

  private static void write(Path file, VerifierKey verifier, KeyPair pair) throws IOException {
    Base64.Encoder base64 = Base64.getEncoder();
    String text =
        String.join(
            "\n",
            verifier.text(),
            base64.encodeToString(pair.getPrivate().getEncoded()),
            base64.encodeToString(pair.getPublic().getEncoded()),
            "");
    FileAttribute<?> owner =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    Files.createFile(file, owner);
    try (var out = java.nio.channels.FileChannel.open(file, StandardOpenOption.WRITE)) {
      var buffer = StandardCharsets.US_ASCII.encode(text);
      while (buffer.hasRemaining()) {
        out.write(buffer);
      }
      out.force(true);
    }
  }
}
