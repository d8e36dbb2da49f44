package be.zegel.custody;

import be.zegel.chain.ChainEvent;
import be.zegel.chain.Chronicle;
import be.zegel.chain.Facts;
import be.zegel.evidence.ledger.CustodyState;
import be.zegel.evidence.ledger.EventType;
import be.zegel.evidence.ledger.Field;
import be.zegel.evidence.ledger.Json;
import be.zegel.evidence.ledger.Phase;
import be.zegel.evidence.ledger.RecordedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a check of stored bytes writes into the chain of the exhibit they were filed under. A failed
 * one puts the exhibit into quarantine by the rules of custody; only a person ends that.
 */
@ApplicationScoped
class FixityChain {

  private static final Json TOOL = Json.members(Map.of("name", Json.text("Zegel")));

  @Inject private Exhibits exhibits;
  @Inject private ExhibitChain chain;
  @Inject private Chronicle chronicle;

  /**
   * Files of an exhibit were read to their end and are what was filed.
   *
   * @param sha256 of the file, or the root of the tree over several
   * @param fileId the file; null when there were several
   * @return the id of the event; empty after the end of the custody, which admits none
   */
  Optional<UUID> whole(
      UUID exhibitId, int files, String sha256, @Nullable UUID fileId, @Nullable String reason) {
    Exhibit exhibit = exhibits.locked(exhibitId);
    if (chain.standing(exhibit).phase() == Phase.CLOSED) {
      return Optional.empty();
    }
    return Optional.of(
        id(
            chain.grow(
                exhibit,
                ExhibitChain.Act.now(
                    EventType.FIXITY_VERIFIED,
                    null,
                    Facts.none()
                        .and(Field.FILE_ID, fileId)
                        .and(Field.SHA256, sha256)
                        .and(Field.ITEMS_COUNT, Json.counter(files))
                        .and(Field.TOOL, TOOL)
                        .and(Field.REASON, reason)))));
  }

  /** A file of an exhibit is not what was filed; after the end of the custody a note says so. */
  UUID damaged(UUID exhibitId, FixityFinding finding, @Nullable String reason) {
    Exhibit exhibit = exhibits.locked(exhibitId);
    Facts facts = Facts.none().and(Field.NOTE, finding.problem()).and(Field.REASON, reason);
    EventType type = EventType.ANNOTATED;
    if (chain.standing(exhibit).phase() != Phase.CLOSED) {
      type = EventType.FIXITY_FAILED;
      facts =
          facts
              .and(Field.FILE_ID, finding.fileId())
              .and(Field.SHA256, finding.sha256())
              .and(Field.TOOL, TOOL);
    }
    return id(chain.grow(exhibit, ExhibitChain.Act.now(type, null, facts)));
  }

  /** Ends the quarantine that failed checks brought about; one for another reason stays. */
  void cleared(UUID exhibitId, String reason) {
    Exhibit exhibit = exhibits.locked(exhibitId);
    CustodyState state = chain.standing(exhibit);
    if (state.quarantined() && state.phase() != Phase.CLOSED && onlyForFixity(exhibitId)) {
      chain.grow(
          exhibit,
          ExhibitChain.Act.now(
              EventType.QUARANTINE_LIFTED, null, Facts.none().and(Field.REASON, reason)));
    }
  }

  private boolean onlyForFixity(UUID exhibitId) {
    boolean only = true;
    for (ChainEvent event : chronicle.ofExhibit(exhibitId)) {
      switch (event.recorded().type()) {
        case QUARANTINED -> only = false;
        case QUARANTINE_LIFTED -> only = true;
        default -> {}
      }
    }
    return only;
  }

  private static UUID id(RecordedEvent event) {
    return UUID.fromString(((Json.Text) event.value(Field.EVENT_ID).orElseThrow()).value());
  }
}
