@NullMarked
package be.zegel.passkeys;

import org.jspecify.annotations.NullMarked;
