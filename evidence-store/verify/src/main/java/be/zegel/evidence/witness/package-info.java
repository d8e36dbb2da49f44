/**
 * Those who vouch for a log: its signer and its witnesses. Both sign only what begins with
 * everything they have signed before, and remember it themselves.
 *
 * <p>A {@link be.zegel.evidence.witness.Vouching} is the rule and the memory: given a checkpoint
 * and a consistency proof from the last one it signed, it signs, or says why not, and what it
 * signed is on disk before anybody sees the signature. The {@linkplain
 * be.zegel.evidence.witness.Witness witness} applies it to checkpoints that a log has signed (C2SP
 * tlog-witness v1.0.0). The {@linkplain be.zegel.evidence.witness.LogSigner signer} applies it on
 * behalf of the log to checkpoints that nobody has signed: it is a process of its own with a key of
 * its own, so that whoever holds the database and the application still cannot get a second history
 * signed.
 *
 * <p>A witness is of use when somebody else runs it: a prosecutor's office, a registry, the
 * supervisory body. Two witnesses on the operator's own machine prove that the programs work, and
 * nothing more.
 */
@NullMarked
package be.zegel.evidence.witness;

import org.jspecify.annotations.NullMarked;
