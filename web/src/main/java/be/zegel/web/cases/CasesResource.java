package be.zegel.web.cases;

import be.zegel.access.Confidentiality;
import be.zegel.cases.AddReference;
import be.zegel.cases.CaseFileView;
import be.zegel.cases.CaseFilter;
import be.zegel.cases.CaseList;
import be.zegel.cases.CaseRow;
import be.zegel.cases.CaseState;
import be.zegel.cases.CaseStep;
import be.zegel.cases.CaseWork;
import be.zegel.cases.DecideCase;
import be.zegel.cases.DecisionView;
import be.zegel.cases.MoveCase;
import be.zegel.cases.OpenCase;
import be.zegel.cases.OpenPoint;
import be.zegel.cases.ReviseCase;
import be.zegel.cases.SetMember;
import be.zegel.paging.Page;
import be.zegel.web.api.Versions;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
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

/** Cases: open, list, read, revise, staff, move on, decide. */
@Tag(name = "Cases")
@Path("/")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class CasesResource {

  @Inject private CaseWork work;
  @Inject private CaseList list;

  @POST
  @Operation(
      summary = "Opens a case",
      description =
          "The opener becomes a MEMBER; the unit leader assigns the LEAD. EMBARGO is refused until its approvals can be recorded.")
  @Path("/cases")
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = CaseFileView.class)))
  public Response open(OpenCase open, @Context UriInfo uri) {
    CaseFileView opened = work.open(open);
    return Response.created(uri.getAbsolutePathBuilder().path(opened.id().toString()).build())
        .tag(Versions.tag(opened.version()))
        .entity(opened)
        .build();
  }

  @GET
  @Operation(
      summary = "Lists the cases in the caller's sight",
      description =
          "`mine` limits to cases of which the caller is a member, `unassigned` to those without a lead; `q` matches number, title and references.")
  @Path("/cases")
  public Page<CaseRow> list(
      @QueryParam("state") @Nullable CaseState state,
      @QueryParam("unit") @Nullable String unit,
      @QueryParam("office") @Nullable String office,
      @QueryParam("phenomenon") @Nullable String phenomenon,
      @QueryParam("confidentiality") @Nullable Confidentiality confidentiality,
      @QueryParam("lead") @Nullable String lead,
      @QueryParam("mine") boolean mine,
      @QueryParam("unassigned") boolean unassigned,
      @QueryParam("q") @Nullable String q,
      @QueryParam("order") @DefaultValue("OPENED") CaseFilter.Order order,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    return list.page(
        new CaseFilter(
            state, unit, office, phenomenon, confidentiality, lead, mine, unassigned, q, order),
        cursor,
        limit);
  }

  @GET
  @Operation(summary = "Reads a case")
  @Path("/cases/{id}")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = CaseFileView.class)))
  public Response read(@PathParam("id") UUID id) {
    return answer(work.read(id));
  }

  @PATCH
  @Operation(
      summary = "Revises the description of a case",
      description =
          "Replaces what is written about it; the values before and after are kept in its chain.")
  @Path("/cases/{id}")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = CaseFileView.class)))
  public Response revise(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      ReviseCase revision) {
    return answer(work.revise(id, Versions.expected(ifMatch), revision));
  }

  @POST
  @Operation(
      summary = "Adds a member or changes a membership",
      description = "A case has one LEAD. A membership ends when `until` is now or earlier.")
  @Path("/cases/{id}/members")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = CaseFileView.class)))
  public Response setMember(@PathParam("id") UUID id, SetMember set) {
    return answer(work.setMember(id, set));
  }

  @POST
  @Operation(
      summary = "Moves a case to another state",
      description =
          "Which steps there are and who may take them follows from the state: REGISTERED, ASSIGNED, INVESTIGATION, SUBMITTED, UNDER_REVIEW, RETURNED, DECIDED, and the closed ones.")
  @Path("/cases/{id}/transitions")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = CaseFileView.class)))
  public Response move(@PathParam("id") UUID id, MoveCase move) {
    return answer(work.move(id, move));
  }

  @POST
  @Operation(
      summary = "Adds an external reference",
      description = "A PV number, a notice number, the reference of another authority.")
  @Path("/cases/{id}/references")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = CaseFileView.class)))
  public Response addReference(@PathParam("id") UUID id, AddReference add) {
    return answer(work.addReference(id, add));
  }

  /** The events of the case's chain, first to last. */
  @GET
  @Operation(
      summary = "Reads the chain of a case",
      description = "Every event since the opening, with hash and the hash before.")
  @Path("/cases/{id}/history")
  public Page<CaseStep> history(@PathParam("id") UUID id) {
    return new Page<>(work.history(id), null);
  }

  /** What is open before the case can be submitted without a word. */
  @GET
  @Operation(summary = "Lists what is open before the case can be submitted")
  @Path("/cases/{id}/open-points")
  public Page<OpenPoint> openPoints(@PathParam("id") UUID id) {
    return new Page<>(work.openPoints(id), null);
  }

  @POST
  @Operation(
      summary = "Records the prosecutor's decision",
      description = "Moves the case to DECIDED.")
  @Path("/cases/{id}/decisions")
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = DecisionView.class)))
  public Response decide(@PathParam("id") UUID id, DecideCase decide, @Context UriInfo uri) {
    DecisionView decision = work.decide(id, decide);
    return Response.created(uri.getAbsolutePath()).entity(decision).build();
  }

  @GET
  @Operation(summary = "Lists the decisions on a case")
  @Path("/cases/{id}/decisions")
  public Page<DecisionView> decisions(@PathParam("id") UUID id) {
    return new Page<>(work.decisions(id), null);
  }

  private static Response answer(CaseFileView view) {
    return Response.ok(view).tag(Versions.tag(view.version())).build();
  }
}
