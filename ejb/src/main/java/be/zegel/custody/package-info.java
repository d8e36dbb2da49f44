/**
 * Exhibits and their custody. An exhibit is registered in a case, has exactly one custodian at
 * every instant, and every act on it is an event of its own chain: sealed, handed over by offer and
 * acceptance, stored, checked out, copied. The rules are {@link be.zegel.evidence.ledger}'s state
 * machine (custody.md §1.5 and §1.6); the row of an exhibit is the fold of its events.
 */
@Feature(
    name = "custody",
    allowedDependencies = {
      "problem",
      "paging",
      "people",
      "passkeys",
      "access",
      "audit",
      "chain",
      "cases",
      "reference"
    })
@NullMarked
package be.zegel.custody;

import be.zegel.Feature;
import org.jspecify.annotations.NullMarked;
