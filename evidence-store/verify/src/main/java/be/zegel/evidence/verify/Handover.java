package be.zegel.evidence.verify;

/**
 * A hand-over from one custodian to another.
 *
 * @param offered the number of the event that offered it
 * @param answered the number of the event that accepted it
 * @param from who gave, as the events call them
 * @param to who received
 * @param giver how the offer is signed
 * @param receiver how the acceptance is signed
 */
public record Handover(
    long offered, long answered, String from, String to, Signed giver, Signed receiver) {}
