/**
 * Lawful erasure (custody.md §7, architecture: keys and erasure).
 *
 * <p><b>The order</b> is the event that two persons made: {@code CRYPTO_ERASED}, or {@code
 * DESTROYED} of a thing under which data were filed. It is on the chain before anything is erased,
 * so no death of the server leaves erased evidence without its record; what the event says is then
 * carried out until it is done ({@link be.zegel.erasure.ErasureWork}).
 *
 * <p><b>The work</b>, each step harmless when repeated: files are marked and their uploads ended;
 * the key of each filing is destroyed, which erases original, items, texts and previews at once and
 * in every copy of the objects; the case gets a new key, so that copies of the wraps open no more;
 * the objects are removed, those that rows know and those that only the store knows; the eraser's
 * role of the database removes the rows that hold what was read out of them; the index of the case
 * is thrown away and filled again from what is left. Then nothing is found any more, which is
 * looked for.
 *
 * <p><b>What stays</b> is the tombstone: the exhibit, its files with name, size and hashes, the
 * whole chain, and a certificate as PDF/A, whose hash the chain's last event carries. Other filings
 * of the same bytes have keys of their own and are not touched.
 */
@Feature(
    name = "erasure",
    allowedDependencies = {
      "problem",
      "people",
      "access",
      "audit",
      "reference",
      "chain",
      "cases",
      "custody",
      "filing"
    })
@NullMarked
package be.zegel.erasure;

import be.zegel.Feature;
import org.jspecify.annotations.NullMarked;
