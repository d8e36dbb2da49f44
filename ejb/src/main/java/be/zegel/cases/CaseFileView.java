package be.zegel.cases;

import be.zegel.access.Confidentiality;
import be.zegel.access.Permission;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A case as its reader may see it.
 *
 * @param title null where the reader sees only the metadata of a restricted case; so is everything
 *     else that tells what the case is about, and members and references are empty
 * @param lead user name of the lead, null when unassigned
 * @param complexity weight in the workload, 1 to 5
 * @param permissions what the reader may do
 * @param next the steps the reader may take now
 * @param version for {@code If-Match}
 */
public record CaseFileView(
    UUID id,
    String number,
    @Nullable String title,
    @Nullable String summary,
    CaseState state,
    Instant stateSince,
    String unit,
    @Nullable String office,
    @Nullable String lead,
    @Nullable String leadName,
    Confidentiality confidentiality,
    @Nullable String phenomenon,
    @Nullable String proceduralLanguage,
    @Nullable Instant factsFrom,
    @Nullable Instant factsTo,
    @Nullable String place,
    Instant openedAt,
    @Nullable String openedBy,
    @Nullable Instant submittedAt,
    @Nullable Instant nextDue,
    int complexity,
    List<MemberView> members,
    List<ReferenceView> references,
    Set<Permission> permissions,
    Set<CaseState> next,
    int version) {

  public CaseFileView {
    members = List.copyOf(members);
    references = List.copyOf(references);
    permissions = Set.copyOf(permissions);
    next = Set.copyOf(next);
  }

  /**
   * A membership.
   *
   * @param active whether it holds now
   */
  public record MemberView(
      String username,
      String name,
      @Nullable String unit,
      MemberRole role,
      Instant since,
      @Nullable Instant until,
      String reason,
      boolean active) {

    /** The reason on record of who opened the case. */
    static final String OPENER = "opened the case";

    /** Whether the person is in the case because they opened it, and gave no other reason. */
    public boolean opener() {
      return OPENER.equals(reason);
    }
  }

  /** A number under which somebody else knows the case. */
  public record ReferenceView(
      UUID id, String type, String issuer, String value, java.time.@Nullable LocalDate validFrom) {}
}
