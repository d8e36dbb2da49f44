package be.zegel.evidence.index;

import be.zegel.evidence.index.query.MediaGroup;
import org.jspecify.annotations.Nullable;

/**
 * An item that was found, with what a hit list shows.
 *
 * @param caseId its case
 * @param origin where it belongs
 * @param name its name
 * @param path its path
 * @param mediaType its media type
 * @param group the group of that
 * @param language ISO 639-1, or null
 * @param date its main date, or null
 * @param size bytes, −1 when unknown
 * @param score relevance; comparable within one search only; 0 when sorted otherwise
 */
public record SearchHit(
    CaseId caseId,
    ItemOrigin origin,
    String name,
    String path,
    String mediaType,
    MediaGroup group,
    @Nullable String language,
    @Nullable ItemDate date,
    long size,
    float score) {}
