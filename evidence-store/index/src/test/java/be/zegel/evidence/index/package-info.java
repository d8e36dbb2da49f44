/**
 * Tests of the index; {@link be.zegel.evidence.index.EvidenceIndexContract} is what every
 * implementation passes.
 */
@NullMarked
package be.zegel.evidence.index;

import org.jspecify.annotations.NullMarked;
