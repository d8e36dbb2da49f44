/** The unit leader's board for programs and on its page. */
@NullMarked
package be.zegel.web.workload;

import org.jspecify.annotations.NullMarked;
