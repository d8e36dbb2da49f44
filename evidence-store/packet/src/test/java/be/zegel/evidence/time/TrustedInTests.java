package be.zegel.evidence.time;

import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import java.security.cert.X509Certificate;

/** Whom DSS trusts in tests. */
public final class TrustedInTests {
  private TrustedInTests() {}

  /**
   * Trusts an authority, as a trusted list would: the service itself, so that no list of revoked
   * certificates is fetched.
   */
  public static CommonCertificateVerifier verifier(Authority authority) {
    CommonTrustedCertificateSource trusted = new CommonTrustedCertificateSource();
    for (X509Certificate root : authority.roots()) {
      trusted.addCertificate(new CertificateToken(root));
    }
    trusted.addCertificate(new CertificateToken(authority.certificate()));
    CommonCertificateVerifier verifier = new CommonCertificateVerifier();
    verifier.setTrustedCertSources(trusted);
    return verifier;
  }
}
