package be.zegel.web.api;

import be.zegel.passkeys.SigningPrepared;
import be.zegel.web.shell.SignedRequests;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/**
 * Answers a call that only prepared its act with what there is to sign: 200, with {@code
 * Zegel-Sign: prepared} so that nobody takes it for the act's own answer.
 */
@Provider
public class ActToSignMapper implements ExceptionMapper<SigningPrepared> {

  @Override
  public Response toResponse(SigningPrepared prepared) {
    return Response.ok(prepared.request(), MediaType.APPLICATION_JSON_TYPE)
        .header(SignedRequests.SIGN, "prepared")
        .build();
  }
}
