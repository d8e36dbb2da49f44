package be.zegel.reference;

/**
 * One of the five courts of appeal, whose jurisdiction is also the prosecutor-general's.
 *
 * @param id the key other tables use
 * @param code the project's own code
 * @param labels the seat's name
 * @param validity when it exists
 */
public record AppealCourt(int id, String code, Labels labels, Validity validity) implements Coded {}
