/** Tests of filing and processing. */
@NullMarked
package be.zegel.filing;

import org.jspecify.annotations.NullMarked;
