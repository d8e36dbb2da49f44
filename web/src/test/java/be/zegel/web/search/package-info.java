/** Tests of the search page. */
@NullMarked
package be.zegel.web.search;

import org.jspecify.annotations.NullMarked;
