package be.zegel.web.custody;

import be.zegel.receipts.ReceiptDesk;
import be.zegel.web.api.Problems;
import be.zegel.web.shell.Language;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Receipts for events in the custody of an exhibit. */
@Tag(name = "Exhibits")
@Path("/")
@RequestScoped
public class ReceiptsResource {
  private static final String PDF = "application/pdf";

  @Inject private ReceiptDesk desk;

  /** The receipt of an event. */
  @GET
  @Operation(
      summary = "Makes the receipt of an event in the custody of an exhibit",
      description =
          "A PDF/A for the person from whom the thing is taken, or who takes it over, in the language asked for: what the event says, its hash, the checkpoint that covers it, and a code that leads to the log. Without an event, that of the exhibit's entry.")
  @Path("/exhibits/{id}/receipt")
  @Produces(MediaType.WILDCARD)
  @APIResponse(
      responseCode = "200",
      description = "The receipt",
      content = @Content(mediaType = PDF))
  public Response receipt(
      @PathParam("id") UUID exhibitId,
      @QueryParam("event") @Nullable Integer event,
      @QueryParam("lang") @Nullable String lang,
      @Context HttpServletRequest request) {
    Locale locale =
        lang == null
            ? Problems.language(request)
            : Language.offered(lang).orElseGet(() -> Problems.language(request));
    int seq = event == null ? 1 : event;
    return Response.ok(desk.pdf(exhibitId, seq, locale))
        .type(PDF)
        .header(
            "Content-Disposition",
            "attachment; filename=\"receipt-" + exhibitId + "-" + seq + ".pdf\"")
        .header("X-Content-Type-Options", "nosniff")
        .header("Cache-Control", "private, no-store")
        .build();
  }
}
