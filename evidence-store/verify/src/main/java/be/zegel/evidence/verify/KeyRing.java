package be.zegel.evidence.verify;

import be.zegel.evidence.ledger.EventSignature;
import be.zegel.evidence.ledger.EventType;
import be.zegel.evidence.ledger.Field;
import be.zegel.evidence.ledger.Json;
import be.zegel.evidence.ledger.RecordedEvent;
import be.zegel.evidence.passkey.PasskeyAlgorithm;
import be.zegel.evidence.passkey.PasskeyAssertion;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The passkeys that the chain of keys enrols: which key is whose, from when to when. */
final class KeyRing {
  private final String relyingParty;
  private final Map<String, Enrolled> keys = new HashMap<>();
  private boolean begun;

  KeyRing(String relyingParty) {
    this.relyingParty = relyingParty;
  }

  private static final class Enrolled {
    private final PasskeyAlgorithm algorithm;
    private final PublicKey key;
    private final Optional<String> holder;
    private final Instant from;
    private @Nullable Instant until;

    Enrolled(PasskeyAlgorithm algorithm, PublicKey key, Optional<String> holder, Instant from) {
      this.algorithm = algorithm;
      this.key = key;
      this.holder = holder;
      this.from = from;
    }

    boolean at(Instant time) {
      return !time.isBefore(from) && (until == null || time.isBefore(until));
    }
  }

  /** Takes the next event of the chain of keys; returns what is wrong with it. */
  Optional<String> follow(RecordedEvent event) {
    String credential = event.text(Field.CREDENTIAL_ID).orElse("");
    if (event.type() == EventType.KEY_REVOKED) {
      Enrolled enrolled = keys.get(credential);
      if (enrolled == null || enrolled.until != null) {
        return Optional.of("revokes a key that is not enrolled");
      }
      for (EventSignature signature : event.envelope().signatures()) {
        Optional<String> flaw = flaw(event, signature);
        if (flaw.isPresent()) {
          return flaw;
        }
      }
      enrolled.until = event.envelope().recordedAt();
      return Optional.empty();
    }
    if (event.type() != EventType.KEY_ENROLLED || credential.isEmpty()) {
      return Optional.of("does not belong on the chain of keys");
    }
    Optional<String> unsigned = begun ? flawOfCountersignature(event) : Optional.empty();
    if (unsigned.isPresent()) {
      return unsigned;
    }
    begun = true;
    try {
      PasskeyAlgorithm algorithm =
          PasskeyAlgorithm.valueOf(event.text(Field.KEY_ALGORITHM).orElse(""));
      byte[] encoded = Base64.getUrlDecoder().decode(event.text(Field.PUBLIC_KEY).orElse(""));
      Enrolled enrolled =
          new Enrolled(
              algorithm,
              algorithm.key(encoded),
              person(event, Field.HOLDER),
              event.envelope().recordedAt());
      return keys.putIfAbsent(credential, enrolled) == null
          ? Optional.empty()
          : Optional.of("enrols a credential twice");
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return Optional.of("enrols what is no key");
    }
  }

  private Optional<String> flawOfCountersignature(RecordedEvent event) {
    Optional<String> holder = person(event, Field.HOLDER);
    for (EventSignature signature : event.envelope().signatures()) {
      Optional<String> flaw = flaw(event, signature);
      if (flaw.isPresent()) {
        return flaw;
      }
      Optional<String> signer =
          PasskeyAssertion.of(signature).map(PasskeyAssertion::credential).flatMap(this::holder);
      if (holder.isEmpty() || !holder.equals(signer)) {
        return Optional.empty();
      }
    }
    return Optional.of("is not signed by a second person");
  }

  private Optional<String> holder(String credential) {
    return Optional.ofNullable(keys.get(credential)).flatMap(enrolled -> enrolled.holder);
  }

  /** What is wrong with a signature on an event; empty when it holds. */
  Optional<String> flaw(RecordedEvent event, EventSignature signature) {
    Optional<PasskeyAssertion> read = PasskeyAssertion.of(signature);
    if (read.isEmpty()) {
      return Optional.of("a signature of a scheme that is not known: " + signature.scheme());
    }
    Enrolled enrolled = keys.get(read.get().credential());
    if (enrolled == null || !enrolled.at(event.envelope().recordedAt())) {
      return Optional.of("signed with a key that was not enrolled then");
    }
    Optional<String> flaw =
        read.get()
            .flaw(event.envelope().signingHash(), relyingParty, enrolled.algorithm, enrolled.key);
    return flaw.isPresent() ? flaw : flawOfPerson(event, enrolled);
  }

  private static Optional<String> flawOfPerson(RecordedEvent event, Enrolled enrolled) {
    Optional<String> actor = person(event, Field.ACTOR);
    // A second person who is withheld may be the one who signed.
    boolean others =
        enrolled.holder.isPresent()
            && actor.isPresent()
            && !event.withheld().contains(Field.SECOND_PERSON.fieldName())
            && !enrolled.holder.equals(actor)
            && !enrolled.holder.equals(person(event, Field.SECOND_PERSON));
    return others ? Optional.of("signed by a person who did not act") : Optional.empty();
  }

  private static Optional<String> person(RecordedEvent event, Field field) {
    return event.value(field).orElse(null) instanceof Json.Members person
            && person.values().get("id") instanceof Json.Text id
        ? Optional.of(id.value())
        : Optional.empty();
  }
}
