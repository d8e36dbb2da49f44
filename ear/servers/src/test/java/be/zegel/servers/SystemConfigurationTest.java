package be.zegel.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class SystemConfigurationTest {
  private static final Path DIR = Path.of("/srv/zegel");

  @Test
  void withoutAFileItIsTheDemoOrganisationOnLocalhost() {
    SystemConfiguration standard = of();

    assertThat(standard.demo()).isTrue();
    assertThat(standard.publicUrl()).hasToString("http://localhost:8080");
    assertThat(standard.issuer()).isEqualTo("http://localhost:8081/realms/zegel");
    assertThat(standard.database()).isEmpty();
    assertThat(standard.heap()).isEqualTo(2048);
    assertThat(standard.keycloakHeap()).isEqualTo(512);
    assertThat(standard.databasePool()).isEqualTo(40);
    assertThat(standard.signaturesRequired()).isFalse();
  }

  @Test
  void takesWhatTheFileSays() {
    SystemConfiguration production =
        of(
            "mode", "production",
            "public.url", "https://zegel.example.be/",
            "issuer.url", "https://id.example.be",
            "database.url", "jdbc:postgresql://db.example.be:5432/postgres",
            "database.administrator", "postgres",
            "application.heap", "8192",
            "signatures", "required");

    assertThat(production.demo()).isFalse();
    assertThat(production.publicUrl()).hasToString("https://zegel.example.be");
    assertThat(production.issuer()).isEqualTo("https://id.example.be/realms/zegel");
    assertThat(production.secure()).isTrue();
    assertThat(production.database().orElseThrow().administrator()).contains("postgres");
    assertThat(production.heap()).isEqualTo(8192);
    assertThat(production.signaturesRequired()).isTrue();
  }

  @Test
  void refusesTheDemoOrganisationOutsideLocalhost() {
    assertThatThrownBy(() -> of("public.url", "https://zegel.example.be"))
        .isInstanceOf(ServerRefusal.class)
        .hasMessageContaining("mode=production");
  }

  @Test
  void refusesAPublicAddressWithoutEncryption() {
    assertThatThrownBy(() -> of("mode", "production", "public.url", "http://zegel.example.be"))
        .hasMessageContaining("https://");
  }

  @Test
  void refusesAPolicyOfSignaturesThatThereIsNot() {
    assertThatThrownBy(() -> of("signatures", "sometimes")).hasMessageContaining("sometimes");
  }

  @Test
  void refusesAKeyThatItDoesNotKnow() {
    assertThatThrownBy(() -> of("public.ulr", "http://localhost:8080"))
        .hasMessageContaining("public.ulr");
  }

  @Test
  void refusesValuesThatCannotBe() {
    assertThatThrownBy(() -> of("mode", "prodution")).hasMessageContaining("prodution");
    assertThatThrownBy(() -> of("application.heap", "2g")).hasMessageContaining("2g");
    assertThatThrownBy(() -> of("application.heap", "64")).hasMessageContaining("256");
  }

  private static SystemConfiguration of(String... keysAndValues) {
    Properties properties = new Properties();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      properties.setProperty(keysAndValues[i], keysAndValues[i + 1]);
    }
    return SystemConfiguration.of(DIR, Ports.STANDARD, properties);
  }
}
