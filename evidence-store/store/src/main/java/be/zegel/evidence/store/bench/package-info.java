/** Measures the store beside its baselines: {@code sha256sum} and {@code dd conv=fsync}. */
@NullMarked
package be.zegel.evidence.store.bench;

import org.jspecify.annotations.NullMarked;
