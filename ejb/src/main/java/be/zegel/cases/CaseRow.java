package be.zegel.cases;

import be.zegel.access.Confidentiality;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A case in a list. */
public record CaseRow(
    UUID id,
    String number,
    String title,
    CaseState state,
    Instant stateSince,
    String unit,
    @Nullable String office,
    @Nullable String lead,
    @Nullable String leadName,
    Confidentiality confidentiality,
    String phenomenon,
    Instant openedAt,
    Instant lastActAt,
    @Nullable Instant submittedAt,
    int directivesOwed,
    @Nullable Instant nextDue) {}
