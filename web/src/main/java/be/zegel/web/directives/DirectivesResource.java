package be.zegel.web.directives;

import be.zegel.directives.AnswerDirective;
import be.zegel.directives.CloseDirective;
import be.zegel.directives.DirectiveDesk;
import be.zegel.directives.DirectiveView;
import be.zegel.directives.GiveDirective;
import be.zegel.paging.Page;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
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

/** A magistrate's instructions and their answers. */
@Tag(name = "Directives")
@Path("/")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class DirectivesResource {

  @Inject private DirectiveDesk desk;

  @POST
  @Operation(
      summary = "Gives a directive",
      description =
          "A magistrate's instruction (apostille, kantschrift) to those who conduct the case.")
  @Path("/cases/{id}/directives")
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = DirectiveView.class)))
  public Response give(@PathParam("id") UUID caseId, GiveDirective give, @Context UriInfo uri) {
    DirectiveView given = desk.give(caseId, give);
    return Response.created(
            uri.getBaseUriBuilder().path("directives").path(given.id().toString()).build())
        .entity(given)
        .build();
  }

  @GET
  @Operation(summary = "Lists the directives of a case")
  @Path("/cases/{id}/directives")
  public Page<DirectiveView> ofCase(@PathParam("id") UUID caseId) {
    return new Page<>(desk.ofCase(caseId), null);
  }

  /** What the caller owes, or has to judge. */
  @GET
  @Operation(summary = "Lists what the caller owes or has to judge")
  @Path("/directives")
  public Page<DirectiveView> owed() {
    return new Page<>(desk.owed(), null);
  }

  @GET
  @Operation(summary = "Reads a directive")
  @Path("/directives/{id}")
  public DirectiveView read(@PathParam("id") UUID id) {
    return desk.read(id);
  }

  @POST
  @Operation(summary = "Answers a directive")
  @Path("/directives/{id}/answer")
  public DirectiveView answer(@PathParam("id") UUID id, AnswerDirective answer) {
    return desk.answer(id, answer);
  }

  @POST
  @Operation(summary = "Accepts the answer to a directive")
  @Path("/directives/{id}/acceptance")
  public DirectiveView accept(@PathParam("id") UUID id, @Nullable CloseDirective close) {
    return desk.accept(id, close == null ? new CloseDirective(null, null) : close);
  }

  @POST
  @Operation(summary = "Returns the answer to a directive")
  @Path("/directives/{id}/return")
  public DirectiveView giveBack(@PathParam("id") UUID id, CloseDirective close) {
    return desk.giveBack(id, close);
  }
}
