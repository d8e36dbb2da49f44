/** The second verifier: what is checked of it without a browser. */
@NullMarked
package be.zegel.evidence.page;

import org.jspecify.annotations.NullMarked;
