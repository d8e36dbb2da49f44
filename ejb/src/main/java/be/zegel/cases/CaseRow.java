package be.zegel.cases;

import be.zegel.access.Confidentiality;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A case in a list.
 *
 * @param title null where the reader sees only the metadata of a restricted case; so are office and
 *     phenomenon
 */
public record CaseRow(
    UUID id,
    String number,
    @Nullable String title,
    CaseState state,
    Instant stateSince,
    String unit,
    @Nullable String office,
    @Nullable String lead,
    @Nullable String leadName,
    Confidentiality confidentiality,
    @Nullable String phenomenon,
    Instant openedAt,
    Instant lastActAt,
    @Nullable Instant submittedAt,
    int directivesOwed,
    @Nullable Instant nextDue) {}
