package be.zegel.web.search;

import be.zegel.problem.Problem;
import be.zegel.problem.ProblemException;
import be.zegel.search.EvidenceSearch;
import be.zegel.search.SearchEvidence;
import be.zegel.web.api.Moments;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Searches the evidence of every case that the caller may read. */
@Tag(name = "Search")
@Path("/")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SearchResource {

  @Inject private EvidenceSearch search;

  /** Searches. Filters may be repeated, or hold several values between commas. */
  @GET
  @Operation(
      summary = "Searches the evidence that the caller may read",
      description =
          "Words, phrases, proximity, fields: docs/spec/query-language.md. Total, hits and facets count only what the caller may read.")
  @Path("/search")
  public SearchDocument find(
      @QueryParam("q") @DefaultValue("") String query,
      @QueryParam("case") List<String> cases,
      @QueryParam("type") List<String> types,
      @QueryParam("language") List<String> languages,
      @QueryParam("exhibit") List<UUID> exhibits,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @QueryParam("path") @Nullable String path,
      @QueryParam("order") @DefaultValue("RELEVANCE") String order,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable String cursor) {
    return SearchDocument.of(
        search.search(
            new SearchEvidence(
                query,
                named(cases),
                named(types),
                new HashSet<>(languages),
                new HashSet<>(exhibits),
                Moments.of(from, "from"),
                Moments.of(to, "to"),
                path,
                order(order),
                limit,
                cursor == null || cursor.isBlank() ? null : cursor,
                true)));
  }

  private static Set<String> named(List<String> values) {
    return values.stream()
        .flatMap(value -> Arrays.stream(value.split(",")))
        .map(String::strip)
        .filter(value -> !value.isEmpty())
        .collect(Collectors.toSet());
  }

  private static SearchEvidence.Order order(String name) {
    for (SearchEvidence.Order order : SearchEvidence.Order.values()) {
      if (order.name().equals(name.strip().toUpperCase(Locale.ROOT))) {
        return order;
      }
    }
    throw ProblemException.field(Problem.INVALID_INPUT, "order", "search.order.unknown");
  }
}
