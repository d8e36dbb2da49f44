package be.zegel.evidence.verify;

import be.zegel.evidence.ledger.CanonicalJson;
import be.zegel.evidence.ledger.EventSignature;
import be.zegel.evidence.ledger.Hash;
import be.zegel.evidence.ledger.Json;
import be.zegel.evidence.passkey.PasskeyAlgorithm;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.Map;

/** The passkey of a person, as an authenticator and a browser use it. */
final class TestPasskey {
  static final String RELYING_PARTY = "localhost";

  final String credential;
  final PasskeyAlgorithm algorithm;
  private final KeyPair pair;

  /** What the browser says about the page; other members may stand beside. */
  String origin = "http://localhost:8080";

  String type = "webauthn.get";
  int flags = 0x05;

  TestPasskey(String person, PasskeyAlgorithm algorithm) {
    this.credential = base64(person.getBytes(StandardCharsets.UTF_8));
    this.algorithm = algorithm;
    try {
      KeyPairGenerator generator =
          KeyPairGenerator.getInstance(
              switch (algorithm) {
                case ES256 -> "EC";
                case EDDSA -> "Ed25519";
                case RS256 -> "RSA";
              });
      CountedRandom random = new CountedRandom(person);
      switch (algorithm) {
        case ES256 -> generator.initialize(256, random);
        case EDDSA -> generator.initialize(255, random);
        case RS256 -> generator.initialize(2048, random);
      }
      this.pair = generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  String publicKey() {
    return base64(pair.getPublic().getEncoded());
  }

  java.security.PublicKey key() {
    return pair.getPublic();
  }

  EventSignature sign(Hash envelope) {
    byte[] clientData =
        CanonicalJson.write(
            Json.members(
                Map.of(
                    "type", Json.text(type),
                    "challenge", Json.text(base64(envelope.bytes())),
                    "origin", Json.text(origin),
                    "crossOrigin", Json.truth(false),
                    "other_keys_can_be_added_here", Json.text("do not compare"))));
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    data.writeBytes(Hash.of(RELYING_PARTY.getBytes(StandardCharsets.UTF_8)).bytes());
    data.write(flags);
    data.writeBytes(new byte[4]);
    try {
      Signature signature =
          Signature.getInstance(
              switch (algorithm) {
                case ES256 -> "SHA256withECDSA";
                case EDDSA -> "Ed25519";
                case RS256 -> "SHA256withRSA";
              });
      signature.initSign(pair.getPrivate());
      signature.update(data.toByteArray());
      signature.update(Hash.of(clientData).bytes());
      return new EventSignature(
          "webauthn",
          Map.of(
              "credentialId", credential,
              "authenticatorData", base64(data.toByteArray()),
              "clientDataJSON", base64(clientData),
              "signature", base64(signature.sign())));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
