/**
 * The worker program: opens evidence in a process that may die.
 *
 * <p>{@link be.zegel.evidence.worker.Worker} speaks the extraction protocol on its standard input
 * and output (docs/spec/extraction-protocol.md) and reads one item at a time: archives and
 * mailboxes with walkers of its own, everything else with Apache Tika. It reports the direct
 * children of a container and never opens them. It writes nothing but the protocol, logs nothing,
 * and leaves nothing in its scratch folder between two items.
 *
 * <p>Nothing here defends the machine: that is the supervisor's isolation and its limits. What is
 * checked here is checked to give a good answer early.
 */
@NullMarked
package be.zegel.evidence.worker;

import org.jspecify.annotations.NullMarked;
