package be.zegel.web.shell;

import be.zegel.evidence.ledger.EventSignature;
import be.zegel.passkeys.Pen;
import be.zegel.problem.Problem;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a request says of signatures. With {@code Zegel-Sign: prepare} it only asks what there
 * is to sign; with {@code Zegel-Signing}, the id of that answer, and {@code Zegel-Assertions}, the
 * signatures as a JSON list in base64url, it records the act. Forms of pages send the latter two as
 * parameters of the same names.
 */
@WebFilter(
    filterName = "signed-requests",
    urlPatterns = "/*",
    asyncSupported = true,
    dispatcherTypes = DispatcherType.REQUEST)
public class SignedRequests extends HttpFilter {

  /** The header that asks what there is to sign, and the mark of its answer. */
  public static final String SIGN = "Zegel-Sign";

  /** The header or parameter that names the prepared act. */
  public static final String SIGNING = "Zegel-Signing";

  /** The header or parameter with the signatures. */
  public static final String ASSERTIONS = "Zegel-Assertions";

  private static final String SCHEME = "webauthn";
  private static final int MOST_CHARACTERS = 400_000;

  @Inject private Pen pen;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!"POST".equals(request.getMethod()) || read(request)) {
      chain.doFilter(request, response);
    } else {
      ErrorPage.refuse(request, response, Problem.SIGNATURE_WRONG);
    }
  }

  /** Whether what the request says of signatures can be read. */
  private boolean read(HttpServletRequest request) throws IOException {
    if ("prepare".equals(request.getHeader(SIGN))) {
      pen.prepare();
      return true;
    }
    String signing = value(request, SIGNING);
    String assertions = value(request, ASSERTIONS);
    if (signing != null && assertions != null) {
      try {
        pen.commit(UUID.fromString(signing), signatures(assertions));
      } catch (IllegalArgumentException | JsonException | ClassCastException e) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable String value(HttpServletRequest request, String name)
      throws IOException {
    String header = request.getHeader(name);
    String type = request.getContentType();
    if (header != null
        || type == null
        || !type.startsWith("application/x-www-form-urlencoded")
        || ErrorPage.isApi(request, request.getRequestURI())) {
      return header;
    }
    if (request.getCharacterEncoding() == null) {
      // Forms are sent in the encoding of their page, which is this one; nobody has said so yet.
      request.setCharacterEncoding(StandardCharsets.UTF_8.name());
    }
    return request.getParameter(name);
  }

  private static List<EventSignature> signatures(String encoded) {
    if (encoded.length() > MOST_CHARACTERS) {
      throw new IllegalArgumentException("too long");
    }
    String json = new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8);
    try (JsonReader reader = Json.createReader(new StringReader(json))) {
      List<EventSignature> signatures = new ArrayList<>();
      for (JsonValue each : reader.readArray()) {
        signatures.add(signature(each.asJsonObject()));
      }
      return signatures;
    }
  }

  private static EventSignature signature(JsonObject object) {
    Map<String, String> parts = new TreeMap<>();
    object.forEach((name, value) -> parts.put(name, ((JsonString) value).getString()));
    return new EventSignature(SCHEME, parts);
  }
}
