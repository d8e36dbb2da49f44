package be.zegel.reference;

import org.jspecify.annotations.Nullable;

/**
 * The article or articles of one law that punish one side of an offence.
 *
 * @param book the law
 * @param aspect which side of the offence (code set {@code PROVISION_ASPECT}): base form,
 *     aggravated form, tools …
 * @param articles the articles as they are cited, such as {@code 550bis §1} or {@code 406–409}
 * @param levelRule how the penalty level is found
 * @param levelMin the lowest penalty level, 1 to 8; null unless stated
 * @param levelMax the highest penalty level; null unless stated
 * @param oldClass the class under the code of 1867, which retention terms still speak of; null
 *     where not stated
 * @param attempt how attempt is punished; null where not stated
 * @param attemptCertainty how sure that is; null where {@code attempt} is
 * @param interception whether it opens interception (art. 90ter §2); null where not stated, which
 *     is not a no
 * @param certainty how sure the articles are
 * @param remark what a magistrate should know about the row; null when nothing
 * @param facts the dates of the facts to which it applies
 */
public record Provision(
    Book book,
    String aspect,
    String articles,
    LevelRule levelRule,
    @Nullable Integer levelMin,
    @Nullable Integer levelMax,
    @Nullable OldClass oldClass,
    @Nullable AttemptRule attempt,
    @Nullable Certainty attemptCertainty,
    @Nullable Boolean interception,
    Certainty certainty,
    @Nullable String remark,
    Validity facts) {

  /** The law in which an offence stands. */
  public enum Book {
    /** Criminal Code of 8 June 1867. */
    PENAL_CODE_1867,
    /** Criminal Code of 29 February 2024. */
    PENAL_CODE_2024,
    /** A law beside the codes, unchanged by the new one. */
    SPECIAL_LAW
  }

  /** How the penalty level of the new code is found. */
  public enum LevelRule {
    /** It stands in {@code levelMin} to {@code levelMax}. */
    STATED,
    /** One level above that of the underlying offence (terrorist offences, art. 371). */
    NEXT_HIGHER,
    /** That of the completed offence. */
    AS_COMPLETED,
    /** Not stated in the source read. */
    NOT_STATED
  }

  /** The three classes of offences that the new code no longer knows. */
  public enum OldClass {
    /** Crime (misdaad). */
    CRIME,
    /** Délit (wanbedrijf). */
    DELIT,
    /** Contravention (overtreding). */
    CONTRAVENTION
  }

  /** How attempt is punished. */
  public enum AttemptRule {
    /** Like the completed offence. */
    SAME,
    /** Less than the completed offence (general rule, art. 9 of the new code). */
    REDUCED,
    /** Not at all. */
    NONE
  }
}
