package be.zegel;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.Singleton;
import jakarta.ejb.Stateful;
import jakarta.ejb.Stateless;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.context.SessionScoped;
import jakarta.interceptor.Interceptor;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.MappedSuperclass;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/**
 * The rules of the application's structure. Each says what it prevents; {@link ArchitectureTest}
 * holds the application against them, {@link ArchitectureRulesTest} shows that they notice what is
 * wrong.
 */
final class ArchitectureRules {

  private static final Set<String> VAGUE_PACKAGES =
      Set.of("util", "utils", "common", "dto", "impl");

  private static final List<Class<? extends Annotation>> ENTERPRISE_BEANS =
      List.of(Stateless.class, Stateful.class, Singleton.class, MessageDriven.class);

  private static final List<Class<? extends Annotation>> SCOPES =
      List.of(
          ApplicationScoped.class,
          RequestScoped.class,
          SessionScoped.class,
          Dependent.class,
          jakarta.inject.Singleton.class);

  private static final List<Class<? extends Annotation>> WHO_MAY_CALL =
      List.of(RolesAllowed.class, PermitAll.class, DenyAll.class);

  private static final List<Class<? extends Annotation>> PERSISTENT =
      List.of(Entity.class, MappedSuperclass.class, Embeddable.class);

  private ArchitectureRules() {}

  /** 1. A feature that reaches into another one says so, or the two grow together unnoticed. */
  static final ArchRule FEATURES_USE_ONLY_WHAT_THEY_DECLARE =
      classes()
          .should(
              check(
                  "use only features that their own declares",
                  (type, report) ->
                      feature(type.getPackage())
                          .ifPresent(feature -> reportUndeclared(type, feature, report))));

  /** 1. A package outside every feature would escape the rule above. */
  static ArchRule everyPackageIsAFeature(String root) {
    return classes()
        .that(describe("lie below " + root, type -> !type.getPackageName().equals(root)))
        .should(
            ArchCondition.from(
                describe(
                    "lie in a package that @Feature names by its last part",
                    type ->
                        feature(type.getPackage())
                            .map(Feature::name)
                            .filter(type.getPackage().getRelativeName()::equals)
                            .isPresent())));
  }

  /** 2. Features in a cycle can be neither understood nor changed one by one. */
  static ArchRule noFeatureLeadsBackToItself(String root) {
    return slices().matching(root + ".(*)..").should().beFreeOfCycles();
  }

  /** 3. An entity that leaves its feature is changed by whoever holds it. */
  static final ArchRule ENTITIES_STAY_IN_THEIR_FEATURE =
      classes()
          .that(areAnnotatedWithOneOf(PERSISTENT))
          .should()
          .bePackagePrivate()
          .allowEmptyShould(true);

  /** 4. A setter lets anybody skip the rules of the aggregate. */
  static final ArchRule ENTITIES_HAVE_NO_SETTERS =
      methods()
          .that()
          .areDeclaredInClassesThat(areAnnotatedWithOneOf(PERSISTENT))
          .should()
          .haveNameNotMatching("set[A-Z].*")
          .allowEmptyShould(true);

  /** 5. A boundary method without a word on who may call it is open to anybody. */
  static final ArchRule BOUNDARIES_SAY_WHO_MAY_CALL =
      classes()
          .that(describe("are boundaries", ArchitectureRules::isBoundary))
          .should(
              check(
                  "say of every public method who may call it",
                  (type, report) ->
                      type.getAllMethods().stream()
                          .filter(ArchitectureRules::isCallable)
                          .filter(method -> !saysWhoMayCall(method) && !saysWhoMayCall(type))
                          .forEach(
                              method ->
                                  report.violation(
                                      method.getFullName() + " does not say who may call it"))));

  /** 6. Code that asks the machine for the time cannot be tested at another one. */
  static final ArchRule TIME_COMES_FROM_THE_CLOCK =
      noClasses()
          .should()
          .accessTargetWhere(
              describe("asks the machine for the time", ArchitectureRules::asksTheMachine));

