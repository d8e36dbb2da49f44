package be.zegel.passkeys;

import be.zegel.audit.AuditTrail;
import be.zegel.audit.Consultation;
import be.zegel.chain.ChainEvent;
import be.zegel.chain.Chronicle;
import be.zegel.chain.Signatures;
import be.zegel.evidence.ledger.EventSignature;
import be.zegel.evidence.ledger.Field;
import be.zegel.evidence.ledger.Hash;
import be.zegel.evidence.ledger.RecordedEvent;
import be.zegel.evidence.passkey.PasskeyAssertion;
import be.zegel.people.Directory;
import be.zegel.problem.Problem;
import be.zegel.problem.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Where acts are prepared for signature, and signatures are checked before they are recorded. */
@Stateless
@RolesAllowed("**")
public class SigningDesk {

  /** How long a prepared act waits for its signatures. */
  static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  @Inject private Passkeys passkeys;
  @Inject private Ceremonies ceremonies;
  @Inject private Directory directory;
  @Inject private AuditTrail audit;
  @Inject private Clock clock;

  private final RelyingParty service = RelyingParty.ofSystem();

  /** Whether the caller has a passkey to sign with. */
  public boolean able() {
    return !passkeys.confirmed(directory.caller().id()).isEmpty();
  }

  /** Whether events that a person signs may be recorded without a signature. */
  public boolean optional() {
    return !Chronicle.SIGNATURES_REQUIRED;
  }

  /**
   * The first run of an act.
   *
   * @param seed what the act's second run is made from
   */
  record Prepared(Hash seed, Signatures act, List<Passkey> keys) {}

  /**
   * Begins the first run.
   *
   * @throws ProblemException NO_PASSKEY when the caller has none that is confirmed
   */
  public Prepared begin() {
    List<Passkey> keys = passkeys.confirmed(directory.caller().id());
    if (keys.isEmpty()) {
      throw ProblemException.of(Problem.NO_PASSKEY);
    }
    byte[] seed = new byte[Signatures.SEED_BYTES];
    RANDOM.nextBytes(seed);
    Instant at = clock.instant();
    for (Passkey key : keys) {
      // A verifier refuses what was recorded before its key was enrolled, also when a clock goes
      // back.
      Instant enrolled = key.answeredAt();
      at = enrolled != null && enrolled.isAfter(at) ? enrolled : at;
    }
    return new Prepared(Ceremony.value(seed), Signatures.prepare(seed, at), keys);
  }

  /** Keeps what the first run has shown, in a transaction of its own: the act's is rolled back. */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public SigningRequest kept(Prepared prepared) {
    Instant until = clock.instant().plus(PATIENCE);
    List<RecordedEvent> asked = prepared.act().asked();
    UUID id = null;
    if (!asked.isEmpty()) {
      id = UUID.randomUUID();
      ceremonies.add(
          new Ceremony(
              id,
              prepared.seed(),
              asked.stream().map(event -> event.envelope().signingHash()).toList(),
              prepared.act().at(),
              until),
          directory.caller().id());
    }
    return new SigningRequest(
        id,
        service.id(),
        prepared.keys().stream().map(Passkey::credential).toList(),
        until,
        asked.stream().map(SigningDesk::toSign).toList());
  }

  private static SigningRequest.ToSign toSign(RecordedEvent event) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (Field field : Field.values()) {
      event
          .value(field)
          .map(ChainEvent::textOf)
          .ifPresent(text -> fields.put(field.fieldName(), text));
    }
    return new SigningRequest.ToSign(
        BASE64.encodeToString(event.envelope().signingHash().bytes()),
        event.type().name(),
        Math.toIntExact(event.seq()),
        event.envelope().recordedAt(),
        fields);
  }

  /**
   * Opens the second run of a prepared act: every signature is checked, the counters of the keys
   * are kept, and the prepared act cannot be opened again. Part of the act's transaction.
   *
   * @throws ProblemException SIGNATURE_EXPIRED when nothing is prepared under this id, or not any
   *     more; SIGNATURE_WRONG when a signature does not hold
   */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public Signatures opened(Pen.Commit commit) {
    Ceremony ceremony =
        ceremonies
            .take(commit.prepared(), Ceremonies.Kind.SIGN)
            .filter(kept -> kept.expiresAt().isAfter(clock.instant()))
            .orElseThrow(() -> ProblemException.of(Problem.SIGNATURE_EXPIRED));
    if (commit.signatures().size() != ceremony.challenges().size()) {
      throw wrong(commit.prepared(), "another number of signatures than of events");
    }
    List<Passkey> keys = passkeys.confirmed(directory.caller().id());
    Map<Hash, EventSignature> made = new HashMap<>();
    for (int i = 0; i < ceremony.challenges().size(); i++) {
      Hash signed = ceremony.challenges().get(i);
      made.put(signed, checked(commit.prepared(), commit.signatures().get(i), signed, keys));
    }
    return Signatures.commit(
        Objects.requireNonNull(ceremony.seed()).bytes(), ceremony.begunAt(), made);
  }

  private EventSignature checked(
      UUID prepared, EventSignature signature, Hash signed, List<Passkey> keys) {
    String credential = PasskeyAssertion.of(signature).map(PasskeyAssertion::credential).orElse("");
    Passkey key =
        keys.stream()
            .filter(own -> own.credential().equals(credential))
            .findFirst()
            .orElseThrow(() -> wrong(prepared, "not by a confirmed key of the caller"));
    try {
      key.signed(
          service.checked(signature, signed, key.algorithm(), key.publicKey(), key.counter()));
      return signature;
    } catch (RelyingParty.Unfit flaw) {
      throw wrong(prepared, String.valueOf(flaw.getMessage()));
    }
  }

  /** A signature that does not hold is worth a look by whoever reads the legal log. */
  private ProblemException wrong(UUID prepared, String flaw) {
    audit.refused(new Consultation("SIGN", "SIGNATURE", prepared.toString(), null), flaw);
    return ProblemException.of(Problem.SIGNATURE_WRONG);
  }
}
