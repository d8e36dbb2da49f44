package be.zegel.wrong.closed;

import be.zegel.wrong.open.OpenDesk;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Says on the class who may call it. Wrong on purpose: uses a feature that its own does not
 * declare.
 */
@ApplicationScoped
@PermitAll
public class ClosedDesk {

  /** What makes it wrong. */
  public String forAnybody() {
    return new OpenDesk().forAnybody();
  }
}
