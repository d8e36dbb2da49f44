package be.zegel.evidence.time;

import java.io.IOException;

/** A time-stamp authority, seen by who asks it. */
public interface TimeStamping {
  /**
   * Asks for a time stamp, with a nonce; what comes back is checked to be about this digest and
   * this question, and to be signed by the certificate in it.
   *
   * @param sha256 32 bytes
   * @throws IOException when nobody answers in time, or refuses, or what comes is no answer
   */
  TimeStamp stamp(byte[] sha256) throws IOException;
}
