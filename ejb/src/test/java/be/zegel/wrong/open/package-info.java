/** A feature for the tests of the architecture rules: may use {@code closed}. */
@Feature(name = "open", allowedDependencies = "closed")
@NullMarked
package be.zegel.wrong.open;

import be.zegel.Feature;
import org.jspecify.annotations.NullMarked;
