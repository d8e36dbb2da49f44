/**
 * Whether stored bytes are still what was filed (custody.md §7, fixity).
 *
 * <p><b>On schedule.</b> {@link be.zegel.fixity.FixityScrub} reads everything again that nobody has
 * checked for a while, the longest unchecked first: a bounded batch of one exhibit at a time,
 * resting between its reads when the machine has other work. Where it stands is only in the rows,
 * so a restart loses at most the batch at work.
 *
 * <p><b>What it writes.</b> One event in the exhibit's chain for each batch ({@code
 * FIXITY_VERIFIED} with the number of files and the root over their hashes), and one for each file
 * that failed ({@code FIXITY_FAILED}), which quarantines the exhibit. A file that failed is
 * unsound: nothing of it is found, listed or shown, and the schedule leaves it alone. Nothing is
 * repaired silently: when the bytes are there again, a person has them checked and gives the reason
 * ({@link be.zegel.fixity.FixityDesk}).
 *
 * <p>Texts and previews are not on the schedule: they are authenticated each time they are read and
 * can be made anew from what is.
 */
@Feature(
    name = "fixity",
    allowedDependencies = {
      "problem",
      "paging",
      "people",
      "access",
      "audit",
      "reference",
      "cases",
      "custody",
      "filing"
    })
@NullMarked
package be.zegel.fixity;

import be.zegel.Feature;
import org.jspecify.annotations.NullMarked;
