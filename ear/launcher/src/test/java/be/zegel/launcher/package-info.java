/** Checks of the command line and of one whole running system. */
@NullMarked
package be.zegel.launcher;

import org.jspecify.annotations.NullMarked;
