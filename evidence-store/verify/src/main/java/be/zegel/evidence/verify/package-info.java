/**
 * The offline verifier: says of a court packet whether it is VERIFIED, and if not, what is missing
 * or wrong (docs/spec/custody-packet.md, chapter 9). The JDK alone, no network, nothing written.
 *
 * <p>{@link be.zegel.evidence.verify.VerifyProgram} is the program; {@link
 * be.zegel.evidence.verify.PacketVerifier} answers with a {@link be.zegel.evidence.verify.Report}.
 */
@NullMarked
package be.zegel.evidence.verify;

import org.jspecify.annotations.NullMarked;
