package be.zegel.web.audit;

import be.zegel.audit.AuditEntry;
import be.zegel.audit.AuditReading;
import be.zegel.paging.Page;
import be.zegel.web.api.Moments;
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

/** The legal log, for auditors; reading it is written into it. */
@Tag(name = "Audit")
@Path("/audit")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AuditResource {

  @Inject private AuditReading reading;

  @GET
  @Operation(summary = "Reads the legal log", description = "Reading it is written into it.")
  public Page<AuditEntry> page(
      @QueryParam("actor") @Nullable String actor,
      @QueryParam("object") @Nullable String object,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    return reading.page(
        new AuditReading.Question(actor, object, Moments.of(from, "from"), Moments.of(to, "to")),
        cursor,
        limit);
  }
}
