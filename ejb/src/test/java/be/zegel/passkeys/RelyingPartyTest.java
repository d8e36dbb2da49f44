package be.zegel.passkeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import be.zegel.evidence.ledger.EventSignature;
import be.zegel.evidence.ledger.Hash;
import be.zegel.evidence.passkey.PasskeyAlgorithm;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a browser hands in: admitted when it was made here, for this, by this person; else not. */
class RelyingPartyTest {
  private static final byte[] CHALLENGE = Hash.of(new byte[] {7}).bytes();
  private static final Hash EVENT = Hash.of(new byte[] {1});
  private static final RelyingParty SERVICE = RelyingParty.of(URI.create("http://localhost:8080"));

  private static SoftwarePasskey key() {
    return new SoftwarePasskey("anna", PasskeyAlgorithm.ES256);
  }

  private static RelyingParty.NewKey enrolled(SoftwarePasskey key) throws RelyingParty.Unfit {
    return SERVICE.enrolled(
        CHALLENGE, key.clientData("webauthn.create", CHALLENGE), key.attestation());
  }

  private static long checked(SoftwarePasskey key, EventSignature signature, long counter)
      throws RelyingParty.Unfit {
    return SERVICE.checked(signature, EVENT, key.algorithm, key.publicKey(), counter);
  }

  private static void refuses(Consumer<SoftwarePasskey> wrong, String why) {
    SoftwarePasskey key = key();
    wrong.accept(key);
    assertThatThrownBy(() -> checked(key, key.sign(EVENT), 0))
        .isInstanceOf(RelyingParty.Unfit.class)
        .hasMessageContaining(why);
  }

  @ParameterizedTest
  @EnumSource(
      value = PasskeyAlgorithm.class,
      names = {"ES256", "EDDSA"})
  void admitsAKeyThatWasMadeHereAndWhatItSigns(PasskeyAlgorithm algorithm) throws Exception {
    SoftwarePasskey key = new SoftwarePasskey("anna", algorithm);

    RelyingParty.NewKey made = enrolled(key);

    assertThat(made)
        .isEqualTo(new RelyingParty.NewKey(key.credentialId(), key.publicKey(), key.algorithm, 1));
    key.counter = 2;
    assertThat(checked(key, key.sign(EVENT), made.counter())).isEqualTo(2);
  }

  @Test
  void refusesANewKeyForAnotherChallengeSiteServiceOrWithoutTheUser() {
    SoftwarePasskey elsewhere = key();
    elsewhere.origin = "https://evil.example";
    SoftwarePasskey otherService = key();
    otherService.relyingParty = "evil.example";
    SoftwarePasskey unverified = key();
    unverified.verified = false;
    for (SoftwarePasskey wrong : new SoftwarePasskey[] {elsewhere, otherService, unverified}) {
      assertThatThrownBy(() -> enrolled(wrong)).isInstanceOf(RelyingParty.Unfit.class);
    }
    SoftwarePasskey key = key();
    assertThatThrownBy(
            () ->
                SERVICE.enrolled(
                    CHALLENGE, key.clientData("webauthn.create", EVENT.bytes()), key.attestation()))
        .isInstanceOf(RelyingParty.Unfit.class);
    assertThatThrownBy(
            () ->
                SERVICE.enrolled(
                    CHALLENGE, key.clientData("webauthn.get", CHALLENGE), key.attestation()))
        .isInstanceOf(RelyingParty.Unfit.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "{}", "\u00a0\u00ff"})
  void refusesANewKeyThatIsNone(String bytes) {
    byte[] made = bytes.getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(
            () -> SERVICE.enrolled(CHALLENGE, key().clientData("webauthn.create", CHALLENGE), made))
        .isInstanceOf(RelyingParty.Unfit.class);
    assertThatThrownBy(() -> SERVICE.enrolled(CHALLENGE, made, key().attestation()))
        .isInstanceOf(RelyingParty.Unfit.class);
  }

  @Test
  void refusesASignatureFromAnotherSiteOrPort() {
    refuses(key -> key.origin = "https://evil.example", "another site");
    // The court's program knows hosts; the server its own address to the last digit.
    refuses(key -> key.origin = "http://localhost:9090", "another site");
    refuses(key -> key.origin = "http://sub.localhost:8080", "another site");
  }

  @Test
  void refusesASignatureForAnotherService() {
    refuses(key -> key.relyingParty = "evil.example", "another relying party");
  }

  @Test
  void refusesASignatureWithoutTheUser() {
    refuses(key -> key.verified = false, "not verified");
    refuses(key -> key.present = false, "not verified");
  }

  @Test
  void refusesASignatureOfAnotherEvent() {
    SoftwarePasskey key = key();
    assertThatThrownBy(() -> checked(key, key.sign(Hash.of(new byte[] {2})), 0))
        .hasMessageContaining("another event");
  }

  @Test
  void refusesASignatureByAnotherKey() {
    assertThatThrownBy(
            () ->
                checked(key(), new SoftwarePasskey("bert", PasskeyAlgorithm.ES256).sign(EVENT), 0))
        .hasMessageContaining("does not hold");
  }

  @Test
  void refusesASignatureThatWasMadeBefore() throws Exception {
    SoftwarePasskey key = key();
    EventSignature once = key.sign(EVENT);
    long counter = checked(key, once, 0);
    assertThatThrownBy(() -> checked(key, once, counter)).hasMessageContaining("counter");
  }

  @Test
  void admitsAnAuthenticatorThatDoesNotCount() throws Exception {
    SoftwarePasskey key = key();
    key.counter = 0;
    assertThat(checked(key, key.sign(EVENT), 0)).isZero();
  }

  @Property(tries = 200)
  void refusesEverySignatureOfWhichOneByteIsAnother(
      @ForAll @IntRange(max = 2) int part, @ForAll @IntRange(max = 10_000) int at)
      throws RelyingParty.Unfit {
    SoftwarePasskey key = key();
    EventSignature signature = key.sign(EVENT);
    String name = new String[] {"authenticatorData", "clientDataJSON", "signature"}[part];
    Map<String, String> parts = new TreeMap<>(signature.parts());
    byte[] bytes = Base64.getUrlDecoder().decode(parts.getOrDefault(name, ""));
    bytes[at % bytes.length] ^= 1;
    parts.put(name, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    checked(key, signature, 0);
    assertThatThrownBy(() -> checked(key, new EventSignature("webauthn", parts), 0))
        .isInstanceOf(RelyingParty.Unfit.class);
  }

  @Property(tries = 100)
  void refusesEveryNewKeyThatWasCutShort(@ForAll @IntRange(max = 10_000) int at) {
    SoftwarePasskey key = key();
    byte[] whole = key.attestation();
    byte[] cut = java.util.Arrays.copyOf(whole, at % whole.length);
    assertThatThrownBy(
            () -> SERVICE.enrolled(CHALLENGE, key.clientData("webauthn.create", CHALLENGE), cut))
        .isInstanceOf(RelyingParty.Unfit.class);
  }

  @Test
  void namesTheServiceByTheAddressThatPeopleUse() {
    assertThat(RelyingParty.of(URI.create("https://Zegel.Police.be")))
        .isEqualTo(new RelyingParty("zegel.police.be", "https://zegel.police.be"));
    assertThat(SERVICE).isEqualTo(new RelyingParty("localhost", "http://localhost:8080"));
  }
}
