/**
 * Reading evidence without trusting it.
 *
 * <p>{@link be.zegel.evidence.extract.ExtractionSupervisor} owns a few long-lived worker processes
 * and hands each item to one of them. The worker program (module {@code worker}) has the parsers;
 * this package has none and needs none: it moves frames ({@link be.zegel.evidence.extract.Frames},
 * {@link be.zegel.evidence.extract.Messages}, docs/spec/extraction-protocol.md), keeps the clock,
 * counts, and decides what to do with an item whose worker died.
 *
 * <p>One level at a time: a worker reports the <em>direct</em> children of a container and never
 * opens them. The caller stores each child and submits it as an item of its own, so that one bad
 * message costs one message and not a mailbox.
 *
 * <p>A worker sees the item's bytes, its name and its claimed type. It does not see who filed it,
 * in which case, under which key; it has no network, no file of the machine and no environment
 * ({@link be.zegel.evidence.extract.Isolation}).
 */
@NullMarked
package be.zegel.evidence.extract;

import org.jspecify.annotations.NullMarked;
