/** A feature for the tests of the architecture rules: may use no other, and does. */
@Feature(name = "closed")
@NullMarked
package be.zegel.wrong.closed;

import be.zegel.Feature;
import org.jspecify.annotations.NullMarked;
