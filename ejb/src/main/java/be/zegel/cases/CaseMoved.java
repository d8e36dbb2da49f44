package be.zegel.cases;

import java.util.UUID;

/** A case has taken a step; told inside the transaction that takes it. */
public record CaseMoved(UUID caseId, CaseState from, CaseState to, String reason) {}
