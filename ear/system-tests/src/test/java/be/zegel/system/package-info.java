/**
 * Tests of the whole product: PostgreSQL, Keycloak and WildFly as {@code ./zegel run} starts them,
 * spoken to over HTTP and in a real browser, as the accounts of the demo organisation.
 *
 * <p>One {@link be.zegel.system.RunningSystem} serves all tests of a run. Each test makes the cases
 * it needs and says nothing about what others made.
 */
@NullMarked
package be.zegel.system;

import org.jspecify.annotations.NullMarked;
