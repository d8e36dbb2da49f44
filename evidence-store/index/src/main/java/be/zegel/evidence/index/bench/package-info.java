/** Benchmarks of the index beside a bare Lucene searcher. */
@NullMarked
package be.zegel.evidence.index.bench;

import org.jspecify.annotations.NullMarked;
