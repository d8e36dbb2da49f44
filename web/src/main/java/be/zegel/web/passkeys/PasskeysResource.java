package be.zegel.web.passkeys;

import be.zegel.paging.Page;
import be.zegel.passkeys.EnrolmentOptions;
import be.zegel.passkeys.NewPasskey;
import be.zegel.passkeys.PasskeyDesk;
import be.zegel.passkeys.PasskeyView;
import be.zegel.passkeys.Reason;
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

/** Passkeys: propose, confirm, refuse, revoke. */
@Tag(name = "Passkeys")
@Path("/passkeys")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PasskeysResource {

  @Inject private PasskeyDesk desk;

  @GET
  @Operation(summary = "Lists the caller's passkeys, the latest first")
  public Page<PasskeyView> own() {
    return new Page<>(desk.own(), null);
  }

  @GET
  @Operation(
      summary = "Lists the passkeys of those for whom the caller vouches",
      description =
          "For leaders of a unit, magistrates of an office and the functional administrator; those that wait for an answer are `answerable`.")
  @Path("/vouched-for")
  public Page<PasskeyView> vouchedFor() {
    return new Page<>(desk.vouchedFor(), null);
  }

  @POST
  @Operation(
      summary = "Begins the creation of a passkey",
      description = "What `navigator.credentials.create` needs; binary values are base64url.")
  @Path("/options")
  public EnrolmentOptions options() {
    return desk.options();
  }

  @POST
  @Operation(
      summary = "Proposes a passkey",
      description = "It signs nothing until a second person confirms it.")
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = PasskeyView.class)))
  public Response propose(NewPasskey made, @Context UriInfo uri) {
    PasskeyView proposed = desk.propose(made);
    return Response.created(uri.getBaseUriBuilder().path("passkeys").build())
        .entity(proposed)
        .build();
  }

  @POST
  @Operation(
      summary = "Confirms an enrolment or a revocation as the second person",
      description =
          "The event is recorded on the chain of keys. An enrolment is signed by who confirms it: prepare this call with `Zegel-Sign: prepare`.")
  @Path("/{id}/confirmation")
  public PasskeyView confirm(@PathParam("id") UUID id) {
    return desk.confirm(id);
  }

  @POST
  @Operation(
      summary = "Refuses an enrolment or a revocation as the second person",
      description = "A key whose revocation is refused signs again.")
  @Path("/{id}/refusal")
  public PasskeyView refuse(@PathParam("id") UUID id, Reason reason) {
    return desk.refuse(id, reason);
  }

  @POST
  @Operation(summary = "Withdraws one's own proposal before it is answered")
  @Path("/{id}/withdrawal")
  public PasskeyView withdraw(@PathParam("id") UUID id) {
    return desk.withdraw(id);
  }

  @POST
  @Operation(
      summary = "Asks for the revocation of a passkey",
      description = "It signs nothing from now on; a second person confirms.")
  @Path("/{id}/revocation")
  public PasskeyView revoke(@PathParam("id") UUID id, Reason reason) {
    return desk.revoke(id, reason);
  }
}
