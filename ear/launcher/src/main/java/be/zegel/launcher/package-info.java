/** The program behind the zegel command. */
@NullMarked
package be.zegel.launcher;

import org.jspecify.annotations.NullMarked;
