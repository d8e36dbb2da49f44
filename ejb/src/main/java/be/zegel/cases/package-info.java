/**
 * Cases: opened with an internal number, worked on by members, moved through the states of
 * domain.md §4.1, submitted to the prosecutor and decided. A case is never deleted; every step is
 * an event of its chain, with who, when and why.
 */
@Feature(
    name = "cases",
    allowedDependencies = {"problem", "paging", "people", "access", "audit", "chain", "reference"})
@NullMarked
package be.zegel.cases;

import be.zegel.Feature;
import org.jspecify.annotations.NullMarked;
