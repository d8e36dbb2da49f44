/**
 * Evidence on its way from an upload to something that can be read and found: uploads, filed files,
 * the items inside them, and the work on them.
 *
 * <p><b>The way of a file.</b> {@link be.zegel.filing.EvidenceIntake} takes the bytes of an upload
 * into the store while they are hashed and encrypted. When the last byte is durable and the hash is
 * the one the client gave, one transaction writes the file, the INGESTED event of the exhibit's
 * chain, the root item and the first job; only then does the client get its answer. {@link
 * be.zegel.filing.Dispatcher} hands jobs to worker processes; {@link
 * be.zegel.filing.ItemExtraction} stores what comes out (children, text, preview) as objects under
 * the key of the filing; {@link be.zegel.filing.Indexer} makes it findable. A file is READY when
 * everything in it is findable.
 *
 * <p><b>What survives.</b> Every step is a row that says what is to be done, and every step can be
 * done twice: a child is known by its place in its container, a text replaces the one before, an
 * index entry replaces the one before, and an INDEX job counts as done only after the commit that
 * made it durable. So a death of the server, of a worker or of the database at any moment costs
 * repeated work and nothing else. Objects that no row knows are swept.
 *
 * <p><b>Who runs it.</b> Boundaries run in the name of a person. {@link
 * be.zegel.filing.ProcessingJobs} and {@link be.zegel.filing.ProcessedItems} run as the system's
 * own task; nothing that a person calls may call them.
 */
@Feature(
    name = "filing",
    allowedDependencies = {"problem", "paging", "people", "access", "audit", "cases", "custody"})
@NullMarked
package be.zegel.filing;

import be.zegel.Feature;
import org.jspecify.annotations.NullMarked;
