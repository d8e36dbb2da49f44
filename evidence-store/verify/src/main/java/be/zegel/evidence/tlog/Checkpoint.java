package be.zegel.evidence.tlog;

import java.util.List;

/**
 * What a log says of itself: its name and the tree it vouches for (C2SP tlog-checkpoint v1.0.0).
 *
 * @param origin the log's name, one line, not empty
 * @param head size and root of the tree
 * @param extensions further lines, signed by the log and checked by nobody; none in our own logs
 */
public record Checkpoint(String origin, TreeHead head, List<String> extensions) {
  /** Refuses an origin or an extension that would not be found again in the text. */
  public Checkpoint {
    extensions = List.copyOf(extensions);
    if (origin.isEmpty() || origin.indexOf('\n') >= 0) {
      throw new MalformedLog("the origin is one line");
    }
    if (extensions.stream().anyMatch(e -> e.isEmpty() || e.indexOf('\n') >= 0)) {
      throw new MalformedLog("an extension is one line");
    }
  }

  /** A checkpoint without extensions. */
  public Checkpoint(String origin, TreeHead head) {
    this(origin, head, List.of());
  }

  /**
   * Reads the text of a note.
   *
   * @throws MalformedLog when it is no checkpoint, or the size is beyond 2^63−1
   */
  public static Checkpoint parse(String text) {
    String[] lines = text.split("\n", -1);
    if (lines.length < 4 || !lines[lines.length - 1].isEmpty()) {
      throw new MalformedLog("a checkpoint has three lines");
    }
    return new Checkpoint(
        lines[0],
        new TreeHead(Decimal.parse(lines[1]), MerkleHash.parse(lines[2])),
        List.of(lines).subList(3, lines.length - 1));
  }

  /** The text that is signed. */
  public String text() {
    StringBuilder text = new StringBuilder(origin);
    text.append('\n').append(head.size()).append('\n').append(head.root().base64()).append('\n');
    extensions.forEach(e -> text.append(e).append('\n'));
    return text.toString();
  }
}
