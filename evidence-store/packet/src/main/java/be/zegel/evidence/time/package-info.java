/**
 * Trusted time: RFC 3161 tokens over checkpoints and packets, and RFC 4998 records that carry them
 * beyond the life of their algorithms.
 *
 * <p>{@link be.zegel.evidence.time.TimeStamping} is whoever stamps: a service on the web ({@link
 * be.zegel.evidence.time.WebTimeStamping}, production) or the demonstration's own authority behind
 * a Unix socket ({@link be.zegel.evidence.time.SocketTimeStamping}, {@link
 * be.zegel.evidence.time.AuthorityProgram}). A {@link be.zegel.evidence.time.TimeStamp} is worth
 * what its certificate is worth: it counts against a root that the reader brings.
 */
@NullMarked
package be.zegel.evidence.time;

import org.jspecify.annotations.NullMarked;
