/**
 * Passkeys of persons and what they sign with them (docs/spec/custody-packet.md, chapter 7). A
 * person proposes a passkey, a second person who vouches for them confirms it, and the event of
 * that stands on the chain of keys; revocation goes the same way and takes effect on this server at
 * once. An act whose events a person signs is prepared (its envelopes are made, shown and thrown
 * away), signed in the browser, and committed: made again, bit for bit, with the signatures in
 * place. What is checked before it is recorded is what a court's verifier checks afterwards.
 */
@Feature(
    name = "passkeys",
    allowedDependencies = {"problem", "people", "access", "audit", "chain"})
@NullMarked
package be.zegel.passkeys;

import be.zegel.Feature;
import org.jspecify.annotations.NullMarked;
