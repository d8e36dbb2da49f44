package be.zegel.cases;

import be.zegel.access.Access;
import be.zegel.people.Caller;
import be.zegel.people.Role;
import be.zegel.problem.Problem;
import be.zegel.problem.ProblemException;
import be.zegel.reference.CodeSet;
import be.zegel.reference.ReferenceData;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The rules of opening a case: who may, in which unit, under which office, about what. */
@ApplicationScoped
class CaseOpening {

  @Inject private Access access;
  @Inject private ReferenceData reference;

  /** Refuses who has no role in which cases are opened. */
  void requireOpener(Caller caller) {
    if (!caller.isOneOf(Role.INVESTIGATOR, Role.CASE_LEAD, Role.INTAKE_OFFICER, Role.UNIT_LEADER)) {
      throw ProblemException.of(Problem.NOT_ALLOWED);
    }
  }

  /** The unit that carries the case: the opener's own, or one that they lead. */
  int unitFor(OpenCase open, Caller caller) {
    if (open.unit() == null || open.unit().isBlank()) {
      if (caller.unitId() == null) {
        throw ProblemException.field(Problem.INVALID_INPUT, "unit", "case.unit.needed");
      }
      return caller.unitId();
    }
    int unit =
        reference
            .unit(open.unit())
            .orElseThrow(
                () -> ProblemException.field(Problem.UNKNOWN_CODE, "unit", "problem.unknown-code"))
            .id();
    boolean own =
        Objects.equals(caller.unitId(), unit)
            || (caller.is(Role.UNIT_LEADER) && access.scope().ledUnits().contains(unit));
    if (!own) {
      throw ProblemException.of(Problem.NOT_ALLOWED);
    }
    return unit;
  }

  /** The office of the case: the one named, else that of the unit's district. */
  @Nullable Integer officeFor(OpenCase open, int unitId) {
    if (open.office() != null && !open.office().isBlank()) {
      return reference
          .office(open.office())
          .orElseThrow(
              () -> ProblemException.field(Problem.UNKNOWN_CODE, "office", "problem.unknown-code"))
          .id();
    }
    return reference
        .unit(unitId)
        .flatMap(u -> reference.office(u.office()))
        .map(o -> o.id())
        .orElse(null);
  }

  /** Refuses a phenomenon that is not in the reference data of that day. */
  void requirePhenomenon(String code, LocalDate today) {
    if (!reference.knows(CodeSet.PHENOMENON, code, today)) {
      throw ProblemException.field(Problem.UNKNOWN_CODE, "phenomenon", "problem.unknown-code");
    }
  }
}
