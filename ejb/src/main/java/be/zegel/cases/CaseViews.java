package be.zegel.cases;

import be.zegel.access.CaseAccess;
import be.zegel.access.Permission;
import be.zegel.people.Directory;
import be.zegel.people.PersonView;
import be.zegel.reference.ReferenceData;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Makes of a stored case what its reader may see of it. Asks nobody for permission: its callers
 * have, and say what was answered.
 */
@ApplicationScoped
class CaseViews {

  @Inject private CaseFiles files;
  @Inject private Directory directory;
  @Inject private ReferenceData reference;
  @Inject private Clock clock;

  /** A case as somebody of these relations to it sees it. */
  CaseFileView of(CaseFile file, CaseAccess seen) {
    Instant now = clock.instant();
    boolean content = seen.permits(Permission.READ_CASE);
    PersonView lead = directory.withId(file.leadId()).orElse(null);
    List<CaseFileView.MemberView> members = new ArrayList<>();
    List<CaseFileView.ReferenceView> references = new ArrayList<>();
    if (content) {
      for (Membership member : files.members(file.id())) {
        PersonView person = directory.withId(member.personId()).orElseThrow();
        members.add(
            new CaseFileView.MemberView(
                person.username(),
                person.name(),
                person.unit(),
                member.role(),
                member.since(),
                member.until(),
                member.reason(),
                member.holds(now)));
      }
      files.references(file.id()).forEach(r -> references.add(r.view()));
    }
    Set<CaseState> next = EnumSet.noneOf(CaseState.class);
    for (CaseState to : file.state().next()) {
      if (seen.permits(file.state().permissionFor(to))) {
        next.add(to);
      }
    }
    return new CaseFileView(
        file.id(),
        file.number(),
        content ? file.title() : null,
        content ? file.summary() : null,
        file.state(),
        file.stateSince(),
        unitCode(file.unitId()),
        !content || file.officeId() == null ? null : officeCode(file.officeId()),
        lead == null ? null : lead.username(),
        lead == null ? null : lead.name(),
        file.confidentiality(),
        content ? file.phenomenon() : null,
        content ? file.proceduralLanguage() : null,
        content ? file.factsFrom() : null,
        content ? file.factsTo() : null,
        content ? file.place() : null,
        file.openedAt(),
        content ? directory.withId(file.openedBy()).map(PersonView::username).orElse("") : null,
        file.submittedAt(),
        file.nextDue(),
        file.complexity(),
        members,
        references,
        seen.permissions(),
        next,
        file.version());
  }

  String unitCode(int id) {
    return reference.unit(id).map(u -> u.code()).orElseThrow();
  }

  String officeCode(int id) {
    return reference.office(id).map(o -> o.code()).orElseThrow();
  }
}
