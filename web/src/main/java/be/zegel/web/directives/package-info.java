/** Directives for programs and on pages. */
@NullMarked
package be.zegel.web.directives;

import org.jspecify.annotations.NullMarked;
