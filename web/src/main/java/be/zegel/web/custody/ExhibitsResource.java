package be.zegel.web.custody;

import be.zegel.custody.CustodyDesk;
import be.zegel.custody.CustodyEventView;
import be.zegel.custody.CustodyTransfer;
import be.zegel.custody.ExhibitFilter;
import be.zegel.custody.ExhibitRow;
import be.zegel.custody.ExhibitView;
import be.zegel.custody.HandleExhibit;
import be.zegel.custody.OfferTransfer;
import be.zegel.custody.RegisterExhibit;
import be.zegel.custody.TransferView;
import be.zegel.paging.Page;
import be.zegel.web.api.Versions;
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

/** Exhibits: register, read, act on as custodian, offer to somebody. */
@Tag(name = "Exhibits")
@Path("/")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ExhibitsResource {

  @Inject private CustodyDesk desk;
  @Inject private CustodyTransfer transfers;

  @POST
  @Operation(
      summary = "Registers an exhibit in a case",
      description = "The caller becomes its custodian; its chain of custody begins.")
  @Path("/cases/{id}/exhibits")
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = ExhibitView.class)))
  public Response register(
      @PathParam("id") UUID caseId, RegisterExhibit register, @Context UriInfo uri) {
    ExhibitView registered = desk.register(caseId, register);
    return Response.created(
            uri.getBaseUriBuilder().path("exhibits").path(registered.id().toString()).build())
        .tag(Versions.tag(registered.version()))
        .entity(registered)
        .build();
  }

  @GET
  @Operation(summary = "Lists the exhibits of a case")
  @Path("/cases/{id}/exhibits")
  public Page<ExhibitRow> ofCase(
      @PathParam("id") UUID caseId,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    return desk.ofCase(caseId, cursor, limit);
  }

  @GET
  @Operation(
      summary = "Lists the exhibits in the caller's sight",
      description = "`mine` limits to those the caller holds.")
  @Path("/exhibits")
  public Page<ExhibitRow> all(
      @QueryParam("mine") boolean mine,
      @QueryParam("category") @Nullable String category,
      @QueryParam("state") @Nullable String state,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    return desk.all(new ExhibitFilter(mine, category, state), cursor, limit);
  }

  @GET
  @Operation(summary = "Reads an exhibit")
  @Path("/exhibits/{id}")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ExhibitView.class)))
  public Response read(@PathParam("id") UUID id) {
    ExhibitView exhibit = desk.read(id);
    return Response.ok(exhibit).tag(Versions.tag(exhibit.version())).build();
  }

  @GET
  @Operation(
      summary = "Reads the chain of custody of an exhibit",
      description =
          "First to last, numbered without gap; every event carries the hash of the one before.")
  @Path("/exhibits/{id}/events")
  public Page<CustodyEventView> events(
      @PathParam("id") UUID id,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    return desk.events(id, cursor, limit);
  }

  /** The custodian acts on the exhibit: seal, check, store, move, check out, note. */
  @POST
  @Operation(
      summary = "Records an act of the custodian",
      description = "Seal, check, store, move, check out, note.")
  @Path("/exhibits/{id}/acts")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ExhibitView.class)))
  public Response handle(@PathParam("id") UUID id, HandleExhibit handle) {
    ExhibitView exhibit = desk.handle(id, handle);
    return Response.ok(exhibit).tag(Versions.tag(exhibit.version())).build();
  }

  @POST
  @Operation(
      summary = "Offers an exhibit to somebody",
      description = "Custody moves when the other side accepts, never before.")
  @Path("/exhibits/{id}/transfers")
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = TransferView.class)))
  public Response offer(@PathParam("id") UUID id, OfferTransfer offer, @Context UriInfo uri) {
    TransferView offered = transfers.offer(id, offer);
    return Response.created(
            uri.getBaseUriBuilder().path("transfers").path(offered.id().toString()).build())
        .entity(offered)
        .build();
  }

  @GET
  @Operation(summary = "Lists the hand-overs of an exhibit")
  @Path("/exhibits/{id}/transfers")
  public Page<TransferView> transfers(@PathParam("id") UUID id) {
    return new Page<>(transfers.ofExhibit(id), null);
  }
}
