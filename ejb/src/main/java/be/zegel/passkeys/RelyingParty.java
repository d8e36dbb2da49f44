package be.zegel.passkeys;

import be.zegel.evidence.ledger.CanonicalJson;
import be.zegel.evidence.ledger.EventSignature;
import be.zegel.evidence.ledger.Hash;
import be.zegel.evidence.ledger.Json;
import be.zegel.evidence.passkey.PasskeyAlgorithm;
import be.zegel.evidence.passkey.PasskeyAssertion;
import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.RegistrationRequest;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.COSEKey;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import java.net.URI;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/**
 * This service as browsers know it: keys are made for its host, and what they sign has to come from
 * its address. Checks what a browser hands in; knows nobody's rights. Immutable.
 *
 * @param id the host name
 * @param origin scheme, host and, where it is not the usual one, port
 */
record RelyingParty(String id, String origin) {

  private static final int COUNTER = 33;
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  /** The service at the address that people use. */
  static RelyingParty of(URI address) {
    String host = address.getHost().toLowerCase(Locale.ROOT);
    String port = address.getPort() < 0 ? "" : ":" + address.getPort();
    return new RelyingParty(host, address.getScheme() + "://" + host + port);
  }

  /** The service as the launcher configured it ({@code zegel.public.url}). */
  static RelyingParty ofSystem() {
    return of(URI.create(System.getProperty("zegel.public.url", "http://localhost")));
  }

  /**
   * A key that a browser has made.
   *
   * @param credential its id in base64url
   * @param publicKey SubjectPublicKeyInfo in base64url
   * @param counter how often it has signed, as the authenticator says; 0 when it does not count
   */
  record NewKey(String credential, String publicKey, PasskeyAlgorithm algorithm, long counter) {}

  /** A browser handed in what cannot be admitted. The message says why, for the log. */
  static final class Unfit extends Exception {
    private static final long serialVersionUID = 1L;

    Unfit(String message, Throwable cause) {
      super(message, cause);
    }

    Unfit(String message) {
      super(message);
    }
  }

  /**
   * Reads what a browser answers to the creation of a key: for this service, for this challenge,
   * the user verified, of an algorithm that was asked for. Attestation of the device is not asked
   * for and not judged: a second person vouches for the key.
   *
   * @throws Unfit when it is not that
   */
  NewKey enrolled(byte[] challenge, byte[] clientData, byte[] attestation) throws Unfit {
    ServerProperty asked =
        ServerProperty.builder()
            .origin(Origin.create(origin))
            .rpId(id)
            .challenge(new DefaultChallenge(challenge))
            .build();
    try {
      RegistrationData made =
          WebAuthnManager.createNonStrictWebAuthnManager()
              .verify(
                  new RegistrationRequest(attestation, clientData),
                  new RegistrationParameters(asked, PasskeyAlgorithms.parameters(), true, true));
      var authenticator =
          Optional.ofNullable(made.getAttestationObject())
              .orElseThrow(() -> new Unfit("there is no attestation object"))
              .getAuthenticatorData();
      AttestedCredentialData data = authenticator.getAttestedCredentialData();
      COSEKey cose =
          Optional.ofNullable(data).orElseThrow(() -> new Unfit("there is no key")).getCOSEKey();
      PasskeyAlgorithm algorithm =
          PasskeyAlgorithms.of(
              Optional.ofNullable(cose.getAlgorithm())
                  .orElseThrow(() -> new Unfit("a key without algorithm")));
      PublicKey key =
          Optional.ofNullable(cose.getPublicKey())
              .orElseThrow(() -> new Unfit("a key without public part"));
      // Read back as the court's program will.
      algorithm.key(key.getEncoded());
      return new NewKey(
          BASE64.encodeToString(data.getCredentialId()),
          BASE64.encodeToString(key.getEncoded()),
          algorithm,
          authenticator.getSignCount());
    } catch (GeneralSecurityException | RuntimeException e) {
      // The library and the parser below it throw many things at bytes that are no key.
      throw new Unfit(String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * Checks a signature before it is recorded: all that the court's program will check, and what
   * only the server can: that it was made on exactly this address and that the authenticator's
   * counter went on.
   *
   * @param signed what was to be signed
   * @param publicKey SubjectPublicKeyInfo in base64url, of the key that the signature names
   * @param counter the counter at the key's last signature
   * @return the authenticator's counter now
   * @throws Unfit when it does not hold
   */
  long checked(
      EventSignature signature,
      Hash signed,
      PasskeyAlgorithm algorithm,
      String publicKey,
      long counter)
      throws Unfit {
    PasskeyAssertion assertion =
        PasskeyAssertion.of(signature).orElseThrow(() -> new Unfit("it is no assertion"));
    try {
      PublicKey key = algorithm.key(Base64.getUrlDecoder().decode(publicKey));
      Optional<String> flaw = assertion.flaw(signed, id, algorithm, key);
      if (flaw.isPresent()) {
        throw new Unfit(flaw.get());
      }
      requireOrigin(part(signature, "clientDataJSON"));
    } catch (GeneralSecurityException e) {
      throw new Unfit("the key cannot be read", e);
    }
    long now =
        Integer.toUnsignedLong(
            ByteBuffer.wrap(part(signature, "authenticatorData")).getInt(COUNTER));
    if ((now != 0 || counter != 0) && now <= counter) {
      throw new Unfit(
          "the counter went back: the key was copied, or the signature was made before");
    }
    return now;
  }

  private void requireOrigin(byte[] clientData) throws Unfit {
    try {
      if (CanonicalJson.parse(clientData) instanceof Json.Members(var members)
          && Json.text(origin).equals(members.get("origin"))) {
        return;
      }
    } catch (CanonicalJson.MalformedJson e) {
      throw new Unfit("client data that are no JSON", e);
    }
    throw new Unfit("made on another site");
  }

  private static byte[] part(EventSignature signature, String name) {
    return Base64.getUrlDecoder().decode(signature.parts().getOrDefault(name, ""));
  }
}
