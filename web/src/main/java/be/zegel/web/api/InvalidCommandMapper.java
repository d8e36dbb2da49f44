package be.zegel.web.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/**
 * Answers a command that breaks its own rules as {@link RefusalMapper} does. The container has a
 * mapper of its own for this exception, nearer to it than one for everything: it would write the
 * names of our methods and repeat what was sent.
 */
@Provider
public class InvalidCommandMapper implements ExceptionMapper<ConstraintViolationException> {

  @Context private HttpServletRequest request;

  @Override
  public Response toResponse(ConstraintViolationException invalid) {
    return RefusalMapper.answer(invalid, Problems.language(request));
  }
}
