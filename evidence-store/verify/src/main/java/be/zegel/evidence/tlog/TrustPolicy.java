package be.zegel.evidence.tlog;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whom a reader trusts: the keys of logs, the keys of witnesses, and which of them together are
 * enough (C2SP tlog-policy). It comes from outside what it judges.
 */
public final class TrustPolicy {
  private static final String NONE = "none";
  private static final int MOST_LINES = 10_000;

  /** A threshold over members, each a witness or a group defined before. */
  private record Group(int threshold, List<String> members) {}

  private final List<VerifierKey> logs = new ArrayList<>();
  private final Map<String, VerifierKey> witnesses = new LinkedHashMap<>();
  private final Map<String, Group> groups = new HashMap<>();
  private final Set<String> used = new HashSet<>();
  private String quorum = "";

  private TrustPolicy() {}

  /**
   * What was found out about a checkpoint.
   *
   * @param checkpoint what it says
   * @param log the key that signed it as the log
   * @param cosigners the names, in the policy, of the witnesses whose cosignatures hold
   * @param earliest the earliest time a witness of the policy states, POSIX seconds; −1 without one
   */
  public record Accepted(
      Checkpoint checkpoint, VerifierKey log, Set<String> cosigners, long earliest) {
    /** Copies. */
    public Accepted {
      cosigners = Set.copyOf(cosigners);
    }
  }

  /** A checkpoint that the policy does not accept, and why. */
  public static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    /** Why a checkpoint is not accepted. */
    public enum Reason {
      /** No key of the policy's logs has signed it under its origin. */
      UNKNOWN_LOG,
      /** A known key's signature does not hold: the whole note is worth nothing. */
      BAD_SIGNATURE,
      /** The log's signatures hold, the witnesses are too few. */
      QUORUM
    }

    private final Reason reason;

    Refused(Reason reason, String message) {
      super(message);
      this.reason = reason;
    }

