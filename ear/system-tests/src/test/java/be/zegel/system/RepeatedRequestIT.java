package be.zegel.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A request that is sent again under its key is done once and answered twice. */
class RepeatedRequestIT {

  private final RunningSystem system = RunningSystem.get();
  private final Api api = system.as("inv.antwerp");

  @Test
  void aRepeatedRequestIsDoneOnceAndGetsTheSameAnswer() {
    Map<String, Object> opening = new LinkedHashMap<>();
    opening.put("title", "Herhaald " + UUID.randomUUID());
    opening.put("phenomenon", "PHISH");
    opening.put("proceduralLanguage", "nl");
    opening.put("unit", "RCCU-ANT");
    opening.put("office", "ANT");
    String key = UUID.randomUUID().toString();
    Api.Answer first = api.post("/cases", opening, "Idempotency-Key", key).expect(201);
    Api.Answer again = api.post("/cases", opening, "Idempotency-Key", key).expect(201);
    assertThat(again.json()).isEqualTo(first.json());
    assertThat(again.header("location")).isEqualTo(first.header("location")).isNotBlank();

    String id = first.json().path("id").asText();
    String exhibit = api.registersExhibit(id, "OS-" + StaffedCase.seal()).path("id").asText();
    Map<String, Object> offer = Map.of("to", "store.antwerp", "purpose", "STORAGE");
    String path = "/exhibits/" + exhibit + "/transfers";
    String offering = UUID.randomUUID().toString();
    JsonNode offered = api.post(path, offer, "Idempotency-Key", offering).expect(201).json();
    assertThat(api.post(path, offer, "Idempotency-Key", offering).expect(201).json())
        .isEqualTo(offered);
    api.post(path, offer, "Idempotency-Key", UUID.randomUUID().toString()).expect(409);
  }
}
