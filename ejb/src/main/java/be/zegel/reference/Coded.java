package be.zegel.reference;

import java.time.LocalDate;

/**
 * Something of the reference data that is stored by its code, shown by its labels and holds from a
 * day to a day.
 */
public interface Coded {

  /** What is stored and exchanged; people never see it alone. */
  String code();

  /** What it is called. */
  Labels labels();

  /** When it holds or may be chosen; its label stays readable for ever. */
  default Validity validity() {
    return Validity.ALWAYS;
  }

  /** Whether it holds on this day. */
  default boolean holdsOn(LocalDate day) {
    return validity().includes(day);
  }
}
