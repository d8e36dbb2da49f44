/**
 * Full-text index of evidence: everything that was read out of an exhibit becomes findable, for
 * those who may see it and for nobody else.
 *
 * <p><b>What it is.</b> {@link be.zegel.evidence.index.EvidenceIndex} is the contract; {@link
 * be.zegel.evidence.index.LuceneEvidenceIndex} keeps it in one Lucene index per case, below one
 * folder. The index is derived: it can be thrown away and rebuilt from the text store at any time,
 * and it never holds the text itself, only where each word stands.
 *
 * <p><b>The way of an item.</b> {@code index(case, item, text)} cuts the text into chunks of 64 KiB
 * at white space, each beginning 256 words before the end of the one before, so that a phrase or a
 * {@code w/50} never falls between two chunks. The chunks and, last, the item itself are written as
 * one block that replaces the item's earlier block in one step. {@code refresh} makes it findable,
 * {@code commit(case, job)} makes it durable together with the number of the last job it holds.
 * Whatever was indexed after the last commit is lost with a crash and is done again from the job
 * table: {@code state(case).committedJob()} says from where.
 *
 * <p><b>Who sees what.</b> A search names the cases its reader may read ({@link
 * be.zegel.evidence.index.SearchScope}). Only the indexes of those cases are opened; besides, each
 * hit has to carry one of those cases in its own document and be free for review. Totals, facets
 * and word statistics come from the same documents only. An item in quarantine is never written.
 *
 * <p><b>Trust.</b> Each commit is closed by a manifest with the SHA-256 of each of its files under
 * an HMAC ({@code CommitManifest}). An index that does not match its manifest is refused and
 * reported, never searched in silence.
 *
 * <p>The query language has a package of its own, {@link be.zegel.evidence.index.query}, which
 * knows nothing of Lucene. No text of evidence, no file name and no query appears in a log line or
 * in the message of an exception of this package.
 */
@NullMarked
package be.zegel.evidence.index;

import org.jspecify.annotations.NullMarked;
