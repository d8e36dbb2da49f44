/**
 * The log as the operator keeps it (layers L3 and L4 of the ledger): a Merkle tree over the hashes
 * of all events in the order in which they were committed, stored and published as tiles.
 *
 * <p>An entry is 32 bytes, the hash of an event's envelope; the envelope is salted, so an entry
 * tells nothing. A {@link be.zegel.evidence.log.TileLog} takes entries in their order and writes
 * the files that tlog-tiles names; whoever serves them serves the folder. It never decides the
 * order: that is the sequencer's, in the database, and the folder can be written again from there.
 */
@NullMarked
package be.zegel.evidence.log;

import org.jspecify.annotations.NullMarked;
