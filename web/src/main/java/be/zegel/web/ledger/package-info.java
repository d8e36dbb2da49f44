/**
 * The log of all events for everybody: checkpoint and tiles, as the C2SP's tlog-tiles serves them.
 */
@NullMarked
package be.zegel.web.ledger;

import org.jspecify.annotations.NullMarked;
