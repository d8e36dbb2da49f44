package be.zegel.web.ledger;

import be.zegel.ledger.LogAnchor;
import be.zegel.web.shell.Warnings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Signer, witnesses and time stamps that have been away for longer than the policy allows. */
@ApplicationScoped
public class ProofWarnings implements Warnings {

  @Inject private LogAnchor anchor;

  @Override
  public List<String> missing() {
    return anchor.missing();
  }
}
