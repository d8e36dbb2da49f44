package be.zegel;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** Each rule notices what it forbids; the wrong classes lie in {@code be.zegel.wrong}. */
class ArchitectureRulesTest {

  private static final String ROOT = "be.zegel.wrong";
  private static final JavaClasses WRONG = new ClassFileImporter().importPackages(ROOT);

  @Test
  void noticesAFeatureThatUsesAnotherWithoutDeclaringIt() {
    assertNotices(
        ArchitectureRules.FEATURES_USE_ONLY_WHAT_THEY_DECLARE, "closed does not declare open");
  }

  @Test
  void letsAFeatureUseWhatItDeclares() {
    assertThat(violations(ArchitectureRules.FEATURES_USE_ONLY_WHAT_THEY_DECLARE))
        .doesNotContain("open does not declare closed");
  }

  @Test
  void noticesAPackageOutsideEveryFeature() {
    assertNotices(ArchitectureRules.everyPackageIsAFeature(ROOT), "ThingHelper");
  }

  @Test
  void noticesFeaturesInACycle() {
    assertNotices(ArchitectureRules.noFeatureLeadsBackToItself(ROOT), "Cycle detected");
  }

  @Test
  void noticesAnEntityThatIsPublic() {
    assertNotices(ArchitectureRules.ENTITIES_STAY_IN_THEIR_FEATURE, "OpenFile");
  }

  @Test
  void noticesAnEntityWithASetter() {
    assertNotices(ArchitectureRules.ENTITIES_HAVE_NO_SETTERS, "setName");
  }

  @Test
  void noticesABoundaryMethodThatAnybodyMayCall() {
    assertNotices(ArchitectureRules.BOUNDARIES_SAY_WHO_MAY_CALL, "OpenDesk.forAnybody()");
    assertNotices(ArchitectureRules.BOUNDARIES_SAY_WHO_MAY_CALL, "HiddenDesk.forAnybody()");
  }

  @Test
  void letsABoundarySayItOnTheMethodOrOnTheClass() {
    assertThat(violations(ArchitectureRules.BOUNDARIES_SAY_WHO_MAY_CALL))
        .doesNotContain("forMembers", "ClosedDesk");
  }

  @Test
  void noticesWhoeverAsksTheMachineForTheTime() {
    for (String way : new String[] {"instant", "inZone", "millis", "reference"}) {
      assertNotices(ArchitectureRules.TIME_COMES_FROM_THE_CLOCK, "OwnTime." + way + "(");
    }
  }

  @Test
  void letsTheInjectedClockTellTheTime() {
    assertThat(violations(ArchitectureRules.TIME_COMES_FROM_THE_CLOCK))
        .doesNotContain("OwnTime.fromClock", "OwnTime.duration");
  }

  @Test
  void noticesAPackageThatIsNotNullMarked() {
    assertNotices(ArchitectureRules.PACKAGES_ARE_NULL_MARKED, "ThingHelper");
  }

  @Test
  void noticesNamesThatSayNothing() {
    assertNotices(ArchitectureRules.CLASS_NAMES_SAY_SOMETHING, "ThingHelper");
    assertNotices(ArchitectureRules.PACKAGE_NAMES_SAY_SOMETHING, "ThingHelper");
  }

  private static void assertNotices(ArchRule rule, String what) {
    assertThat(violations(rule)).contains(what);
  }

  private static String violations(ArchRule rule) {
    return String.join("\n", rule.evaluate(WRONG).getFailureReport().getDetails());
  }
}
