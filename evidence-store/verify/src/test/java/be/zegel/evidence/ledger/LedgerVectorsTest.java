package be.zegel.evidence.ledger;

import static be.zegel.evidence.ledger.ChainFixture.by;
import static be.zegel.evidence.ledger.ChainFixture.person;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The worked example of docs/spec/custody-ledger.md, as vectors for other implementations. */
class LedgerVectorsTest {

  private static final String FILE = "custody-ledger.json";

  private static ChainFixture example() {
    ChainFixture chain = new ChainFixture().seizedAndSealed();
    UUID transfer = chain.offer("anna", person("bert"));
    chain.record(
        EventType.TRANSFER_ACCEPTED,
        by("bert"),
        Field.TRANSFER_ID,
        transfer,
        Field.SEAL_OBSERVED,
        "S-1",
        Field.CONDITION,
        "onbeschadigd, zegel intact");
    chain.record(EventType.UNSEALED, by("bert"), Field.SEAL_BEFORE, "S-1");
    return chain;
  }

  private static Json vectors(ChainFixture chain) {
    return Json.members(
        Map.of(
            "item", Json.text(chain.item.toString()),
            "events", Json.items(chain.events.stream().map(LedgerVectorsTest::event).toList()),
            "schemas", schemas()));
  }

  private static Json event(RecordedEvent event) {
    Map<String, Json> fields = new TreeMap<>();
    event
        .openings()
        .forEach(
            (name, opening) ->
                fields.put(
                    name,
                    Json.members(
                        Map.of(
                            "value", opening.value(),
                            "salt", Json.text(opening.salt().hex())))));
    Envelope envelope = event.envelope();
    return Json.members(
        Map.of(
            "envelope", Json.text(new String(envelope.bytes(), StandardCharsets.UTF_8)),
            "hash", Json.text(envelope.hash().hex()),
            "signingHash", Json.text(envelope.signingHash().hex()),
            "fields", Json.members(fields)));
  }

  /** Every type with its fields: what must never change once it is in a ledger. */
  private static Json schemas() {
    Map<String, Json> schemas = new TreeMap<>();
    for (EventType type : EventType.values()) {
      Map<String, Json> fields = new TreeMap<>();
      for (Field field : Field.values()) {
        if (type.schema().knows(field)) {
          boolean required = type.schema().required().contains(field);
          fields.put(
              field.fieldName(),
              Json.texts(
                  List.of(
                      field.form().name(),
                      required ? "required" : "optional",
                      field.nullable() ? "nullable" : "valued",
                      field.withholdable() ? "withholdable" : "always")));
        }
      }
      schemas.put(type.name(), Json.members(fields));
    }
    return Json.members(schemas);
  }

  @Test
  void theVectorsInTheRepositoryAreWhatTheCodeMakes() throws IOException {
    TestVectors.assertUnchanged(FILE, vectors(example()));
  }

  @Test
  void theVectorsVerifyWhenReadBack() throws Exception {
    if (!(TestVectors.read(FILE) instanceof Json.Members(var root))
        || !(root.get("events") instanceof Json.Items(var events))
        || !(root.get("item") instanceof Json.Text(String item))) {
      throw new AssertionError("the vectors are an object with events and item");
    }
    List<RecordedEvent> read = new ArrayList<>();
    for (Json event : events) {
      read.add(read(event));
    }
    UUID chain = UUID.fromString(item);
    assertThat(Chain.verify(chain, read, null)).isInstanceOf(Chain.Verdict.Intact.class);
    CustodyState state = CustodyState.fold(chain, read);
    assertThat(state.custodian()).isEqualTo(person("bert"));
    assertThat(state.sealed()).isFalse();
    assertThat(Gap.find(read, CustodyPolicy.standard())).isEmpty();
  }

  private static RecordedEvent read(Json event) throws Exception {
    if (!(event instanceof Json.Members(var members))
        || !(members.get("envelope") instanceof Json.Text(String envelope))
        || !(members.get("hash") instanceof Json.Text(String hash))
        || !(members.get("fields") instanceof Json.Members(var fields))) {
      throw new AssertionError("an event has envelope, hash and fields");
    }
    Map<String, Opening> openings = new TreeMap<>();
    fields.forEach(
        (name, field) -> {
          if (field instanceof Json.Members(var opening)
              && opening.get("salt") instanceof Json.Text(String salt)) {
            openings.put(
                name, new Opening(Objects.requireNonNull(opening.get("value")), new Salt(salt)));
          }
        });
    byte[] bytes = envelope.getBytes(StandardCharsets.UTF_8);
    assertThat(Hash.of(bytes).hex()).isEqualTo(hash);
    return new RecordedEvent(Envelope.parse(bytes), openings);
  }
}
