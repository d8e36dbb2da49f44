package be.zegel.passkeys;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What a browser needs to make a passkey. Binary values are base64url without padding.
 *
 * @param id the ceremony; the answer names it
 * @param relyingParty the id of the relying party
 * @param user the handle under which authenticators keep the key
 * @param username the holder's user name
 * @param name the holder's name
 * @param challenge 32 random bytes
 * @param algorithms COSE numbers, the preferred first
 * @param exclude credentials that the holder has already
 * @param expiresAt until when the answer is taken
 */
public record EnrolmentOptions(
    UUID id,
    String relyingParty,
    String user,
    String username,
    String name,
    String challenge,
    List<Long> algorithms,
    List<String> exclude,
    Instant expiresAt) {

  public EnrolmentOptions {
    algorithms = List.copyOf(algorithms);
    exclude = List.copyOf(exclude);
  }
}
