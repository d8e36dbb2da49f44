package be.zegel.web.files;

import be.zegel.filing.EvidenceFileView;
import be.zegel.filing.EvidenceFiles;
import be.zegel.filing.EvidenceItems;
import be.zegel.paging.Page;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Filed files: list, read, download, read again what failed. */
@Tag(name = "Evidence")
@Path("/")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class FilesResource {

  @Inject private EvidenceFiles files;
  @Inject private EvidenceItems items;

  /** The files of an exhibit in the order of filing. */
  @GET
  @Operation(summary = "Lists the files of an exhibit in the order of filing")
  @Path("/exhibits/{id}/files")
  public Page<FileDocument> ofExhibit(
      @PathParam("id") UUID exhibitId,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    return files.ofExhibit(exhibitId, cursor, limit).map(FileDocument::of);
  }

  @GET
  @Operation(
      summary = "Reads about a file",
      description =
          "Its state goes STORED, EXTRACTING, then READY, PARTIAL (something inside could not be read) or FAILED.")
  @Path("/files/{id}")
  public FileDocument read(@PathParam("id") UUID fileId) {
    return FileDocument.of(files.get(fileId));
  }

  /** Everything inside a file; a container comes before what lies in it. */
  @GET
  @Operation(
      summary = "Lists everything inside a file",
      description = "A container comes before what lies in it; the file itself is the first.")
  @Path("/files/{id}/items")
  public Page<ItemDocument> items(
      @PathParam("id") UUID fileId,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    return items.ofFile(fileId, cursor, limit).map(ItemDocument::of);
  }

  /** The original bytes, whole or one range of them. */
  @GET
  @Operation(
      summary = "Downloads the original bytes",
      description = "Always an attachment. Every download is recorded in the exhibit's custody.")
  @Path("/files/{id}/content")
  @Produces(MediaType.WILDCARD)
  @APIResponse(
      responseCode = "200",
      description = "The original bytes",
      content = @Content(mediaType = MediaType.APPLICATION_OCTET_STREAM))
  public Response content(
      @PathParam("id") UUID fileId,
      @HeaderParam("Range") @Nullable String range,
      @HeaderParam("If-Range") @Nullable String ifRange) {
    EvidenceFileView file = files.get(fileId);
    boolean current = ifRange == null || ifRange.equals("\"" + file.sha256() + "\"");
    ByteRange asked = current ? ByteRange.of(range, file.size()) : null;
    return Attachment.answer(
        files.download(
            fileId, asked == null ? 0 : asked.from(), asked == null ? null : asked.length()),
        asked);
  }

  /** What the original bytes are, without handing them out. */
  @HEAD
  @Operation(summary = "Tells size and hash of the original bytes")
  @Path("/files/{id}/content")
  @Produces(MediaType.WILDCARD)
  public Response aboutContent(@PathParam("id") UUID fileId) {
    EvidenceFileView file = files.get(fileId);
    String name = file.filename().substring(file.filename().lastIndexOf('/') + 1);
    return Attachment.about(name, file.size(), file.sha256());
  }

  /** Reads again what could not be read. */
  @POST
  @Operation(summary = "Reads again what could not be read")
  @Path("/files/{id}/readings")
  @APIResponse(
      responseCode = "202",
      content = @Content(schema = @Schema(implementation = FileDocument.class)))
  public Response readAgain(@PathParam("id") UUID fileId) {
    return Response.accepted(FileDocument.of(files.readAgain(fileId))).build();
  }
}
