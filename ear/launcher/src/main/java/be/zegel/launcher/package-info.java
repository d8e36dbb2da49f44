/**
 * The program behind the {@code zegel} command: one subcommand a class.
 *
 * <p>The shell script {@code zegel} finds a JDK, builds what has changed and then becomes this
 * program; {@code test} and {@code doctor} it does itself, because they must work where nothing is
 * built yet. Exit codes: 0 done, 1 the check failed, 2 wrong use, 3 something missing.
 */
@NullMarked
package be.zegel.launcher;

import org.jspecify.annotations.NullMarked;
