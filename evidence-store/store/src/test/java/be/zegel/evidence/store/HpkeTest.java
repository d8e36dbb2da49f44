package be.zegel.evidence.store;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class HpkeTest {
  private static final HexFormat HEX = HexFormat.of();

  @Test
  void opensTheExampleOfTheRfc() {
    // RFC 9180, appendix A.1.1, sequence number 0.
    byte[] secret =
        HEX.parseHex("4612c550263fc8ad58375df3f557aac531d26850903e55a9f23f21d8534e8ac8");
    byte[] sealed =
        HEX.parseHex(
            "37fda3567bdbd628e88668c3c8d7e97d1d1253b6d4ea6d44c150f741f1bf4431"
                + "f938558b5d72f1a23810b4be2ab4f84331acc02fc97babc53a52ae8218a355a9"
                + "6d8770ac83d07bea87e13c512a");

    assertThat(
            new Hpke(Hpke.Suite.AES_128_GCM)
                .open(
                    RecoveryKey.privateKey(secret),
                    "Ode on a Grecian Urn".getBytes(US_ASCII),
                    "Count-0".getBytes(US_ASCII),
                    sealed))
        .hasValue("Beauty is truth, truth beauty".getBytes(US_ASCII));
  }

  @Test
  void onlyTheOtherHalfOpensAndOnlyForTheSamePurpose() {
    RecoveryKey.Made made = RecoveryKey.make();
    byte[] sealed = made.known().seal("one", "a key".getBytes(US_ASCII));

    assertThat(made.secret().open("one", sealed)).hasValue("a key".getBytes(US_ASCII));
    assertThat(made.secret().open("two", sealed)).isEmpty();
    assertThat(RecoveryKey.make().secret().open("one", sealed)).isEmpty();
    for (int i = 0; i < sealed.length; i++) {
      byte[] altered = sealed.clone();
      altered[i] ^= 1;
      assertThat(made.secret().open("one", altered)).as("byte %d", i).isEmpty();
    }
    assertThat(made.secret().open("one", new byte[10])).isEmpty();
  }

  @Test
  void theKnownHalfAndTheSecretSurviveBeingWrittenDown() {
    RecoveryKey.Made made = RecoveryKey.make();
    RecoveryKey read = RecoveryKey.parse(made.known().text() + "\n");
    RecoveryKey.Secret typed = new RecoveryKey.Secret(made.secret().bytes());

    assertThat(read.fingerprint()).isEqualTo(made.known().fingerprint());
    assertThat(typed.open("x", read.seal("x", new byte[] {1, 2}))).hasValue(new byte[] {1, 2});
    assertThatThrownBy(() -> RecoveryKey.parse("zegel-recovery-1 AAAA"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> RecoveryKey.parse("something")).hasMessage("not a recovery key");
  }
}
