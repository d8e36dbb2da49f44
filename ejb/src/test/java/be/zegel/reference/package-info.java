/** Tests of reference data: value types without a database, the data themselves on a real one. */
@NullMarked
package be.zegel.reference;

import org.jspecify.annotations.NullMarked;
