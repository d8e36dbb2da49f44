/** Items of evidence on pages: text, picture, what lies inside. */
@NullMarked
package be.zegel.web.items;

import org.jspecify.annotations.NullMarked;
