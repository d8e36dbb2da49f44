/** Tests of the query language. */
@NullMarked
package be.zegel.evidence.index.query;

import org.jspecify.annotations.NullMarked;
