/** Tests of the shell. */
@NullMarked
package be.zegel.web.shell;

import org.jspecify.annotations.NullMarked;
