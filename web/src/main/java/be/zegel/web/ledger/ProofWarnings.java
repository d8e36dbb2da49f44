package be.zegel.web.ledger;

import be.zegel.ledger.LogAnchor;
import be.zegel.ledger.LogAudit;
import be.zegel.web.shell.Warnings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/**
 * Signer, witnesses and time stamps that have been away for longer than the policy allows; and the
 * history, when it is not what was published.
 */
@ApplicationScoped
public class ProofWarnings implements Warnings {

  @Inject private LogAnchor anchor;
  @Inject private LogAudit audit;

  @Override
  public List<String> missing() {
    List<String> missing = new ArrayList<>(anchor.missing());
    if (audit.altered().isPresent()) {
      missing.add("history");
    }
    return missing;
  }
}
