package be.zegel.fixity;

import be.zegel.access.SystemTask;
import be.zegel.cases.CaseDisclosures;
import be.zegel.custody.FixityFinding;
import be.zegel.custody.FixityLog;
import be.zegel.evidence.tlog.MerkleHash;
import be.zegel.reference.CodeSet;
import be.zegel.reference.ReferenceData;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The database's side of the scheduled check, each step a transaction of its own. */
@Stateless
@SystemTask
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class ScheduledChecks {

  @Inject private FixityRows rows;
  @Inject private FixityLog custody;
  @Inject private CaseDisclosures cases;
  @Inject private ReferenceData reference;
  @Inject private Clock clock;

  /** Files of one exhibit that were not checked since, the longest unchecked first. */
  public List<StoredFile> due(Instant before, int most) {
    return rows.due(before, most);
  }

  /** Makes the items of files follow what is known of their bytes. @return how many files */
  public int follow(int most) {
    List<UUID> files = rows.toFollow(most);
    files.forEach(this::follow);
    return files.size();
  }

  /** Makes the items of one file follow. */
  public void follow(UUID fileId) {
    rows.lock(fileId).ifPresent(unsound -> rows.follow(fileId));
  }

  /** The words for a problem in the language of a case's procedure. */
  public String words(UUID caseId, FixityProblem problem) {
    return words(reference, cases.language(caseId), problem);
  }

  private static String words(ReferenceData reference, String language, FixityProblem problem) {
    return reference.label(CodeSet.FIXITY_PROBLEM, problem.name(), Locale.of(language));
  }

  /**
   * Records a batch: all of one exhibit. What was erased or checked by somebody else meanwhile is
   * left out.
   */
  public void record(List<Reading> batch) {
    Instant now = clock.instant();
    UUID exhibitId = batch.getFirst().file().exhibitId();
    rows.lockExhibit(exhibitId);
    List<Reading> whole = new ArrayList<>();
    List<Reading> damaged = new ArrayList<>();
    for (Reading reading : batch) {
      boolean open = rows.lock(reading.file().id()).filter(unsound -> !unsound).isPresent();
      if (open) {
        (reading.whole() ? whole : damaged).add(reading);
      }
    }
    if (!whole.isEmpty()) {
      @Nullable UUID event = event(exhibitId, whole).orElse(null);
      for (Reading reading : whole) {
        rows.checked(reading.file().id(), false, now);
        rows.add(UUID.randomUUID(), reading, now, null, null, event);
      }
    }
    for (Reading reading : damaged) {
      StoredFile file = reading.file();
      FixityProblem problem = Objects.requireNonNull(reading.problem());
      UUID event =
          custody.damaged(
              exhibitId,
              new FixityFinding(file.id(), file.sha256(), words(file.caseId(), problem)));
      rows.checked(file.id(), true, now);
      rows.add(UUID.randomUUID(), reading, now, null, null, event);
      rows.follow(file.id());
    }
  }

  private Optional<UUID> event(UUID exhibitId, List<Reading> whole) {
    StoredFile first = whole.getFirst().file();
    return whole.size() == 1
        ? custody.whole(exhibitId, 1, first.sha256(), first.id())
        : custody.whole(
            exhibitId, whole.size(), root(whole.stream().map(Reading::file).toList()), null);
  }

  /**
   * The root of the tree (RFC 6962) over the lines {@code fileId sha256} in the order of the ids,
   * so that one value commits to which files were checked against which hashes.
   */
  static String root(List<StoredFile> files) {
    List<MerkleHash> level =
        files.stream()
            .sorted(Comparator.comparing(file -> file.id().toString()))
            .map(file -> (file.id() + " " + file.sha256()).getBytes(StandardCharsets.UTF_8))
            .map(MerkleHash::leaf)
            .toList();
    return HexFormat.of().formatHex(root(level, 0, level.size()).bytes());
  }

  private static MerkleHash root(List<MerkleHash> leaves, int from, int to) {
    if (to - from == 1) {
      return leaves.get(from);
    }
    int split = from + Integer.highestOneBit(to - from - 1);
    return MerkleHash.node(root(leaves, from, split), root(leaves, split, to));
  }
}
