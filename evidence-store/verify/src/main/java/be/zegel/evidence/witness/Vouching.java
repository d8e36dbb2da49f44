package be.zegel.evidence.witness;

import be.zegel.evidence.tlog.Checkpoint;
import be.zegel.evidence.tlog.MalformedLog;
import be.zegel.evidence.tlog.MerkleHash;
import be.zegel.evidence.tlog.MerkleProof;
import be.zegel.evidence.tlog.Note;
import be.zegel.evidence.tlog.NoteSigner;
import be.zegel.evidence.tlog.TreeHead;
import java.io.IOException;
import java.util.List;

/**
 * The rule of whoever vouches for a log: sign a tree only when it begins with the last one that was
 * signed, and remember it durably before the signature is given out. Checking and remembering are
 * one step: two requests at once cannot lead to two histories.
 */
public final class Vouching {
  /** What came of a request; the names and status codes are those of tlog-witness. */
  public interface Outcome {
    /** The status of the answer. */
    int status();
  }

  /**
   * The signatures. 200.
   *
   * @param signatures one for each key
   */
  public record Vouched(List<Note.Signature> signatures) implements Outcome {
    /** Copies. */
    public Vouched {
      signatures = List.copyOf(signatures);
    }

    @Override
    public int status() {
      return 200;
    }
  }

  /**
   * The caller believes in another last checkpoint. 409; the caller tries again with a proof from
   * this size.
   */
  public record Elsewhere(long size) implements Outcome {
    @Override
    public int status() {
      return 409;
    }
  }

  /**
   * Refused.
   *
   * @param status 400 nonsense, 403 not signed by the log, 404 unknown log, 422 inconsistent
   */
  public record Refused(int status, String reason) implements Outcome {}

  private final CheckpointMemory memory;
  private final List<NoteSigner> signers;

  /**
   * A rule with a memory and keys.
   *
   * @param signers at least one; each signs every checkpoint
   */
  public Vouching(CheckpointMemory memory, List<NoteSigner> signers) {
    this.memory = memory;
    this.signers = List.copyOf(signers);
  }

  /**
   * Vouches for a checkpoint, or refuses.
   *
   * @param checkpoint what the request's note says; whether its signatures count was decided before
   * @throws IOException when it cannot be remembered; nothing was signed then
   */
  public synchronized Outcome vouch(AddCheckpoint request, Checkpoint checkpoint)
      throws IOException {
    TreeHead next = checkpoint.head();
    if (request.old() > next.size()) {
      return new Refused(400, "the old size is larger than the new one");
    }
    TreeHead last = memory.last(checkpoint.origin());
    if (request.old() != last.size()) {
      return new Elsewhere(last.size());
    }
    if (!consistent(last, next, request.proof())) {
      return new Refused(
          422, "the tree of size " + next.size() + " does not begin with that of " + last.size());
    }
    if (!checkpoint.extensions().isEmpty()) {
      return new Refused(422, "a checkpoint with extension lines is not vouched for");
    }
    List<Note.Signature> signatures =
        signers.stream().map(signer -> signer.sign(checkpoint.text())).toList();
    memory.remember(checkpoint, signatures);
    return new Vouched(signatures);
  }

  private static boolean consistent(TreeHead last, TreeHead next, List<MerkleHash> proof) {
    return (last.size() == 0 && next.size() > 0)
        ? proof.isEmpty()
        : MerkleProof.consistency(last, next, proof);
  }

  /** Reads a checkpoint's text; nonsense is the caller's fault. */
  static Checkpoint read(String text) {
    Checkpoint checkpoint = Checkpoint.parse(text);
    if (!checkpoint.text().equals(text)) {
      throw new MalformedLog("a checkpoint with something behind it");
    }
    return checkpoint;
  }
}
