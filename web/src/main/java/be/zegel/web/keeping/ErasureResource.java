package be.zegel.web.keeping;

import be.zegel.erasure.ErasureDesk;
import be.zegel.erasure.ErasureView;
import be.zegel.problem.Problem;
import be.zegel.problem.ProblemException;
import be.zegel.web.files.Attachment;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The lawful erasure of an exhibit's data: how far it is, and its certificate. */
@Tag(name = "Exhibits")
@Path("/")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ErasureResource {

  private static final String PDF = "application/pdf";

  @Inject private ErasureDesk desk;

  @GET
  @Operation(
      summary = "Tells how far the erasure of an exhibit is",
      description =
          "Ordered by the event that two persons made: CRYPTO_ERASED or DESTROYED. 409 state-forbids while none has begun.")
  @Path("/exhibits/{id}/erasure")
  public ErasureView read(@PathParam("id") UUID exhibitId) {
    return desk.ofExhibit(exhibitId)
        .orElseThrow(() -> ProblemException.of(Problem.STATE_FORBIDS, "from", "NONE"));
  }

  /** The certificate. */
  @GET
  @Operation(
      summary = "Downloads the certificate of an erasure",
      description = "A PDF/A in the language of the procedure; its hash stands in the custody.")
  @Path("/exhibits/{id}/erasure/certificate")
  @Produces(MediaType.WILDCARD)
  @APIResponse(
      responseCode = "200",
      description = "The certificate",
      content = @Content(mediaType = PDF))
  public Response certificate(@PathParam("id") UUID exhibitId) {
    return Attachment.whole(desk.certificate(exhibitId), PDF);
  }
}
