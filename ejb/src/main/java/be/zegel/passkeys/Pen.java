package be.zegel.passkeys;

import be.zegel.evidence.ledger.EventSignature;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What the request says of signatures: that the act is only to be prepared, or with which
 * signatures it is to be recorded, or nothing. Filled by the web layer, taken once by the first
 * boundary that signs.
 */
@RequestScoped
@PermitAll
public class Pen {

  /** What is wished. */
  sealed interface Wish {}

  /** Only to say what there is to sign. */
  record Prepare() implements Wish {}

  /** To record the prepared act with these signatures. */
  record Commit(UUID prepared, List<EventSignature> signatures) implements Wish {
    Commit {
      signatures = List.copyOf(signatures);
    }
  }

  private Optional<Wish> wish = Optional.empty();

  /** The act is to be prepared and not recorded. */
  public void prepare() {
    wish = Optional.of(new Prepare());
  }

  /** The act is to be recorded with signatures. */
  public void commit(UUID prepared, List<EventSignature> signatures) {
    wish = Optional.of(new Commit(prepared, signatures));
  }

  Optional<Wish> take() {
    Optional<Wish> taken = wish;
    wish = Optional.empty();
    return taken;
  }
}
