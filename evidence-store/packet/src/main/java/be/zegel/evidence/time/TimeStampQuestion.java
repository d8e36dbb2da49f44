package be.zegel.evidence.time;

import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;

/** One question to an authority (RFC 3161, section 2.4.1), and the judgement of its answer. */
final class TimeStampQuestion {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int NONCE_BITS = 64;

  private final TimeStampRequest request;

  TimeStampQuestion(byte[] sha256) {
    TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
    generator.setCertReq(true);
    this.request =
        generator.generate(TSPAlgorithms.SHA256, sha256, new BigInteger(NONCE_BITS, RANDOM));
  }

  byte[] bytes() throws IOException {
    return request.getEncoded();
  }

  /** The token of an answer. */
  TimeStamp answered(byte[] bytes) throws IOException {
    try {
      TimeStampResponse response = new TimeStampResponse(bytes);
      response.validate(request);
      if (response.getTimeStampToken() == null) {
        throw new IOException("the time-stamp authority refuses: " + response.getStatusString());
      }
      TimeStamp stamp = TimeStamp.parse(response.getTimeStampToken().getEncoded());
      stamp.requireOwnSignature();
      return stamp;
    } catch (TSPException | TimeStamp.Invalid e) {
      throw new IOException("the answer of the time-stamp authority does not hold", e);
    }
  }
}
