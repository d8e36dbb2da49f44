package be.zegel.web.api;

import static org.eclipse.microprofile.openapi.OASFactory.createAPIResponse;
import static org.eclipse.microprofile.openapi.OASFactory.createAPIResponses;
import static org.eclipse.microprofile.openapi.OASFactory.createContent;
import static org.eclipse.microprofile.openapi.OASFactory.createHeader;
import static org.eclipse.microprofile.openapi.OASFactory.createMediaType;
import static org.eclipse.microprofile.openapi.OASFactory.createOperation;
import static org.eclipse.microprofile.openapi.OASFactory.createParameter;
import static org.eclipse.microprofile.openapi.OASFactory.createPathItem;
import static org.eclipse.microprofile.openapi.OASFactory.createRequestBody;
import static org.eclipse.microprofile.openapi.OASFactory.createSchema;

import be.zegel.paging.Page;
import be.zegel.problem.Problem;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/**
 * What holds for every operation of the interface and therefore is said once: the refusals with
 * their codes, paging, repeated requests, versions; and uploads, which a servlet answers. Runs at
 * the build, when the contract is generated from the resources; the server never loads it.
 */
public final class ApiContract implements OASFilter {

  /** The version of the interface in the address. */
  static final String BASE = "/api/v1";

  /** Readable without a login: who checks a chain need not be known to anybody. */
  private static final String PUBLIC = BASE + "/ledger/";

  private static final String UPLOADS = "Uploads";
  private static final String PROBLEM = "Problem";
  private static final String PROBLEM_TYPE =
      Problems.MEDIA_TYPE.getType() + "/" + Problems.MEDIA_TYPE.getSubtype();
  private static final String PROBLEM_REFERENCE = "#/components/schemas/" + PROBLEM;

  /** Schemas whose things carry a version. */
  private static final Set<String> VERSIONED = Set.of("CaseFileView", "ExhibitView");

  private static final Map<String, String> PARAMETERS =
      Map.ofEntries(
          Map.entry("id", "The id that the thing was given when it was made."),
          Map.entry("cursor", "`next` of the page before; opaque."),
          Map.entry("limit", "The most rows of the page."),
          Map.entry(
              "If-Match",
              "The `ETag` of what was read. Without it 428; when somebody else was faster 412."),
          Map.entry("from", "Where to begin: a moment or a day, or for texts the first character."),
          Map.entry("to", "Where to end."),
          Map.entry("length", "The most UTF-16 units of text."),
          Map.entry("q", "What to look for."),
          Map.entry("state", "Only those in this state."),
          Map.entry("unit", "Code of a police unit."),
          Map.entry("office", "Code of a prosecutor's office."),
          Map.entry("phenomenon", "Code of a phenomenon."),
          Map.entry("confidentiality", "Only those of this confidentiality."),
          Map.entry("lead", "User name of the lead."),
          Map.entry("mine", "Only the caller's own."),
          Map.entry("unassigned", "Only those without a lead."),
          Map.entry("order", "In which order."),
          Map.entry("category", "Code of a category of exhibits."),
          Map.entry("side", "TO: offers to the caller; FROM: offers that the caller made."),
          Map.entry(
              "case", "Id or number of a case; may be repeated, or hold several with commas."),
          Map.entry("type", "Media type or family of types; may be repeated."),
          Map.entry("language", "Code of a language; may be repeated."),
          Map.entry("exhibit", "Id of an exhibit; may be repeated."),
          Map.entry("path", "Only items below this path."),
          Map.entry("actor", "User name of the person who acted."),
          Map.entry("object", "Id of the thing that was acted on."),
          Map.entry("event", "Number of an event in the chain of the exhibit."),
          Map.entry("lang", "Language of the answer: nl, fr, de or en."),
          Map.entry("tile", "Level and place, or `entries` and place."),
          Map.entry("hash", "SHA-256 of an event's envelope, 64 hexadecimal digits."),
          Map.entry("Range", "One range of bytes."),
          Map.entry("If-Range", "The `ETag` for which the range is asked."));

