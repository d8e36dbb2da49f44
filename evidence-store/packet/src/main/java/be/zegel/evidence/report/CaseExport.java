package be.zegel.evidence.report;

import be.zegel.evidence.ledger.CanonicalJson;
import be.zegel.evidence.ledger.EventType;
import be.zegel.evidence.ledger.Field;
import be.zegel.evidence.ledger.Json;
import be.zegel.evidence.ledger.RecordedEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The case and its custody in CASE 1.4.0 / UCO 1.4.0, as JSON-LD. An event is an {@code
 * InvestigativeAction}, informed by the one before it on its chain; an exhibit a {@code
 * ProvenanceRecord} around what can be observed of it. CASE has no custodian, no seal and no
 * two-sided hand-over: these stand in a namespace of our own beside it.
 */
public final class CaseExport {
  private static final String KB = "kb:";
  private static final String NAME = "uco-core:name";
  private static final String OBJECT = "uco-core:object";
  private static final String ACTION = "case-investigation:InvestigativeAction";

  private static final Map<String, String> CONTEXT =
      Map.of(
          "case-investigation", "https://ontology.caseontology.org/case/investigation/",
          "kb", "urn:zegel:",
          "uco-action", "https://ontology.unifiedcyberontology.org/uco/action/",
          "uco-core", "https://ontology.unifiedcyberontology.org/uco/core/",
          "uco-identity", "https://ontology.unifiedcyberontology.org/uco/identity/",
          "uco-observable", "https://ontology.unifiedcyberontology.org/uco/observable/",
          "uco-types", "https://ontology.unifiedcyberontology.org/uco/types/",
          "xsd", "http://www.w3.org/2001/XMLSchema#",
          "zegel", "https://zegel.be/ns/custody#");

  private final PacketContents contents;
  private final List<Json> graph = new ArrayList<>();
  private final Map<String, String> people = new TreeMap<>();

  private CaseExport(PacketContents contents) {
    this.contents = contents;
  }

  /** The export of a packet. */
  public static byte[] jsonLd(PacketContents contents) {
    CaseExport export = new CaseExport(contents);
    export.write();
    Map<String, Json> context = new TreeMap<>();
    CONTEXT.forEach((prefix, iri) -> context.put(prefix, Json.text(iri)));
    return CanonicalJson.write(
        Json.members(
            Map.of("@context", Json.members(context), "@graph", Json.items(export.graph))));
  }

  private void write() {
    List<Json> objects = new ArrayList<>();
    for (PacketContents.ChainShown exhibit : contents.exhibits()) {
      objects.add(reference("provenance-record-", exhibit.item().toString()));
      exhibit(exhibit);
      actions(exhibit, reference("provenance-record-", exhibit.item().toString()));
    }
    Map<String, Json> investigation =
        node(
            "investigation-",
            contents.caseChain().item().toString(),
            "case-investigation:Investigation");
    contents
        .caseChain()
        .first(Field.CASE_NUMBER)
        .ifPresent(number -> investigation.put(NAME, Json.text(number)));
    contents
        .caseChain()
        .first(Field.TITLE)
        .ifPresent(title -> investigation.put("uco-core:description", Json.text(title)));
    if (!objects.isEmpty()) {
      investigation.put(OBJECT, Json.items(objects));
    }
    graph.add(Json.members(investigation));
    actions(
        contents.caseChain(), reference("investigation-", contents.caseChain().item().toString()));
  }

  private void exhibit(PacketContents.ChainShown exhibit) {
    String item = exhibit.item().toString();
    List<Json> observed = new ArrayList<>();
    observed.add(reference("observable-object-", item));
    Map<String, Json> thing = node("observable-object-", item, "uco-observable:ObservableObject");
    exhibit
        .first(Field.DESCRIPTION)
        .ifPresent(d -> thing.put("uco-core:description", Json.text(d)));
    graph.add(Json.members(thing));
    for (RecordedEvent event : exhibit.events()) {
      if (event.type() == EventType.INGESTED) {
        PacketContents.text(event, Field.FILE_ID)
            .ifPresent(
                file -> {
                  observed.add(reference("file-", file));
                  file(event, file);
                });
      }
    }
    Map<String, Json> record =
        node("provenance-record-", item, "case-investigation:ProvenanceRecord");
    exhibit
        .first(Field.LABEL)
        .ifPresent(
            label -> {
              record.put("case-investigation:exhibitNumber", Json.text(label));
              record.put("case-investigation:rootExhibitNumber", Json.text(label));
            });
    exhibit
        .first(Field.DESCRIPTION)
        .ifPresent(d -> record.put("uco-core:description", Json.text(d)));
    record.put(OBJECT, Json.items(observed));
    graph.add(Json.members(record));
  }

