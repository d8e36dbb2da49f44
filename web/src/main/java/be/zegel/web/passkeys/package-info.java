/** Passkeys and what is signed with them: a page for their holders, and the API for programs. */
@NullMarked
package be.zegel.web.passkeys;

import org.jspecify.annotations.NullMarked;
