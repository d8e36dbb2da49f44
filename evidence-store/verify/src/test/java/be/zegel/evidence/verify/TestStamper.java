package be.zegel.evidence.verify;

import be.zegel.evidence.packet.TimeStamper;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;

/** A time-stamp authority of a test, with a root of its own, whose clock stands still. */
// BouncyCastle asks for these types.
@SuppressWarnings({"JavaUtilDate", "JdkObsolete"})
final class TestStamper implements TimeStamper {
  private static final Date FROM = Date.from(Instant.parse("2026-01-01T00:00:00Z"));
  private static final Date UNTIL = Date.from(Instant.parse("2036-01-01T00:00:00Z"));

  /** Making RSA keys takes a second; the same name has the same keys anyway. */
  private static final Map<String, List<KeyPair>> PAIRS = new ConcurrentHashMap<>();

  private final X509Certificate root;
  private final X509Certificate certificate;
  private final KeyPair pair;
  private final Instant time;
  private final String algorithm;

  /**
   * An authority.
   *
   * @param keys RSA or EC
   */
  TestStamper(String name, String keys, Instant time) {
    this.time = time;
    this.algorithm = keys.equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
    try {
      List<KeyPair> pairs = PAIRS.computeIfAbsent(name + keys, n -> pairs(name, keys));
      KeyPair rootPair = pairs.get(0);
      this.pair = pairs.get(1);
      X500Name issuer = new X500Name("CN=" + name + " root");
      X509v3CertificateBuilder own =
          new JcaX509v3CertificateBuilder(
              issuer, BigInteger.ONE, FROM, UNTIL, issuer, rootPair.getPublic());
      own.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
      own.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign));
      this.root = signed(own, rootPair);
      X509v3CertificateBuilder leaf =
          new JcaX509v3CertificateBuilder(
              issuer, BigInteger.TWO, FROM, UNTIL, new X500Name("CN=" + name), pair.getPublic());
      leaf.addExtension(
          Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
      this.certificate = signed(leaf, rootPair);
    } catch (GeneralSecurityException | CertIOException | OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<KeyPair> pairs(String name, String keys) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(keys);
      generator.initialize(keys.equals("RSA") ? 2048 : 256, new CountedRandom(name));
      return List.of(generator.generateKeyPair(), generator.generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private X509Certificate signed(X509v3CertificateBuilder builder, KeyPair by)
      throws GeneralSecurityException, OperatorCreationException {
    return new JcaX509CertificateConverter()
        .getCertificate(
            builder.build(new JcaContentSignerBuilder(algorithm).build(by.getPrivate())));
  }

  X509Certificate root() {
    return root;
  }

  @Override
  public byte[] token(byte[] data) throws IOException {
    try {
      Hashtable<ASN1ObjectIdentifier, Attribute> fixed = new Hashtable<>();
      fixed.put(
          CMSAttributes.signingTime,
          new Attribute(CMSAttributes.signingTime, new DERSet(new Time(Date.from(time)))));
      var digests = new JcaDigestCalculatorProviderBuilder().build();
      TimeStampTokenGenerator generator =
          new TimeStampTokenGenerator(
              new JcaSignerInfoGeneratorBuilder(digests)
                  .setSignedAttributeGenerator(
                      new DefaultSignedAttributeTableGenerator(new AttributeTable(fixed)))
                  .build(
                      new JcaContentSignerBuilder(algorithm).build(pair.getPrivate()), certificate),
              digests.get(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256)),
              new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.1"));
      generator.addCertificates(new JcaCertStore(List.of(certificate)));
      TimeStampRequestGenerator request = new TimeStampRequestGenerator();
      request.setCertReq(true);
      byte[] imprint = MessageDigest.getInstance("SHA-256").digest(data);
      return generator
          .generate(
              request.generate(TSPAlgorithms.SHA256, imprint), BigInteger.TEN, Date.from(time))
          .getEncoded("DER");
    } catch (GeneralSecurityException | OperatorCreationException | TSPException e) {
      throw new IOException(e);
    }
  }
}
