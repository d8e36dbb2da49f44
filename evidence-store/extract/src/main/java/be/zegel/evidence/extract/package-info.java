/** Supervision of the worker processes that open evidence, and the protocol they speak. */
@NullMarked
package be.zegel.evidence.extract;

import org.jspecify.annotations.NullMarked;
