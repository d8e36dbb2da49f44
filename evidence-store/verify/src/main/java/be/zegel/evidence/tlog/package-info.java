/**
 * Formats and proofs of a transparency log, as the C2SP specifies them: what a stranger needs to
 * check that an entry is in a log, that the log only grew, and who vouches for it.
 *
 * <p>A log is a Merkle tree over its entries (RFC 6962, section 2.1). What is said about it are
 * {@linkplain be.zegel.evidence.tlog.Note notes}, texts with signatures: a {@linkplain
 * be.zegel.evidence.tlog.Checkpoint checkpoint} states size and root, the log signs it, and
 * witnesses cosign it after they have checked a {@linkplain
 * be.zegel.evidence.tlog.MerkleProof#consistency consistency proof} from the last one that they
 * saw. A {@linkplain be.zegel.evidence.tlog.LogProof proof of logging} carries one entry's place,
 * its path to the root and a checkpoint; whoever has it and a {@linkplain
 * be.zegel.evidence.tlog.TrustPolicy trust policy} needs no server, no database and no network:
 *
 * <pre>{@code
 * LogProof proof = LogProof.parse(text);
 * Checkpoint checkpoint = policy.accept(proof.checkpoint());      // signatures and quorum
 * boolean logged = MerkleProof.inclusion(checkpoint.head(), proof.index(), MerkleHash.leaf(entry), proof.hashes());
 * }</pre>
 *
 * <p>Versions of the texts: signed-note v1.0.0, tlog-checkpoint v1.0.0, tlog-cosignature
 * v1.1.0-rc.1 (Ed25519 and ML-DSA-44), tlog-witness v1.0.0, tlog-tiles v0.1.0, tlog-proof and
 * tlog-policy as of July 2026. Nothing is added to them and nothing is invented here.
 *
 * <p>Release 17 and the JDK alone. ML-DSA-44 is in the JDK from release 24; before that a security
 * provider that has it must be installed, and without one such a signature counts as that of an
 * unknown key.
 */
@NullMarked
package be.zegel.evidence.tlog;

import org.jspecify.annotations.NullMarked;
