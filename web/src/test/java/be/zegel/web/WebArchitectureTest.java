package be.zegel.web;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.Path;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/**
 * Pages and resources parse, call a boundary and show the answer: no persistence, no rules, no time
 * of their own.
 */
class WebArchitectureTest {

  private static final JavaClasses WEB =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("be.zegel.web");

  /**
   * A row read here would have passed no access check. Exceptions are left out: to recognise a
   * stale version or a database that does not answer reads nothing, and mappers and the readiness
   * check have to.
   */
  private static final ArchRule TOUCHES_NO_PERSISTENCE =
      noClasses()
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                      "jakarta.persistence..", "org.hibernate..", "java.sql..", "javax.sql..")
                  .and(not(assignableTo(Throwable.class))))
          .allowEmptyShould(true);

  /** Without a scope the class is no bean, and what it injects is silently null. */
  private static final ArchRule RESOURCES_HAVE_A_SCOPE =
      classes()
          .that()
          .areAnnotatedWith(Path.class)
          .and()
          .areNotInterfaces()
          .should()
          .beAnnotatedWith(RequestScoped.class)
          .orShould()
          .beAnnotatedWith(ApplicationScoped.class)
          .orShould()
          .beAnnotatedWith(Dependent.class)
          .allowEmptyShould(true);

  @Test
  void touchesNoPersistence() {
    TOUCHES_NO_PERSISTENCE.check(WEB);
  }

  @Test
  void givesEveryResourceAScope() {
    RESOURCES_HAVE_A_SCOPE.check(WEB);
  }

  @Test
  void noticesPersistenceAndAResourceWithoutAScope() {
    JavaClasses wrong = new ClassFileImporter().importClasses(WrongResource.class);

    assertThat(TOUCHES_NO_PERSISTENCE.evaluate(wrong).hasViolation()).isTrue();
    assertThat(RESOURCES_HAVE_A_SCOPE.evaluate(wrong).hasViolation()).isTrue();
  }

  @Test
  void takesTheTimeFromAClock() {
    noClasses()
        .should()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .allowEmptyShould(true)
        .check(WEB);
  }

  @Test
  void marksEveryPackageForNullChecks() {
    classes()
        .should(
            ArchCondition.from(
                describe(
                    "lie in a package whose package-info is @NullMarked",
                    type -> type.getPackage().isAnnotatedWith(NullMarked.class))))
        .allowEmptyShould(true)
        .check(WEB);
  }

  @Test
  void namesItsClassesAfterWhatTheyAre() {
    noClasses()
        .should()
        .haveNameMatching(".*(Utils?|Helper|Manager|DTO|Dto|Impl)")
        .allowEmptyShould(true)
        .check(WEB);
  }

  @Path("wrong")
  private record WrongResource(EntityManager rows) {}
}
