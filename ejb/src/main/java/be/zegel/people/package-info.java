/**
 * The persons who use the system, as the identity provider vouches for them. A person arrives with
 * every new token; name, unit, office and roles follow the token; the row is never deleted, so that
 * names in the chain of custody stay resolvable.
 */
@Feature(
    name = "people",
    allowedDependencies = {"problem", "reference", "paging"})
@NullMarked
package be.zegel.people;

import be.zegel.Feature;
import org.jspecify.annotations.NullMarked;
