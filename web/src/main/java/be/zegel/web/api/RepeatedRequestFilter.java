package be.zegel.web.api;

import be.zegel.idempotency.KeptAnswer;
import be.zegel.idempotency.RepeatedRequests;
import be.zegel.problem.Problem;
import be.zegel.problem.ProblemException;
import be.zegel.web.shell.SignedRequests;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Answers a POST that carries an {@code Idempotency-Key} a second time with the first answer. The
 * answer is kept only when the first request had an effect; a refused one may be tried again under
 * the same key. A request that only prepares an act for signature has none.
 */
@Provider
@Priority(Priorities.USER)
public class RepeatedRequestFilter implements ContainerRequestFilter, ContainerResponseFilter {

  private static final String HEADER = "Idempotency-Key";
  private static final String RESERVED = RepeatedRequestFilter.class.getName();
  private static final int MAX_KEY = 200;
  private static final JsonForm JSON = new JsonForm();

  @Inject private RepeatedRequests requests;

  @Override
  public void filter(ContainerRequestContext request) throws IOException {
    String key = request.getHeaderString(HEADER);
    boolean prepares = request.getHeaderString(SignedRequests.SIGN) != null;
    if (!"POST".equals(request.getMethod()) || key == null || key.isBlank() || prepares) {
      return;
    }
    if (key.length() > MAX_KEY) {
      throw ProblemException.field(Problem.INVALID_INPUT, HEADER, "field.key");
    }
    byte[] body = request.getEntityStream().readNBytes(RequestBodies.MOST_BYTES + 1);
    if (body.length > RequestBodies.MOST_BYTES) {
      throw ProblemException.of(
          Problem.TOO_LARGE, "limit", String.valueOf(RequestBodies.MOST_BYTES));
    }
    request.setEntityStream(new ByteArrayInputStream(body));
    Optional<KeptAnswer> kept = requests.reserve(key, fingerprint(request, body));
    if (kept.isPresent()) {
      request.abortWith(answer(kept.get()));
    } else {
      request.setProperty(RESERVED, key);
    }
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (!(request.getProperty(RESERVED) instanceof String key)) {
      return;
    }
    if (response.getStatus() < 300) {
      Object entity = response.getEntity();
      String location = response.getHeaderString("Location");
      requests.complete(
          key,
          response.getStatus(),
          location,
          entity == null ? null : JSON.getContext(Object.class).toJson(entity));
    } else {
      requests.release(key);
    }
  }

  private static Response answer(KeptAnswer kept) {
    Response.ResponseBuilder answer =
        Response.status(kept.status()).type(MediaType.APPLICATION_JSON_TYPE).entity(kept.body());
    if (kept.location() != null) {
      answer.location(URI.create(kept.location()));
    }
    return answer.build();
  }

  private static String fingerprint(ContainerRequestContext request, byte[] body) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(
          (request.getMethod() + " " + request.getUriInfo().getPath() + "\n")
              .getBytes(java.nio.charset.StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest(body));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
