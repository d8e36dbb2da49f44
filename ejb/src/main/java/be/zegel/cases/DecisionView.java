package be.zegel.cases;

import java.time.Instant;
import java.util.UUID;

/** A prosecutor's decision as readers of the case see it. */
public record DecisionView(
    UUID id,
    String code,
    String reason,
    String text,
    String decidedBy,
    String decidedByName,
    Instant decidedAt) {}
