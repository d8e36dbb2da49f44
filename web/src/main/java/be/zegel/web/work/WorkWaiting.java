package be.zegel.web.work;

import be.zegel.directives.DirectiveDesk;
import be.zegel.web.custody.TransfersToAccept;
import be.zegel.web.shell.Destination;
import be.zegel.web.shell.RailCount;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

/** What waits for the reader's hand: offers to answer, directives to answer, answers to judge. */
@RequestScoped
public class WorkWaiting implements RailCount {

  @Inject private TransfersToAccept transfers;
  @Inject private DirectiveDesk directives;

  @Override
  public Destination destination() {
    return Destination.WORK;
  }

  @Override
  public long waiting() {
    return transfers.waiting() + directives.owed().size() + directives.toJudge().size();
  }
}
