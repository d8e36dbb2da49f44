package be.zegel.evidence.passkey;

import be.zegel.evidence.ledger.CanonicalJson;
import be.zegel.evidence.ledger.EventSignature;
import be.zegel.evidence.ledger.Hash;
import be.zegel.evidence.ledger.Json;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The act of a person who signed an event with a passkey: an assertion of WebAuthn whose challenge
 * is the hash of the envelope without signatures.
 */
public final class PasskeyAssertion {
  /** The scheme under which it stands among the signatures of an envelope. */
  public static final String SCHEME = "webauthn";

  private static final String CREDENTIAL = "credentialId";
  private static final String AUTHENTICATOR_DATA = "authenticatorData";
  private static final String CLIENT_DATA = "clientDataJSON";
  private static final String SIGNATURE = "signature";
  private static final int SHORTEST_DATA = 37;
  private static final int FLAGS = 32;
  private static final int PRESENT_AND_VERIFIED = 0x05;

  private final String credential;
  private final byte[] authenticatorData;
  private final byte[] clientData;
  private final byte[] signature;

  private PasskeyAssertion(
      String credential, byte[] authenticatorData, byte[] clientData, byte[] signature) {
    this.credential = credential;
    this.authenticatorData = authenticatorData;
    this.clientData = clientData;
    this.signature = signature;
  }

  /**
   * Reads an assertion; empty when the signature is of another scheme or has other parts than an
   * assertion.
   */
  public static Optional<PasskeyAssertion> of(EventSignature signature) {
    Map<String, String> parts = signature.parts();
    if (!signature.scheme().equals(SCHEME)
        || !parts.keySet().equals(Set.of(CREDENTIAL, AUTHENTICATOR_DATA, CLIENT_DATA, SIGNATURE))) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new PasskeyAssertion(
              parts.getOrDefault(CREDENTIAL, ""),
              bytes(parts, AUTHENTICATOR_DATA),
              bytes(parts, CLIENT_DATA),
              bytes(parts, SIGNATURE)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static byte[] bytes(Map<String, String> parts, String name) {
    return Base64.getUrlDecoder().decode(parts.getOrDefault(name, ""));
  }

  /** The credential, in base64url. */
  public String credential() {
    return credential;
  }

  /**
   * What is wrong with it; empty when it holds.
   *
   * @param signed what the person signs: {@link be.zegel.evidence.ledger.Envelope#signingHash}
   * @param relyingParty the id of the relying party
   * @param key the key that was enrolled for the credential
   */
  public Optional<String> flaw(
      Hash signed, String relyingParty, PasskeyAlgorithm algorithm, PublicKey key) {
    byte[] party = Hash.of(relyingParty.getBytes(StandardCharsets.UTF_8)).bytes();
    if (authenticatorData.length < SHORTEST_DATA
        || !Arrays.equals(party, Arrays.copyOf(authenticatorData, party.length))) {
      return Optional.of("made for another relying party");
    }
    if ((authenticatorData[FLAGS] & PRESENT_AND_VERIFIED) != PRESENT_AND_VERIFIED) {
      return Optional.of("the user was not verified");
    }
    Optional<String> said = flawOfClientData(signed, relyingParty);
    if (said.isPresent()) {
      return said;
    }
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    message.writeBytes(authenticatorData);
    message.writeBytes(Hash.of(clientData).bytes());
    try {
      return algorithm.verifies(key, message.toByteArray(), signature)
          ? Optional.empty()
          : Optional.of("the signature does not hold");
    } catch (GeneralSecurityException e) {
      return Optional.of("the signature cannot be checked");
    }
  }

  /** The client data are read as JSON: browsers add members so that nobody compares a template. */
  private Optional<String> flawOfClientData(Hash signed, String relyingParty) {
    Map<String, Json> members;
    try {
      if (!(CanonicalJson.parse(clientData) instanceof Json.Members object)) {
        return Optional.of("client data that are no object");
      }
      members = object.values();
    } catch (CanonicalJson.MalformedJson e) {
      return Optional.of("client data that are no JSON");
    }
    String challenge = Base64.getUrlEncoder().withoutPadding().encodeToString(signed.bytes());
    if (!Json.text("webauthn.get").equals(members.get("type"))) {
      return Optional.of("not an assertion");
    }
    if (!Json.text(challenge).equals(members.get("challenge"))) {
      return Optional.of("made for another event");
    }
    if (Json.truth(true).equals(members.get("crossOrigin"))) {
      return Optional.of("made in a frame of another origin");
    }
    boolean own =
        members.get("origin") instanceof Json.Text origin && of(origin.value(), relyingParty);
    return own ? Optional.empty() : Optional.of("made on another site");
  }

  private static boolean of(String origin, String relyingParty) {
    try {
      String host = new URI(origin).getHost();
      return host != null && (host.equals(relyingParty) || host.endsWith("." + relyingParty));
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
