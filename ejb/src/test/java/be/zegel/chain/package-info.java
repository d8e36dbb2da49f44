@NullMarked
package be.zegel.chain;

import org.jspecify.annotations.NullMarked;
