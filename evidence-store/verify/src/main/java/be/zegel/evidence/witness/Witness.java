package be.zegel.evidence.witness;

import be.zegel.evidence.tlog.Checkpoint;
import be.zegel.evidence.tlog.MalformedLog;
import be.zegel.evidence.tlog.Note;
import be.zegel.evidence.tlog.NoteSigner;
import be.zegel.evidence.tlog.VerifierKey;
import be.zegel.evidence.witness.Vouching.Refused;
import java.io.IOException;
import java.util.List;

/**
 * A witness of logs (C2SP tlog-witness v1.0.0): cosigns a checkpoint that a known log has signed
 * when it begins with the last one that it cosigned. The answers are given as outcomes; {@link
 * VouchingServer} speaks HTTP for them.
 */
public final class Witness implements Voucher {
  private final List<VerifierKey> logs;
  private final Vouching vouching;

  /**
   * A witness.
   *
   * @param logs the keys of the logs it knows; a key's name is the origin of its log
   * @param keys at least one key that makes cosignatures
   */
  public Witness(List<VerifierKey> logs, CheckpointMemory memory, List<NoteSigner> keys) {
    if (keys.isEmpty() || !keys.stream().allMatch(k -> k.verifier().type().timed())) {
      throw new IllegalArgumentException("a witness makes cosignatures");
    }
    this.logs = List.copyOf(logs);
    this.vouching = new Vouching(memory, keys);
  }

  @Override
  public Vouching.Outcome add(byte[] body) throws IOException {
    AddCheckpoint request;
    Note note;
    Checkpoint checkpoint;
    try {
      request = AddCheckpoint.parse(body);
      note = Note.parse(request.checkpoint());
      checkpoint = Vouching.read(note.text());
    } catch (MalformedLog e) {
      return new Refused(400, String.valueOf(e.getMessage()));
    }
    List<VerifierKey> keys =
        logs.stream().filter(k -> k.name().equals(checkpoint.origin())).toList();
    if (keys.isEmpty()) {
      return new Refused(404, "no log of this origin is known here");
    }
    return signed(note, keys)
        ? vouching.vouch(request, checkpoint)
        : new Refused(403, "the log of this origin has not signed this");
  }

  /** Signed by at least one known key, and no line that claims a known key is wrong. */
  private static boolean signed(Note note, List<VerifierKey> keys) {
    boolean signed = false;
    for (VerifierKey key : keys) {
      for (Note.Signature signature : note.signatures()) {
        if (key.claims(signature) && key.usable()) {
          if (!key.verifies(note.text(), signature)) {
            return false;
          }
          signed = true;
        }
      }
    }
    return signed;
  }
}
