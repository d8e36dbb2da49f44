package be.zegel.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * A route without a rule in the guide of access fails the build, and so does a rule without a
 * route.
 */
class RouteRulesTest {

  @Test
  void everyRouteHasItsRuleInTheGuide() throws IOException {
    assertThat(rules()).containsExactlyElementsOf(routes());
  }

  private static Set<String> routes() {
    Set<String> routes = new TreeSet<>();
    for (JavaClass type :
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("be.zegel.web")) {
      if (type.isAnnotatedWith(Path.class)) {
        String base = type.getAnnotationOfType(Path.class).value();
        for (JavaMethod method : type.getMethods()) {
          for (Annotation annotation : method.reflect().getAnnotations()) {
            HttpMethod http = annotation.annotationType().getAnnotation(HttpMethod.class);
            if (http != null) {
              Path path = method.reflect().getAnnotation(Path.class);
              routes.add(http.value() + " " + join(base, path == null ? "" : path.value()));
            }
          }
        }
      }
    }
    assertThat(routes).hasSizeGreaterThan(20);
    return routes;
  }

  private static String join(String base, String path) {
    String joined = ("/" + base + "/" + path).replaceAll("/+", "/");
    return joined.length() > 1 && joined.endsWith("/")
        ? joined.substring(0, joined.length() - 1)
        : joined;
  }

  /** The routes of the guide, sorted. */
  static Set<String> rules() throws IOException {
    Set<String> rules = new TreeSet<>();
    boolean inside = false;
    for (String line :
        Files.readAllLines(java.nio.file.Path.of("..", "docs", "guide", "access.md"))) {
      if (line.equals("<!-- table: routes -->")) {
        inside = true;
      } else if (inside
          && line.startsWith("|")
          && !line.startsWith("| method")
          && !line.startsWith("|---")) {
        String[] cells = line.split("\\|");
        rules.add(cells[1].strip() + " " + cells[2].strip());
      }
    }
    return rules;
  }
}
