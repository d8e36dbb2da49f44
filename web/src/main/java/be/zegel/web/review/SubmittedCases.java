package be.zegel.web.review;

import be.zegel.cases.CaseList;
import be.zegel.web.shell.Destination;
import be.zegel.web.shell.RailCount;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

/** The number of submitted cases that nobody of the prosecutor's office has taken up. */
@RequestScoped
public class SubmittedCases implements RailCount {

  @Inject private CaseList cases;

  @Override
  public Destination destination() {
    return Destination.REVIEW;
  }

  @Override
  public long waiting() {
    return cases.submitted();
  }
}
