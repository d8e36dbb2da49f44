package be.zegel.reference;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/**
 * What the functional administrator does with reference data. The tables themselves change by
 * migration under the owner's role; here a running server is told to read them again. Each server
 * of several has to be told.
 */
@Stateless
@RolesAllowed("FUNCTIONAL_ADMIN")
public class ReferenceMaintenance {

  @Inject private ReferenceData data;

  /** Reads all tables again. When they cannot be read, everybody goes on with what was known. */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public void refresh() {
    data.reload();
  }
}
