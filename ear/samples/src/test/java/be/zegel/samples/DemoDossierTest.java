package be.zegel.samples;

import static org.assertj.core.api.Assertions.assertThat;

import be.zegel.samples.DemoDossier.Answer;
import be.zegel.samples.DemoDossier.DemoCase;
import be.zegel.samples.DemoDossier.DemoDirective;
import be.zegel.samples.DemoDossier.DemoExhibit;
import be.zegel.samples.DemoDossier.DemoFile;
import be.zegel.samples.DemoDossier.DemoTransfer;
import be.zegel.samples.GroundTruth.SampleFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The demo's script can be played as it stands. */
class DemoDossierTest {

  private static final Set<String> ACCOUNTS =
      Set.of(
          "inv.antwerp",
          "inv2.antwerp",
          "lab.antwerp",
          "store.antwerp",
          "lead.antwerp",
          "clerk.antwerp",
          "intake.antwerp",
          "inv.ghent",
          "inv.brussels",
          "lead.brussels",
          "pros.antwerp",
          "pros.brussels",
          "fed.pros");

  private final DemoDossier dossier = read();

  private static DemoDossier read() {
    try {
      return DemoDossier.read(Generated.FOLDER);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void filesEveryFileOfTheCasesOnceUnderItsName() {
    List<String> filed = new ArrayList<>();
    for (DemoCase demoCase : dossier.cases()) {
      for (DemoExhibit exhibit : demoCase.exhibits()) {
        assertThat(exhibit.files()).isNotEmpty();
        for (DemoFile file : exhibit.files()) {
          filed.add(
              demoCase.key() + " " + exhibit.label() + " " + file.path() + " " + file.filename());
        }
      }
    }
    assertThat(
            Generated.TRUTH.files().stream()
                .filter(file -> file.exhibit() != null)
                .map(DemoDossierTest::described))
        .containsExactlyInAnyOrderElementsOf(filed);
    assertThat(
            Generated.TRUTH.files().stream()
                .filter(file -> file.exhibit() == null)
                .map(SampleFile::caseKey))
        .containsOnly(HostileSet.KEY);
  }

  private static String described(SampleFile file) {
    return file.caseKey() + " " + file.exhibit() + " " + file.path() + " " + file.root().name();
  }

  @Test
  void pathsAreFitForEveryFileSystem() {
    assertThat(Generated.TRUTH.files())
        .allSatisfy(file -> assertThat(file.path()).matches("[A-Za-z0-9._/-]{1,200}"));
  }

  @Test
  void marksEverythingThatLooksOfficial() {
    for (DemoCase demoCase : dossier.cases()) {
      assertThat(demoCase.title()).contains("DEMO");
      assertThat(demoCase.exhibits())
          .allSatisfy(exhibit -> assertThat(exhibit.legalBasis().reference()).startsWith("DEMO."));
    }
  }

  @Test
  void actsOnlyAsDemoAccounts() {
    assertThat(ACCOUNTS).containsAll(dossier.accounts());
  }

  @Test
  void everyHandOverStartsWithWhoeverHoldsTheExhibit() {
    for (DemoCase demoCase : dossier.cases()) {
      for (DemoExhibit exhibit : demoCase.exhibits()) {
        String holder = demoCase.openedBy();
        boolean open = false;
        for (DemoTransfer transfer : exhibit.transfers()) {
          assertThat(open).as("nothing follows an open offer").isFalse();
          assertThat(transfer.from()).as(demoCase.key() + " " + exhibit.label()).isEqualTo(holder);
          assertThat(transfer.to()).isNotEqualTo(transfer.from());
          holder = transfer.answer() == Answer.ACCEPT ? transfer.to() : holder;
          open = transfer.answer() == Answer.LEAVE_OPEN;
        }
      }
    }
  }

  @Test
  void showsADiscrepancyARefusalAndAnOpenOffer() {
    List<DemoTransfer> transfers =
        dossier.cases().stream()
            .flatMap(demoCase -> demoCase.exhibits().stream())
            .flatMap(exhibit -> exhibit.transfers().stream())
            .toList();
    assertThat(transfers.stream().map(DemoTransfer::answer)).contains(Answer.values());
    assertThat(transfers)
        .anySatisfy(
            transfer ->
                assertThat(
                        transfer.answer() == Answer.ACCEPT
                            && !Objects.equals(transfer.seal(), transfer.sealObserved()))
                    .isTrue());
  }

  @Test
  void showsADirectiveThatIsOwedOneToJudgeOneThatIsClosedAndADecision() {
    List<DemoDirective> directives =
        dossier.cases().stream().flatMap(demoCase -> demoCase.directives().stream()).toList();

    assertThat(directives).anyMatch(directive -> directive.answer() == null);
    assertThat(directives)
        .anyMatch(directive -> directive.answer() != null && directive.acceptance() == null);
    assertThat(directives).anyMatch(directive -> directive.acceptance() != null);
    assertThat(dossier.cases()).filteredOn(demoCase -> demoCase.decision() != null).hasSize(1);
  }

  @Test
  void hasCasesInThreeProceduralLanguagesAndFindsThemByKey() {
    assertThat(dossier.cases().stream().map(DemoCase::proceduralLanguage))
        .contains("nl", "fr", "de");
    assertThat(dossier.demoCase(EupenPhishing.KEY).proceduralLanguage()).isEqualTo("de");
  }
}
