package be.zegel.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A line of the legal log as its readers see it. */
public record AuditEntry(
    String id,
    Instant at,
    String actor,
    String action,
    String objectType,
    String objectId,
    @Nullable UUID caseId,
    String purpose,
    String result,
    String rule,
    String detail) {}
