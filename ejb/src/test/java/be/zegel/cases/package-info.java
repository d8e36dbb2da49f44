/** Tests of the lists of cases on a real database. */
@NullMarked
package be.zegel.cases;

import org.jspecify.annotations.NullMarked;
