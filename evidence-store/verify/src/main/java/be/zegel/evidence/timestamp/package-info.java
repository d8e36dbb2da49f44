/**
 * Time stamps of RFC 3161 as a court's verifier reads them: with the JDK alone, in one strict form
 * in which no byte is without meaning (docs/spec/custody-packet.md, chapter 6).
 */
@NullMarked
package be.zegel.evidence.timestamp;

import org.jspecify.annotations.NullMarked;
