/** Cases for programs and on pages. */
@NullMarked
package be.zegel.web.cases;

import org.jspecify.annotations.NullMarked;
