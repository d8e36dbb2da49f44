package be.zegel.custody;

import be.zegel.access.Access;
import be.zegel.access.CaseAccess;
import be.zegel.access.Permission;
import be.zegel.audit.AuditTrail;
import be.zegel.audit.Consultation;
import be.zegel.chain.Chronicle;
import be.zegel.chain.Facts;
import be.zegel.evidence.ledger.Custodian;
import be.zegel.evidence.ledger.CustodyState;
import be.zegel.evidence.ledger.EventType;
import be.zegel.evidence.ledger.Field;
import be.zegel.passkeys.Signing;
import be.zegel.people.Caller;
import be.zegel.people.Directory;
import be.zegel.people.PersonView;
import be.zegel.problem.Problem;
import be.zegel.problem.ProblemException;
import be.zegel.reference.CodeSet;
import be.zegel.reference.ReferenceData;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import jakarta.validation.Valid;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The two-sided hand-over of an exhibit: offered by its custodian, then accepted, refused or
 * withdrawn. Custody moves at acceptance, never at the offer (I3); of two answers that arrive
 * together exactly one wins.
 */
@Stateless
@RolesAllowed("**")
public class CustodyTransfer {

  private static final Duration DEFAULT_TERM = Duration.ofDays(3);
  private static final Duration LONGEST_TERM = Duration.ofDays(90);
  private static final int MAX_OPEN = 200;

  @PersistenceContext private EntityManager entities;
  @Inject private Access access;
  @Inject private AuditTrail audit;
  @Inject private Exhibits exhibits;
  @Inject private ExhibitChain chain;
  @Inject private ExhibitReading reading;
  @Inject private Hands hands;
  @Inject private Chronicle chronicle;
  @Inject private Directory directory;
  @Inject private ReferenceData reference;

  /**
   * Offers an exhibit.
   *
   * @throws ProblemException NOT_CUSTODIAN, OFFER_OPEN, SAME_PERSON, UNKNOWN_PERSON, SEAL_DIFFERS
   *     when the giver reads another seal than the record says
   */
  @Interceptors(Signing.class)
  public TransferView offer(UUID exhibitId, @Valid OfferTransfer offer) {
    CaseAccess seen = access.requireExhibit(exhibitId, Permission.SEE_EXHIBIT);
    Exhibit exhibit = exhibits.locked(exhibitId);
    if (!exhibit.external() || !seen.permissions().contains(Permission.EDIT_CASE)) {
      access.requireExhibit(exhibitId, Permission.HANDLE_EXHIBIT);
    }
    Instant now = chronicle.now();
    if (!reference.knows(
        CodeSet.TRANSFER_PURPOSE, offer.purpose(), LocalDate.ofInstant(now, Facts.BELGIUM))) {
      throw ProblemException.field(Problem.UNKNOWN_CODE, "purpose", "problem.unknown-code");
    }
    PersonView to = directory.named(offer.to(), "to");
    Caller caller = directory.caller();
    if (to.id() == caller.id()) {
      throw ProblemException.of(Problem.SAME_PERSON);
    }
    Instant expires =
        offer.expiresAt() == null ? now.plus(DEFAULT_TERM) : offer.expiresAt().toInstant();
    if (!expires.isAfter(now) || expires.isAfter(now.plus(LONGEST_TERM))) {
      throw ProblemException.field(Problem.INVALID_INPUT, "expiresAt", "transfer.expiresAt.range");
    }
    CustodyState state = chain.standing(exhibit);
    if (offer.seal() != null
        && !offer.seal().isBlank()
        && !offer.seal().strip().equals(state.seal())) {
      throw ProblemException.of(
          Problem.SEAL_DIFFERS, "seal", state.seal() == null ? "–" : state.seal());
    }
    UUID id = chronicle.newId();
    chain.grow(
        exhibit,
        ExhibitChain.Act.now(
            EventType.TRANSFER_OFFERED,
            acting(state, seen),
            Facts.none()
                .and(Field.TRANSFER_ID, id)
                .and(Field.TO, ExhibitChain.custodian(to).json())
                .and(Field.PURPOSE, offer.purpose())
                .and(Field.EXPIRES_AT, expires)));
    Transfer transfer =
        new Transfer(
            id, exhibit, caller.id(), to.id(), offer.purpose(), state.seal(), expires, now);
    exhibits.add(transfer);
    audit.granted(new Consultation("TRANSFER", "EXHIBIT", exhibitId.toString(), exhibit.caseId()));
    return reading.view(transfer);
  }

  /**
   * Takes over an offered exhibit. A seal that differs from the one on record is kept as a
   * discrepancy before the acceptance; the exhibit is then disputed.
   *
   * @throws ProblemException OFFER_NOT_OPEN, OFFER_EXPIRED, NOT_CUSTODIAN when it was offered to
   *     somebody else
   */
  @Interceptors(Signing.class)
  public TransferView accept(UUID transferId, @Valid AcceptTransfer accept) {
    Transfer transfer = required(transferId);
    Exhibit exhibit = lockedFor(transfer);
    Instant now = chronicle.now();
    if (transfer.lapsed(now)) {
      throw ProblemException.of(Problem.OFFER_EXPIRED);
    }
    CustodyState state = chain.standing(exhibit);
    String observed =
        accept.sealObserved() == null || accept.sealObserved().isBlank()
            ? null
            : accept.sealObserved().strip();
    boolean differs = !Objects.equals(observed, state.seal());
    Custodian taker = chain.callerAsCustodian();
    if (differs) {
      chain.grow(
          exhibit,
          ExhibitChain.Act.now(
              EventType.DISCREPANCY_RECORDED,
              taker,
              Facts.none()
                  .and(Field.TRANSFER_ID, transferId)
                  .and(Field.SEAL_OBSERVED, ExhibitChain.textOrNothing(observed))
                  .and(
                      Field.NOTE,
                      accept.condition() == null || accept.condition().isBlank()
                          ? "seal differs from the record"
                          : accept.condition().strip())));
    }
    chain.grow(
        exhibit,
        ExhibitChain.Act.now(
            EventType.TRANSFER_ACCEPTED,
            taker,
            Facts.none()
                .and(Field.TRANSFER_ID, transferId)
                .and(Field.SEAL_OBSERVED, ExhibitChain.textOrNothing(observed))
                .and(Field.CONDITION, accept.condition())));
    transfer.accepted(observed, accept.condition(), differs, now);
    return answered(transfer, exhibit);
  }

