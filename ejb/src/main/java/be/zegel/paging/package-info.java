/** Lists that page by key: a page of rows and an opaque cursor to the next, never an offset. */
@Feature(name = "paging", allowedDependencies = "problem")
@NullMarked
package be.zegel.paging;

import be.zegel.Feature;
import org.jspecify.annotations.NullMarked;
