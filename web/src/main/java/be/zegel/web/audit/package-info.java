/** The legal log for its readers. */
@NullMarked
package be.zegel.web.audit;

import org.jspecify.annotations.NullMarked;
