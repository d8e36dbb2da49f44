package be.zegel.evidence.ledger;

import java.util.List;

/**
 * The value behind a commitment, with its salt: whoever has it can check that this, and nothing
 * else, was committed to.
 *
 * @param value the value of the field
 * @param salt the salt of the commitment
 */
public record Opening(Json value, Salt salt) {

  /** The commitment to this value under that field name: SHA-256(salt || JCS([name, value])). */
  public Hash commitment(String fieldName) {
    Json pair = Json.items(List.of(Json.text(fieldName), value));
    return Hash.of(salt.bytes(), CanonicalJson.write(pair));
  }
}
