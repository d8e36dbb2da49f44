package be.zegel.web.custody;

import be.zegel.custody.CustodyTransfer;
import be.zegel.web.shell.Destination;
import be.zegel.web.shell.RailCount;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

/** The number of hand-overs that wait for the reader's answer. */
@RequestScoped
public class TransfersToAccept implements RailCount {

  @Inject private CustodyTransfer transfers;

  private long waiting = -1;

  @Override
  public Destination destination() {
    return Destination.TRANSFERS;
  }

  @Override
  public long waiting() {
    if (waiting < 0) {
      waiting = transfers.toAccept().size();
    }
    return waiting;
  }
}
