package be.zegel.evidence.packet;

import java.io.IOException;

/** A time-stamp authority, as whoever wants a token sees it. */
@FunctionalInterface
public interface TimeStamper {
  /**
   * A token over data: DER of an RFC 3161 TimeStampToken whose imprint is SHA-256 of the data, with
   * the certificates of its signer and no others (docs/spec/custody-packet.md, chapter 6).
   *
   * @throws IOException when the authority gives none
   */
  byte[] token(byte[] data) throws IOException;
}
