package be.zegel.custody;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An exhibit in a list. */
public record ExhibitRow(
    UUID id,
    UUID caseId,
    String caseNumber,
    String label,
    String description,
    ExhibitKind kind,
    String category,
    String seizedAt,
    String state,
    @Nullable String custodian,
    @Nullable String custodianLabel,
    @Nullable String seal,
    boolean sealed,
    boolean quarantined,
    boolean disputed,
    boolean offerOpen,
    int events,
    Instant registeredAt) {}
