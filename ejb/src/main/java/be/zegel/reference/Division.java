package be.zegel.reference;

/**
 * A division of a district's court and office, such as Mechelen in Antwerp.
 *
 * @param id the key other tables use
 * @param code the office's code and three letters
 * @param arrondissement the code of its district
 * @param office the code of its prosecutor's office
 * @param labels its name
 * @param validity when it exists
 */
public record Division(
    int id, String code, String arrondissement, String office, Labels labels, Validity validity)
    implements Coded {}
