package be.zegel.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The contract of the interface, as a program without a login reads it. */
class ContractIT {
  private final RunningSystem system = RunningSystem.get();

  @Test
  void theServerPublishesTheCommittedContractToEverybody() {
    Api.Answer answer = system.asNobody().get(system.at("/api/openapi.json").toString());

    answer.expect(200);
    assertThat(answer.header("content-type")).startsWith("application/json");
    assertThat(answer.header("cache-control")).contains("max-age=");
    assertThat(answer.text())
        .isEqualTo(RunningSystem.read(RunningSystem.checkout().resolve("docs/spec/openapi.json")));
  }

  @Test
  void whoHasItAlreadyIsToldSo() {
    String contract = system.at("/api/openapi.json").toString();
    String tag = system.asNobody().get(contract).expect(200).header("etag");

    Api.Answer again =
        system.asNobody().send(system.asNobody().request(contract, "If-None-Match", tag).GET());

    again.expect(304);
    assertThat(again.bytes()).isEmpty();
  }
}