  /** What each status of a refusal means everywhere. */
  private static final Map<String, String> REFUSALS =
      Map.ofEntries(
          Map.entry("400", "The input is not valid; `fields` names what."),
          Map.entry("401", "No token, or one that is not valid any more."),
          Map.entry("403", "The caller sees it but may not do this."),
          Map.entry("404", "It does not exist, or not for the caller."),
          Map.entry("406", "Nothing that the caller accepts can be given."),
          Map.entry("409", "The state forbids it; the code says why."),
          Map.entry("410", "The upload has ended: thrown away, expired, or joined."),
          Map.entry("412", "What was read has been changed since, or a version is not spoken."),
          Map.entry("413", "Larger than is taken."),
          Map.entry("415", "A body of this media type is not read."),
          Map.entry("416", "No bytes lie in the range; `Content-Range` tells how many there are."),
          Map.entry("423", "Another request is writing to the upload."),
          Map.entry("428", "The version that is to be changed is not said (`If-Match`)."),
          Map.entry("429", "Too many at once; later again."),
          Map.entry("460", "The bytes are not those of the checksum or hash; nothing was kept."),
          Map.entry("500", "A failure of the server; `incident` finds it in the log."),
          Map.entry("503", "The server cannot work at the moment; the same again a little later."),
          Map.entry("507", "There is no room for so many bytes."));

  @Override
  public void filterOpenAPI(OpenAPI api) {
    Components components = Objects.requireNonNull(api.getComponents());
    describeProblem(components);
    for (Map.Entry<String, String> refusal : new TreeMap<>(REFUSALS).entrySet()) {
      components.addResponse(refusal.getKey(), refusal(refusal.getKey(), refusal.getValue()));
    }
    for (Map.Entry<String, PathItem> path : api.getPaths().getPathItems().entrySet()) {
      path.getValue()
          .getOperations()
          .forEach((method, operation) -> complete(path.getKey(), method, operation));
    }
    api.getPaths().addPathItem(BASE + "/uploads", uploads());
    api.getPaths().addPathItem(BASE + "/uploads/{id}", upload());
  }

  /** The problem document: the code is one of a closed list. */
  private static void describeProblem(Components components) {
    Schema problem =
        createSchema()
            .addType(SchemaType.OBJECT)
            .description("A refusal (RFC 9457).")
            .addProperty("type", text("A relative reference that names the problem."))
            .addProperty("title", text("What was refused, in the reader's language."))
            .addProperty(
                "status", createSchema().addType(SchemaType.INTEGER).description("HTTP status."))
            .addProperty(
                "code",
                text("The stable code.")
                    .enumeration(
                        Arrays.stream(Problem.values())
                            .map(Problem::code)
                            .sorted()
                            .collect(Collectors.<Object>toList())))
            .addProperty("detail", nullable(text("What to do, in the reader's language.")))
            .addProperty(
                "fields",
                createSchema()
                    .addType(SchemaType.ARRAY)
                    .description("The fields of the input that were refused.")
                    .items(
                        createSchema()
                            .addType(SchemaType.OBJECT)
                            .addProperty("field", text("The name of the field."))
                            .addProperty("message", text("Why, in the reader's language."))
                            .required(List.of("field", "message"))))
            .addProperty(
                "facts",
                createSchema()
                    .addType(SchemaType.OBJECT)
                    .description("Values that the sentences name.")
                    .additionalPropertiesSchema(createSchema().addType(SchemaType.STRING)))
            .addProperty(
                "incident", nullable(text("The number under which the server's log has more.")))
            .required(List.of("type", "title", "status", "code", "detail", "fields", "facts"));
    components.addSchema(PROBLEM, problem);
  }

  private static APIResponse refusal(String status, String description) {
    List<Object> codes =
        Arrays.stream(Problem.values())
            .filter(problem -> String.valueOf(problem.status()).equals(status))
            .map(Problem::code)
            .sorted()
            .collect(Collectors.toList());
    String listed = codes.stream().map(code -> "`" + code + "`").collect(Collectors.joining(", "));
    return createAPIResponse()
        .description(codes.isEmpty() ? description : description + " Codes: " + listed + ".")
        .content(
            createContent()
                .addMediaType(
                    PROBLEM_TYPE, createMediaType().schema(createSchema().ref(PROBLEM_REFERENCE))));
  }

