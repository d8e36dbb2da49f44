package be.zegel.evidence.worker;

import be.zegel.evidence.extract.Child;
import be.zegel.evidence.extract.ChildHeader;
import be.zegel.evidence.extract.ExtractionEnd;
import be.zegel.evidence.extract.ExtractionListener;
import be.zegel.evidence.extract.Outcome;
import java.io.IOException;

/** Kills every worker of this process in the middle of the first big child, once. */
final class KillingListener implements ExtractionListener {
  final Found found = new Found();
  long killed;

  @Override
  public void child(Child child) throws IOException {
    if (killed == 0 && child.header().size() > 1 << 20) {
      child.content().readNBytes(1);
      killed = ProcessHandle.current().descendants().filter(ProcessHandle::destroyForcibly).count();
    }
    found.child(child);
  }

  @Override
  public void childFailed(ChildHeader child, Outcome outcome, String reason) {
    found.childFailed(child, outcome, reason);
  }

  @Override
  public void end(ExtractionEnd end) {
    found.end(end);
  }
}
