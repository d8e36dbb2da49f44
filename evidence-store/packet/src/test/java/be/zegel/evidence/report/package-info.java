@NullMarked
package be.zegel.evidence.report;

import org.jspecify.annotations.NullMarked;