  /** 10. Null checks do not reach into a package that is not marked, nor into its sub-packages. */
  static final ArchRule PACKAGES_ARE_NULL_MARKED =
      classes()
          .should(
              ArchCondition.from(
                  describe(
                      "lie in a package whose package-info is @NullMarked",
                      type -> type.getPackage().isAnnotatedWith(NullMarked.class))));

  /** 11. A name that says nothing collects what belongs nowhere. */
  static final ArchRule CLASS_NAMES_SAY_SOMETHING =
      noClasses().should().haveNameMatching(".*(Utils?|Helper|Manager|DTO|Dto|Impl)");

  /** 11. Likewise for packages. */
  static final ArchRule PACKAGE_NAMES_SAY_SOMETHING =
      classes()
          .should(
              ArchCondition.from(
                  describe(
                      "lie in a package whose name says something",
                      type ->
                          Stream.of(type.getPackageName().split("\\."))
                              .noneMatch(VAGUE_PACKAGES::contains))));

  // How the rules see classes ---------------------------------------------------------------

  private static Optional<Feature> feature(JavaPackage place) {
    return place.tryGetAnnotationOfType(Feature.class);
  }

  private static void reportUndeclared(JavaClass type, Feature feature, Report report) {
    Set<String> allowed = Set.of(feature.allowedDependencies());
    for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
      feature(dependency.getTargetClass().getBaseComponentType().getPackage())
          .map(Feature::name)
          .filter(used -> !used.equals(feature.name()) && !allowed.contains(used))
          .ifPresent(
              used ->
                  report.violation(
                      "%s does not declare %s: %s"
                          .formatted(feature.name(), used, dependency.getDescription())));
    }
  }

  private static DescribedPredicate<JavaClass> areAnnotatedWithOneOf(
      List<Class<? extends Annotation>> annotations) {
    return describe("are persistent", type -> hasOneOf(type, annotations));
  }

  private static boolean hasOneOf(
      CanBeAnnotated element, List<Class<? extends Annotation>> annotations) {
    return annotations.stream().anyMatch(element::isAnnotatedWith);
  }

  /**
   * Every enterprise bean, and every public bean: what is not public cannot be called from outside
   * its feature.
   */
  private static boolean isBoundary(JavaClass type) {
    boolean callableFromOutside =
        type.getModifiers().contains(JavaModifier.PUBLIC) && hasOneOf(type, SCOPES);
    return (hasOneOf(type, ENTERPRISE_BEANS) || callableFromOutside)
        && !type.isAnnotatedWith(Interceptor.class);
  }

  private static boolean isCallable(JavaMethod method) {
    return method.getOwner().getPackageName().startsWith("be.zegel")
        && method.getModifiers().contains(JavaModifier.PUBLIC)
        && !method.getModifiers().contains(JavaModifier.STATIC)
        && !method.getModifiers().contains(JavaModifier.SYNTHETIC);
  }

  private static boolean saysWhoMayCall(CanBeAnnotated element) {
    return hasOneOf(element, WHO_MAY_CALL);
  }

  private static boolean asksTheMachine(JavaAccess<?> access) {
    String owner = access.getTargetOwner().getName();
    return switch (access.getName()) {
      case "now" -> owner.startsWith("java.time.") && !takesAClock(access);
      case "currentTimeMillis" -> owner.equals("java.lang.System");
      default -> false;
    };
  }

  private static boolean takesAClock(JavaAccess<?> access) {
    return access.getTarget() instanceof CodeUnitAccessTarget target
        && target.getRawParameterTypes().stream()
            .anyMatch(parameter -> parameter.isEquivalentTo(java.time.Clock.class));
  }

  /** Takes down what is wrong with one class. */
  private interface Report {
    void violation(String message);
  }

  private static ArchCondition<JavaClass> check(
      String description, BiConsumer<JavaClass, Report> check) {
    return new ArchCondition<>(description) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        check.accept(type, message -> events.add(SimpleConditionEvent.violated(type, message)));
      }
    };
  }
}
