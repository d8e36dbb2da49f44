package be.zegel.reference;

/**
 * A code with its labels. The code is what is stored and exchanged; people see the label only.
 *
 * @param set the set it belongs to
 * @param code the code, unique in its set on each day
 * @param labels what it is called
 * @param validity when it may be chosen; its label stays readable for ever
 */
public record Code(CodeSet set, String code, Labels labels, Validity validity) implements Coded {}
