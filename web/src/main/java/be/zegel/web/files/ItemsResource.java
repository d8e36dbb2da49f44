package be.zegel.web.files;

import be.zegel.filing.EvidenceItems;
import be.zegel.filing.TextPage;
import be.zegel.paging.Page;
import be.zegel.search.EvidenceSearch;
import be.zegel.search.MatchesPage;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Items inside files: what they are, their text page by page, their picture, their bytes. */
@Tag(name = "Evidence")
@Path("/")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ItemsResource {

  @Inject private EvidenceItems items;
  @Inject private EvidenceSearch search;

  @GET
  @Operation(summary = "Reads about an item inside a file")
  @Path("/items/{id}")
  public ItemDocument read(@PathParam("id") UUID itemId) {
    return ItemDocument.of(items.get(itemId));
  }

  /** What lies directly inside, in the order of the container. */
  @GET
  @Operation(
      summary = "Lists what lies directly inside an item",
      description = "In the order of the container.")
  @Path("/items/{id}/items")
  public Page<ItemDocument> children(
      @PathParam("id") UUID itemId,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    return items.children(itemId, cursor, limit).map(ItemDocument::of);
  }

  /** What lies around it, the file itself first. */
  @GET
  @Operation(summary = "Lists what lies around an item", description = "The file itself first.")
  @Path("/items/{id}/containers")
  public Page<ItemDocument> around(@PathParam("id") UUID itemId) {
    return new Page<>(items.around(itemId), null).map(ItemDocument::of);
  }

  /** A part of its text; offsets are UTF-16 units. */
  @GET
  @Operation(summary = "Reads a part of an item's text", description = "Offsets are UTF-16 units.")
  @Path("/items/{id}/text")
  public TextPage text(
      @PathParam("id") UUID itemId,
      @QueryParam("from") @DefaultValue("0") long from,
      @QueryParam("length") @Nullable Integer length) {
    return items.text(itemId, from, length);
  }

  /** Where a query is in a part of its text. */
  @GET
  @Operation(summary = "Finds a query in an item's text")
  @Path("/items/{id}/matches")
  public MatchesPage matches(
      @PathParam("id") UUID itemId,
      @QueryParam("q") @DefaultValue("") String query,
      @QueryParam("from") @DefaultValue("0") long from,
      @QueryParam("to") @DefaultValue("" + Long.MAX_VALUE) long to) {
    return search.matches(itemId, query, from, to);
  }

  /** A picture of it, drawn from pixels. */
  @GET
  @Operation(
      summary = "Draws an item",
      description = "A picture made of pixels alone; nothing of the item is executed.")
  @Path("/items/{id}/preview")
  @Produces(MediaType.WILDCARD)
  @APIResponse(responseCode = "200", content = @Content(mediaType = "image/png"))
  public Response preview(@PathParam("id") UUID itemId) {
    return Response.ok(items.preview(itemId).png(), "image/png")
        .header("Content-Security-Policy", "default-src 'none'; sandbox")
        .header("X-Content-Type-Options", "nosniff")
        .header("Cache-Control", "private, no-store")
        .build();
  }

  /** Its bytes. */
  @GET
  @Operation(
      summary = "Downloads an item's bytes",
      description = "Always an attachment. Every download is recorded in the exhibit's custody.")
  @Path("/items/{id}/content")
  @Produces(MediaType.WILDCARD)
  @APIResponse(
      responseCode = "200",
      content = @Content(mediaType = MediaType.APPLICATION_OCTET_STREAM))
  public Response content(@PathParam("id") UUID itemId) {
    return Attachment.answer(items.download(itemId), null);
  }
}