  private static void complete(String path, PathItem.HttpMethod method, Operation operation) {
    operation.setOperationId(name(operation));
    describeParameters(operation);
    operation.getResponses().getAPIResponses().forEach(ApiContract::describeAnswer);
    if (path.startsWith(PUBLIC)) {
      operation.setSecurity(List.of());
      refuses(operation, "404", "500", "503");
      return;
    }
    boolean changes = method != PathItem.HttpMethod.GET && method != PathItem.HttpMethod.HEAD;
    refuses(operation, "401", "403", "500", "503");
    if (hasParameters(operation) || operation.getRequestBody() != null) {
      refuses(operation, "400");
    }
    if (path.contains("{")) {
      refuses(operation, "404");
    }
    if (operation.getRequestBody() != null) {
      refuses(operation, "415");
    }
    if (changes) {
      refuses(operation, "409");
    }
    if (method == PathItem.HttpMethod.POST) {
      operation.addParameter(
          createParameter()
              .name("Idempotency-Key")
              .in(Parameter.In.HEADER)
              .description(
                  "Makes the request safe to repeat: the same key with the same request gives the first answer, with another one"
                      + " `idempotency-conflict`. Kept for a day.")
              .schema(createSchema().addType(SchemaType.STRING).maxLength(200)));
    }
    if (names(operation).contains("If-Match")) {
      refuses(operation, "412", "428");
    }
    if (names(operation).contains("Range")) {
      answers(operation, "206", "The range of bytes that was asked for");
      refuses(operation, "416");
    }
  }

  /** {@code CasesResource_open} of the generator becomes {@code cases.open}. */
  private static String name(Operation operation) {
    String[] parts = Objects.requireNonNull(operation.getOperationId()).split("_", 2);
    String owner = parts[0].replace("Resource", "");
    return owner.substring(0, 1).toLowerCase(java.util.Locale.ROOT)
        + owner.substring(1)
        + "."
        + parts[1];
  }

  private static void describeParameters(Operation operation) {
    if (operation.getParameters() == null) {
      return;
    }
    for (Parameter parameter : operation.getParameters()) {
      String name = Objects.requireNonNull(parameter.getName());
      if (parameter.getDescription() == null) {
        parameter.setDescription(
            Objects.requireNonNull(PARAMETERS.get(name), () -> "no words for parameter " + name));
      }
      if (name.equals("limit")) {
        parameter
            .getSchema()
            .minimum(BigDecimal.ONE)
            .maximum(BigDecimal.valueOf(Page.MAX_LIMIT))
            .defaultValue(Page.DEFAULT_LIMIT);
      }
    }
  }

  private static void describeAnswer(String status, APIResponse answer) {
    if (answer.getDescription() == null) {
      answer.setDescription(status.equals("201") ? "Made" : "Done");
    }
    if (status.equals("201")) {
      answer.addHeader("Location", header("The address of what was made."));
    }
    if (answer.getContent() == null) {
      return;
    }
    boolean versioned =
        answer.getContent().getMediaTypes().values().stream()
            .map(media -> media.getSchema() == null ? null : media.getSchema().getRef())
            .filter(Objects::nonNull)
            .anyMatch(
                reference ->
                    VERSIONED.contains(reference.substring(reference.lastIndexOf('/') + 1)));
    if (versioned) {
      answer.addHeader("ETag", header("The version, for `If-Match`."));
    }
  }

  private static boolean hasParameters(Operation operation) {
    return operation.getParameters() != null && !operation.getParameters().isEmpty();
  }

  private static Set<String> names(Operation operation) {
    return operation.getParameters() == null
        ? Set.of()
        : operation.getParameters().stream().map(Parameter::getName).collect(Collectors.toSet());
  }

  private static void refuses(Operation operation, String... statuses) {
    for (String status : statuses) {
      if (!operation.getResponses().hasAPIResponse(status)) {
        operation
            .getResponses()
            .addAPIResponse(status, createAPIResponse().ref("#/components/responses/" + status));
      }
    }
  }

  private static void answers(Operation operation, String status, String description) {
    operation.getResponses().addAPIResponse(status, createAPIResponse().description(description));
  }

  // ---- Uploads: tus 1.0, answered by a servlet

