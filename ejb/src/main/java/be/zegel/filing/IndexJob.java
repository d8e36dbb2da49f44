package be.zegel.filing;

import be.zegel.evidence.index.IndexedItem;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A leased job: one item to make findable.
 *
 * @param withheld whether it is to be found by nobody, because its bytes are not what was filed
 * @param textObject its text, null when it has none
 */
record IndexJob(
    long id,
    UUID caseId,
    UUID fileId,
    UUID itemId,
    IndexedItem item,
    boolean withheld,
    @Nullable UUID textObject) {}
