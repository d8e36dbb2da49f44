/**
 * The custody ledger: events with salted field commitments, canonical envelopes and hash chains.
 */
@NullMarked
package be.zegel.evidence.ledger;

import org.jspecify.annotations.NullMarked;
