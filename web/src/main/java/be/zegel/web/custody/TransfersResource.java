package be.zegel.web.custody;

import be.zegel.custody.AcceptTransfer;
import be.zegel.custody.CustodyTransfer;
import be.zegel.custody.GiveReason;
import be.zegel.custody.TransferView;
import be.zegel.paging.Page;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Hand-overs: answer, withdraw, list what waits. */
@Tag(name = "Exhibits")
@Path("/transfers")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class TransfersResource {

  @Inject private CustodyTransfer transfers;

  /** Which side of a hand-over the caller is. */
  public enum Side {
    TO,
    FROM
  }

  /** Open offers to the caller, or made by the caller. */
  @GET
  @Operation(summary = "Lists open offers to the caller, or made by the caller")
  public Page<TransferView> open(@QueryParam("side") @DefaultValue("TO") Side side) {
    return new Page<>(
        switch (side) {
          case TO -> transfers.toAccept();
          case FROM -> transfers.offered();
        },
        null);
  }

  @GET
  @Operation(summary = "Reads a hand-over")
  @Path("/{id}")
  public TransferView read(@PathParam("id") UUID id) {
    return transfers.read(id);
  }

  @POST
  @Operation(
      summary = "Accepts an offered exhibit",
      description =
          "A seal that differs from the one on record is accepted only as a discrepancy, and the exhibit is then disputed.")
  @Path("/{id}/acceptance")
  public TransferView accept(@PathParam("id") UUID id, @Nullable AcceptTransfer accept) {
    return transfers.accept(id, accept == null ? new AcceptTransfer(null, null) : accept);
  }

  @POST
  @Operation(summary = "Refuses an offered exhibit")
  @Path("/{id}/refusal")
  public TransferView refuse(@PathParam("id") UUID id, GiveReason reason) {
    return transfers.refuse(id, reason);
  }

  @POST
  @Operation(summary = "Withdraws an offer")
  @Path("/{id}/withdrawal")
  public TransferView withdraw(@PathParam("id") UUID id, @Nullable GiveReason reason) {
    return transfers.withdraw(id, reason == null ? null : reason.reason());
  }
}
