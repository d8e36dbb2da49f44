package be.zegel.evidence.extract;

import org.jspecify.annotations.Nullable;

/**
 * What a worker says at the end of a job; the supervisor adds what only it knows and makes an
 * {@link ExtractionEnd}.
 */
public record JobResult(
    Outcome outcome,
    String parser,
    String parserVersion,
    @Nullable Limit limit,
    @Nullable String reason,
    ContainerCounts counts,
    @Nullable Language language,
    boolean textFallback,
    int passwordIndex) {}
