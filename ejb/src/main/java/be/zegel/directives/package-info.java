/**
 * Directives: a magistrate's written instructions in a case (kantschrift, apostille) with a due
 * date, answered by the investigators and accepted or given back by the magistrate (domain.md
 * §4.3).
 */
@Feature(
    name = "directives",
    allowedDependencies = {"problem", "paging", "people", "access", "audit", "chain", "cases"})
@NullMarked
package be.zegel.directives;

import be.zegel.Feature;
import org.jspecify.annotations.NullMarked;
