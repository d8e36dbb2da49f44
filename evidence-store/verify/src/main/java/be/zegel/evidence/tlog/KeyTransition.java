package be.zegel.evidence.tlog;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a log's old keys say when new ones take their place: from this tree on, these keys sign for
 * the log. A note over it that is signed by a key that a reader trusts carries the trust over.
 *
 * <p>Its text cannot be taken for a checkpoint. It is signed with Ed25519 keys only, old and new: a
 * cosignature with ML-DSA is about a tree and would leave the keys out.
 *
 * @param from the newest tree that the old keys signed
 * @param keys the new keys, which bear the log's name
 */
public record KeyTransition(Checkpoint from, List<VerifierKey> keys) {
  private static final String TYPE = "zegel.be/key-transition/v1";
  private static final int FIRST_KEY = 4;

  /** Refuses keys of another log. */
  public KeyTransition {
    keys = List.copyOf(keys);
    if (keys.isEmpty() || keys.stream().anyMatch(key -> !key.name().equals(from.origin()))) {
      throw new MalformedLog("the new keys of a log bear its name");
    }
  }

  /** The text that is signed: type, origin, size, root in base64, and a line for each key. */
  public String text() {
    StringBuilder text = new StringBuilder(TYPE).append('\n');
    text.append(new Checkpoint(from.origin(), from.head()).text());
    keys.forEach(key -> text.append(key.text()).append('\n'));
    return text.toString();
  }

  /**
   * Reads the text of a note.
   *
   * @throws MalformedLog when it is none
   */
  public static KeyTransition parse(String text) {
    String[] lines = text.split("\n", -1);
    if (lines.length < FIRST_KEY + 2
        || !lines[0].equals(TYPE)
        || !lines[lines.length - 1].isEmpty()) {
      throw new MalformedLog("not a change of keys");
    }
    List<VerifierKey> keys = new ArrayList<>();
    for (String key : List.of(lines).subList(FIRST_KEY, lines.length - 1)) {
      keys.add(VerifierKey.parse(key));
    }
    return new KeyTransition(
        new Checkpoint(lines[1], new TreeHead(Decimal.parse(lines[2]), MerkleHash.parse(lines[3]))),
        keys);
  }

  /**
   * The keys that are trusted when these are and the changes are true: whatever a chain of changes
   * leads to, each signed by a key that was trusted before it and by one that it names.
   *
   * @param notes in any order; those that no trusted key signed say nothing
   * @return the given keys first
   */
  public static List<VerifierKey> follow(List<VerifierKey> trusted, List<Note> notes) {
    Set<VerifierKey> known = new LinkedHashSet<>(trusted);
    boolean more = true;
    while (more) {
      more = false;
      for (Note note : notes) {
        KeyTransition change = parse(note.text());
        if (signedByOne(note, change.from.origin(), List.copyOf(known))
            && signedByOne(note, change.from.origin(), change.keys)) {
          more |= known.addAll(change.keys);
        }
      }
    }
    return List.copyOf(known);
  }

  private static boolean signedByOne(Note note, String origin, List<VerifierKey> keys) {
    return keys.stream()
        .filter(key -> key.type() == SignatureType.ED25519 && key.name().equals(origin))
        .anyMatch(
            key -> note.signatures().stream().anyMatch(each -> key.verifies(note.text(), each)));
  }
}
