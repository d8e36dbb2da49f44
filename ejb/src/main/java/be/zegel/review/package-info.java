/**
 * The prosecutor's review of a submitted case (domain.md §4.5): everything the case rests on in one
 * place, what is missing, and the three ways on. The case is taken under review, returned with an
 * instruction, or decided; each is one transaction, and none is taken about a case that has changed
 * since it was read.
 */
@Feature(
    name = "review",
    allowedDependencies = {"access", "cases", "custody", "directives"})
@NullMarked
package be.zegel.review;

import be.zegel.Feature;
import org.jspecify.annotations.NullMarked;
