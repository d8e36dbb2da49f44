/** The worker program: the only place where evidence is parsed. */
@NullMarked
package be.zegel.evidence.worker;

import org.jspecify.annotations.NullMarked;
