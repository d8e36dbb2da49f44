package be.zegel.evidence;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What a court relies on has no stranger's code in it. */
@AnalyzeClasses(
    packages = "be.zegel.evidence",
    importOptions = ImportOption.DoNotIncludeTests.class)
class VerifyArchitectureTest {
  @ArchTest
  static final ArchRule KNOWS_THE_JDK_ALONE =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "org.jspecify..",
              "javax.security.auth.x500..",
              "be.zegel.evidence.ledger..",
              "be.zegel.evidence.tlog..",
              "be.zegel.evidence.packet..",
              "be.zegel.evidence.passkey..",
              "be.zegel.evidence.timestamp..",
              "be.zegel.evidence.verify..",
              "be.zegel.evidence.witness..");

  @ArchTest
  static final ArchRule FORMATS_KNOW_NOBODY_WHO_USES_THEM =
      noClasses()
          .that()
          .resideInAPackage("be.zegel.evidence.tlog..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("be.zegel.evidence.witness..");
}
