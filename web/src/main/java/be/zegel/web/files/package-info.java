/** Filed files and the items inside them for programs and on pages; bytes leave as attachments. */
@NullMarked
package be.zegel.web.files;

import org.jspecify.annotations.NullMarked;
