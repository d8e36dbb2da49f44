package be.zegel.passkeys;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A prepared act: what its person is to sign. Nothing of it is recorded. Sent again with the
 * signatures of all events, the same act is recorded exactly so, or refused.
 *
 * @param id names the prepared act; null when there is nothing to sign
 * @param relyingParty the id of the relying party
 * @param credentials the person's passkeys, in base64url
 * @param expiresAt until when signatures are taken
 * @param events what is to be signed, in order; empty when the act has no event that a person signs
 */
public record SigningRequest(
    @Nullable UUID id,
    String relyingParty,
    List<String> credentials,
    Instant expiresAt,
    List<ToSign> events) {

  public SigningRequest {
    credentials = List.copyOf(credentials);
    events = List.copyOf(events);
  }

  /**
   * An event as it will be recorded.
   *
   * @param challenge SHA-256 of the envelope without signatures, in base64url
   * @param type the code of the vocabulary
   * @param seq its number on its chain
   * @param recordedAt the time that will stand in it
   * @param fields every value as text, by the field's name
   */
  public record ToSign(
      String challenge, String type, int seq, Instant recordedAt, Map<String, String> fields) {
    public ToSign {
      fields = Map.copyOf(fields);
    }
  }
}
