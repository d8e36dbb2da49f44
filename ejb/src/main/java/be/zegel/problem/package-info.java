/**
 * What can be refused, in one table: a stable code, the HTTP status it answers with, and the key of
 * the sentence that tells people what to do. Features add codes here, not exception classes.
 */
@Feature(name = "problem")
@NullMarked
package be.zegel.problem;

import be.zegel.Feature;
import org.jspecify.annotations.NullMarked;
