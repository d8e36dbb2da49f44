package be.zegel.receipts;

import be.zegel.audit.AuditTrail;
import be.zegel.audit.Consultation;
import be.zegel.chain.ChainEvent;
import be.zegel.chain.Chronicle;
import be.zegel.custody.CustodyDesk;
import be.zegel.custody.ExhibitView;
import be.zegel.evidence.ledger.Field;
import be.zegel.evidence.packet.TrustBundle;
import be.zegel.evidence.report.Receipt;
import be.zegel.ledger.LogAnchor;
import be.zegel.ledger.LogEntries;
import be.zegel.ledger.LogEntries.Standing;
import be.zegel.problem.Problem;
import be.zegel.problem.ProblemException;
import be.zegel.reference.CodeSet;
import be.zegel.reference.ReferenceData;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Where people make receipts for an event in the custody of an exhibit that they may see. */
@Stateless
@RolesAllowed("**")
public class ReceiptDesk {

  /** Where the code on a receipt leads, below the address of the system. */
  private static final String CHECK = "/ledger/event?hash=";

  @Inject private CustodyDesk custody;
  @Inject private Chronicle chronicle;
  @Inject private LogEntries entries;
  @Inject private LogAnchor anchor;
  @Inject private ReferenceData reference;
  @Inject private AuditTrail audit;
  @Inject private Clock clock;

  /**
   * The receipt of an event as a PDF/A. It says what the events say, with names as they were; what
   * was erased since stays out.
   *
   * @param seq the number of the event in the chain of the exhibit; the first one is that of its
   *     entry
   * @param locale the language of whoever gets it
   * @throws ProblemException NOT_FOUND when the exhibit is out of sight or has no such event
   */
  public byte[] pdf(UUID exhibitId, int seq, Locale locale) {
    ExhibitView exhibit = custody.read(exhibitId);
    ChainEvent entry = event(exhibitId, 1);
    ChainEvent event = seq == 1 ? entry : event(exhibitId, seq);
    audit.granted(
        new Consultation("PRINT", "EXHIBIT", exhibitId.toString(), exhibit.caseId()),
        "CASE_WORK",
        Map.of("part", "receipt", "event", String.valueOf(seq)));
    try {
      return receipt(exhibit, entry, event, locale).pdf();
    } catch (IOException e) {
      throw new UncheckedIOException("the receipt cannot be written", e);
    }
  }

  private ChainEvent event(UUID exhibitId, int seq) {
    List<ChainEvent> found = seq < 1 ? List.of() : chronicle.ofExhibit(exhibitId, seq - 1, 1);
    if (found.isEmpty()) {
      throw ProblemException.of(Problem.NOT_FOUND);
    }
    return found.getFirst();
  }

  private Receipt receipt(ExhibitView exhibit, ChainEvent entry, ChainEvent event, Locale locale) {
    String hash = event.hashHex();
    Standing standing = entries.find(event.recorded().envelope().hash().bytes()).orElse(null);
    String basis =
        reference.label(CodeSet.MEASURE_TYPE, exhibit.legalBasis().code(), locale)
            + (exhibit.legalBasis().reference() == null
                ? ""
                : " · " + exhibit.legalBasis().reference());
    return new Receipt(
        locale.getLanguage(),
        Objects.requireNonNullElse(exhibit.caseNumber(), "–"),
        text(entry, Field.LABEL),
        text(entry, Field.DESCRIPTION),
        reference.label(CodeSet.CUSTODY_EVENT, event.recorded().type().name(), locale),
        text(event, Field.OCCURRED_AT),
        text(event, Field.PLACE),
        basis,
        text(event, Field.SEAL_AFTER),
        Objects.requireNonNullElse(event.actorName(), "–"),
        text(event, Field.CUSTODIAN_AFTER),
        text(entry, Field.TAKEN_FROM),
        event.recorded().envelope().item().toString(),
        event.seq(),
        hash,
        standing == null || standing.sealedAt() == null
            ? null
            : new Receipt.Sealed(
                Objects.requireNonNull(standing.size()),
                Objects.requireNonNull(standing.root()),
                standing.sealedAt()),
        anchor.bundle().map(TrustBundle::fingerprint).map(Object::toString).orElse("–"),
        System.getProperty("zegel.public.url", "") + CHECK + hash,
        clock.instant(),
        Boolean.getBoolean("zegel.demo"));
  }

  private static String text(ChainEvent event, Field field) {
    String text = event.text(field);
    return text == null || text.isBlank() ? "–" : text;
  }
}
