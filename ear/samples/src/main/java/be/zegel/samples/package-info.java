/** Seeded sample evidence with its ground truth. */
@NullMarked
package be.zegel.samples;

import org.jspecify.annotations.NullMarked;
