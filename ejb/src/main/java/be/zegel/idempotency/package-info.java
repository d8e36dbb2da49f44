/**
 * Makes a repeated request harmless: the first answer to a request with an {@code Idempotency-Key}
 * is kept for a day and given again, without doing anything twice.
 */
@Feature(
    name = "idempotency",
    allowedDependencies = {"problem", "people", "access"})
@NullMarked
package be.zegel.idempotency;

import be.zegel.Feature;
import org.jspecify.annotations.NullMarked;
