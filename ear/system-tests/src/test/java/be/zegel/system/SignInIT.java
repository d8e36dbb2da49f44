package be.zegel.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SignInIT {
  private final RunningSystem system = RunningSystem.get();

  @Test
  void anInvestigatorSignsInAndIsAtTheirOwnWork() {
    try (Browser browser = Browser.of(system, "inv.antwerp")) {
      assertThat(browser.page().locator("h1").first().isVisible()).isTrue();
      browser.isAccessible();
      browser.picture("work-first");
    }
  }

  @Test
  void theInterfaceKnowsWhoCalls() {
    assertThat(system.as("inv.antwerp").get("/me").expect(200).json().path("unit").asText())
        .isEqualTo("RCCU-ANT");
    assertThat(system.asNobody().get("/me").status()).isEqualTo(401);
  }

  @Test
  void colleaguesAreKnownBeforeTheyFirstSignIn() {
    assertThat(
            system
                .as("inv.antwerp")
                .get("/people?q=liaison")
                .expect(200)
                .json()
                .findValuesAsText("username"))
        .contains("liaison.fccu");
  }
}
