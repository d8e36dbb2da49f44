/** Whether stored evidence is still what was filed, and what was lawfully erased. */
@NullMarked
package be.zegel.web.keeping;

import org.jspecify.annotations.NullMarked;
