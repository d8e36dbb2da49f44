package be.zegel.idempotency;

import org.jspecify.annotations.Nullable;

/** The answer that was given to a request. */
public record KeptAnswer(int status, @Nullable String location, @Nullable String body) {}
