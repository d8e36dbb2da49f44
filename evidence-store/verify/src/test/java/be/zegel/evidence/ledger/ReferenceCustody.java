package be.zegel.evidence.ledger;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A second, independent telling of the rules of custody, against which the real one is tested: one
 * mutable thing, plain texts, one method that says yes or no and changes itself on yes.
 *
 * <p>Custodians are {@code P:name}, {@code R:name}, {@code O:name}. Written from the chapter on
 * custody of the specification, not from the code.
 */
final class ReferenceCustody {

  /** One thing that somebody says has happened. */
  record Step(
      EventType type,
      String actor,
      @Nullable String actingFor,
      @Nullable String to,
      @Nullable String seal,
      @Nullable String newSeal,
      int transfer,
      int hold,
      int about,
      String purpose,
      String second,
      int expiresInHours,
      boolean sources,
      int minutesPassed,
      boolean fits) {}

  /** The same step as somebody would say it who knows where the exhibit stands. */
  Step fitted(Step s) {
    if (!s.fits()) {
      return s;
    }
    String name = s.type().name();
    boolean answer = name.startsWith("TRANSFER_") && !name.equals("TRANSFER_OFFERED");
    boolean toOfferee = Set.of("TRANSFER_ACCEPTED", "TRANSFER_REFUSED").contains(name);
    String to =
        switch (name) {
          case "CHECKED_OUT", "FOUND" -> "P:" + s.actor();
          case "ACCESSIONED" -> "R:room";
          case "DEPOSITED" -> "O:court";
          default -> s.to();
        };
    boolean receives = s.type().group() == EventType.Group.ENTRY || name.equals("FOUND");
    String actingFor =
        receives
            ? to
            : toOfferee || (name.equals("DISCREPANCY_RECORDED") && s.transfer() > 0)
                ? offeredTo
                : name.equals("CHECKED_IN") ? room : custodian;
    return new Step(
        s.type(),
        s.actor(),
        actingFor,
        to,
        name.equals("RESEALED") ? lastSeal : observed ? observedSeal : seal,
        s.newSeal(),
        answer && offer >= 0 ? offer : s.transfer(),
        s.hold(),
        s.about(),
        s.purpose(),
        s.second(),
        s.expiresInHours(),
        s.sources(),
        s.minutesPassed(),
        true);
  }

  String where = "NONE";
  @Nullable String custodian;
  @Nullable String room;
  @Nullable String seal;
  @Nullable String lastSeal;
  final Set<String> seals = new HashSet<>();
  final Set<Integer> holds = new HashSet<>();
  int offer = -1;
  @Nullable String offeredTo;
  @Nullable String offeredBy;
  @Nullable String offeredFor;
  long offerEnds;
  boolean observed;
  @Nullable String observedSeal;
  boolean disputed;
  boolean quarantined;
  boolean returnOrdered;
  boolean destructionOrdered;
  int count;

  boolean step(Step s, long minute) {
    boolean yes = where.equals("NONE") ? enter(s) : common(s) && happen(s, minute);
    if (yes) {
      count++;
    }
    return yes;
  }

  private boolean enter(Step s) {
    Set<String> seize = Set.of("SEIZED", "SURRENDERED", "ACQUIRED_LIVE", "ACQUIRED_REMOTE");
    String name = s.type().name();
    boolean import1 = name.equals("LEGACY_IMPORTED");
    boolean result = Set.of("IMAGED", "COPIED", "DERIVED").contains(name) && s.sources();
    boolean entry = seize.contains(name) || name.equals("PRODUCED_BY_PROVIDER") || import1;
    if (!(entry || result) || s.to() == null || s.to().startsWith("O")) {
      return false;
    }
    if (!import1 && !s.to().equals(s.actingFor())) {
      return false;
    }
    give(s.to());
    see(s.seal());
    return true;
  }

  private boolean common(Step s) {
    String name = s.type().name();
    boolean record = Set.of("ANNOTATED", "CORRECTED", "PAYLOAD_ERASED").contains(name);
    boolean paper =
        record
            || name.startsWith("HOLD_")
            || name.endsWith("_ORDERED")
            || name.startsWith("FIXITY_")
            || name.startsWith("QUARANTINE")
            || Set.of("RETENTION_SET", "INCIDENT", "INVENTORIED", "DISCREPANCY_RESOLVED")
                .contains(name)
            || name.equals("REPLICATED");
    if (where.equals("CLOSED") && !record) {
      return false;
    }
    if (where.equals("MISSING") && !paper && !name.equals("FOUND")) {
      return false;
    }
    boolean inQuarantine =
        paper
            || name.startsWith("TRANSFER_")
            || Set.of("SEAL_CHECKED", "DISCREPANCY_RECORDED", "LOST", "FOUND").contains(name)
            || name.equals("CUSTODIAN_OVERRIDDEN");
    if (quarantined && !inQuarantine) {
      return false;
    }
    boolean two =
        Set.of("DESTROYED", "CRYPTO_ERASED", "CUSTODIAN_OVERRIDDEN", "CORRECTED").contains(name);
    if (two && s.second().equals(s.actor())) {
      return false;
    }
    boolean pointsBack = Set.of("CORRECTED", "PAYLOAD_ERASED").contains(name);
    return !pointsBack || (s.about() >= 1 && s.about() <= count);
  }

