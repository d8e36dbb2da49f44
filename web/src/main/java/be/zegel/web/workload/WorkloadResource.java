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
import org.jspecify.annotations.Nullable;

/** The load of a unit, for its leader. */
@Path("/workload")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class WorkloadResource {

  @Inject private WorkloadBoard board;

  @GET
  public UnitBoard board(@QueryParam("unit") @Nullable String unit) {
    return board.board(unit);
  }
}
