@NullMarked
package be.zegel.web.uploads;

import org.jspecify.annotations.NullMarked;
