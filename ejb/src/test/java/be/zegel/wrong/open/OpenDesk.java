package be.zegel.wrong.open;

import be.zegel.wrong.closed.ClosedDesk;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;

/** Wrong on purpose: one of its methods does not say who may call it. */
@ApplicationScoped
public class OpenDesk {

  /** What makes it wrong. */
  public String forAnybody() {
    return "anybody";
  }

  /** As it should be. */
  @RolesAllowed("INVESTIGATOR")
  public String forMembers() {
    return new ClosedDesk().forAnybody();
  }
}
