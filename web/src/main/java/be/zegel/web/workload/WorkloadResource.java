package be.zegel.web.workload;

import be.zegel.workload.UnitBoard;
import be.zegel.workload.WorkloadBoard;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The load of a unit, for its leader. */
@Tag(name = "Unit")
@Path("/workload")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class WorkloadResource {

  @Inject private WorkloadBoard board;

  @GET
  @Operation(
      summary = "Reads the load of a unit",
      description =
          "Per investigator, age of the backlog, deadlines. Without `unit`, the caller's own.")
  public UnitBoard board(@QueryParam("unit") @Nullable String unit) {
    return board.board(unit);
  }
}
