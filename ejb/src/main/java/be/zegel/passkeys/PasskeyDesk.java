package be.zegel.passkeys;

import be.zegel.audit.AuditTrail;
import be.zegel.audit.Consultation;
import be.zegel.chain.Chronicle;
import be.zegel.chain.Facts;
import be.zegel.evidence.ledger.ChainHead;
import be.zegel.evidence.ledger.EventType;
import be.zegel.evidence.ledger.Field;
import be.zegel.evidence.ledger.RecordedEvent;
import be.zegel.evidence.ledger.Recorder;
import be.zegel.people.Caller;
import be.zegel.people.Directory;
import be.zegel.problem.Problem;
import be.zegel.problem.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.validation.Valid;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * Passkeys: proposed by their holder, enrolled and revoked when a second person confirms. Who may
 * confirm vouches for the holder: a leader of the holder's unit, a magistrate of the holder's
 * office, the functional administrator; never the holder. The first key of the service begins the
 * chain of keys and is confirmed without signature; every later one is signed by who confirms it,
 * with a key enrolled before.
 */
@Stateless
@RolesAllowed("**")
public class PasskeyDesk {

  private static final Logger LOG = System.getLogger(PasskeyDesk.class.getName());
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final int CHALLENGE = 32;
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
  private static final String OBJECT = "PASSKEY";
  private static final Set<String> LIVING =
      Set.of(
          Passkey.State.PROPOSED.name(),
          Passkey.State.CONFIRMED.name(),
          Passkey.State.REVOKING.name());

  @Inject private Passkeys passkeys;
  @Inject private Ceremonies ceremonies;
  @Inject private KeyChain chain;
  @Inject private Chronicle chronicle;
  @Inject private Directory directory;
  @Inject private AuditTrail audit;
  @Inject private Clock clock;

  private final RelyingParty service = RelyingParty.ofSystem();

  /** The caller's passkeys, the latest first. */
  public List<PasskeyView> own() {
    return passkeys.own();
  }

  /** The passkeys of those for whom the caller vouches, the latest first; at most 200. */
  public List<PasskeyView> vouchedFor() {
    return passkeys.vouchedFor();
  }

  /** How many enrolments and revocations wait for the caller as the second person. */
  public int waiting() {
    return passkeys.waiting();
  }

  /** Begins the creation of a passkey in the caller's browser. */
  public EnrolmentOptions options() {
    Caller caller = directory.caller();
    byte[] challenge = new byte[CHALLENGE];
    RANDOM.nextBytes(challenge);
    Instant now = clock.instant();
    Ceremony ceremony =
        new Ceremony(
            UUID.randomUUID(), null, List.of(Ceremony.value(challenge)), now, now.plus(PATIENCE));
    ceremonies.add(ceremony, caller.id());
    return new EnrolmentOptions(
        ceremony.id(),
        service.id(),
        BASE64.encodeToString(ByteBuffer.allocate(Long.BYTES).putLong(caller.id()).array()),
        caller.username(),
        caller.name(),
        BASE64.encodeToString(challenge),
        PasskeyAlgorithms.numbers(),
        // An authenticator makes no second key beside one that lives.
        passkeys.own().stream()
            .filter(key -> LIVING.contains(key.state()))
            .map(PasskeyView::credential)
            .toList(),
        ceremony.expiresAt());
  }

  /**
   * Proposes the passkey that the browser has made; it signs nothing until it is confirmed.
   *
   * @throws ProblemException SIGNATURE_EXPIRED when it was not asked for, or too long ago;
   *     PASSKEY_UNREADABLE when it is not what was asked for; ALREADY_EXISTS
   */
  public PasskeyView propose(@Valid NewPasskey made) {
    Ceremony ceremony =
        ceremonies
            .take(made.ceremony(), Ceremonies.Kind.ENROL)
            .filter(kept -> kept.expiresAt().isAfter(clock.instant()))
            .orElseThrow(() -> ProblemException.of(Problem.SIGNATURE_EXPIRED));
    RelyingParty.NewKey key = read(made, ceremony);
    if (passkeys.known(key.credential())) {
      throw ProblemException.of(Problem.ALREADY_EXISTS, "label", made.label());
    }
    Passkey proposed =
        new Passkey(
            UUID.randomUUID(), directory.caller().id(), key, made.label().strip(), clock.instant());
    passkeys.add(proposed);
    audited("COLLECT", proposed);
    return passkeys.view(proposed.id());
  }

