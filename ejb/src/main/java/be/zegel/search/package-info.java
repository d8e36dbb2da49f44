/**
 * Search over evidence. A search sees the cases whose evidence its caller may read: only their
 * indexes are opened, and what is found is compared with the rows in sight once more before it is
 * shown. Every search is in the legal log, with its words and the hits that were shown.
 */
@Feature(
    name = "search",
    allowedDependencies = {"problem", "paging", "access", "audit", "filing"})
@NullMarked
package be.zegel.search;

import be.zegel.Feature;
import org.jspecify.annotations.NullMarked;
