/** The baseline that extraction is measured against: Tika as it comes, in one process. */
@NullMarked
package be.zegel.evidence.worker.bench;

import org.jspecify.annotations.NullMarked;
