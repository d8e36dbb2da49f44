package be.zegel.fixity;

import be.zegel.access.SystemTask;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/**
 * Whether somewhere stored bytes are not what was filed: for the health of the server, which says
 * that and no more.
 */
@Stateless
@SystemTask
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class FixityAlarm {

  @Inject private FixityRows rows;

  /** Whether a file of the whole system is unsound. */
  public boolean raised() {
    return !rows.unsound(1).isEmpty();
  }
}
