@NullMarked
package be.zegel.web.files;

import org.jspecify.annotations.NullMarked;
