/** Exhibits, their custody and hand-overs for programs and on pages. */
@NullMarked
package be.zegel.web.custody;

import org.jspecify.annotations.NullMarked;
