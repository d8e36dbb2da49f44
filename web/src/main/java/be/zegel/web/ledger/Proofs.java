package be.zegel.web.ledger;

import be.zegel.ledger.LogAnchor;
import be.zegel.ledger.LogAudit;
import be.zegel.people.Role;
import be.zegel.web.shell.Reader;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.OptionalLong;

/** How far proofs reach, in the words of pages; and the alarm when they stay behind. */
@Named("proofs")
@RequestScoped
public class Proofs {

  private static final List<Role> TOLD =
      List.of(Role.SYSTEM_ADMIN, Role.FUNCTIONAL_ADMIN, Role.UNIT_LEADER, Role.JUDICIAL_DIRECTOR);

  @Inject private Reader reader;
  @Inject private LogAnchor anchor;
  @Inject private LogAudit audit;

  /**
   * The key of the words for a grade: in the demonstration, where nobody outside vouches, an
   * anchored event is called <em>anchored (demo)</em>.
   */
  public String word(Object grade) {
    return "ANCHORED".equals(grade.toString()) && Boolean.getBoolean("zegel.demo")
        ? "ANCHORED_DEMO"
        : grade.toString();
  }

  /**
   * The first place of the log where the database says something else than what was published;
   * empty as long as they agree. Everybody is told.
   */
  public String getAltered() {
    OptionalLong place = audit.altered();
    return place.isPresent() ? Long.toString(place.getAsLong()) : "";
  }

  /** The parts that are missing, for those who can do something about it; else empty. */
  public String missing() {
    return TOLD.stream().map(Role::name).anyMatch(reader::is)
        ? String.join(", ", anchor.missing())
        : "";
  }
}
