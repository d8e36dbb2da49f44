package be.zegel.launcher;

import be.zegel.evidence.ledger.Chain;
import be.zegel.evidence.ledger.ChainHead;
import be.zegel.evidence.ledger.Custodian;
import be.zegel.evidence.ledger.CustodyCommand;
import be.zegel.evidence.ledger.CustodyPolicy;
import be.zegel.evidence.ledger.CustodyState;
import be.zegel.evidence.ledger.Decision;
import be.zegel.evidence.ledger.EventDraft;
import be.zegel.evidence.ledger.EventType;
import be.zegel.evidence.ledger.Field;
import be.zegel.evidence.ledger.Hash;
import be.zegel.evidence.ledger.Json;
import be.zegel.evidence.ledger.Opening;
import be.zegel.evidence.ledger.Party;
import be.zegel.evidence.ledger.Person;
import be.zegel.evidence.ledger.RecordedEvent;
import be.zegel.evidence.ledger.Recorder;
import be.zegel.evidence.ledger.Salt;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Records and verifies the chain of one exhibit, in memory. The baseline hashes the same bytes
 * once, which no ledger of this kind can do without: it shows what the form, the rules and the
 * commitments cost on top.
 */
final class LedgerBench {

  private static final int ROUNDS = 7;

  private final UUID item = UUID.randomUUID();
  private final UUID pseudonym = UUID.randomUUID();
  private final Custodian custodian = new Custodian(Custodian.Kind.PERSON, "anna", "Anna");
  private final Party by = new Party(pseudonym, Person.of("anna", "Anna"), custodian);
  private final Recorder recorder = new Recorder(Salt.from(new SecureRandom()));
  private final Instant begin = Instant.parse("2026-01-05T09:00:00Z");
  private final int events;

  LedgerBench(int events) {
    this.events = events;
  }

  void run(Consumer<Figure> out) {
    double[] recorded = new double[ROUNDS];
    double[] hashed = new double[ROUNDS];
    double[] verified = new double[ROUNDS];
    double[] hashedAgain = new double[ROUNDS];
    // The first rounds warm the compiler up and do not count.
    for (int round = -3; round < ROUNDS; round++) {
      long start = System.nanoTime();
      List<RecordedEvent> chain = chain();
      long afterRecording = System.nanoTime();
      hash(chain);
      long afterHashing = System.nanoTime();
      verify(chain);
      long afterVerifying = System.nanoTime();
      hash(chain);
      long end = System.nanoTime();
      if (round >= 0) {
        recorded[round] = rate(afterRecording - start);
        hashed[round] = rate(afterHashing - afterRecording);
        verified[round] = rate(afterVerifying - afterHashing);
        hashedAgain[round] = rate(end - afterVerifying);
      }
    }
    out.accept(figure("ledger/record", recorded, hashed));
    out.accept(figure("ledger/verify", verified, hashedAgain));
  }

  private Figure figure(String name, double[] ours, double[] baseline) {
    return Figure.of(name, median(ours), median(baseline), "events/s")
        .with("events", events)
        .with("beside", "SHA-256 of the same envelopes and openings");
  }

  private List<RecordedEvent> chain() {
    List<RecordedEvent> chain = new ArrayList<>();
    ChainHead head = ChainHead.none(item);
    CustodyState state = CustodyState.none(item);
    for (int i = 0; i < events; i++) {
      Instant now = begin.plusSeconds(i);
      CustodyCommand command =
          new CustodyCommand(
              i == 0 ? EventType.SEIZED : EventType.MOVED,
              UUID.randomUUID(),
              by,
              now.atOffset(ZoneOffset.UTC),
              i == 0
                  ? Map.of(Field.TO, custodian.json())
                  : Map.of(Field.LOCATION, Json.text("rek " + i)));
      if (!(state.check(command, Recorder.recordedAt(head, now), CustodyPolicy.standard())
          instanceof Decision.Permit(EventDraft draft, CustodyState next))) {
        throw new IllegalStateException("the benchmark's own event is refused");
      }
      RecordedEvent event = recorder.record(draft, head, now);
      chain.add(event);
      head = event.envelope().head();
      state = next;
    }
    return chain;
  }

  private void verify(List<RecordedEvent> chain) {
    Chain.Verdict verdict = Chain.verify(item, chain, chain.getLast().envelope().head());
    if (!(verdict instanceof Chain.Verdict.Intact)) {
      throw new IllegalStateException("the benchmark's own chain is not intact: " + verdict);
    }
  }

  private static void hash(List<RecordedEvent> chain) {
    int different = 0;
    for (RecordedEvent event : chain) {
      different += Hash.of(event.envelope().bytes()).hex().charAt(0);
      for (Opening opening : event.openings().values()) {
        different += Hash.of(opening.salt().bytes()).hex().charAt(0);
      }
    }
    if (different == 0) {
      throw new IllegalStateException("hashes are not all zero");
    }
  }

  private double rate(long nanos) {
    return events / (nanos / 1e9);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