  private RelyingParty.NewKey read(NewPasskey made, Ceremony ceremony) {
    try {
      return service.enrolled(
          ceremony.challenges().getFirst().bytes(),
          Base64.getUrlDecoder().decode(made.clientDataJSON()),
          Base64.getUrlDecoder().decode(made.attestationObject()));
    } catch (RelyingParty.Unfit | IllegalArgumentException unfit) {
      LOG.log(Level.INFO, "A passkey is not admitted: {0}", unfit.getMessage());
      throw ProblemException.of(Problem.PASSKEY_UNREADABLE);
    }
  }

  /**
   * Confirms, as the second person, an enrolment or a revocation that waits; the event is recorded
   * with both persons and with the caller's signature.
   *
   * @throws ProblemException PROPOSAL_NOT_OPEN, SAME_PERSON, NOT_ALLOWED for who does not vouch for
   *     the holder, SIGNATURE_REQUIRED for an enrolment without signature when the chain has begun
   */
  @Interceptors(Signing.class)
  public PasskeyView confirm(UUID id) {
    ChainHead head = chain.locked();
    Passkey key = passkeys.locked(id);
    long caller = directory.caller().id();
    if (key.state() == Passkey.State.REVOKING) {
      revoke(head, key, caller);
    } else {
      requireVouching(key);
      key.confirmed(caller, Recorder.recordedAt(head, chronicle.now()));
      passkeys.flush();
      RecordedEvent enrolled =
          chain.grow(
              head,
              EventType.KEY_ENROLLED,
              key.person(),
              Facts.of(Field.CREDENTIAL_ID, key.credential())
                  .and(Field.PUBLIC_KEY, key.publicKey())
                  .and(Field.KEY_ALGORITHM, key.algorithm().name())
                  .and(Field.HOLDER, chronicle.person(key.person()).json()));
      if (head.seq() > 0 && enrolled.envelope().signatures().isEmpty() && !chronicle.preparing()) {
        throw ProblemException.of(Problem.SIGNATURE_REQUIRED);
      }
    }
    audited("ALTER", key);
    return passkeys.view(id);
  }

  private void revoke(ChainHead head, Passkey key, long caller) {
    if (caller != key.person()) {
      requireVouching(key);
    }
    key.revoked(caller, Recorder.recordedAt(head, chronicle.now()));
    passkeys.flush();
    chain.grow(
        head,
        EventType.KEY_REVOKED,
        Objects.requireNonNull(key.endAskedBy()),
        Facts.of(Field.CREDENTIAL_ID, key.credential()).and(Field.REASON, key.endReason()));
  }

  /** Refuses, as the second person, an enrolment; or a revocation, and the key signs again. */
  public PasskeyView refuse(UUID id, @Valid Reason reason) {
    Passkey key = passkeys.locked(id);
    long caller = directory.caller().id();
    if (key.state() == Passkey.State.REVOKING) {
      if (caller != key.person()) {
        requireVouching(key);
      }
      key.kept(caller);
    } else {
      requireVouching(key);
      key.refused(caller, reason.reason().strip(), clock.instant());
    }
    passkeys.flush();
    audited("ALTER", key);
    return passkeys.view(id);
  }

  /** Withdraws one's own proposal before it is answered. */
  public PasskeyView withdraw(UUID id) {
    Passkey key = passkeys.locked(id);
    if (key.person() != directory.caller().id()) {
      throw ProblemException.of(Problem.NOT_ALLOWED);
    }
    key.withdrawn(clock.instant());
    passkeys.flush();
    audited("ALTER", key);
    return passkeys.view(id);
  }

  /**
   * Asks for the revocation of a key: by its holder, or by who vouches for the holder. It signs
   * nothing from now on; a second person confirms, and the revocation is recorded.
   *
   * @throws ProblemException PROPOSAL_NOT_OPEN for a key that is not confirmed
   */
  public PasskeyView revoke(UUID id, @Valid Reason reason) {
    Passkey key = passkeys.locked(id);
    key.revoking(directory.caller().id(), reason.reason().strip(), clock.instant());
    passkeys.flush();
    audited("ALTER", key);
    return passkeys.view(id);
  }

  /**
   * Row-level security shows a key to its holder and to who vouches for them, so to vouch it is
   * enough to be another.
   */
  private void requireVouching(Passkey key) {
    if (key.person() == directory.caller().id()) {
      throw ProblemException.of(Problem.SAME_PERSON);
    }
  }

  private void audited(String action, Passkey key) {
    audit.granted(new Consultation(action, OBJECT, key.id().toString(), null));
  }
}
