/** Full-text index of evidence: contract, Lucene implementation, query language, highlighting. */
@NullMarked
package be.zegel.evidence.index;

import org.jspecify.annotations.NullMarked;
