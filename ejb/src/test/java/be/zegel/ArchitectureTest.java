package be.zegel;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Holds the whole application against {@link ArchitectureRules}. */
class ArchitectureTest {

  private static final String ROOT = "be.zegel";
  private static final JavaClasses APPLICATION =
      new ClassFileImporter().importPath(Path.of("target", "classes"));

  @Test
  void featuresUseOnlyWhatTheyDeclare() {
    ArchitectureRules.FEATURES_USE_ONLY_WHAT_THEY_DECLARE.check(APPLICATION);
  }

  @Test
  void everyPackageIsAFeature() {
    ArchitectureRules.everyPackageIsAFeature(ROOT).check(APPLICATION);
  }

  @Test
  void noFeatureLeadsBackToItself() {
    ArchitectureRules.noFeatureLeadsBackToItself(ROOT).check(APPLICATION);
  }

  @Test
  void entitiesStayInTheirFeature() {
    ArchitectureRules.ENTITIES_STAY_IN_THEIR_FEATURE.check(APPLICATION);
  }

  @Test
  void entitiesHaveNoSetters() {
    ArchitectureRules.ENTITIES_HAVE_NO_SETTERS.check(APPLICATION);
  }

  @Test
  void boundariesSayWhoMayCall() {
    ArchitectureRules.BOUNDARIES_SAY_WHO_MAY_CALL.check(APPLICATION);
  }

  @Test
  void timeComesFromTheClock() {
    ArchitectureRules.TIME_COMES_FROM_THE_CLOCK.check(APPLICATION);
  }

  @Test
  void packagesAreNullMarked() {
    ArchitectureRules.PACKAGES_ARE_NULL_MARKED.check(APPLICATION);
  }

  @Test
  void classNamesSaySomething() {
    ArchitectureRules.CLASS_NAMES_SAY_SOMETHING.check(APPLICATION);
  }

  @Test
  void packageNamesSaySomething() {
    ArchitectureRules.PACKAGE_NAMES_SAY_SOMETHING.check(APPLICATION);
  }
}