  /** Refuses an offered exhibit; custody stays where it is. */
  @Interceptors(Signing.class)
  public TransferView refuse(UUID transferId, @Valid GiveReason reason) {
    Transfer transfer = required(transferId);
    Exhibit exhibit = lockedFor(transfer);
    Instant now = chronicle.now();
    transfer.refused(reason.reason().strip(), now);
    exhibits.flush();
    TransferView view = reading.view(transfer);
    chain.grow(
        exhibit,
        ExhibitChain.Act.now(
            EventType.TRANSFER_REFUSED,
            chain.callerAsCustodian(),
            Facts.none()
                .and(Field.TRANSFER_ID, transferId)
                .and(Field.REASON, reason.reason().strip())));
    audit.granted(
        new Consultation("TRANSFER", "EXHIBIT", exhibit.id().toString(), exhibit.caseId()));
    return view;
  }

  /** Withdraws an offer that was not answered yet; for the custodian who made it. */
  @Interceptors(Signing.class)
  public TransferView withdraw(UUID transferId, @Nullable String reason) {
    Transfer transfer = required(transferId);
    Exhibit exhibit = lockedFor(transfer);
    CustodyState state = chain.standing(exhibit);
    chain.grow(
        exhibit,
        ExhibitChain.Act.now(
            EventType.TRANSFER_WITHDRAWN,
            acting(state, access.requireExhibit(exhibit.id(), Permission.SEE_EXHIBIT)),
            Facts.none().and(Field.TRANSFER_ID, transferId).and(Field.REASON, reason)));
    transfer.withdrawn(reason, chronicle.now());
    return answered(transfer, exhibit);
  }

  /** One hand-over, for both its sides and the readers of the case. */
  public TransferView read(UUID transferId) {
    return reading.view(required(transferId));
  }

  /** What is offered to the caller and waits for an answer, the oldest first; at most 200. */
  public List<TransferView> toAccept() {
    return transfers("t.to_person = ?1 and t.state = 'OFFERED' and t.expires_at > now()");
  }

  /** What the caller has offered and nobody has answered, the oldest first; at most 200. */
  public List<TransferView> offered() {
    return transfers("t.from_person = ?1 and t.state = 'OFFERED'");
  }

  /** The hand-overs of an exhibit, first to last. */
  public List<TransferView> ofExhibit(UUID exhibitId) {
    access.requireExhibit(exhibitId, Permission.SEE_EXHIBIT);
    return rows(
        entities
            .createNativeQuery(
                ExhibitReading.TRANSFERS + " where t.exhibit_id = ?1 order by t.offered_at, t.id",
                Tuple.class)
            .setParameter(1, exhibitId)
            .setMaxResults(MAX_OPEN)
            .getResultList());
  }

  private List<TransferView> transfers(String condition) {
    return rows(
        entities
            .createNativeQuery(
                ExhibitReading.TRANSFERS + " where " + condition + " order by t.offered_at, t.id",
                Tuple.class)
            .setParameter(1, directory.caller().id())
            .setMaxResults(MAX_OPEN)
            .getResultList());
  }

  private static List<TransferView> rows(List<?> rows) {
    return rows.stream().map(row -> ExhibitReading.transfer((Tuple) row)).toList();
  }

  /**
   * A transfer that is in the caller's sight; row-level security shows it to both sides and the
   * readers of its case.
   */
  private Transfer required(UUID transferId) {
    return exhibits.transfer(transferId).orElseThrow(() -> ProblemException.of(Problem.NOT_FOUND));
  }

  private Exhibit lockedFor(Transfer transfer) {
    if (!transfer.open()) {
      throw ProblemException.of(Problem.OFFER_NOT_OPEN);
    }
    Exhibit exhibit = exhibits.locked(transfer.exhibitId());
    exhibits.refresh(transfer);
    if (!transfer.open()) {
      throw ProblemException.of(Problem.OFFER_NOT_OPEN);
    }
    return exhibit;
  }

  private TransferView answered(Transfer transfer, Exhibit exhibit) {
    exhibits.flush();
    audit.granted(
        new Consultation("TRANSFER", "EXHIBIT", exhibit.id().toString(), exhibit.caseId()));
    return reading.view(transfer);
  }

  /**
   * For whom the giver acts: the room they keep, themselves, or the body outside the service that
   * hands the exhibit back to somebody who works on the case.
   */
  private Custodian acting(CustodyState state, CaseAccess seen) {
    Custodian custodian = state.custodian();
    return custodian != null
            && custodian.kind() == Custodian.Kind.ORGANISATION
            && seen.permissions().contains(Permission.EDIT_CASE)
        ? custodian
        : hands.actingFor(state);
  }
}
