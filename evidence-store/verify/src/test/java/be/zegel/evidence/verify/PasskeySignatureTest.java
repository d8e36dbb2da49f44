package be.zegel.evidence.verify;

import static org.assertj.core.api.Assertions.assertThat;

import be.zegel.evidence.ledger.EventSignature;
import be.zegel.evidence.ledger.Hash;
import be.zegel.evidence.passkey.PasskeyAlgorithm;
import be.zegel.evidence.passkey.PasskeyAssertion;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An act that a person signed with a passkey, and everything that only looks like one. */
class PasskeySignatureTest {
  private static final Hash EVENT = Hash.of(new byte[] {1});

  private static Optional<String> flaw(TestPasskey key, EventSignature signature) {
    return PasskeyAssertion.of(signature)
        .orElseThrow()
        .flaw(EVENT, TestPasskey.RELYING_PARTY, key.algorithm, key.key());
  }

  private static TestPasskey key() {
    return new TestPasskey("anna", PasskeyAlgorithm.EDDSA);
  }

  @ParameterizedTest
  @EnumSource(PasskeyAlgorithm.class)
  void holdsForTheEventAndNoOther(PasskeyAlgorithm algorithm) throws GeneralSecurityException {
    TestPasskey key = new TestPasskey("anna", algorithm);
    assertThat(algorithm.key(key.key().getEncoded())).isEqualTo(key.key());
    assertThat(flaw(key, key.sign(EVENT))).isEmpty();
    assertThat(flaw(key, key.sign(Hash.of(new byte[] {2})))).contains("made for another event");
  }

  @Test
  void doesNotHoldWithAnotherKey() {
    TestPasskey other = new TestPasskey("bert", PasskeyAlgorithm.EDDSA);
    assertThat(flaw(other, key().sign(EVENT))).contains("the signature does not hold");
  }

  @ParameterizedTest
  @ValueSource(ints = {0x00, 0x01, 0x04})
  void doesNotHoldWhenThePersonWasNotVerified(int flags) {
    TestPasskey key = key();
    key.flags = flags;
    assertThat(flaw(key, key.sign(EVENT))).contains("the user was not verified");
  }

  @Test
  void doesNotHoldForTheCreationOfAKey() {
    TestPasskey key = key();
    key.type = "webauthn.create";
    assertThat(flaw(key, key.sign(EVENT))).contains("not an assertion");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example",
        "https://localhost.evil.example",
        "https://evillocalhost",
        "localhost",
        ""
      })
  void doesNotHoldOnAnotherSite(String origin) {
    TestPasskey key = key();
    key.origin = origin;
    assertThat(flaw(key, key.sign(EVENT))).contains("made on another site");
  }

  @Test
  void doesNotHoldForAnotherRelyingParty() {
    TestPasskey key = key();
    assertThat(
            PasskeyAssertion.of(key.sign(EVENT))
                .orElseThrow()
                .flaw(EVENT, "police.example", key.algorithm, key.key()))
        .contains("made for another relying party");
  }

  @Test
  void isReadOnlyWithExactlyItsParts() {
    Map<String, String> parts = new TreeMap<>(key().sign(EVENT).parts());
    parts.put("userHandle", "AA");
    assertThat(PasskeyAssertion.of(new EventSignature("webauthn", parts))).isEmpty();
    assertThat(PasskeyAssertion.of(new EventSignature("eid", key().sign(EVENT).parts()))).isEmpty();
    parts.remove("userHandle");
    parts.put("signature", "?");
    assertThat(PasskeyAssertion.of(new EventSignature("webauthn", parts))).isEmpty();
  }
}
