package be.zegel.erasure;

import be.zegel.access.SystemTask;
import be.zegel.audit.AuditTrail;
import be.zegel.audit.Consultation;
import be.zegel.cases.CaseDisclosures;
import be.zegel.chain.ChainEvent;
import be.zegel.custody.ErasureLog;
import be.zegel.evidence.ledger.EventType;
import be.zegel.evidence.ledger.Field;
import be.zegel.evidence.report.ErasureCertificate;
import be.zegel.evidence.store.StoredObject;
import be.zegel.reference.CodeSet;
import be.zegel.reference.ReferenceData;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** The steps of an erasure that need the database, each a transaction of its own. */
@Stateless
@SystemTask
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class ErasureSteps {

  @Inject private ErasureRows rows;
  @Inject private ErasureLog custody;
  @Inject private CaseDisclosures cases;
  @Inject private ReferenceData reference;
  @Inject private AuditTrail audit;
  @Inject private Clock clock;

  /** The orders that are not carried out, the oldest first. */
  public List<ErasureRows.Order> orders(int most) {
    return rows.orders(most);
  }

  /** Begins or resumes: what is to be erased is marked. @return the files */
  public List<UUID> begin(ErasureRows.Order order) {
    rows.begin(UUID.randomUUID(), order, clock.instant());
    rows.mark(order.exhibitId());
    return rows.files(order.exhibitId());
  }

  /** Objects of files that rows know, after one, in order. */
  public List<UUID> objects(List<UUID> files, UUID after, int most) {
    return rows.objects(files, after, most);
  }

  /** Whether rows are left that hold what was read out of these files. */
  public boolean anythingLeft(List<UUID> files) {
    return rows.anythingLeft(files);
  }

  /** What the certificate says, rendered only from the events. */
  public ErasureCertificate certificate(ErasureRows.Order order) {
    ErasureView erasure = rows.ofExhibit(order.exhibitId()).orElseThrow().view();
    List<ChainEvent> events = custody.events(order.exhibitId());
    ChainEvent end = end(events, order.event());
    ErasureLog.Ended exhibit = custody.ended(order.exhibitId());
    String language = cases.language(order.caseId());
    Locale locale = Locale.of(language);
    List<ErasureCertificate.Erased> files = new ArrayList<>();
    List<ErasureCertificate.Step> steps = new ArrayList<>();
    for (ChainEvent event : events) {
      EventType type = event.recorded().type();
      if (type == EventType.INGESTED) {
        files.add(
            new ErasureCertificate.Erased(
                Objects.requireNonNullElse(event.text(Field.FILE_NAME), "–"),
                Objects.requireNonNullElse(event.text(Field.SIZE), "–"),
                Objects.requireNonNullElse(event.text(Field.SHA256), "–"),
                event.hashHex()));
      }
      if (type == EventType.DESTRUCTION_ORDERED || event.seq() == end.seq()) {
        steps.add(
            new ErasureCertificate.Step(
                event.seq(),
                reference.label(CodeSet.CUSTODY_EVENT, type.name(), locale),
                Objects.requireNonNullElse(
                    event.text(Field.OCCURRED_AT), event.recordedAt().toString()),
                Objects.requireNonNullElse(event.actorName(), "–"),
                Objects.requireNonNullElse(event.text(Field.ORDER_REFERENCE), "–"),
                event.hashHex()));
      }
    }
    return new ErasureCertificate(
        language,
        cases.number(order.caseId()),
        exhibit.label(),
        exhibit.description(),
        basis(exhibit, locale),
        end.recorded().envelope().item().toString(),
        end.recorded().type() == EventType.CRYPTO_ERASED,
        Objects.requireNonNullElse(end.text(Field.ORDER_REFERENCE), "–"),
        end.text(Field.LEGAL_BASIS),
        end.text(Field.METHOD),
        Objects.requireNonNullElse(end.actorName(), "–"),
        Objects.requireNonNullElse(end.text(Field.SECOND_PERSON), "–"),
        end.recordedAt(),
        erasure.begunAt(),
        clock.instant(),
        erasure.objects(),
        files,
        steps,
        Boolean.getBoolean("zegel.demo"));
  }

  private String basis(ErasureLog.Ended exhibit, Locale locale) {
    String label = reference.label(CodeSet.MEASURE_TYPE, exhibit.legalBasis(), locale);
    return exhibit.reference().isEmpty() ? label : label + " · " + exhibit.reference();
  }

  private static ChainEvent end(List<ChainEvent> events, UUID id) {
    return events.stream()
        .filter(event -> id.toString().equals(event.text(Field.EVENT_ID)))
        .findFirst()
        .orElseThrow();
  }

  /**
   * The certificate is kept and everything is gone: the chain says so, and the erasure is done.
   * Does nothing when it was done before.
   *
   * @param note what stands in the chain, with the certificate's hash
   */
  public void done(ErasureRows.Order order, StoredObject certificate, String note) {
    Instant now = clock.instant();
    ChainEvent end = end(custody.events(order.exhibitId()), order.event());
    if (rows.done(order.exhibitId(), certificate, now)) {
      custody.carriedOut(order.exhibitId(), end.seq(), note);
      Optional<ErasureView> view = rows.ofExhibit(order.exhibitId()).map(ErasureRows.Row::view);
      Map<String, String> detail = new TreeMap<>();
      view.ifPresent(
          erasure -> {
            detail.put("files", String.valueOf(erasure.files()));
            detail.put("objects", String.valueOf(erasure.objects()));
          });
      detail.put("certificate", certificate.sha256());
      audit.granted(
          new Consultation("ERASE", "EXHIBIT", order.exhibitId().toString(), order.caseId()),
          "LEGAL_REQUEST",
          detail);
    }
  }
}
