package be.zegel.evidence.index;

/**
 * How many hits a value of a facet has.
 *
 * @param value see {@link Facet}
 * @param count hits
 */
public record FacetCount(String value, long count) {}
