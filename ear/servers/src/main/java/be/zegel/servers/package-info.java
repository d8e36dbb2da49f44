/**
 * Starting, watching and stopping PostgreSQL, Keycloak and WildFly as child processes on loopback.
 */
@NullMarked
package be.zegel.servers;

import org.jspecify.annotations.NullMarked;
