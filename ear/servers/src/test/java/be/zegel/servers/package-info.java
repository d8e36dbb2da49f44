/** Checks of the servers: secrets, ports, start, stop, recovery. */
@NullMarked
package be.zegel.servers;

import org.jspecify.annotations.NullMarked;
