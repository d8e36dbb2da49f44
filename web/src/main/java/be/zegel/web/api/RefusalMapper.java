package be.zegel.web.api;

import be.zegel.problem.Problem;
import be.zegel.problem.ProblemException;
import jakarta.ejb.EJBAccessException;
import jakarta.json.JsonException;
import jakarta.json.bind.JsonbException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Turns everything that goes wrong in a call into a problem document. What nobody foresaw becomes
 * 500 with an incident number and never a message: the server's log has the rest.
 */
@Provider
public class RefusalMapper implements ExceptionMapper<Throwable> {

  private static final System.Logger LOG = System.getLogger(RefusalMapper.class.getName());
  private static final int MAX_CAUSES = 10;

  @Context private HttpServletRequest request;

  @Override
  public Response toResponse(Throwable thrown) {
    return answer(thrown, Problems.language(request));
  }

  /** The answer to something that went wrong, for calls that are not answered by JAX-RS too. */
  public static Response answer(Throwable thrown, Locale locale) {
    Throwable cause = thrown;
    for (int i = 0; cause != null && i < MAX_CAUSES; i++) {
      // What a reader of parameters or bodies refused comes wrapped in an answer of the container.
      if (cause instanceof ProblemException refusal) {
        return Problems.answer(Problems.document(refusal, locale));
      }
      cause = cause.getCause();
    }
    cause = thrown;
    for (int i = 0; cause != null && i < MAX_CAUSES; i++) {
      Response known = known(cause, locale);
      if (known != null) {
        return known;
      }
      cause = cause.getCause();
    }
    String incident = UUID.randomUUID().toString();
    LOG.log(Level.ERROR, "incident " + incident, thrown);
    return Problems.answer(
        Problems.document(
            Problem.INTERNAL, locale, List.of(), Map.of("incident", incident), incident));
  }

  private static @Nullable Response known(Throwable cause, Locale locale) {
    return switch (cause) {
      case ConstraintViolationException invalid -> invalid(invalid, locale);
      case EJBAccessException denied -> plain(Problem.NOT_ALLOWED, locale);
      case OptimisticLockException stale -> plain(Problem.PRECONDITION_FAILED, locale);
      case NotFoundException unknown -> plain(Problem.NOT_FOUND, locale);
      case JsonException unreadable -> plain(Problem.INVALID_INPUT, locale);
      case JsonbException unreadable -> plain(Problem.INVALID_INPUT, locale);
      case WebApplicationException web when !(web.getCause() instanceof ProcessingException) ->
          web(web, locale);
      case PersistenceException refused when isUniqueViolation(refused) ->
          plain(Problem.CONFLICT, locale);
      default -> null;
    };
  }

  private static Response web(WebApplicationException web, Locale locale) {
    return switch (web.getResponse().getStatus()) {
      case 400 -> plain(Problem.INVALID_INPUT, locale);
      case 401 -> plain(Problem.NOT_SIGNED_IN, locale);
      case 403 -> plain(Problem.NOT_ALLOWED, locale);
      case 404 -> plain(Problem.NOT_FOUND, locale);
      case 405 -> {
        Response.ResponseBuilder answer =
            Response.fromResponse(plain(Problem.METHOD_NOT_ALLOWED, locale));
        yield answer.allow(web.getResponse().getAllowedMethods()).build();
      }
      case 406 -> plain(Problem.NOT_ACCEPTABLE, locale);
      case 413 -> plain(Problem.TOO_LARGE, locale);
      case 415 -> plain(Problem.UNSUPPORTED_MEDIA_TYPE, locale);
      default -> web.getResponse();
    };
  }

  private static Response plain(Problem problem, Locale locale) {
    return Problems.answer(Problems.document(problem, locale, List.of(), Map.of(), null));
  }

  private static Response invalid(ConstraintViolationException invalid, Locale locale) {
    List<ProblemDocument.FieldDocument> fields = new ArrayList<>();
    for (ConstraintViolation<?> violation : invalid.getConstraintViolations()) {
      // The path begins with the method and its parameter; a program knows only what follows.
      List<String> names = new ArrayList<>();
      violation.getPropertyPath().forEach(node -> names.add(node.toString()));
      String field =
          names.size() > 2 ? String.join(".", names.subList(2, names.size())) : names.getLast();
      String annotation =
          violation.getConstraintDescriptor().getAnnotation().annotationType().getSimpleName();
      Map<String, String> facts =
          Map.of(
              "max",
                  String.valueOf(
                      violation.getConstraintDescriptor().getAttributes().getOrDefault("max", "")),
              "regexp",
                  String.valueOf(
                      violation
                          .getConstraintDescriptor()
                          .getAttributes()
                          .getOrDefault("regexp", "")));
      fields.add(
          new ProblemDocument.FieldDocument(
              field, Problems.text("field." + annotation, locale, facts)));
    }
    fields.sort(java.util.Comparator.comparing(ProblemDocument.FieldDocument::field));
    return Problems.answer(
        Problems.document(Problem.INVALID_INPUT, locale, fields, Map.of(), null));
  }

  private static boolean isUniqueViolation(PersistenceException refused) {
    for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
      if (cause instanceof java.sql.SQLException sql && "23505".equals(sql.getSQLState())) {
        return true;
      }
    }
    return false;
  }
}
