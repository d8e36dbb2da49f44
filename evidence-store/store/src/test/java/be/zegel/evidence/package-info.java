/** Rules that hold for the whole evidence store. */
@NullMarked
package be.zegel.evidence;

import org.jspecify.annotations.NullMarked;
