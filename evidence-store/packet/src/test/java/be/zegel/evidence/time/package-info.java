@NullMarked
package be.zegel.evidence.time;

import org.jspecify.annotations.NullMarked;
