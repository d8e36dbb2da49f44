/** The prosecutor's review of submitted cases. */
@NullMarked
package be.zegel.web.review;

import org.jspecify.annotations.NullMarked;
