package be.zegel.servers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AccountTest {
  private final ObjectMapper json = new ObjectMapper();

  @Test
  void isReadFromTheIdentityProvidersDescription() throws JsonProcessingException {
    Account account =
        Account.of(
                json.readTree(
                    """
                    {"username": "inv.antwerp", "firstName": "Ilse", "lastName": "Aerts", "enabled": true,
                     "attributes": {"locale": ["nl"], "opj": ["true"], "unit": ["RCCU-ANT"]}}
                    """))
            .with("INVESTIGATOR")
            .with("CASE_LEAD");

    assertThat(account)
        .isEqualTo(
            new Account(
                "inv.antwerp",
                "Ilse Aerts",
                "nl",
                "RCCU-ANT",
                "",
                Set.of("INVESTIGATOR", "CASE_LEAD"),
                true,
                true));
  }

  @Test
  void withoutNameOrLanguageItHasItsLoginAndEnglish() throws JsonProcessingException {
    Account account =
        Account.of(
            json.readTree(
                "{\"username\": \"someone\", \"enabled\": false, \"attributes\": {\"locale\":"
                    + " [\"xx\"]}}"));

    assertThat(account.name()).isEqualTo("someone");
    assertThat(account.language()).isEqualTo("en");
    assertThat(account.active()).isFalse();
  }
}
