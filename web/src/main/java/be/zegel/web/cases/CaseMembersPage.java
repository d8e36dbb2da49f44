package be.zegel.web.cases;

import be.zegel.access.Permission;
import be.zegel.cases.CaseFileView;
import be.zegel.cases.CaseWork;
import be.zegel.cases.MemberRole;
import be.zegel.cases.SetMember;
import be.zegel.people.Directory;
import be.zegel.people.PersonView;
import be.zegel.web.shell.CaseBand;
import be.zegel.web.shell.Confirmation;
import jakarta.annotation.PostConstruct;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who has access to a case by membership, and the form that adds, changes or ends one. */
@Named("caseMembersPage")
@ViewScoped
public class CaseMembersPage implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final ZoneId BELGIUM = ZoneId.of("Europe/Brussels");

  @Inject private CaseWork work;
  @Inject private CaseBandSource bands;
  @Inject private Directory directory;
  @Inject private Confirmation said;
  @Inject private Clock clock;

  private UUID id = new UUID(0, 0);
  private boolean ending;
  private String username = "";
  private MemberRole role = MemberRole.MEMBER;
  private @Nullable LocalDate until;
  private String reason = "";
  private transient @Nullable CaseFileView file;

  @PostConstruct
  void open() {
    id = RequestedCase.id();
    file = work.read(id);
    String member =
        FacesContext.getCurrentInstance()
            .getExternalContext()
            .getRequestParameterMap()
            .get("member");
    getFile().members().stream()
        .filter(known -> known.username().equals(member))
        .findFirst()
        .ifPresent(this::change);
  }

  public CaseFileView getFile() {
    CaseFileView known = file;
    if (known == null) {
      known = work.read(id);
      file = known;
    }
    return known;
  }

  public CaseBand getBand() {
    return bands.of(getFile());
  }

  private void change(CaseFileView.MemberView member) {
    username = member.username();
    role = member.role();
    ending = member.active() && member.role() != MemberRole.LEAD;
    Instant end = member.until();
    until = end == null || !member.active() ? null : LocalDate.ofInstant(end, BELGIUM).minusDays(1);
  }

  /** Whether the membership that is changed can be ended now; the lead needs a successor first. */
  public boolean isEnds() {
    return isManages() && ending;
  }

  /** The name of a person, for whoever knows only the user name. */
  public String name(String user) {
    return directory.find(user).map(PersonView::name).orElse(user);
  }

  public boolean isManages() {
    return getFile().permissions().contains(Permission.MANAGE_MEMBERS);
  }

  public MemberRole[] getRoles() {
    return MemberRole.values();
  }

  /** User names for completion. */
  public List<String> suggest(String text) {
    return directory.suggest(text).stream()
        .filter(person -> person.unit() != null)
        .map(PersonView::username)
        .toList();
  }

  /** Who a user name belongs to, as a line of the suggestions. */
  public String described(String username) {
    return directory
        .withUsername(username)
        .map(person -> person.name() + " · " + username)
        .orElse(username);
  }

  public String save() {
    OffsetDateTime end =
        until == null ? null : until.plusDays(1).atStartOfDay(BELGIUM).toOffsetDateTime();
    forget();
    work.setMember(id, new SetMember(username, role, end, reason));
    said.say("member.saved", name(username));
    return done();
  }

  /** Ends the membership at once. */
  public String end() {
    forget();
    work.setMember(
        id, new SetMember(username, role, clock.instant().atOffset(ZoneOffset.UTC), reason));
    said.say("member.endedNow", name(username));
    return done();
  }

  private void forget() {
    file = null;
  }

  private String done() {
    return "/case/members?faces-redirect=true&id=" + id;
  }

  public String getUsername() {
    return username;
  }

  public void setUsername(String username) {
    this.username = username;
  }

  public MemberRole getRole() {
    return role;
  }

  public void setRole(MemberRole role) {
    this.role = role;
  }

  public @Nullable LocalDate getUntil() {
    return until;
  }

  public void setUntil(@Nullable LocalDate until) {
    this.until = until;
  }

  public String getReason() {
    return reason;
  }

  public void setReason(String reason) {
    this.reason = reason;
  }
}
