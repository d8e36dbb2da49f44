package be.zegel.evidence.index;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "be.zegel.evidence.index",
    importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
  @ArchTest
  static final ArchRule THE_LANGUAGE_KNOWS_NO_LUCENE =
      noClasses()
          .that()
          .resideInAPackage("..index.query")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.lucene..", "be.zegel.evidence.index");

  @ArchTest
  static final ArchRule KNOWS_NO_APPLICATION_SERVER =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("jakarta..", "javax.persistence..");
}
