package be.zegel.evidence.verify;

/**
 * Something that keeps a packet from being verified.
 *
 * @param kind what it is
 * @param where the event or object: a file of the packet, an event as {@code chain#number}
 * @param detail the flaw or code, or what is wrong in plain English
 */
public record Finding(Kind kind, String where, String detail) {

  /** What can be found; the names are stable and have a text in each language. */
  public enum Kind {
    /** The archive or one of its files is not in its form. */
    PACKET_FORM(1, Verdict.BROKEN),
    /** A file is not what the manifests say, or is in none. */
    MANIFEST(1, Verdict.BROKEN),
    /** The time stamp does not hold over the manifest. */
    TIME_STAMP(2, Verdict.BROKEN),
    /** There is no time stamp, and there must be one. */
    TIME_STAMP_MISSING(2, Verdict.INCOMPLETE),
    /** The time stamp is of an authority that the reader does not trust. */
    UNKNOWN_TIME_STAMP(2, Verdict.UNTRUSTED),
    /** A signature on a checkpoint does not hold. */
    CHECKPOINT(3, Verdict.BROKEN),
    /** The checkpoint is of a log that the reader does not trust. */
    UNKNOWN_LOG(3, Verdict.UNTRUSTED),
    /** Too few witnesses of the reader's choice have cosigned. */
    QUORUM(3, Verdict.UNTRUSTED),
    /** There is no trust bundle from outside. */
    NO_TRUST(1, Verdict.UNTRUSTED),
    /** A chain of events is broken. */
    CHAIN(4, Verdict.BROKEN),
    /** A field that is never withheld is not shown. */
    FIELD_WITHHELD(4, Verdict.INCOMPLETE),
    /** An event could not have happened after those before it. */
    CUSTODY(4, Verdict.BROKEN),
    /** The events do not stand in the log. */
    LOG_PROOF(5, Verdict.BROKEN),
    /** A chain ends elsewhere than the head map says. */
    HEAD(6, Verdict.BROKEN),
    /** The last events of a chain are not there. */
    EVENTS_MISSING(6, Verdict.INCOMPLETE),
    /** The heads were taken long before the packet was made. */
    HEAD_MAP_OLD(6, Verdict.INCOMPLETE),
    /** An exhibit is not one of the case. */
    CASE(7, Verdict.BROKEN),
    /** The chains of two exhibits contradict each other. */
    KIN(7, Verdict.BROKEN),
    /** The signature of a person does not hold. */
    SIGNATURE(8, Verdict.BROKEN),
    /** A person has not signed what must be signed. */
    SIGNATURE_MISSING(8, Verdict.INCOMPLETE),
    /** The keys of persons are enrolled under another root than the reader's. */
    UNKNOWN_ENROLMENT(8, Verdict.UNTRUSTED),
    /** An object is not the one that an event names. */
    OBJECT(9, Verdict.BROKEN),
    /** An object that an event names was not found beside the packet. */
    OBJECT_MISSING(9, Verdict.INCOMPLETE),
    /** An anchored checkpoint does not hold. */
    ANCHOR(10, Verdict.BROKEN);

    private final int check;
    private final Verdict verdict;

    Kind(int check, Verdict verdict) {
      this.check = check;
      this.verdict = verdict;
    }

    /** The check that finds it: its number in docs/spec/custody-packet.md, chapter 9. */
    int check() {
      return check;
    }

    /** What a packet is at best with such a finding. */
    public Verdict verdict() {
      return verdict;
    }
  }

  @Override
  public String toString() {
    return kind + " " + where + ": " + detail;
  }
}
