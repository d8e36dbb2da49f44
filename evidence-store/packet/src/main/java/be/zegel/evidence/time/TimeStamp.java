package be.zegel.evidence.time;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;

/**
 * A token that says: these 32 bytes existed at this time (RFC 3161). It says so on the word of the
 * authority whose certificate is in it; {@link #verify} checks that word against roots that the
 * reader trusts.
 */
public final class TimeStamp {
  private final TimeStampToken token;

  private TimeStamp(TimeStampToken token) {
    this.token = token;
  }

  /** A token that does not hold, and why. */
  public static final class Invalid extends Exception {
    private static final long serialVersionUID = 1L;

    Invalid(String message) {
      super(message);
    }

    Invalid(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /**
   * Reads a token.
   *
   * @throws IOException when it is none
   */
  public static TimeStamp parse(byte[] der) throws IOException {
    try {
      return new TimeStamp(new TimeStampToken(ContentInfo.getInstance(der)));
    } catch (TSPException | IllegalArgumentException e) {
      throw new IOException("not a time-stamp token", e);
    }
  }

  /** The token in DER. */
  public byte[] bytes() {
    try {
      return token.getEncoded();
    } catch (IOException e) {
      throw new IllegalStateException("a token that was read can be written", e);
    }
  }

  /** The time that the authority states. */
  public Instant time() {
    return token.getTimeStampInfo().getGenTime().toInstant();
  }

  /** The name in the authority's certificate. */
  public String authority() throws Invalid {
    return certificate().getSubjectX500Principal().getName();
  }

  /** Until when the authority's certificate is valid: renewed before then. */
  public Instant validUntil() throws Invalid {
    return certificate().getNotAfter().toInstant();
  }

  /**
   * Checks everything that can be checked offline: the digest, the signature, the purpose of the
   * certificate, and its path to one of the roots at the time that is stated.
   *
   * @param sha256 the digest that is said to have existed
   */
  public void verify(byte[] sha256, Set<X509Certificate> roots) throws Invalid {
    if (!token.getTimeStampInfo().getMessageImprintAlgOID().equals(TSPAlgorithms.SHA256)
        || !MessageDigest.isEqual(token.getTimeStampInfo().getMessageImprintDigest(), sha256)) {
      throw new Invalid("the time stamp is about something else");
    }
    requireOwnSignature();
    try {
      CertificateFactory certificates = CertificateFactory.getInstance("X.509");
      PKIXParameters parameters =
          new PKIXParameters(
              roots.stream().map(r -> new TrustAnchor(r, null)).collect(Collectors.toSet()));
      parameters.setRevocationEnabled(false);
      parameters.setDate(Date.from(time()));
      List<X509Certificate> path = path(roots);
      CertPathValidator.getInstance("PKIX")
          .validate(certificates.generateCertPath(path), parameters);
    } catch (GeneralSecurityException e) {
      throw new Invalid("the authority's certificate leads to no root that is trusted", e);
    }
  }

  /** The signer and what stands between it and a root, in order. */
  private List<X509Certificate> path(Set<X509Certificate> roots) throws Invalid {
    java.util.ArrayList<X509Certificate> path = new java.util.ArrayList<>();
    X509Certificate next = certificate();
    while (next != null && !roots.contains(next) && path.size() < 8) {
      path.add(next);
      X509Certificate last = next;
      next = null;
      for (X509CertificateHolder each : token.getCertificates().getMatches(null)) {
        X509Certificate issuer = converted(each);
        if (issuer.getSubjectX500Principal().equals(last.getIssuerX500Principal())
            && !issuer.equals(last)) {
          next = issuer;
        }
      }
    }
    return path;
  }

  /** The certificate in the token has signed it and is one for time stamps. */
  void requireOwnSignature() throws Invalid {
    try {
      token.validate(new JcaSimpleSignerInfoVerifierBuilder().build(certificate()));
    } catch (TSPException | OperatorCreationException e) {
      throw new Invalid("the signature of the time stamp does not hold", e);
    }
  }

  private X509Certificate certificate() throws Invalid {
    @SuppressWarnings("unchecked") // A signer's id selects certificates.
    Collection<X509CertificateHolder> found = token.getCertificates().getMatches(token.getSID());
    if (found.size() != 1) {
      throw new Invalid("the certificate of the authority is not in the token");
    }
    return converted(found.iterator().next());
  }

  private static X509Certificate converted(X509CertificateHolder holder) throws Invalid {
    try {
      return new JcaX509CertificateConverter().getCertificate(holder);
    } catch (GeneralSecurityException e) {
      throw new Invalid("a certificate in the token cannot be read", e);
    }
  }

  TimeStampToken token() {
    return token;
  }

  /** Whether two tokens are the same bytes. */
  @Override
  public boolean equals(Object other) {
    return other instanceof TimeStamp that && MessageDigest.isEqual(bytes(), that.bytes());
  }

  @Override
  public int hashCode() {
    return time().hashCode();
  }

  @Override
  public String toString() {
    return "time stamp of " + time();
  }
}