  private static PathItem uploads() {
    Operation describe =
        tus("uploads.describe", "Tells which tus is spoken", "204", "Versions and extensions")
            .security(List.of());
    describe
        .getResponses()
        .getAPIResponse("204")
        .addHeader("Tus-Version", header("Versions, the preferred one first."))
        .addHeader("Tus-Extension", header("Extensions."))
        .addHeader("Tus-Max-Size", header("The most bytes of one upload."))
        .addHeader("Tus-Checksum-Algorithm", header("Algorithms of `Upload-Checksum`."));
    Operation create =
        tus("uploads.create", "Begins an upload, or joins parts into a file", "201", "Begun")
            .description(
                "tus 1.0, extensions creation, creation-with-upload, creation-defer-length and concatenation. The last byte files the file.")
            .addParameter(
                tusHeader(
                    "Upload-Length", "Bytes of the whole, unless `Upload-Defer-Length: 1`.", false))
            .addParameter(
                tusHeader("Upload-Defer-Length", "1: the length is told with a later part.", false))
            .addParameter(
                tusHeader(
                    "Upload-Metadata",
                    "Names with Base64 values: `exhibit` (id), `filename`, optionally `sha256` of the whole.",
                    false))
            .addParameter(
                tusHeader("Upload-Concat", "`partial`, or `final;` and addresses of parts.", false))
            .addParameter(tusHeader("Zegel-SHA256", SHA256, false))
            .requestBody(bytes(false));
    stands(create, "201").addHeader("Location", header("The address of the upload."));
    refuses(create, "400", "403", "404", "409", "412", "413", "429", "460", "507");
    return createPathItem().OPTIONS(describe).POST(create);
  }

  private static final String SHA256 =
      "SHA-256 of the whole, hexadecimal; when it differs, nothing is filed. May come with any request up to the last byte.";

  private static PathItem upload() {
    Operation head =
        tus("uploads.stand", "Tells where an upload stands", "200", "Where it stands")
            .description("Files it when all bytes are there and the answer was lost.");
    stands(head, "200");
    refuses(head, "404", "410", "412", "423", "460");
    Operation append =
        tus("uploads.append", "Adds bytes to an upload", "204", "Added; with the last byte, filed")
            .description(
                "The answer to the last byte names the file in `Zegel-File`: from then on it is not lost. A connection that breaks keeps what had arrived; HEAD tells"
                    + " where to go on.")
            .addParameter(tusHeader("Upload-Offset", "Where the bytes belong.", true))
            .addParameter(tusHeader("Upload-Length", "The length, when it was deferred.", false))
            .addParameter(
                tusHeader(
                    "Upload-Checksum",
                    "Algorithm and Base64 hash of the bytes of this part.",
                    false))
            .addParameter(tusHeader("Zegel-SHA256", SHA256, false))
            .requestBody(bytes(true));
    stands(append, "204");
    refuses(append, "400", "403", "404", "409", "410", "412", "413", "415", "423", "460", "507");
    Operation end =
        tus("uploads.terminate", "Throws an upload away", "204", "Gone; what is a file stays one");
    refuses(end, "404", "409", "412", "423");
    return createPathItem()
        .addParameter(
            createParameter()
                .name("id")
                .in(Parameter.In.PATH)
                .required(true)
                .description("From `Location`.")
                .schema(createSchema().addType(SchemaType.STRING).format("uuid")))
        .HEAD(head)
        .PATCH(append)
        .DELETE(end);
  }

  private static Operation tus(String id, String summary, String status, String answer) {
    Operation operation =
        createOperation()
            .operationId(id)
            .summary(summary)
            .addTag(UPLOADS)
            .responses(
                createAPIResponses()
                    .addAPIResponse(status, createAPIResponse().description(answer)));
    if (!id.equals("uploads.describe")) {
      operation.addParameter(tusHeader("Tus-Resumable", "1.0.0", true));
      refuses(operation, "401", "500", "503");
    }
    return operation;
  }

  private static APIResponse stands(Operation operation, String status) {
    return operation
        .getResponses()
        .getAPIResponse(status)
        .addHeader("Upload-Offset", header("Bytes that are there."))
        .addHeader("Upload-Expires", header("Until when an unfinished upload is kept."))
        .addHeader("Zegel-File", header("The id of the file, once it is filed."));
  }

  private static Parameter tusHeader(String name, String description, boolean required) {
    return createParameter()
        .name(name)
        .in(Parameter.In.HEADER)
        .required(required ? Boolean.TRUE : null)
        .description(description)
        .schema(createSchema().addType(SchemaType.STRING));
  }

  private static org.eclipse.microprofile.openapi.models.parameters.RequestBody bytes(
      boolean required) {
    return createRequestBody()
        .required(required)
        .content(
            createContent().addMediaType("application/offset+octet-stream", createMediaType()));
  }

  private static Header header(String description) {
    return createHeader()
        .description(description)
        .schema(createSchema().addType(SchemaType.STRING));
  }

  private static Schema text(String description) {
    return createSchema().addType(SchemaType.STRING).description(description);
  }

  private static @Nullable Schema nullable(@Nullable Schema schema) {
    return schema == null ? null : schema.addType(SchemaType.NULL);
  }
}
