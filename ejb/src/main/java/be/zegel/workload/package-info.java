/**
 * The load of a unit as its leader needs it: who carries what, how old the backlog is, what falls
 * due, what nobody has (domain.md §5). Metadata only, so that restricted cases count without being
 * opened. No ranking of persons.
 */
@Feature(
    name = "workload",
    allowedDependencies = {"problem", "people", "access", "audit", "reference"})
@NullMarked
package be.zegel.workload;

import be.zegel.Feature;
import org.jspecify.annotations.NullMarked;
