/** Write-once encrypted objects, their keys, and uploads on their way to becoming objects. */
@NullMarked
package be.zegel.evidence.store;

import org.jspecify.annotations.NullMarked;
