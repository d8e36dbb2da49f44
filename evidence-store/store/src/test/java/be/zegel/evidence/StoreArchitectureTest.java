package be.zegel.evidence;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/**
 * The store must stay small enough to be trusted: what reads and writes evidence and its log
 * depends on the JDK alone, and on nothing of an application server.
 */
class StoreArchitectureTest {

  private static final JavaClasses STORE =
      new ClassFileImporter().importPath(Path.of("target", "classes"));

  private static final ArchRule KNOWS_ONLY_THE_JDK =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "be.zegel.evidence.store..",
              "be.zegel.evidence.log..",
              // Of our own, and under the same rule.
              "be.zegel.evidence.ledger..",
              "be.zegel.evidence.tlog..",
              "java..",
              "javax.crypto..",
              "javax.security..",
              "org.jspecify..");

  @Test
  void knowsOnlyTheJdk() {
    KNOWS_ONLY_THE_JDK.check(STORE);
  }

  @Test
  void noticesADependencyOnAnythingElse() {
    JavaClasses thisTest = new ClassFileImporter().importClasses(StoreArchitectureTest.class);

    assertThat(KNOWS_ONLY_THE_JDK.evaluate(thisTest).hasViolation()).isTrue();
  }

  @Test
  void knowsNoApplicationServer() {
    noClasses().should().dependOnClassesThat().resideInAnyPackage("jakarta..").check(STORE);
  }

  @Test
  void hasNoCycleBetweenItsPackages() {
    slices().matching("be.zegel.evidence.(*)..").should().beFreeOfCycles().check(STORE);
  }

  @Test
  void takesTheTimeFromAClock() {
    noClasses()
        .should()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .check(STORE);
  }

  @Test
  void marksEveryPackageForNullChecks() {
    classes()
        .should(
            ArchCondition.from(
                describe(
                    "lie in a package whose package-info is @NullMarked",
                    type -> type.getPackage().isAnnotatedWith(NullMarked.class))))
        .check(STORE);
  }
}
