package be.zegel.evidence.timestamp;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a time-stamp authority signed: that data existed at a time (RFC 3161).
 *
 * <p>{@link #check} finds out whether the token is of the one form that is read here, over these
 * data, and signed by the certificate it names; {@link #trusted} whether that certificate leads to
 * a root that the reader trusts. Everything in the token that is not signed is compared, so that no
 * byte of it can differ unnoticed.
 */
public final class TimeStampToken {
  /** The most bytes that are read. */
  public static final int LARGEST = 1 << 16;

  private static final HexFormat HEX = HexFormat.of();
  private static final String SIGNED_DATA = "06092a864886f70d010702";
  private static final String TST_INFO = "060b2a864886f70d0109100104";
  private static final String CONTENT_TYPE = "06092a864886f70d010903";
  private static final String MESSAGE_DIGEST = "06092a864886f70d010904";
  private static final String SIGNING_CERTIFICATE = "060b2a864886f70d010910020c";
  private static final String SIGNING_CERTIFICATE_V2 = "060b2a864886f70d010910022f";
  private static final String TIME_STAMPING = "1.3.6.1.5.5.7.3.8";
  private static final String EXTENDED_KEY_USAGE = "2.5.29.37";
  private static final int CERTIFICATES = Der.CONTEXT_0;

  /** The digests by object identifier, with what stands for them in signature algorithms. */
  private static final Map<String, Digest> DIGESTS =
      Map.of(
          "0609608648016503040201", new Digest("SHA-256", "SHA256", "02", "0b"),
          "0609608648016503040202", new Digest("SHA-384", "SHA384", "03", "0c"),
          "0609608648016503040203", new Digest("SHA-512", "SHA512", "04", "0d"));

  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuuMMddHHmmss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .appendLiteral('Z')
          .toFormatter()
          .withResolverStyle(ResolverStyle.STRICT);

  private record Digest(String name, String inSignature, String inEcdsa, String inRsa) {
    /** The identifier of the signature algorithm with this digest, encoded. */
    String algorithm(boolean rsa) {
      return rsa ? "300d06092a864886f70d0101" + inRsa + "0500" : "300a06082a8648ce3d0403" + inEcdsa;
    }
  }

  private final Instant time;
  private final X509Certificate signer;
  private final List<X509Certificate> certificates;

  private TimeStampToken(Instant time, X509Certificate signer, List<X509Certificate> certificates) {
    this.time = time;
    this.signer = signer;
    this.certificates = certificates;
  }

  /** The time that the authority states. */
  public Instant time() {
    return time;
  }

  /** The name of the authority's certificate. */
  public String authority() {
    return signer.getSubjectX500Principal().getName();
  }

  /**
   * Checks a token by itself.
   *
   * @param token DER of the TimeStampToken
   * @param data what it is over
   * @throws BadToken when it is in another form, over other data, or not signed by the certificate
   *     it names
   */
  public static TimeStampToken check(byte[] token, byte[] data) throws BadToken {
    if (token.length > LARGEST) {
      throw new BadToken("a token of more than " + LARGEST + " bytes");
    }
    try {
      return checked(token, data);
    } catch (GeneralSecurityException | DateTimeException e) {
      throw new BadToken("the token cannot be checked: " + e.getMessage(), e);
    }
  }

  private static TimeStampToken checked(byte[] token, byte[] data)
      throws BadToken, GeneralSecurityException {
    List<Der> info = Der.of(token).parts(Der.OID, Der.CONTEXT_0);
    require(info.get(0).is(hex(SIGNED_DATA)), "no signed data");
    Der signedData = info.get(1).parts(Der.SEQUENCE).get(0);
    List<Der> parts = signedData.parts(Der.INTEGER, Der.SET, Der.SEQUENCE, CERTIFICATES, Der.SET);
    require(parts.get(0).is(hex("020103")), "signed data of another version");
    List<Der> content = parts.get(2).parts(Der.OID, Der.CONTEXT_0);
    require(content.get(0).is(hex(TST_INFO)), "no time-stamp info");
    byte[] tstInfo = content.get(1).parts(Der.OCTET_STRING).get(0).content();
    List<X509Certificate> certificates = certificates(parts.get(3));
    Der signerInfo = parts.get(4).parts(Der.SEQUENCE).get(0);
    List<Der> signed =
        signerInfo.parts(
            Der.INTEGER, Der.SEQUENCE, Der.SEQUENCE, Der.CONTEXT_0, Der.SEQUENCE, Der.OCTET_STRING);
    require(signed.get(0).is(hex("020101")), "signer info of another version");
    Digest digest = digest(signed.get(2));
    require(
        parts.get(1).parts(Der.SEQUENCE).get(0).is(signed.get(2).encoded()),
        "another digest algorithm");
    X509Certificate signer = signer(signed.get(1), certificates);
    checkAttributes(signed.get(3), digest, tstInfo, signer);
    checkSignature(signed, digest, signer);
    return new TimeStampToken(time(tstInfo, data), signer, certificates);
  }

  private static List<X509Certificate> certificates(Der set) throws BadToken, CertificateException {
    CertificateFactory x509 = CertificateFactory.getInstance("X.509");
    List<X509Certificate> certificates = new ArrayList<>();
    for (Der encoded : set.parts()) {
      List<Der> parts = encoded.parts(Der.SEQUENCE, Der.SEQUENCE, Der.BIT_STRING);
      List<Der> toBeSigned = parts.get(0).parts();
      require(
          toBeSigned.size() > 2
              && parts.get(1).is(toBeSigned.get(2).encoded())
              && parts.get(2).content().length > 1
              && parts.get(2).content()[0] == 0,
          "a certificate with something that is not signed");
      certificates.add(
          (X509Certificate) x509.generateCertificate(new ByteArrayInputStream(encoded.encoded())));
    }
    require(new HashSet<>(certificates).size() == certificates.size(), "a certificate twice");
    return certificates;
  }

  private static Digest digest(Der algorithm) throws BadToken {
    List<Der> parts = algorithm.parts();
    boolean plain =
        parts.size() == 1 || (parts.size() == 2 && parts.get(1).is(new byte[] {Der.NULL, 0}));
    Digest digest = plain ? DIGESTS.get(HEX.formatHex(parts.get(0).encoded())) : null;
    if (digest == null) {
      throw new BadToken("a digest that is not SHA-256, SHA-384 or SHA-512");
    }
    return digest;
  }

  private static X509Certificate signer(Der issuerAndSerial, List<X509Certificate> certificates)
      throws BadToken {
    List<Der> named = issuerAndSerial.parts(Der.SEQUENCE, Der.INTEGER);
    for (X509Certificate certificate : certificates) {
      if (named.get(0).is(certificate.getIssuerX500Principal().getEncoded())
          && Arrays.equals(named.get(1).content(), certificate.getSerialNumber().toByteArray())) {
        return certificate;
      }
    }
    throw new BadToken("the certificate of the signer is not in the token");
  }

  private static void checkAttributes(
      Der attributes, Digest digest, byte[] tstInfo, X509Certificate signer)
      throws BadToken, GeneralSecurityException {
    require(
        attribute(attributes, CONTENT_TYPE).map(a -> a.is(hex(TST_INFO))).orElse(false),
        "no content type is signed");
    byte[] hash = MessageDigest.getInstance(digest.name()).digest(tstInfo);
    Optional<Der> stated = attribute(attributes, MESSAGE_DIGEST);
    require(
        stated.isPresent()
            && stated.get().tag() == Der.OCTET_STRING
            && Arrays.equals(stated.get().content(), hash),
        "the digest of the content is another one");
    Optional<Der> v2 = attribute(attributes, SIGNING_CERTIFICATE_V2);
    Optional<Der> v1 = attribute(attributes, SIGNING_CERTIFICATE);
    require(v2.isPresent() || v1.isPresent(), "no signing certificate is named");
    if (v2.isPresent()) {
      List<Der> named = v2.get().parts().get(0).parts().get(0).parts();
      boolean defaulted = named.get(0).tag() == Der.OCTET_STRING;
      require(defaulted || named.size() > 1, "a signing certificate without hash");
      String name = defaulted ? "SHA-256" : digest(named.get(0)).name();
      requireHash(named.get(defaulted ? 0 : 1), name, signer);
    }
    if (v1.isPresent()) {
      requireHash(v1.get().parts().get(0).parts().get(0).parts().get(0), "SHA-1", signer);
    }
  }

  private static void requireHash(Der hash, String algorithm, X509Certificate signer)
      throws BadToken, GeneralSecurityException {
    byte[] made = MessageDigest.getInstance(algorithm).digest(signer.getEncoded());
    require(Arrays.equals(hash.content(), made), "another signing certificate is named");
  }

  /** The single value of an attribute; an attribute that is there twice is refused. */
  private static Optional<Der> attribute(Der attributes, String oid) throws BadToken {
    Der found = null;
    for (Der attribute : attributes.parts()) {
      List<Der> parts = attribute.parts(Der.OID, Der.SET);
      if (parts.get(0).is(hex(oid))) {
        List<Der> values = parts.get(1).parts();
        require(found == null && values.size() == 1, "an attribute with several values");
        found = values.get(0);
      }
    }
    return Optional.ofNullable(found);
  }

  private static void checkSignature(List<Der> signed, Digest digest, X509Certificate signer)
      throws BadToken, GeneralSecurityException {
    boolean rsa = signer.getPublicKey().getAlgorithm().equals("RSA");
    require(signed.get(4).is(hex(digest.algorithm(rsa))), "another signature algorithm");
    byte[] value = signed.get(5).content();
    if (!rsa) {
      Der.of(value).parts(Der.INTEGER, Der.INTEGER);
    }
    byte[] attributes = signed.get(3).encoded();
    attributes[0] = Der.SET;
    Signature signature =
        Signature.getInstance(digest.inSignature() + (rsa ? "withRSA" : "withECDSA"));
    signature.initVerify(signer.getPublicKey());
    signature.update(attributes);
    require(signature.verify(value), "the signature does not hold");
  }

  private static Instant time(byte[] tstInfo, byte[] data)
      throws BadToken, GeneralSecurityException {
    List<Der> parts = Der.of(tstInfo).parts();
    require(
        parts.size() >= 5
            && parts.get(0).is(hex("020101"))
            && parts.get(1).tag() == Der.OID
            && parts.get(3).tag() == Der.INTEGER
            && parts.get(4).tag() == Der.GENERALIZED_TIME,
        "time-stamp info of another form");
    List<Der> imprint = parts.get(2).parts(Der.SEQUENCE, Der.OCTET_STRING);
    require(digest(imprint.get(0)).name().equals("SHA-256"), "an imprint that is not SHA-256");
    require(
        Arrays.equals(imprint.get(1).content(), MessageDigest.getInstance("SHA-256").digest(data)),
        "the token is over other data");
    String text = new String(parts.get(4).content(), StandardCharsets.US_ASCII);
    return LocalDateTime.parse(text, TIME).toInstant(ZoneOffset.UTC);
  }

  /**
   * Whether the signer's certificate leads to a root, at the time of the token, and is for time
   * stamps alone. Revocation is not looked up: the verifier has no network.
   *
   * @throws BadToken when the token has certificates that are not on that way
   */
  // PKIX parameters take no other type of time.
  @SuppressWarnings("JavaUtilDate")
  public boolean trusted(List<X509Certificate> roots) throws BadToken {
    try {
      Set<TrustAnchor> anchors = new HashSet<>();
      roots.forEach(root -> anchors.add(new TrustAnchor(root, null)));
      if (anchors.isEmpty() || !forTimeStampsAlone()) {
        return false;
      }
      X509CertSelector target = new X509CertSelector();
      target.setCertificate(signer);
      PKIXBuilderParameters way = new PKIXBuilderParameters(anchors, target);
      way.setRevocationEnabled(false);
      way.setDate(Date.from(time));
      way.addCertStore(
          CertStore.getInstance("Collection", new CollectionCertStoreParameters(certificates)));
      PKIXCertPathBuilderResult found =
          (PKIXCertPathBuilderResult) CertPathBuilder.getInstance("PKIX").build(way);
      Set<X509Certificate> rest = new HashSet<>(certificates);
      found.getCertPath().getCertificates().forEach(rest::remove);
      rest.remove(found.getTrustAnchor().getTrustedCert());
      require(rest.isEmpty(), "the token has certificates that are not its signer's");
      return true;
    } catch (CertPathBuilderException | CertificateException e) {
      return false;
    } catch (InvalidAlgorithmParameterException e) {
      throw new IllegalStateException("the platform refuses its own parameters", e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has PKIX", e);
    }
  }

  private boolean forTimeStampsAlone() throws CertificateException {
    Set<String> critical = signer.getCriticalExtensionOIDs();
    return critical != null
        && critical.contains(EXTENDED_KEY_USAGE)
        && List.of(TIME_STAMPING).equals(signer.getExtendedKeyUsage());
  }

  private static byte[] hex(String hex) {
    return HEX.parseHex(hex);
  }

  private static void require(boolean holds, String otherwise) throws BadToken {
    if (!holds) {
      throw new BadToken(otherwise);
    }
  }
}