  private boolean happen(Step s, long minute) {
    boolean mine = custodian != null && custodian.equals(s.actingFor());
    boolean quiet = offer < 0;
    boolean myOffer = offer == s.transfer() && offer >= 0;
    boolean forMe = myOffer && Objects.equals(offeredTo, s.actingFor());
    boolean sealSeen = Objects.equals(seal, s.seal());
    boolean leaves =
        mine && quiet && holds.isEmpty() && List.of("WITH", "STORED", "EXTERNAL").contains(where);
    boolean fresh = s.newSeal() != null && !seals.contains(s.newSeal());
    return switch (s.type().name()) {
      case "SEALED" ->
          mine && quiet && seal == null && lastSeal == null && fresh && see(s.newSeal());
      case "RESEALED" ->
          mine
              && quiet
              && seal == null
              && lastSeal != null
              && lastSeal.equals(s.seal())
              && fresh
              && see(s.newSeal());
      case "UNSEALED" -> mine && quiet && seal != null && sealSeen && see(null);
      case "SEAL_CHECKED" -> seal != null && sealSeen;
      case "PACKAGED" -> mine;
      case "ACCESSIONED" ->
          mine && quiet && where.equals("WITH") && is(s.to(), 'R') && sealSeen && give(s.to());
      case "STORED" -> mine && where.equals("STORED");
      case "MOVED" -> mine;
      case "CHECKED_OUT" ->
          mine && quiet && where.equals("STORED") && is(s.to(), 'P') && takeOut(s.to());
      case "CHECKED_IN" ->
          quiet
              && where.equals("OUT")
              && Objects.equals(room, s.actingFor())
              && sealSeen
              && give(Objects.requireNonNull(room));
      case "DEPOSITED" ->
          mine
              && quiet
              && List.of("WITH", "STORED").contains(where)
              && is(s.to(), 'O')
              && give(s.to());
      case "TRANSFER_OFFERED" ->
          mine
              && quiet
              && s.to() != null
              && !s.to().equals(custodian)
              && s.expiresInHours() > 0
              && (!quarantined || s.purpose().equals("EXAMINATION"))
              && offer(s, minute);
      case "TRANSFER_ACCEPTED" ->
          forMe
              && !s.actor().equals(offeredBy)
              && (!quarantined || "EXAMINATION".equals(offeredFor))
              && Objects.equals(observed ? observedSeal : seal, s.seal())
              && see(s.seal())
              && give(Objects.requireNonNull(offeredTo));
      case "TRANSFER_REFUSED" -> forMe && clear();
      case "TRANSFER_WITHDRAWN" -> mine && myOffer && clear();
      case "TRANSFER_EXPIRED" -> myOffer && minute >= offerEnds && clear();
      case "DISCREPANCY_RECORDED" -> s.transfer() == 0 ? mine && dispute(s) : forMe && observe(s);
      case "DISCREPANCY_RESOLVED" -> disputed && then(() -> disputed = false);
      case "FIXITY_FAILED", "QUARANTINED" -> then(() -> quarantined = true);
      case "QUARANTINE_LIFTED" -> quarantined && then(() -> quarantined = false);
      case "HOLD_PLACED" -> holds.add(s.hold());
      case "HOLD_RELEASED" -> holds.remove(s.hold());
      case "RETURN_ORDERED" -> then(() -> returnOrdered = true);
      case "DESTRUCTION_ORDERED" -> then(() -> destructionOrdered = true);
      case "RETURNED" -> leaves && returnOrdered && close();
      case "DESTROYED", "CRYPTO_ERASED" -> leaves && destructionOrdered && close();
      case "FORFEITED", "HANDED_OVER_OCSC", "TRANSFERRED_OUT" -> leaves && close();
      case "LOST" -> mine && lose();
      case "FOUND" ->
          where.equals("MISSING")
              && is(s.to(), 'P')
              && Objects.equals(s.to(), s.actingFor())
              && (sealSeen || then(() -> disputed = true))
              && see(s.seal())
              && give(s.to());
      case "CUSTODIAN_OVERRIDDEN" ->
          !where.equals("MISSING") && s.to() != null && !s.to().equals(custodian) && give(s.to());
      case "SEIZED", "SURRENDERED", "ACQUIRED_LIVE", "ACQUIRED_REMOTE" -> false;
      case "PRODUCED_BY_PROVIDER", "LEGACY_IMPORTED" -> false;
      default -> true;
    };
  }

  private static boolean is(@Nullable String custodian, char kind) {
    return custodian != null && custodian.charAt(0) == kind;
  }

  private static boolean then(Runnable change) {
    change.run();
    return true;
  }

  private boolean give(@Nullable String to) {
    custodian = Objects.requireNonNull(to);
    where = is(to, 'P') ? "WITH" : is(to, 'R') ? "STORED" : "EXTERNAL";
    room = null;
    return clear();
  }

  private boolean takeOut(@Nullable String to) {
    String from = custodian;
    give(to);
    room = from;
    where = "OUT";
    return true;
  }

  private boolean see(@Nullable String number) {
    seal = number;
    if (number != null) {
      lastSeal = number;
      seals.add(number);
    }
    return true;
  }

  private boolean offer(Step s, long minute) {
    offer = s.transfer();
    offeredTo = s.to();
    offeredBy = s.actor();
    offeredFor = s.purpose();
    offerEnds = minute + 60L * s.expiresInHours();
    return true;
  }

  private boolean dispute(Step s) {
    disputed = true;
    return see(s.seal());
  }

  private boolean observe(Step s) {
    disputed = true;
    observed = true;
    observedSeal = s.seal();
    return true;
  }

  private boolean clear() {
    offer = -1;
    observed = false;
    observedSeal = null;
    return true;
  }

  private boolean lose() {
    where = "MISSING";
    room = null;
    return clear();
  }

  private boolean close() {
    where = "CLOSED";
    custodian = null;
    return clear();
  }
}
