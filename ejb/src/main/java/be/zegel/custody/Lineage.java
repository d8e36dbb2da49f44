package be.zegel.custody;

import java.util.UUID;

/**
 * An exhibit that another comes from, or that came out of it.
 *
 * @param derivation code of DERIVATION
 * @param source whether it is the source; else it is the result
 */
public record Lineage(
    UUID id, String label, String description, String derivation, boolean source) {}
