/**
 * Starting, watching and stopping PostgreSQL, Keycloak and WildFly as child processes on loopback.
 *
 * <p>Everything a running system keeps lies under one <em>data folder</em> ({@code DIR}): the
 * database, the secrets, the logs, the servers' own state. Programs are unpacked once into the
 * <em>platform folder</em> ({@link be.zegel.servers.Platform}) and only read from there, so that
 * several data folders share them.
 *
 * <p>Every server is a {@link be.zegel.servers.ChildProcess}: the leader of a session of its own,
 * so that a Ctrl-C reaches the launcher alone and the launcher stops the servers in order, and
 * bound to its parent by the kernel, so that it does not outlive the launcher whatever kills that.
 *
 * <p>Entry points: {@link be.zegel.servers.EmbeddedPostgres#start} for a database alone (the tests
 * of other modules), {@link be.zegel.servers.Migrations} for its schema.
 */
@NullMarked
package be.zegel.servers;

import org.jspecify.annotations.NullMarked;
