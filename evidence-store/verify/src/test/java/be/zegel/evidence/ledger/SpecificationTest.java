package be.zegel.evidence.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The specification names everything that stands in a ledger or answers a reader. */
class SpecificationTest {

  private final String text =
      Files.readString(Path.of("..", "..", "docs", "spec", "custody-ledger.md"));

  SpecificationTest() throws IOException {}

  @Test
  void namesEveryTypeWithItsOwnFields() {
    for (EventType type : EventType.values()) {
      String row =
          text.lines()
              .filter(line -> line.startsWith("|") && line.contains("| `" + type + "` |"))
              .findFirst()
              .orElseThrow(() -> new AssertionError(type + " is not in the vocabulary"));
      for (Field field : Field.values()) {
        if (type.schema().required().contains(field) && !isCommon(field)) {
          assertThat(row).contains("`" + field.fieldName() + "`");
        }
      }
    }
  }

  /** Fields that every event, or every event of an exhibit, has. */
  private static boolean isCommon(Field field) {
    EventSchema schema = EventType.MOVED.schema();
    return schema.required().contains(field) && field != Field.LOCATION;
  }

  @Test
  void namesEveryFieldAndWhetherItMayBeWithheld() {
    for (Field field : Field.values()) {
      String marks = (field.withholdable() ? "" : "†") + (field.nullable() ? "°" : "");
      assertThat(text.lines().filter(line -> line.startsWith("| " + field.form() + " |")))
          .as("%s", field)
          .anyMatch(line -> (line + " ").contains("`" + field.fieldName() + "`" + marks + " "));
    }
  }

  @Test
  void namesEveryRefusalFlawAndGap() {
    Stream.of(Decision.Code.values(), Chain.Flaw.values(), Gap.Kind.values(), Phase.values())
        .flatMap(Stream::of)
        .filter(name -> name != Phase.NONE)
        .forEach(name -> assertThat(text).contains(((Enum<?>) name).name()));
  }
}
