package be.zegel.evidence.index;

import java.nio.file.Path;

/**
 * A program that indexes job after job from where the last commit was, says each commit, and is
 * killed in the middle of it.
 */
final class KilledWriter {
  /** Items that the jobs write again and again. */
  static final int ITEMS = 200;

  private KilledWriter() {}

  /** The item a job writes. */
  static Evidence evidence(long job) {
    return Evidence.of("item-" + job % ITEMS, "ronde taak" + job);
  }

  /** Runs until it is killed. */
  public static void main(String[] arguments) {
    CaseId caseId = EvidenceIndexContract.ONE;
    try (EvidenceIndex index = new LuceneEvidenceIndexTest().open(Path.of(arguments[0]))) {
      for (long job = index.state(caseId).committedJob() + 1; ; job++) {
        evidence(job).into(index, caseId);
        if (job % 7 == 0) {
          index.commit(caseId, job);
          System.out.println(job);
        }
        if (job % 31 == 0) {
          index.refresh(caseId);
        }
      }
    }
  }
}
