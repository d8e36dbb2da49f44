/**
 * Zegel, the application: one package per feature, each with its boundary, aggregates and
 * repositories.
 */
@NullMarked
package be.zegel;

import org.jspecify.annotations.NullMarked;
