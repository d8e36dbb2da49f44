/**
 * The custody ledger, layers L0 to L2: events with salted field commitments, canonical envelopes,
 * hash chains, and the rules of custody. The JDK alone, no database; nothing here stores anything.
 *
 * <p><b>Recording something that happened to an exhibit.</b> Under a lock on the exhibit's row,
 * read the events and fold them, ask, record, store event and state in the same transaction:
 *
 * {@snippet :
 * CustodyState state = CustodyState.fold(item, events);
 * ChainHead head = events.isEmpty() ? ChainHead.none(item) : events.getLast().envelope().head();
 * CustodyCommand command =
 *     new CustodyCommand(
 *         EventType.TRANSFER_ACCEPTED,
 *         ids.next(),
 *         new Party(pseudonymOnThisChain, person, custodianActedFor),
 *         occurredAt,
 *         Map.of(Field.TRANSFER_ID, Json.text(transfer), Field.SEAL_OBSERVED, Json.text("S-1")));
 * switch (state.check(command, Recorder.recordedAt(head, clock.instant()), policy)) {
 *   case Decision.Refusal(Decision.Code code) -> throw problem(code);
 *   case Decision.Permit(EventDraft draft, CustodyState next) -> {
 *     RecordedEvent event = recorder.record(draft, head, clock.instant());
 *     store(event, next);
 *   }
 * }
 * }
 *
 * What is stored of an event: {@code event.envelope().bytes()}, its hash under a unique key on
 * (item, seq), and for each field name, value and salt in tables from which they can be erased.
 *
 * <p><b>Chains of cases</b> have no state machine here: an {@link
 * be.zegel.evidence.ledger.EventDraft} is made directly with a type of the group CASE.
 *
 * <p><b>Reading.</b> {@link be.zegel.evidence.ledger.Envelope#parse} accepts the canonical bytes
 * and no others. {@link be.zegel.evidence.ledger.Chain#verify} says whether a chain is whole and
 * names the first bad event; {@link be.zegel.evidence.ledger.CustodyState#fold} says whether it
 * could have happened; {@link be.zegel.evidence.ledger.Gap#find} says what somebody has to explain.
 * All three work on disclosed events with fields withheld.
 *
 * <p><b>Signatures.</b> Whoever signs does so over {@link
 * be.zegel.evidence.ledger.Envelope#signingHash}, which covers place, time and every commitment;
 * {@link be.zegel.evidence.ledger.RecordedEvent#signed} puts signatures in before the event is
 * stored.
 *
 * <p>Not here: the log, checkpoints, witnesses, time stamps, proofs, head maps (layers L3 to L7),
 * and rules that need several chains. The format is specified in {@code
 * docs/spec/custody-ledger.md}; decisions are in ADR 22.
 */
@NullMarked
package be.zegel.evidence.ledger;

import org.jspecify.annotations.NullMarked;
