package be.zegel.web.ledger;

import be.zegel.ledger.LogEntries;
import be.zegel.ledger.LogKeeper;
import be.zegel.problem.Problem;
import be.zegel.problem.ProblemException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * The published log; its prefix is {@code /api/v1/ledger}. Tiles never change once they are there.
 */
@Tag(name = "Ledger")
@Path("/")
@RequestScoped
public class LedgerResource {
  private static final int A_YEAR = 31_536_000;
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern TILE = Pattern.compile("(entries|[0-9]|[1-5][0-9]|6[0-3])/(.+)");

  @Inject private LogKeeper log;
  @Inject private LogEntries entries;

  /** The newest checkpoint that was signed. */
  @GET
  @Operation(
      summary = "Reads the newest checkpoint of the log",
      description = "A signed note (C2SP tlog-checkpoint). Readable without a login.")
  @Path("/ledger/checkpoint")
  @Produces("text/plain; charset=utf-8")
  @APIResponse(
      responseCode = "200",
      description = "The signed note",
      content = @Content(mediaType = "text/plain", schema = @Schema(implementation = String.class)))
  public Response checkpoint() {
    String note = log.checkpoint().orElseThrow(() -> ProblemException.of(Problem.NOT_FOUND));
    CacheControl seconds = new CacheControl();
    seconds.setMaxAge(2);
    return Response.ok(note).cacheControl(seconds).build();
  }

  /** A tile of the tree, {@code LEVEL/PLACE}, or a bundle of entries, {@code entries/PLACE}. */
  @GET
  @Operation(
      summary = "Reads a tile of the log",
      description =
          "Hashes (`LEVEL/PLACE`) or entries (`entries/PLACE`) as C2SP tlog-tiles names them. Never changes once it is there. Readable without a login.")
  @Path("/ledger/tile/{tile: .+}")
  @Produces(MediaType.APPLICATION_OCTET_STREAM)
  @APIResponse(
      responseCode = "200",
      description = "The tile",
      content = @Content(mediaType = MediaType.APPLICATION_OCTET_STREAM))
  public Response tile(@PathParam("tile") String tile) {
    Matcher parts = TILE.matcher(tile);
    if (!parts.matches()) {
      throw ProblemException.of(Problem.NOT_FOUND);
    }
    String level = parts.group(1);
    return file(
        "entries".equals(level) ? LogKeeper.ENTRIES : Integer.parseInt(level), parts.group(2));
  }

  /** Where the event of a hash stands in the log. */
  @GET
  @Operation(
      summary = "Says whether an event is in the log, and since when",
      description =
          "The hash is that of the event's envelope, in 64 hexadecimal digits; what the event says is not told. Readable without a login.")
  @Path("/ledger/entries/{hash}")
  @Produces(MediaType.APPLICATION_JSON)
  public LogEntries.Standing entry(@PathParam("hash") String hash) {
    return entries.find(bytes(hash)).orElseThrow(() -> ProblemException.of(Problem.NOT_FOUND));
  }

  /** The proof that the event of a hash is in the published log. */
  @GET
  @Operation(
      summary = "Proves that an event is in the log",
      description =
          "A C2SP tlog-proof under the newest checkpoint; 404 until one covers the event. Readable without a login.")
  @Path("/ledger/entries/{hash}/proof")
  @Produces("text/plain; charset=utf-8")
  @APIResponse(
      responseCode = "200",
      description = "The proof",
      content = @Content(mediaType = "text/plain", schema = @Schema(implementation = String.class)))
  public Response proof(@PathParam("hash") String hash) {
    return Response.ok(
            entries
                .proof(bytes(hash))
                .orElseThrow(() -> ProblemException.of(Problem.NOT_FOUND))
                .text())
        .header("Content-Disposition", "attachment; filename=\"" + hash + ".tlog-proof\"")
        .build();
  }

  /** What is no hash is not in the log. */
  private static byte[] bytes(String hash) {
    if (!HASH.matcher(hash).matches()) {
      throw ProblemException.of(Problem.NOT_FOUND);
    }
    return HexFormat.of().parseHex(hash);
  }

  private Response file(int level, String path) {
    CacheControl ever = new CacheControl();
    ever.setMaxAge(A_YEAR);
    return Response.ok(
            log.tile(level, path).orElseThrow(() -> ProblemException.of(Problem.NOT_FOUND)))
        .cacheControl(ever)
        .build();
  }
}
