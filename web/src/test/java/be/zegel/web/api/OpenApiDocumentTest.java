package be.zegel.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import be.zegel.problem.Problem;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The contract that programs are written against changes only when somebody commits the change: the
 * generated document is compared with {@code docs/spec/openapi.json}. To take a change over: {@code
 * ./zegel test -pl web -am -Dtest=OpenApiDocumentTest -Dzegel.openapi.write=true
 * -Dsurefire.failIfNoSpecifiedTests=false}
 */
class OpenApiDocumentTest {

  private static final Path COMMITTED = Path.of("..", "docs", "spec", "openapi.json");
  private static final Path GENERATED = Path.of("target/classes/be/zegel/web/api/openapi.json");
  private static final Set<String> METHODS =
      Set.of("get", "head", "post", "put", "patch", "delete", "options");

  private final JsonObject document = read(GENERATED);

  @Test
  void theContractIsTheCommittedOne() throws IOException {
    if (Boolean.getBoolean("zegel.openapi.write")) {
      Files.copy(GENERATED, COMMITTED, StandardCopyOption.REPLACE_EXISTING);
    }
    assertThat(document)
        .as("the interface has changed: see the command in the comment of this test")
        .isEqualTo(read(COMMITTED));
  }

  @Test
  void everyRouteOfTheGuideOfAccessIsInTheContractAndNoOther() throws IOException {
    Set<String> described = new TreeSet<>();
    operations(
        (route, operation) -> {
          if (!route.contains("/uploads")) {
            described.add(route.replace(ApiContract.BASE, ""));
          }
        });
    // A document cannot say which texts a parameter of a path matches.
    Set<String> rules = new TreeSet<>();
    RouteRulesTest.rules().forEach(rule -> rules.add(rule.replaceAll(": [^}]+}", "}")));
    assertThat(described).containsExactlyElementsOf(rules);
  }

  @Test
  void everyOperationSaysWhatItDoesAndHowItRefuses() {
    Set<String> ids = new HashSet<>();
    operations(
        (route, operation) -> {
          assertThat(operation.getString("summary", "")).as(route).isNotBlank();
          assertThat(ids.add(operation.getString("operationId"))).as(route).isTrue();
          assertThat(operation.getJsonArray("tags")).as(route).hasSize(1);
          JsonObject responses = operation.getJsonObject("responses");
          assertThat(responses.keySet()).as(route).anyMatch(status -> status.startsWith("2"));
          boolean everybody =
              operation.containsKey("security") && operation.getJsonArray("security").isEmpty();
          assertThat(everybody)
              .as(route)
              .isEqualTo(route.startsWith("OPTIONS") || route.contains("/ledger/"));
          if (!everybody) {
            assertThat(responses).as(route).containsKeys("401", "500");
          }
        });
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    Set<String> references = new TreeSet<>();
    collectReferences(document, references);
    assertThat(references).isNotEmpty();
    for (String reference : references) {
      JsonValue at = document;
      for (String part : reference.substring(2).split("/")) {
        at = Objects.requireNonNull(at.asJsonObject().get(part), reference);
      }
    }
  }

  @Test
  void theProblemDocumentListsEveryCode() {
    JsonObject problem =
        document.getJsonObject("components").getJsonObject("schemas").getJsonObject("Problem");
    assertThat(
            problem
                .getJsonObject("properties")
                .getJsonObject("code")
                .getJsonArray("enum")
                .getValuesAs(JsonString::getString))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Problem.values()).map(Problem::code).toList());
  }

  @Test
  void everyStatusOfAProblemIsDescribed() {
    assertThat(
            document.getJsonObject("components").getJsonObject("responses").keySet().stream()
                .map(Integer::valueOf)
                .collect(Collectors.toSet()))
        .containsAll(
            Arrays.stream(Problem.values())
                .map(Problem::status)
                // Answered by the container before any operation is reached.
                .filter(status -> status != 405)
                .collect(Collectors.toSet()));
  }

  private void operations(BiConsumer<String, JsonObject> each) {
    for (Map.Entry<String, JsonValue> path : document.getJsonObject("paths").entrySet()) {
      for (Map.Entry<String, JsonValue> method : path.getValue().asJsonObject().entrySet()) {
        if (METHODS.contains(method.getKey())) {
          each.accept(
              method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
              method.getValue().asJsonObject());
        }
      }
    }
  }

  private static void collectReferences(JsonValue value, Set<String> into) {
    switch (value.getValueType()) {
      case OBJECT -> {
        for (Map.Entry<String, JsonValue> member : value.asJsonObject().entrySet()) {
          if (member.getKey().equals("$ref")) {
            into.add(((JsonString) member.getValue()).getString());
          } else {
            collectReferences(member.getValue(), into);
          }
        }
      }
      case ARRAY -> value.asJsonArray().forEach(element -> collectReferences(element, into));
      case STRING, NUMBER, TRUE, FALSE, NULL -> {}
    }
  }

  private static JsonObject read(Path file) {
    try (InputStream in = Files.newInputStream(file);
        JsonReader reader = Json.createReader(in)) {
      return reader.readObject();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
