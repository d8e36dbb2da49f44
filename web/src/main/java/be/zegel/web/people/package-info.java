/**
 * The person behind a request: made known to the application when they arrive, and shown to
 * programs.
 */
@NullMarked
package be.zegel.web.people;

import org.jspecify.annotations.NullMarked;
