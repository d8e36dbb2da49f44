/**
 * The chains of events behind cases and exhibits: appended in the transaction that changes the row,
 * numbered without gap, each committed to its predecessor (custody.md §2.2, layers L0 to L2). The
 * cryptography is {@link be.zegel.evidence.ledger}'s; this feature stores and reads.
 */
@Feature(
    name = "chain",
    allowedDependencies = {"problem", "people"})
@NullMarked
package be.zegel.chain;

import be.zegel.Feature;
import org.jspecify.annotations.NullMarked;
