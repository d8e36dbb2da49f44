package be.zegel.web.packets;

import be.zegel.packets.PacketDesk;
import be.zegel.packets.PacketView;
import be.zegel.packets.RequestPacket;
import be.zegel.paging.Page;
import be.zegel.web.files.Attachment;
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

/** Disclosure: packets that a stranger can check. */
@Tag(name = "Packets")
@Path("/")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PacketsResource {

  /** What a packet is for those who receive it (ETSI EN 319 162-1). */
  static final String MEDIA_TYPE = "application/vnd.etsi.asic-e+zip";

  @Inject private PacketDesk desk;

  @POST
  @Operation(
      summary = "Discloses a case",
      description =
          "Begins a packet with the custody of the case and the chosen exhibits (null: all of them). It is built in the background; its hash is recorded in every chain that it shows. Fields that custody cannot be judged without are never withheld.")
  @Path("/cases/{id}/packets")
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = PacketView.class)))
  public Response request(@PathParam("id") UUID caseId, RequestPacket asked, @Context UriInfo uri) {
    PacketView begun = desk.request(caseId, asked);
    return Response.created(
            uri.getBaseUriBuilder().path("packets").path(begun.id().toString()).build())
        .entity(begun)
        .build();
  }

  @GET
  @Operation(summary = "Lists the packets of a case, the newest first")
  @Path("/cases/{id}/packets")
  public Page<PacketView> ofCase(@PathParam("id") UUID caseId) {
    return new Page<>(desk.ofCase(caseId), null);
  }

  @GET
  @Operation(
      summary = "Reads about a packet",
      description = "Its state goes BUILDING, then READY, or FAILED after several attempts.")
  @Path("/packets/{id}")
  public PacketView read(@PathParam("id") UUID id) {
    return desk.read(id);
  }

  /** The archive. */
  @GET
  @Operation(
      summary = "Downloads a packet",
      description = "An ASiC-E container. Every download is recorded in the legal log.")
  @Path("/packets/{id}/content")
  @Produces(MediaType.WILDCARD)
  @APIResponse(
      responseCode = "200",
      description = "The packet",
      content = @Content(mediaType = MEDIA_TYPE))
  public Response content(@PathParam("id") UUID id) {
    return Attachment.whole(desk.content(id), MEDIA_TYPE);
  }
}
