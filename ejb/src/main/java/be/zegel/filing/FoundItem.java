package be.zegel.filing;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An item that a search may show, with where its text lies.
 *
 * @param textObject null when it has no text
 */
public record FoundItem(EvidenceItemView view, @Nullable UUID textObject) {}
