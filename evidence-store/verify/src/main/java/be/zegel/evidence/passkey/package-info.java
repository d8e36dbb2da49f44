/**
 * Signatures of persons with passkeys (WebAuthn), as a court's verifier reads them
 * (docs/spec/custody-packet.md, chapter 7).
 */
@NullMarked
package be.zegel.evidence.passkey;

import org.jspecify.annotations.NullMarked;
