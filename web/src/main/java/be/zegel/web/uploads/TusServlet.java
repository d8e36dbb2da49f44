package be.zegel.web.uploads;

import be.zegel.filing.AppendChunk;
import be.zegel.filing.BeginUpload;
import be.zegel.filing.EvidenceIntake;
import be.zegel.filing.EvidenceIntake.FirstBytes;
import be.zegel.filing.JoinUploads;
import be.zegel.filing.UploadKind;
import be.zegel.filing.UploadView;
import be.zegel.problem.Problem;
import be.zegel.problem.ProblemException;
import be.zegel.web.api.JsonForm;
import be.zegel.web.api.ProblemDocument;
import be.zegel.web.api.Problems;
import be.zegel.web.api.RefusalMapper;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Speaks tus 1.0. The answer to the last byte is 204 and names the file in {@code Zegel-File}: from
 * then on it is never lost. A connection that breaks keeps what had arrived; the client asks with
 * HEAD and goes on. HEAD on an upload whose bytes are all there files it and names the file.
 *
 * <p>Refusals are problem documents; 409 and 460 say in the fact {@code offset} where the upload
 * stands.
 */
@WebServlet(
    name = "uploads",
    urlPatterns = {"/api/v1/uploads", "/api/v1/uploads/*"})
public class TusServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private static final Logger LOG = System.getLogger(TusServlet.class.getName());
  private static final JsonForm JSON = new JsonForm();
  private static final String EXTENSIONS =
      "creation,creation-with-upload,creation-defer-length,checksum,expiration,termination,concatenation";
  private static final String METHODS = "OPTIONS, POST, HEAD, PATCH, DELETE";

  @Inject private transient EvidenceIntake intake;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    TusRequest tus = new TusRequest(request);
    response.setHeader("Tus-Resumable", TusRequest.VERSION);
    response.setHeader("Cache-Control", "no-store");
    try {
      if (tus.method().equals("OPTIONS")) {
        describe(response);
      } else if (tus.speaksVersion()) {
        answer(tus, response);
      } else {
        response.setHeader("Tus-Version", TusRequest.VERSION);
        refuse(
            tus,
            response,
            ProblemException.of(
                Problem.PRECONDITION_FAILED, "need", "Tus-Resumable: " + TusRequest.VERSION));
      }
    } catch (IOException e) {
      // The connection broke: what had arrived is kept, and nobody is there to be told.
      LOG.log(Level.DEBUG, "An upload was interrupted", e);
      if (!response.isCommitted()) {
        response.setHeader("Connection", "close");
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
      }
    } catch (RuntimeException e) {
      refuse(tus, response, e);
    }
  }

  private void answer(TusRequest tus, HttpServletResponse response) throws IOException {
    UUID upload = tus.upload();
    switch (tus.method()) {
      case "POST" -> {
        if (upload != null) {
          throw ProblemException.of(Problem.METHOD_NOT_ALLOWED);
        }
        create(tus, response);
      }
      case "HEAD" -> head(intake.status(named(upload)), tus, response);
      case "PATCH" -> append(named(upload), tus, response);
      case "DELETE" -> {
        intake.terminate(named(upload));
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
      }
      default -> {
        response.setHeader("Allow", METHODS);
        throw ProblemException.of(Problem.METHOD_NOT_ALLOWED);
      }
    }
  }

  private void describe(HttpServletResponse response) {
    response.setHeader("Tus-Version", TusRequest.VERSION);
    response.setHeader("Tus-Extension", EXTENSIONS);
    response.setHeader("Tus-Max-Size", String.valueOf(intake.largestUpload()));
    response.setHeader("Tus-Checksum-Algorithm", "sha256,sha1,md5");
    response.setHeader("Allow", METHODS);
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }

  private void create(TusRequest tus, HttpServletResponse response) throws IOException {
    UploadMetadata metadata = tus.metadata();
    String sha256 = metadata.sha256() == null ? tus.sha256() : metadata.sha256();
    List<UUID> parts = tus.parts();
    UploadView view;
    if (parts != null) {
      view =
          intake.join(
              new JoinUploads(
                  required(metadata.exhibit(), "exhibit"),
                  required(metadata.filename(), "filename"),
                  parts,
                  sha256));
    } else {
      BeginUpload begin =
          new BeginUpload(
              metadata.exhibit(),
              metadata.filename(),
              tus.lengthAtBeginning(),
              tus.partial(),
              sha256);
      view =
          tus.hasBytes()
              ? intake.begin(
                  begin,
                  new FirstBytes(tus.size(), tus.checksum(), tus.http().getInputStream()),
                  upload -> response.setHeader("Location", address(tus, upload)))
              : intake.begin(begin);
    }
    response.setHeader("Location", address(tus, view.id()));
    stand(view, response);
    response.setStatus(HttpServletResponse.SC_CREATED);
  }

  private void append(UUID upload, TusRequest tus, HttpServletResponse response)
      throws IOException {
    if (!tus.hasBytes()) {
      throw ProblemException.of(Problem.UNSUPPORTED_MEDIA_TYPE);
    }
    UploadView view =
        intake.append(
            new AppendChunk(
                upload, tus.offset(), tus.size(), tus.length(), tus.checksum(), tus.sha256()),
            tus.http().getInputStream());
    stand(view, response);
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }

  private static void head(UploadView view, TusRequest tus, HttpServletResponse response) {
    stand(view, response);
    if (view.length() == null) {
      response.setHeader("Upload-Defer-Length", "1");
    } else {
      response.setHeader("Upload-Length", String.valueOf(view.length()));
    }
    String metadata = UploadMetadata.header(view.exhibitId(), view.filename());
    if (!metadata.isEmpty()) {
      response.setHeader("Upload-Metadata", metadata);
    }
    if (view.kind() == UploadKind.PARTIAL) {
      response.setHeader("Upload-Concat", "partial");
    } else if (view.kind() == UploadKind.FINAL) {
      response.setHeader(
          "Upload-Concat",
          "final;"
              + view.parts().stream()
                  .map(part -> address(tus, part))
                  .collect(Collectors.joining(" ")));
    }
    response.setStatus(HttpServletResponse.SC_OK);
  }

  private static void stand(UploadView view, HttpServletResponse response) {
    response.setHeader("Upload-Offset", String.valueOf(view.offset()));
    if (view.fileId() == null) {
      response.setHeader(
          "Upload-Expires",
          DateTimeFormatter.RFC_1123_DATE_TIME.format(view.expiresAt().atOffset(ZoneOffset.UTC)));
    } else {
      response.setHeader("Zegel-File", view.fileId().toString());
    }
  }

  private static void refuse(TusRequest tus, HttpServletResponse response, RuntimeException e)
      throws IOException {
    var answer = RefusalMapper.answer(e, Problems.language(tus.http()));
    if (response.isCommitted()) {
      return;
    }
    // A client that is still sending is not listened to any longer.
    response.setHeader("Connection", "close");
    response.setStatus(answer.getStatus());
    if (answer.getEntity() instanceof ProblemDocument document) {
      String offset = document.facts().get("offset");
      if (offset != null) {
        response.setHeader("Upload-Offset", offset);
      }
      if (!tus.method().equals("HEAD")) {
        byte[] body =
            JSON.getContext(ProblemDocument.class)
                .toJson(document)
                .getBytes(StandardCharsets.UTF_8);
        response.setContentType(Problems.MEDIA_TYPE.toString());
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
      }
    }
  }

  private static UUID named(@Nullable UUID upload) {
    if (upload == null) {
      throw ProblemException.of(Problem.METHOD_NOT_ALLOWED);
    }
    return upload;
  }

  private static <T> T required(@Nullable T value, String field) {
    if (value == null) {
      throw ProblemException.field(Problem.INVALID_INPUT, field, "field.required");
    }
    return Objects.requireNonNull(value);
  }

  private static String address(TusRequest tus, UUID upload) {
    return tus.http().getContextPath() + tus.http().getServletPath() + "/" + upload;
  }
}
