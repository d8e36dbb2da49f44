package be.zegel.access;

import static be.zegel.access.Permission.ANSWER_DIRECTIVE;
import static be.zegel.access.Permission.ANSWER_OFFER;
import static be.zegel.access.Permission.ASSIGN;
import static be.zegel.access.Permission.CONDUCT;
import static be.zegel.access.Permission.COUNTERSIGN;
import static be.zegel.access.Permission.DISCLOSE;
import static be.zegel.access.Permission.EDIT_CASE;
import static be.zegel.access.Permission.FILE_EVIDENCE;
import static be.zegel.access.Permission.HANDLE_EXHIBIT;
import static be.zegel.access.Permission.MANAGE_MEMBERS;
import static be.zegel.access.Permission.READ_CASE;
import static be.zegel.access.Permission.READ_EVIDENCE;
import static be.zegel.access.Permission.RECORD_ORDER;
import static be.zegel.access.Permission.REGISTER_EXHIBIT;
import static be.zegel.access.Permission.REVIEW;
import static be.zegel.access.Permission.SEE_CASE;
import static be.zegel.access.Permission.SEE_EXHIBIT;
import static be.zegel.access.Permission.SUPERVISE_CUSTODY;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * The table of rules: what each relation permits at each confidentiality (domain.md §1.5 and §4.4).
 * Pure: the same input gives the same answer, so that every cell can be tested. A relation that
 * permits nothing at a confidentiality makes the case not exist.
 */
public final class AccessRules {

  private static final Map<Relation, Set<Permission>> NORMAL = new EnumMap<>(Relation.class);
  private static final Map<Relation, Set<Permission>> RESTRICTED = new EnumMap<>(Relation.class);

  static {
    NORMAL.put(
        Relation.LEAD,
        EnumSet.of(
            SEE_CASE,
            READ_CASE,
            EDIT_CASE,
            MANAGE_MEMBERS,
            CONDUCT,
            ANSWER_DIRECTIVE,
            REGISTER_EXHIBIT,
            SEE_EXHIBIT,
            RECORD_ORDER,
            COUNTERSIGN,
            FILE_EVIDENCE,
            READ_EVIDENCE));
    NORMAL.put(
        Relation.MEMBER,
        EnumSet.of(
            SEE_CASE,
            READ_CASE,
            EDIT_CASE,
            ANSWER_DIRECTIVE,
            REGISTER_EXHIBIT,
            SEE_EXHIBIT,
            COUNTERSIGN,
            FILE_EVIDENCE,
            READ_EVIDENCE));
    NORMAL.put(Relation.READER, EnumSet.of(SEE_CASE, READ_CASE, SEE_EXHIBIT, READ_EVIDENCE));
    NORMAL.put(
        Relation.UNIT_LEADER,
        EnumSet.of(
            SEE_CASE,
            READ_CASE,
            MANAGE_MEMBERS,
            ASSIGN,
            SEE_EXHIBIT,
            RECORD_ORDER,
            SUPERVISE_CUSTODY,
            COUNTERSIGN,
            READ_EVIDENCE));
    NORMAL.put(
        Relation.OFFICE_PROSECUTOR,
        EnumSet.of(
            SEE_CASE,
            READ_CASE,
            REVIEW,
            DISCLOSE,
            SEE_EXHIBIT,
            RECORD_ORDER,
            SUPERVISE_CUSTODY,
            COUNTERSIGN,
            READ_EVIDENCE));
    NORMAL.put(Relation.CUSTODIAN, EnumSet.of(SEE_EXHIBIT, HANDLE_EXHIBIT, COUNTERSIGN));
    NORMAL.put(Relation.OFFEREE, EnumSet.of(SEE_EXHIBIT, ANSWER_OFFER));
    NORMAL.put(Relation.NONE, EnumSet.noneOf(Permission.class));

    RESTRICTED.putAll(NORMAL);
    RESTRICTED.put(Relation.UNIT_LEADER, EnumSet.of(SEE_CASE, MANAGE_MEMBERS, ASSIGN));
  }

  private AccessRules() {}

  /** What a relation permits; nothing at all means that the case does not exist for that person. */
  public static Set<Permission> permissions(Relation relation, Confidentiality confidentiality) {
    Set<Permission> permitted =
        switch (confidentiality) {
          case NORMAL -> NORMAL.get(relation);
          case RESTRICTED -> RESTRICTED.get(relation);
          // Embargo exists only with the approval of two magistrates; until it can be granted, it
          // opens nothing.
          case EMBARGO -> null;
        };
    return permitted == null ? Set.of() : Collections.unmodifiableSet(permitted);
  }

  /**
   * Decides about one thing for somebody with these relations to it. Relations add up: a leader who
   * is also a member may do what either may.
   *
   * @param relations every relation that holds; empty or {@link Relation#NONE} when there is none
   */
  public static Decision decide(
      Set<Relation> relations, Confidentiality confidentiality, Permission asked) {
    boolean seen = false;
    for (Relation relation : relations) {
      Set<Permission> permitted = permissions(relation, confidentiality);
      if (permitted.contains(asked)) {
        return new Decision(Decision.Answer.PERMIT, relation + "/" + asked);
      }
      seen |=
          permitted.contains(SEE_CASE) || (permitted.contains(SEE_EXHIBIT) && aboutExhibit(asked));
    }
    return seen
        ? new Decision(Decision.Answer.REFUSE, "no relation permits " + asked)
        : new Decision(Decision.Answer.DOES_NOT_EXIST, "out of sight");
  }

  /** Permissions asked about one exhibit, whose custodian sees the exhibit though not the case. */
  private static boolean aboutExhibit(Permission asked) {
    return switch (asked) {
      case SEE_EXHIBIT,
          HANDLE_EXHIBIT,
          ANSWER_OFFER,
          RECORD_ORDER,
          SUPERVISE_CUSTODY,
          COUNTERSIGN,
          FILE_EVIDENCE,
          READ_EVIDENCE ->
          true;
      case SEE_CASE,
          READ_CASE,
          EDIT_CASE,
          MANAGE_MEMBERS,
          ASSIGN,
          CONDUCT,
          REVIEW,
          DISCLOSE,
          ANSWER_DIRECTIVE,
          REGISTER_EXHIBIT ->
          false;
    };
  }
}
