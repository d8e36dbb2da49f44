/**
 * The log over all chains (custody.md §2.2, layers L3 and L4): every event of every chain gets a
 * place in one Merkle tree, whose checkpoints a signer outside this server signs.
 *
 * <p><b>The life of an event.</b> The transaction that records it puts it into a queue. {@link
 * be.zegel.ledger.LogSequence} gives it the next place, in the order of the queue, in a transaction
 * of its own. {@link be.zegel.ledger.LogKeeper} writes the tiles, and at a fixed cadence asks the
 * signer for a checkpoint; from then on the event is <em>sealed</em>. When the signer is away
 * nothing waits for it: events stay <em>recorded</em>, and the log says so.
 *
 * <p>{@link be.zegel.ledger.LogAnchor} then has the checkpoint cosigned by witnesses and stamped by
 * a time-stamp authority: the event is <em>anchored</em>. Every night, and for every packet, {@link
 * be.zegel.ledger.HeadMaps} commits to where each chain ends. Whoever of them is away hinders
 * nothing. {@link be.zegel.ledger.LogAudit} compares the database with what was published.
 *
 * <p>Tiles and checkpoint are readable by everybody and tell a number of events and nothing else:
 * an entry is the hash of a salted envelope.
 */
@Feature(
    name = "ledger",
    allowedDependencies = {"access", "chain"})
@NullMarked
package be.zegel.ledger;

import be.zegel.Feature;
import org.jspecify.annotations.NullMarked;
