package be.zegel.evidence.time;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;

/**
 * A time-stamp authority for demonstrations and tests: its clock is this machine's, its root one
 * that it made itself. It proves that the way of a time stamp works, and nothing about time; a
 * service in production asks a qualified provider.
 *
 * <p>The folder holds {@code root.pem}, which readers trust, {@code authority.pem} and the
 * authority's key. The root's key is thrown away as soon as it has certified the authority.
 */
public final class Authority implements TimeStamping {
  private static final Duration LIFE = Duration.ofDays(3650);
  private static final String SIGNATURE = "SHA256withECDSA";
  private static final SecureRandom RANDOM = new SecureRandom();

  /** A policy of our own, below the arc for examples (RFC 5612 has none for policies). */
  private static final ASN1ObjectIdentifier POLICY =
      new ASN1ObjectIdentifier("1.3.6.1.4.1.32473.1");

  private final X509Certificate root;
  private final X509Certificate certificate;
  private final PrivateKey key;
  private final InstantSource clock;

  private Authority(
      X509Certificate root, X509Certificate certificate, PrivateKey key, InstantSource clock) {
    this.root = root;
    this.certificate = certificate;
    this.key = key;
    this.clock = clock;
  }

  /** The authority of a folder, made when there is none. */
  public static Authority open(Path folder, InstantSource clock) throws IOException {
    Files.createDirectories(folder);
    Path keyFile = folder.resolve("authority.key");
    try {
      if (Files.notExists(keyFile)) {
        make(folder, clock.instant());
      }
      byte[] secret = Base64.getDecoder().decode(Files.readString(keyFile).strip());
      return new Authority(
          certificate(folder.resolve("root.pem")),
          certificate(folder.resolve("authority.pem")),
          KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(secret)),
          clock);
    } catch (GeneralSecurityException | OperatorCreationException | IllegalArgumentException e) {
      throw new IOException("the time-stamp authority in " + folder + " cannot be used", e);
    }
  }

  private static void make(Path folder, Instant now)
      throws GeneralSecurityException, OperatorCreationException, IOException {
    KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
    keys.initialize(new ECGenParameterSpec("secp256r1"));
    KeyPair rootKeys = keys.generateKeyPair();
    KeyPair own = keys.generateKeyPair();
    X500Name rootName = new X500Name("CN=Zegel demonstration time root,O=Zegel demonstration");
    X500Name name = new X500Name("CN=Zegel demonstration time stamps,O=Zegel demonstration");
    Date from = Date.from(now.minus(Duration.ofMinutes(5)));
    Date until = Date.from(now.plus(LIFE));
    JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
    var signer = new JcaContentSignerBuilder(SIGNATURE).build(rootKeys.getPrivate());
    X509CertificateHolder root =
        new JcaX509v3CertificateBuilder(
                rootName, serial(), from, until, rootName, rootKeys.getPublic())
            .addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
            .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign))
            .addExtension(
                Extension.subjectKeyIdentifier,
                false,
                extensions.createSubjectKeyIdentifier(rootKeys.getPublic()))
            .build(signer);
    X509CertificateHolder certificate =
        new JcaX509v3CertificateBuilder(rootName, serial(), from, until, name, own.getPublic())
            .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
            .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
            .addExtension(
                Extension.extendedKeyUsage,
                true,
                new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping))
            .addExtension(
                Extension.authorityKeyIdentifier,
                false,
                extensions.createAuthorityKeyIdentifier(rootKeys.getPublic()))
            .addExtension(
                Extension.subjectKeyIdentifier,
                false,
                extensions.createSubjectKeyIdentifier(own.getPublic()))
            // RFC 9608: nobody says that it was revoked, and nobody need be asked.
            .addExtension(Extension.noRevAvail, false, DERNull.INSTANCE)
            .build(signer);
    write(folder.resolve("root.pem"), pem(root));
    write(folder.resolve("authority.pem"), pem(certificate));
    // Last: a folder without it is made anew.
    write(
        folder.resolve("authority.key"),
        Base64.getEncoder().encodeToString(own.getPrivate().getEncoded()) + "\n");
  }

  private static BigInteger serial() {
    return new BigInteger(120, RANDOM).setBit(0);
  }

  private static String pem(X509CertificateHolder certificate) throws IOException {
    return "-----BEGIN CERTIFICATE-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded())
        + "\n-----END CERTIFICATE-----\n";
  }

  private static void write(Path file, String text) throws IOException {
    Path next = file.resolveSibling(file.getFileName() + ".next");
    Files.deleteIfExists(next);
    Files.createFile(
        next, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try (var out =
        java.nio.channels.FileChannel.open(next, java.nio.file.StandardOpenOption.WRITE)) {
      ByteBuffer bytes = StandardCharsets.US_ASCII.encode(text);
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      out.force(true);
    }
    Files.move(
        next,
        file,
        java.nio.file.StandardCopyOption.ATOMIC_MOVE,
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
  }

  private static X509Certificate certificate(Path file)
      throws IOException, GeneralSecurityException {
    try (var in = Files.newInputStream(file)) {
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
    }
  }

  /** What readers trust. */
  public Set<X509Certificate> roots() {
    return Set.of(root);
  }

  /** The authority's own certificate, as trusted lists name it. */
  X509Certificate certificate() {
    return certificate;
  }

  /** Answers a question (RFC 3161, section 2.4), granting or refusing. */
  byte[] answer(byte[] question) throws IOException {
    try {
      TimeStampRequest request = new TimeStampRequest(question);
      TimeStampTokenGenerator tokens =
          new TimeStampTokenGenerator(
              new JcaSimpleSignerInfoGeneratorBuilder().build(SIGNATURE, key, certificate),
              new JcaDigestCalculatorProviderBuilder()
                  .build()
                  .get(new org.bouncycastle.asn1.x509.AlgorithmIdentifier(TSPAlgorithms.SHA256)),
              POLICY);
      tokens.addCertificates(new JcaCertStore(List.of(certificate)));
      return new TimeStampResponseGenerator(tokens, Set.of(TSPAlgorithms.SHA256))
          .generate(request, serial(), Date.from(clock.instant()))
          .getEncoded();
    } catch (TSPException | OperatorCreationException | GeneralSecurityException e) {
      throw new IOException("the question cannot be answered", e);
    }
  }

  @Override
  public TimeStamp stamp(byte[] sha256) throws IOException {
    TimeStampQuestion question = new TimeStampQuestion(sha256);
    return question.answered(answer(question.bytes()));
  }
}
