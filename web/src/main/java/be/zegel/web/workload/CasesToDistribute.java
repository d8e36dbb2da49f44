package be.zegel.web.workload;

import be.zegel.web.shell.Destination;
import be.zegel.web.shell.RailCount;
import be.zegel.workload.WorkloadBoard;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

/** The number of cases of the led units that nobody leads, or in which a directive is overdue. */
@RequestScoped
public class CasesToDistribute implements RailCount {

  @Inject private WorkloadBoard board;

  @Override
  public Destination destination() {
    return Destination.UNIT;
  }

  @Override
  public long waiting() {
    return board.waiting();
  }
}
