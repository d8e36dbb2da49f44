package be.zegel.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AccessRulesTest {

  @Test
  void everyCellOfTheGuideIsWhatTheDecisionPointAnswers() throws IOException {
    List<List<String>> table = table("permissions");
    List<String> header = table.getFirst();
    assertThat(header.subList(1, header.size()))
        .containsExactlyElementsOf(Arrays.stream(Relation.values()).map(Enum::name).toList());
    assertThat(table.subList(1, table.size()).stream().map(List::getFirst))
        .containsExactlyElementsOf(Arrays.stream(Permission.values()).map(Enum::name).toList());
    for (List<String> row : table.subList(1, table.size())) {
      Permission permission = Permission.valueOf(row.getFirst());
      for (Relation relation : Relation.values()) {
        String cell = row.get(header.indexOf(relation.name()));
        assertThat(permits(relation, Confidentiality.NORMAL, permission))
            .as(relation + " " + permission + " NORMAL")
            .isEqualTo(cell.contains("N"));
        assertThat(permits(relation, Confidentiality.RESTRICTED, permission))
            .as(relation + " " + permission + " RESTRICTED")
            .isEqualTo(cell.contains("R"));
      }
    }
  }

  @Test
  void anEmbargoOpensNothingForAnybody() {
    for (Relation relation : Relation.values()) {
      for (Permission permission : Permission.values()) {
        assertThat(
                AccessRules.decide(Set.of(relation), Confidentiality.EMBARGO, permission).answer())
            .isEqualTo(Decision.Answer.DOES_NOT_EXIST);
      }
    }
  }

  @Test
  void withoutARelationNothingExists() {
    for (Permission permission : Permission.values()) {
      assertThat(AccessRules.decide(Set.of(), Confidentiality.NORMAL, permission).answer())
          .isEqualTo(Decision.Answer.DOES_NOT_EXIST);
    }
  }

  @Test
  void whatIsSeenButNotPermittedIsRefused() {
    assertThat(
            AccessRules.decide(
                    Set.of(Relation.READER), Confidentiality.NORMAL, Permission.EDIT_CASE)
                .answer())
        .isEqualTo(Decision.Answer.REFUSE);
    assertThat(
            AccessRules.decide(
                    Set.of(Relation.UNIT_LEADER), Confidentiality.RESTRICTED, Permission.READ_CASE)
                .answer())
        .isEqualTo(Decision.Answer.REFUSE);
    assertThat(
            AccessRules.decide(
                    Set.of(Relation.CUSTODIAN), Confidentiality.NORMAL, Permission.READ_EVIDENCE)
                .answer())
        .isEqualTo(Decision.Answer.REFUSE);
  }

  @Test
  void forTheCustodianOfAnExhibitTheCaseDoesNotExist() {
    for (Permission permission :
        EnumSet.of(
            Permission.SEE_CASE, Permission.READ_CASE, Permission.EDIT_CASE, Permission.REVIEW)) {
      assertThat(
              AccessRules.decide(
                      Set.of(Relation.CUSTODIAN, Relation.OFFEREE),
                      Confidentiality.NORMAL,
                      permission)
                  .answer())
          .isEqualTo(Decision.Answer.DOES_NOT_EXIST);
    }
  }

  @Test
  void relationsAddUp() {
    Set<Relation> both = EnumSet.of(Relation.UNIT_LEADER, Relation.MEMBER);
    assertThat(
            AccessRules.decide(both, Confidentiality.RESTRICTED, Permission.READ_EVIDENCE)
                .permits())
        .isTrue();
    assertThat(AccessRules.decide(both, Confidentiality.RESTRICTED, Permission.ASSIGN).permits())
        .isTrue();
  }

  private static boolean permits(
      Relation relation, Confidentiality confidentiality, Permission permission) {
    return AccessRules.decide(Set.of(relation), confidentiality, permission).permits();
  }

  /** The rows of a marked table of the guide, the header first. */
  private static List<List<String>> table(String name) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    boolean inside = false;
    for (String line : Files.readAllLines(Path.of("..", "docs", "guide", "access.md"))) {
      if (line.equals("<!-- table: " + name + " -->")) {
        inside = true;
      } else if (inside && line.startsWith("|")) {
        List<String> cells =
            Arrays.stream(line.substring(1, line.length() - 1).split("\\|"))
                .map(String::strip)
                .toList();
        if (!cells.getFirst().startsWith("---")) {
          rows.add(cells);
        }
      } else if (inside) {
        break;
      }
    }
    assertThat(rows).as("table " + name + " of the guide").isNotEmpty();
    return rows;
  }
}
