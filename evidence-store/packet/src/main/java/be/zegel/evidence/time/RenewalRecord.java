package be.zegel.evidence.time;

import java.io.IOException;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.asn1.cmp.PKIStatusInfo;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.tsp.TimeStampResp;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.ers.ERSArchiveTimeStamp;
import org.bouncycastle.tsp.ers.ERSByteData;
import org.bouncycastle.tsp.ers.ERSEvidenceRecord;
import org.bouncycastle.tsp.ers.ERSEvidenceRecordGenerator;
import org.bouncycastle.tsp.ers.ERSException;

/**
 * An evidence record (RFC 4998): a time stamp, and the later ones that cover it before its
 * certificate or its algorithms lose their worth. Immutable; {@link #renewed} gives the longer one.
 */
public final class RenewalRecord {
  private final ERSEvidenceRecord record;

  private RenewalRecord(ERSEvidenceRecord record) {
    this.record = record;
  }

  /** A record that begins with a time stamp over data. */
  public static RenewalRecord of(TimeStamp first) throws IOException {
    try {
      ERSArchiveTimeStamp stamp = ERSArchiveTimeStamp.fromTimeStampToken(first.token(), digests());
      return new RenewalRecord(new ERSEvidenceRecordGenerator(digests()).generate(stamp));
    } catch (TSPException | ERSException e) {
      throw new IOException("no evidence record can begin with this time stamp", e);
    }
  }

  /** Reads a record. */
  public static RenewalRecord parse(byte[] der) throws IOException {
    try {
      return new RenewalRecord(new ERSEvidenceRecord(der, digests()));
    } catch (TSPException | ERSException | IllegalArgumentException e) {
      throw new IOException("not an evidence record", e);
    }
  }

  /** The record with a further time stamp over its last one (RFC 4998, section 5.2). */
  public RenewalRecord renewed(TimeStamping authority) throws IOException {
    try {
      byte[] digest =
          record
              .generateTimeStampRenewalRequest(new TimeStampRequestGenerator())
              .getMessageImprintDigest();
      TimeStamp next = authority.stamp(digest);
      TimeStampResponse response =
          new TimeStampResponse(
              new TimeStampResp(
                      new PKIStatusInfo(PKIStatus.granted),
                      ContentInfo.getInstance(ASN1Primitive.fromByteArray(next.bytes())))
                  .getEncoded());
      return new RenewalRecord(record.renewTimeStamp(response));
    } catch (TSPException | ERSException e) {
      throw new IOException("the record cannot be renewed", e);
    }
  }

  /**
   * Whether the record is about these bytes.
   *
   * @param at the time at which it is judged
   */
  public boolean covers(byte[] data, Instant at) {
    try {
      record.validatePresent(new ERSByteData(data), Date.from(at));
      return true;
    } catch (ERSException e) {
      return false;
    }
  }

  /** The record in DER. */
  public byte[] bytes() throws IOException {
    return record.getEncoded();
  }

  private static DigestCalculatorProvider digests() {
    try {
      return new JcaDigestCalculatorProviderBuilder().build();
    } catch (OperatorCreationException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
