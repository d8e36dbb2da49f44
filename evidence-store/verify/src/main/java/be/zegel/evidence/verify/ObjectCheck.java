package be.zegel.evidence.verify;

import be.zegel.evidence.ledger.Hash;
import java.util.Optional;

/**
 * A file that an exhibit holds, and whether its bytes were there to be compared.
 *
 * @param sha256 its hash, as the event of its filing has it
 * @param name its name; empty when withheld
 * @param found where its bytes were found, unaltered
 */
public record ObjectCheck(Hash sha256, Optional<String> name, Found found) {
  /** Where bytes were found. */
  public enum Found {
    /** In the packet. */
    IN_PACKET,
    /** Beside it. */
    BESIDE,
    /** Nowhere, and nowhere to be: the exhibit and its data were destroyed by order. */
    ERASED,
    /** Nowhere; nothing is said about them. */
    NOT_GIVEN
  }
}
