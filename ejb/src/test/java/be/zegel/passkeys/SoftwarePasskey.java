package be.zegel.passkeys;

import be.zegel.evidence.ledger.CanonicalJson;
import be.zegel.evidence.ledger.EventSignature;
import be.zegel.evidence.ledger.Hash;
import be.zegel.evidence.ledger.Json;
import be.zegel.evidence.passkey.PasskeyAlgorithm;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;

/**
 * An authenticator and the browser around it, in software: real keys, real signatures, and every
 * part of what they say can be made wrong.
 */
final class SoftwarePasskey {
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
  private static final int ATTESTED = 0x40;

  final byte[] credential;
  final PasskeyAlgorithm algorithm;
  private final KeyPair pair;

  String relyingParty = "localhost";
  String origin = "http://localhost:8080";
  boolean present = true;
  boolean verified = true;
  int counter = 1;

  SoftwarePasskey(String name, PasskeyAlgorithm algorithm) {
    this.credential = Hash.of(name.getBytes(StandardCharsets.UTF_8)).bytes();
    this.algorithm = algorithm;
    try {
      KeyPairGenerator generator =
          KeyPairGenerator.getInstance(algorithm == PasskeyAlgorithm.ES256 ? "EC" : "Ed25519");
      if (algorithm == PasskeyAlgorithm.ES256) {
        generator.initialize(new ECGenParameterSpec("secp256r1"));
      }
      this.pair = generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  PublicKey key() {
    return pair.getPublic();
  }

  /** SubjectPublicKeyInfo in base64url. */
  String publicKey() {
    return BASE64.encodeToString(key().getEncoded());
  }

  String credentialId() {
    return BASE64.encodeToString(credential);
  }

  byte[] clientData(String type, byte[] challenge) {
    return CanonicalJson.write(
        Json.members(
            Map.of(
                "type", Json.text(type),
                "challenge", Json.text(BASE64.encodeToString(challenge)),
                "origin", Json.text(origin),
                "crossOrigin", Json.truth(false))));
  }

  private byte[] authenticatorData(int more, byte[] rest) {
    int flags = (present ? 0x01 : 0) | (verified ? 0x04 : 0) | more;
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    data.writeBytes(Hash.of(relyingParty.getBytes(StandardCharsets.UTF_8)).bytes());
    data.write(flags);
    data.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(counter).array());
    data.writeBytes(rest);
    return data.toByteArray();
  }

  /** What {@code navigator.credentials.get} answers. */
  EventSignature sign(Hash challenge) {
    byte[] clientData = clientData("webauthn.get", challenge.bytes());
    byte[] data = authenticatorData(0, new byte[0]);
    try {
      Signature signature =
          Signature.getInstance(
              algorithm == PasskeyAlgorithm.ES256 ? "SHA256withECDSA" : "Ed25519");
      signature.initSign(pair.getPrivate());
      signature.update(data);
      signature.update(Hash.of(clientData).bytes());
      return new EventSignature(
          "webauthn",
          Map.of(
              "credentialId", credentialId(),
              "authenticatorData", BASE64.encodeToString(data),
              "clientDataJSON", BASE64.encodeToString(clientData),
              "signature", BASE64.encodeToString(signature.sign())));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The attestation object of {@code navigator.credentials.create}, without attestation. */
  byte[] attestation() {
    ByteArrayOutputStream credentialData = new ByteArrayOutputStream();
    credentialData.writeBytes(new byte[16]);
    credentialData.write(credential.length >> 8);
    credentialData.write(credential.length);
    credentialData.writeBytes(credential);
    credentialData.writeBytes(cose());
    byte[] data = authenticatorData(ATTESTED, credentialData.toByteArray());
    ByteArrayOutputStream object = new ByteArrayOutputStream();
    object.write(0xa3);
    object.writeBytes(text("fmt"));
    object.writeBytes(text("none"));
    object.writeBytes(text("attStmt"));
    object.write(0xa0);
    object.writeBytes(text("authData"));
    object.writeBytes(bytes(data));
    return object.toByteArray();
  }

  /** The key in the form of RFC 9053. */
  private byte[] cose() {
    ByteArrayOutputStream map = new ByteArrayOutputStream();
    if (key() instanceof ECPublicKey ec) {
      // {1: 2 (EC2), 3: -7 (ES256), -1: 1 (P-256), -2: x, -3: y}
      map.writeBytes(new byte[] {(byte) 0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21});
      map.writeBytes(bytes(unsigned(ec.getW().getAffineX())));
      map.write(0x22);
      map.writeBytes(bytes(unsigned(ec.getW().getAffineY())));
    } else if (key() instanceof EdECPublicKey) {
      // {1: 1 (OKP), 3: -8 (EdDSA), -1: 6 (Ed25519), -2: x}
      map.writeBytes(new byte[] {(byte) 0xa4, 0x01, 0x01, 0x03, 0x27, 0x20, 0x06, 0x21});
      byte[] encoded = key().getEncoded();
      map.writeBytes(bytes(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length)));
    }
    return map.toByteArray();
  }

  private static byte[] unsigned(BigInteger number) {
    byte[] signed = number.toByteArray();
    byte[] fixed = new byte[32];
    int length = Math.min(signed.length, fixed.length);
    System.arraycopy(signed, signed.length - length, fixed, fixed.length - length, length);
    return fixed;
  }

  private static byte[] text(String text) {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream item = new ByteArrayOutputStream();
    item.write(0x60 | content.length);
    item.writeBytes(content);
    return item.toByteArray();
  }

  private static byte[] bytes(byte[] content) {
    ByteArrayOutputStream item = new ByteArrayOutputStream();
    if (content.length < 256) {
      item.write(0x58);
    } else {
      item.write(0x59);
      item.write(content.length >> 8);
    }
    item.write(content.length);
    item.writeBytes(content);
    return item.toByteArray();
  }
}
