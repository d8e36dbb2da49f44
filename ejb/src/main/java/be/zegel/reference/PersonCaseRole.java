package be.zegel.reference;

import java.util.List;

/**
 * What a person is in a case. The law of 30 July 2018 (art. 31) wants suspects, convicted persons,
 * victims and others kept clearly apart: classes 1 to 4.
 *
 * @param code its code
 * @param labels its name
 * @param classes the classes it may have; where there are several the recorder chooses one and
 *     gives the reason
 * @param validity when it may be chosen
 */
public record PersonCaseRole(String code, Labels labels, List<Integer> classes, Validity validity)
    implements Coded {

  /** Keeps the classes unchangeable. */
  public PersonCaseRole {
    classes = List.copyOf(classes);
  }

  /** Whether the recorder has to choose the class, with a reason. */
  public boolean classIsChosen() {
    return classes.size() > 1;
  }
}
