package be.zegel.evidence.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.ValidationReport;
import org.apache.jena.shacl.validation.Severity;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The export against the ontology itself (CASE 1.4.0, Apache-2.0, of the CASE community): its
 * shapes, and the check that SHACL does not make, that every term is declared.
 */
class CaseExportTest {
  private static final List<String> NAMESPACES =
      List.of(
          "https://ontology.caseontology.org/case/",
          "https://ontology.unifiedcyberontology.org/uco/");
  private static final String TBOX = "https://ontology.unifiedcyberontology.org/owl/";

  private static Model ontology = ModelFactory.createDefaultModel();
  private static Shapes shapes = Shapes.parse(ModelFactory.createDefaultModel().getGraph());

  @BeforeAll
  static void read() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(CaseExportTest.class.getResourceAsStream("/case-1.4.0.ttl"))) {
      // Two constraints group by another variable than they select, which the standard forbids.
      String text =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .replaceAll("GROUP BY \\?value", "GROUP BY \\$this ?value");
      RDFDataMgr.read(
          ontology, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), Lang.TURTLE);
    }
    // Shapes about ontologies, not about data, with prefixes that are not declared.
    List<Resource> review =
        ontology.listSubjects().toList().stream()
            .filter(s -> s.isURIResource() && s.getURI().startsWith(TBOX))
            .toList();
    review.forEach(Resource::removeProperties);
    shapes = Shapes.parse(ontology.getGraph());
  }

  private static Model data(byte[] jsonLd) {
    Model model = ModelFactory.createDefaultModel();
    RDFDataMgr.read(model, new ByteArrayInputStream(jsonLd), Lang.JSONLD11);
    return model;
  }

  private static Set<String> violations(Model data) {
    Model all = ModelFactory.createDefaultModel().add(data);
    all.add(ontology.listStatements(null, RDFS.subClassOf, (RDFNode) null));
    Graph graph = all.getGraph();
    ValidationReport report = ShaclValidator.get().validate(shapes, graph);
    return report.getEntries().stream()
        .filter(e -> !e.severity().equals(Severity.Info))
        .map(e -> e.focusNode() + " " + e.resultPath() + " " + e.message())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> undeclared(Model data) {
    Set<String> terms = new TreeSet<>();
    data.listStatements()
        .forEach(
            statement -> {
              terms.add(statement.getPredicate().getURI());
              if (statement.getPredicate().equals(RDF.type)) {
                terms.add(statement.getResource().getURI());
              }
            });
    return terms.stream()
        .filter(term -> NAMESPACES.stream().anyMatch(term::startsWith))
        .filter(term -> !ontology.contains(ontology.createResource(term), RDF.type))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void theExportConformsToCaseAndUsesNoTermThatIsNotDeclared() {
    Model data = data(CaseExport.jsonLd(TestContents.of("nl")));

    assertThat(violations(data)).isEmpty();
    assertThat(undeclared(data)).isEmpty();
    assertThat(data.size()).isGreaterThan(60);
  }

  @Test
  void aSecondPerformerAndAMisspelledTermAreNoticed() {
    Model data = data(CaseExport.jsonLd(TestContents.of("nl")));
    Property performer =
        data.createProperty("https://ontology.unifiedcyberontology.org/uco/action/performer");
    Resource action = data.listSubjectsWithProperty(performer).next();
    action.addProperty(
        performer, data.createResource("urn:zegel:identity-" + java.util.UUID.randomUUID()));
    action.addProperty(
        data.createProperty("https://ontology.unifiedcyberontology.org/uco/action/perfomer"), "x");

    assertThat(violations(data)).isNotEmpty();
    assertThat(undeclared(data)).hasSize(1);
  }
}
