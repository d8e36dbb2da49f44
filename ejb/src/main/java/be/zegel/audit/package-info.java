/**
 * The legal log (Directive (EU) 2016/680 art. 25; law of 30 July 2018 art. 56): collection,
 * alteration, consultation, disclosure, combination and erasure, with who, when and why. It only
 * grows, holds no content of evidence, and is read by auditors, whose reading it records.
 */
@Feature(
    name = "audit",
    allowedDependencies = {"problem", "people", "paging"})
@NullMarked
package be.zegel.audit;

import be.zegel.Feature;
import org.jspecify.annotations.NullMarked;
