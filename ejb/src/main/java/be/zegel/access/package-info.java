/**
 * Who may see and do what: the one place that decides. Every boundary asks {@link
 * be.zegel.access.Access} first; pages, REST resources and search ask the same boundary; PostgreSQL
 * holds the same predicate as row-level security behind it ({@code V015__row_level_security.sql}),
 * so that a forgotten question leaks nothing.
 *
 * <p>A decision has three answers: <em>permit</em>, <em>refuse</em> (the caller sees the thing but
 * may not do this) and <em>does not exist</em> (its existence is itself secret), each with the rule
 * that decided. The rules are the table in {@link be.zegel.access.AccessRules}, which {@code
 * docs/guide/access.md} shows and a test compares.
 */
@Feature(
    name = "access",
    allowedDependencies = {"problem", "people", "reference", "audit"})
@NullMarked
package be.zegel.access;

import be.zegel.Feature;
import org.jspecify.annotations.NullMarked;
