package be.zegel.evidence.witness;

import be.zegel.evidence.tlog.Checkpoint;
import be.zegel.evidence.tlog.MalformedLog;
import be.zegel.evidence.tlog.NoteSigner;
import be.zegel.evidence.witness.Vouching.Refused;
import java.io.IOException;
import java.util.List;

/**
 * The keeper of a log's keys: signs a checkpoint of its log when it begins with the last one that
 * it signed, and no other, whoever asks.
 */
public final class LogSigner implements Voucher {
  private final String origin;
  private final Vouching vouching;

  /**
   * A signer of one log.
   *
   * @param origin the log's name, which all its keys bear
   * @param keys at least one
   */
  public LogSigner(String origin, CheckpointMemory memory, List<NoteSigner> keys) {
    if (keys.isEmpty() || !keys.stream().allMatch(k -> k.verifier().name().equals(origin))) {
      throw new IllegalArgumentException("the keys of a log bear its name");
    }
    this.origin = origin;
    this.vouching = new Vouching(memory, keys);
  }

  @Override
  public Vouching.Outcome add(byte[] body) throws IOException {
    try {
      AddCheckpoint request = AddCheckpoint.parse(body);
      Checkpoint checkpoint = Vouching.read(request.checkpoint());
      return checkpoint.origin().equals(origin)
          ? vouching.vouch(request, checkpoint)
          : new Refused(404, "this signer is that of another log");
    } catch (MalformedLog e) {
      return new Refused(400, String.valueOf(e.getMessage()));
    }
  }
}