  private void file(RecordedEvent event, String id) {
    Map<String, Json> file = node("file-", id, "uco-observable:File");
    Map<String, Json> content = node("content-data-facet-", id, "uco-observable:ContentDataFacet");
    PacketContents.text(event, Field.SHA256)
        .ifPresent(
            sha256 -> {
              Map<String, Json> hash = node("hash-", id, "uco-types:Hash");
              hash.put("uco-types:hashMethod", Json.text("SHA256"));
              hash.put("uco-types:hashValue", typed("xsd:hexBinary", sha256));
              content.put("uco-observable:hash", Json.members(hash));
            });
    PacketContents.text(event, Field.SIZE)
        .ifPresent(size -> content.put("uco-observable:sizeInBytes", typed("xsd:integer", size)));
    List<Json> facets = new ArrayList<>(List.of(Json.members(content)));
    PacketContents.text(event, Field.FILE_NAME)
        .ifPresent(
            name -> {
              Map<String, Json> about = node("file-facet-", id, "uco-observable:FileFacet");
              about.put("uco-observable:fileName", Json.text(name));
              facets.add(Json.members(about));
            });
    file.put("uco-core:hasFacet", Json.items(facets));
    graph.add(Json.members(file));
  }

  private void actions(PacketContents.ChainShown chain, Json about) {
    @Nullable Json before = null;
    for (RecordedEvent event : chain.events()) {
      // An event whose id is withheld does not exist: the field is never withheld.
      String id = PacketContents.text(event, Field.EVENT_ID).orElseThrow();
      Map<String, Json> action = node("investigative-action-", id, ACTION);
      action.put(NAME, Json.text(event.type().name()));
      PacketContents.text(event, Field.OCCURRED_AT)
          .ifPresent(
              at -> {
                action.put("uco-action:startTime", typed("xsd:dateTime", at));
                action.put("uco-action:endTime", typed("xsd:dateTime", at));
              });
      action.put("uco-action:object", about);
      person(event, Field.ACTOR).ifPresent(who -> action.put("uco-action:performer", who));
      person(event, Field.TO).ifPresent(who -> action.put("uco-action:participant", who));
      if (before != null) {
        action.put("case-investigation:wasInformedBy", before);
      }
      action.put("zegel:sequence", Json.text(String.valueOf(event.seq())));
      action.put("zegel:eventHash", typed("xsd:hexBinary", event.envelope().hash().hex()));
      own(action, event, "zegel:custodianBefore", Field.CUSTODIAN_BEFORE);
      own(action, event, "zegel:custodianAfter", Field.CUSTODIAN_AFTER);
      own(action, event, "zegel:sealBefore", Field.SEAL_BEFORE);
      own(action, event, "zegel:sealAfter", Field.SEAL_AFTER);
      graph.add(Json.members(action));
      before = reference("investigative-action-", id);
    }
  }

  private static void own(Map<String, Json> action, RecordedEvent event, String name, Field field) {
    PacketContents.text(event, field).ifPresent(text -> action.put(name, Json.text(text)));
  }

  /** An identity for each name that the events give; the same name is the same identity. */
  private Optional<Json> person(RecordedEvent event, Field field) {
    return PacketContents.text(event, field)
        .map(
            name -> {
              String id =
                  UUID.nameUUIDFromBytes(
                          (contents.caseChain().item() + "\n" + name)
                              .getBytes(StandardCharsets.UTF_8))
                      .toString();
              if (people.put(id, name) == null) {
                Map<String, Json> identity = node("identity-", id, "uco-identity:Identity");
                identity.put(NAME, Json.text(name));
                graph.add(Json.members(identity));
              }
              return reference("identity-", id);
            });
  }

  private static Map<String, Json> node(String kind, String id, String type) {
    Map<String, Json> node = new LinkedHashMap<>();
    node.put("@id", Json.text(KB + kind + id));
    node.put("@type", Json.text(type));
    return node;
  }

  private static Json reference(String kind, String id) {
    return Json.members(Map.of("@id", Json.text(KB + kind + id)));
  }

  private static Json typed(String type, String value) {
    return Json.members(Map.of("@type", Json.text(type), "@value", Json.text(value)));
  }
}