    /** Why. */
    public Reason reason() {
      return reason;
    }
  }

  /**
   * Reads a policy.
   *
   * @throws MalformedLog with the number of the line that is wrong
   */
  public static TrustPolicy parse(byte[] bytes) {
    // Names are opaque octets (tlog-policy, Character set); Latin-1 keeps every octet apart.
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    String[] lines = text.split("\n", -1);
    if (lines.length > MOST_LINES) {
      throw new MalformedLog("a policy of more than " + MOST_LINES + " lines is not read");
    }
    TrustPolicy policy = new TrustPolicy();
    for (int i = 0; i < lines.length; i++) {
      try {
        policy.line(lines[i]);
      } catch (MalformedLog e) {
        throw new MalformedLog("line " + (i + 1) + ": " + e.getMessage(), e);
      }
    }
    if (policy.quorum.isEmpty()) {
      throw new MalformedLog("a policy names its quorum");
    }
    return policy;
  }

  private void line(String line) {
    if (line.chars().anyMatch(c -> (c < ' ' && c != '\t') || c == 0x7f)) {
      throw new MalformedLog("a control character");
    }
    String stripped = trimmed(line);
    if (stripped.isEmpty() || stripped.startsWith("#")) {
      return;
    }
    List<String> words = List.of(stripped.split("[ \t]+"));
    switch (words.get(0)) {
      case "log" -> log(words);
      case "witness" -> witness(words);
      case "group" -> group(words);
      case "quorum" -> quorum(words);
      default -> throw new MalformedLog("neither log nor witness, group or quorum");
    }
  }

  private static String trimmed(String line) {
    int from = 0;
    int to = line.length();
    while (from < to && " \t".indexOf(line.charAt(from)) >= 0) {
      from++;
    }
    while (to > from && " \t".indexOf(line.charAt(to - 1)) >= 0) {
      to--;
    }
    return line.substring(from, to);
  }

  private void log(List<String> words) {
    requireWords(words, 2, 3);
    VerifierKey key = key(words.get(1));
    if (logs.stream().anyMatch(key::sameKey)) {
      throw new MalformedLog("the same log twice");
    }
    logs.add(key);
  }

  private void witness(List<String> words) {
    requireWords(words, 3, 4);
    VerifierKey key = key(words.get(2));
    if (!key.type().timed()) {
      throw new MalformedLog("the key of a witness makes cosignatures");
    }
    if (witnesses.values().stream().anyMatch(key::sameKey)) {
      throw new MalformedLog("the same witness twice");
    }
    witnesses.put(newName(words.get(1)), key);
  }

  private static VerifierKey key(String vkey) {
    return VerifierKey.parse(
        new String(vkey.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
  }

  private void group(List<String> words) {
    requireWords(words, 4, Integer.MAX_VALUE);
    List<String> members = words.subList(3, words.size());
    for (String member : members) {
      if (!witnesses.containsKey(member) && !groups.containsKey(member)) {
        throw new MalformedLog("a member that is not defined before: " + member);
      }
      if (!used.add(member)) {
        throw new MalformedLog("a member of two groups: " + member);
      }
    }
    int threshold = threshold(words.get(2), members.size());
    groups.put(newName(words.get(1)), new Group(threshold, List.copyOf(members)));
  }

  private static int threshold(String word, int members) {
    return switch (word) {
      case "all" -> members;
      case "any" -> 1;
      default -> {
        long threshold = Decimal.parse(word);
        if (threshold < 1 || threshold > members) {
          throw new MalformedLog("a threshold between 1 and " + members);
        }
        yield (int) threshold;
      }
    };
  }

  private void quorum(List<String> words) {
    requireWords(words, 2, 2);
    String name = words.get(1);
    if (!quorum.isEmpty()) {
      throw new MalformedLog("a second quorum");
    }
    if (!name.equals(NONE) && !witnesses.containsKey(name) && !groups.containsKey(name)) {
      throw new MalformedLog("a quorum that is not defined before: " + name);
    }
    quorum = name;
  }

  private String newName(String name) {
    if (name.equals(NONE) || witnesses.containsKey(name) || groups.containsKey(name)) {
      throw new MalformedLog("a name that is taken: " + name);
    }
    return name;
  }

  private static void requireWords(List<String> words, int least, int most) {
    if (words.size() < least || words.size() > most) {
      throw new MalformedLog("too few or too many words after " + words.get(0));
    }
  }

  /** The keys of the logs. */
  public List<VerifierKey> logs() {
    return List.copyOf(logs);
  }

  /** The keys of the witnesses by their names in the policy. */
  public Map<String, VerifierKey> witnesses() {
    return Map.copyOf(witnesses);
  }

  /** Whether the policy asks for anybody but the log itself. */
  public boolean asksForWitnesses() {
    return !quorum.equals(NONE);
  }

  /**
   * Judges a checkpoint: signed by a log of the policy under the log's own name, no signature of a
   * known key wrong, cosigned by a quorum.
   *
   * @throws Refused with the reason
   * @throws MalformedLog when the note's text is no checkpoint
   */
  public Accepted accept(Note note) throws Refused {
    Checkpoint checkpoint = Checkpoint.parse(note.text());
    VerifierKey log = null;
    for (VerifierKey key : logs) {
      if (key.name().equals(checkpoint.origin()) && signed(note, key)) {
        log = key;
      }
    }
    Set<String> cosigners = new LinkedHashSet<>();
    long earliest = -1;
    for (Map.Entry<String, VerifierKey> witness : witnesses.entrySet()) {
      if (signed(note, witness.getValue())) {
        cosigners.add(witness.getKey());
        long time = time(note, witness.getValue());
        earliest = earliest < 0 ? time : Math.min(earliest, time);
      }
    }
    // Only now: a wrong signature of anybody known weighs more than an unknown log.
    if (log == null) {
      throw new Refused(
          Refused.Reason.UNKNOWN_LOG, "no log of the policy signed " + checkpoint.origin());
    }
    if (asksForWitnesses() && !reached(quorum, cosigners)) {
      throw new Refused(
          Refused.Reason.QUORUM, cosigners.size() + " of " + witnesses.size() + " witnesses");
    }
    return new Accepted(checkpoint, log, cosigners, earliest);
  }

  /** Whether a key signed; a line that claims to be its and is not spoils the note. */
  private static boolean signed(Note note, VerifierKey key) throws Refused {
    boolean signed = false;
    for (Note.Signature signature : note.signatures()) {
      if (key.claims(signature) && key.usable()) {
        if (!key.verifies(note.text(), signature)) {
          throw new Refused(
              Refused.Reason.BAD_SIGNATURE, "the signature of " + key.name() + " does not hold");
        }
        signed = true;
      }
    }
    return signed;
  }

  private static long time(Note note, VerifierKey key) {
    return note.signatures().stream()
        .filter(key::claims)
        .mapToLong(VerifierKey::time)
        .min()
        .orElse(-1);
  }

  private boolean reached(String name, Set<String> cosigners) {
    Group group = groups.get(name);
    if (group == null) {
      return cosigners.contains(name);
    }
    return group.members().stream().filter(m -> reached(m, cosigners)).count() >= group.threshold();
  }
}
