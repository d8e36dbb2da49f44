/** The reader's own work: what waits for them. */
@NullMarked
package be.zegel.web.work;

import org.jspecify.annotations.NullMarked;
