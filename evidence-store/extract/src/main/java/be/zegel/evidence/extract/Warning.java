package be.zegel.evidence.extract;

/**
 * Something a reader of the completeness certificate should know, that did not stop the parser.
 *
 * @param code stable, in capitals
 * @param detail in English, for the technical record; may hold names from the item, so it is
 *     evidence and does not belong in a log
 */
public record Warning(String code, String detail) {}
