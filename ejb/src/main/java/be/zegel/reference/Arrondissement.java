package be.zegel.reference;

/**
 * One of the twelve judicial districts. Brussels and Hainaut have two prosecutor's offices each, so
 * this is never a substitute for {@link Office}.
 *
 * @param id the key other tables use
 * @param code the project's own code
 * @param appealCourt the code of its court of appeal
 * @param labels its name
 * @param validity when it exists
 */
public record Arrondissement(
    int id, String code, String appealCourt, Labels labels, Validity validity) implements Coded {}
