/** Search over evidence for programs and on pages. */
@NullMarked
package be.zegel.web.search;

import org.jspecify.annotations.NullMarked;
