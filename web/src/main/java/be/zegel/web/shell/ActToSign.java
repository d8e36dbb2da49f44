package be.zegel.web.shell;

import be.zegel.evidence.ledger.EventType;
import be.zegel.evidence.ledger.Field;
import be.zegel.passkeys.SigningDesk;
import be.zegel.passkeys.SigningRequest;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What the script of a page gets of an act that its reader is to sign: the challenges for the
 * browser, and every value of the events in the reader's words, so that what is seen is what is
 * signed.
 */
record ActToSign(SigningRequest request) {

  /** The type by which the script tells it from a page. */
  static final String MEDIA_TYPE = "application/vnd.zegel.signing+json";

  /** Identifiers tell a person nothing; they stand last. */
  private static final List<Field> LAST =
      List.of(
          Field.EVENT_ID,
          Field.TRANSFER_ID,
          Field.HOLD_ID,
          Field.SECOND_PSEUDONYM,
          Field.PUBLIC_KEY);

  void answer(FacesContext faces) {
    ExternalContext external = faces.getExternalContext();
    external.setResponseContentType(MEDIA_TYPE);
    external.setResponseCharacterEncoding(StandardCharsets.UTF_8.name());
    external.setResponseHeader(SignedRequests.SIGN, "prepared");
    try {
      external.getResponseOutputWriter().write(json().toString());
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
    faces.responseComplete();
  }

  private JsonObject json() {
    Words words = CDI.current().select(Words.class).get();
    JsonArrayBuilder events = Json.createArrayBuilder();
    for (SigningRequest.ToSign event : request.events()) {
      JsonArrayBuilder fields = Json.createArrayBuilder();
      for (Field field : Field.values()) {
        if (!LAST.contains(field)) {
          add(fields, event, field, words);
        }
      }
      LAST.forEach(field -> add(fields, event, field, words));
      events.add(
          Json.createObjectBuilder()
              .add("challenge", event.challenge())
              .add("what", words.code("CUSTODY_EVENT", event.type()))
              .add("fields", fields));
    }
    return Json.createObjectBuilder()
        .add("id", String.valueOf(request.id()))
        .add("relyingParty", request.relyingParty())
        .add("credentials", Json.createArrayBuilder(request.credentials()))
        .add("optional", optional())
        .add("events", events)
        .build();
  }

  /**
   * Whether the act may be recorded unsigned too; an enrolment never, when there is a key to sign
   * with.
   */
  private boolean optional() {
    return CDI.current().select(SigningDesk.class).get().optional()
        && request.events().stream()
            .noneMatch(event -> event.type().equals(EventType.KEY_ENROLLED.name()));
  }

  private static void add(
      JsonArrayBuilder fields, SigningRequest.ToSign event, Field field, Words words) {
    String value = event.fields().get(field.fieldName());
    if (value != null) {
      fields.add(
          Json.createObjectBuilder()
              .add("name", words.of("eventField." + field.fieldName()))
              .add(
                  "value",
                  field == Field.PURPOSE
                      ? words.code("TRANSFER_PURPOSE", value) + " (" + value + ")"
                      : value));
    }
  }
}
