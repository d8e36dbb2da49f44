package be.zegel.web.custody;

import be.zegel.custody.EventDesk;
import be.zegel.custody.EventForm;
import be.zegel.custody.GiveReason;
import be.zegel.custody.Lineage;
import be.zegel.custody.ProposalDesk;
import be.zegel.custody.ProposalView;
import be.zegel.custody.ReportEvent;
import be.zegel.custody.ReportedEvent;
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

/** The whole vocabulary of custody: what can be reported, reports, and what waits for a second. */
@Tag(name = "Exhibits")
@Path("/")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class EventsResource {

  @Inject private EventDesk desk;
  @Inject private ProposalDesk proposals;

  @GET
  @Operation(
      summary = "Lists what the caller may report on an exhibit now",
      description = "Each type with what has to be said and what may be.")
  @Path("/exhibits/{id}/event-forms")
  public Page<EventForm> forms(@PathParam("id") UUID id) {
    return new Page<>(desk.forms(id), null);
  }

  @POST
  @Operation(
      summary = "Reports an event on an exhibit",
      description =
          "201 when it is recorded. 202 with a proposal when it takes two persons: destruction, correction, custody moved without the custodian.")
  @Path("/exhibits/{id}/events")
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = ReportedEvent.class)))
  public Response report(@PathParam("id") UUID id, ReportEvent report, @Context UriInfo uri) {
    ReportedEvent reported = desk.report(id, report);
    ProposalView proposal = reported.proposal();
    if (proposal != null) {
      return Response.accepted(reported)
          .location(
              uri.getBaseUriBuilder().path("proposals").path(proposal.id().toString()).build())
          .build();
    }
    return Response.created(
            uri.getBaseUriBuilder().path("exhibits").path(id.toString()).path("events").build())
        .entity(reported)
        .build();
  }

  @GET
  @Operation(summary = "Lists where an exhibit comes from and what came out of it")
  @Path("/exhibits/{id}/lineage")
  public Page<Lineage> lineage(@PathParam("id") UUID id) {
    return new Page<>(desk.lineage(id), null);
  }

  @GET
  @Operation(summary = "Lists what was proposed about an exhibit, the latest first")
  @Path("/exhibits/{id}/proposals")
  public Page<ProposalView> ofExhibit(@PathParam("id") UUID id) {
    return new Page<>(proposals.ofExhibit(id), null);
  }

  @GET
  @Operation(summary = "Lists what waits for the caller as a second person")
  @Path("/proposals")
  public Page<ProposalView> toConfirm() {
    return new Page<>(proposals.toConfirm(), null);
  }

  @GET
  @Operation(summary = "Reads a proposal")
  @Path("/proposals/{id}")
  public ProposalView read(@PathParam("id") UUID id) {
    return proposals.read(id);
  }

  @POST
  @Operation(
      summary = "Confirms as the second person what another reported",
      description = "The event is then recorded with both persons.")
  @Path("/proposals/{id}/confirmation")
  public ProposalView confirm(@PathParam("id") UUID id) {
    return proposals.confirm(id);
  }

  @POST
  @Operation(summary = "Refuses what another person reported")
  @Path("/proposals/{id}/refusal")
  public ProposalView refuse(@PathParam("id") UUID id, GiveReason reason) {
    return proposals.refuse(id, reason);
  }

  @POST
  @Operation(summary = "Withdraws one's own report before it is answered")
  @Path("/proposals/{id}/withdrawal")
  public ProposalView withdraw(@PathParam("id") UUID id) {
    return proposals.withdraw(id);
  }
}
