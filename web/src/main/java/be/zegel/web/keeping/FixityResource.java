package be.zegel.web.keeping;

import be.zegel.custody.GiveReason;
import be.zegel.fixity.FixityCheck;
import be.zegel.fixity.FixityDesk;
import be.zegel.fixity.UnsoundFile;
import be.zegel.paging.Page;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Checks of stored bytes: the history of an exhibit, what is not intact, a check on demand. */
@Tag(name = "Evidence")
@Path("/")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class FixityResource {

  @Inject private FixityDesk desk;

  @GET
  @Operation(
      summary = "Lists the fixity checks of an exhibit, the latest first",
      description =
          "When its stored bytes were compared with which hash, the outcome, and who asked.")
  @Path("/exhibits/{id}/fixity-checks")
  public Page<FixityCheck> history(
      @PathParam("id") UUID exhibitId,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    return desk.history(exhibitId, cursor, limit);
  }

  @POST
  @Operation(
      summary = "Checks the stored bytes of a file now",
      description =
          "Reads them to their end and records what was found in the exhibit's custody, with the reason. A whole file is shown again and, when it was the last, ends the quarantine; a damaged one quarantines the exhibit. Takes as long as the file is large.")
  @Path("/files/{id}/fixity-checks")
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = FixityCheck.class)))
  public Response check(@PathParam("id") UUID fileId, GiveReason reason, @Context UriInfo uri) {
    FixityCheck check = desk.check(fileId, reason);
    return Response.created(
            uri.getBaseUriBuilder()
                .path("files")
                .path(fileId.toString())
                .path("fixity-checks")
                .build())
        .entity(check)
        .build();
  }

  @GET
  @Operation(summary = "Lists files whose stored bytes are not what was filed, the oldest first")
  @Path("/unsound-files")
  public Page<UnsoundFile> unsound() {
    return new Page<>(desk.unsound(Page.MAX_LIMIT), null);
  }
}
