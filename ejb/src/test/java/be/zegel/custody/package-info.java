/** Tests of the lists of exhibits on a real database. */
@NullMarked
package be.zegel.custody;

import org.jspecify.annotations.NullMarked;
