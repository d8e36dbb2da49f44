/**
 * The shell every page stands in: who reads and in which language, where one can go, how times,
 * sizes and codes are written, and what the browser is told about security. Business content lives
 * in the packages beside this one.
 *
 * <p>Pages use four named beans: {@code reader} (who looks), {@code language} (in which language),
 * {@code words} (texts with arguments, labels of codes) and {@code format} (times, numbers, sizes,
 * hashes). A feature that has something to count in the rail implements {@link RailCount}; a part
 * the server cannot do without implements {@link HealthCheck}.
 */
@NullMarked
package be.zegel.web.shell;

import org.jspecify.annotations.NullMarked;
