package be.zegel.evidence.packet;

import be.zegel.evidence.ledger.CanonicalJson;
import be.zegel.evidence.ledger.Hash;
import be.zegel.evidence.ledger.Json;
import be.zegel.evidence.tlog.MalformedLog;
import be.zegel.evidence.tlog.TrustPolicy;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Whom a reader of packets trusts: keys of logs and witnesses with their quorum, roots of time
 * stamps, the relying party of passkeys and the root of their enrolment. It comes from outside what
 * it judges; its fingerprint stands on receipts.
 *
 * @param name whose it is, for people
 * @param policy the text of a tlog-policy
 * @param timestampRoots certificates of the roots of time-stamp authorities
 * @param timestampRequired whether a packet needs a time stamp to be verified
 * @param relyingParty the id of the relying party of passkeys, a host name
 * @param enrolmentRoot the first event of the chain of keys; empty when there are no passkeys
 * @param signaturesRequired whether an event that a person signs is incomplete without
 * @param demo whether all of these run on the operator's own machine
 * @param demoPolicy the policy under which the demonstration admits events without signature
 */
public record TrustBundle(
    String name,
    String policy,
    List<X509Certificate> timestampRoots,
    boolean timestampRequired,
    String relyingParty,
    Optional<EnrolmentRoot> enrolmentRoot,
    boolean signaturesRequired,
    boolean demo,
    Optional<String> demoPolicy) {

  /**
   * The first event of the chain of keys.
   *
   * @param chain the pseudonym of the chain
   * @param hash the hash of its first event
   */
  public record EnrolmentRoot(UUID chain, Hash hash) {}

  private static final String TYPE = "ZEGEL_TRUST";
  private static final String REQUIRED = "REQUIRED";
  private static final String REPORTED = "REPORTED";
  private static final int LARGEST = 1 << 20;
  private static final int PEM_LINE = 64;
  private static final Set<String> MEMBERS =
      Set.of(
          "v",
          "type",
          "name",
          "policy",
          "timestampRoots",
          "timestampRequired",
          "relyingParty",
          "enrolmentRoot",
          "signatures",
          "demo",
          "demoPolicy");

  /** Refuses a policy that is none. */
  public TrustBundle {
    timestampRoots = List.copyOf(timestampRoots);
    parsed(policy);
  }

  /** The policy for checkpoints. */
  public TrustPolicy logPolicy() {
    return parsed(policy);
  }

  private static TrustPolicy parsed(String policy) {
    try {
      return TrustPolicy.parse(policy.getBytes(StandardCharsets.UTF_8));
    } catch (MalformedLog e) {
      throw new MalformedPacket("the policy of the trust bundle: " + e.getMessage(), e);
    }
  }

  /** SHA-256 of the canonical bytes: what is compared with a receipt. */
  public Hash fingerprint() {
    return Hash.of(canonical());
  }

  /** The canonical bytes and a line feed, as a file. */
  public byte[] bytes() {
    byte[] canonical = canonical();
    byte[] file = java.util.Arrays.copyOf(canonical, canonical.length + 1);
    file[canonical.length] = '\n';
    return file;
  }

  private byte[] canonical() {
    return CanonicalJson.write(
        Json.members(
            Map.ofEntries(
                Map.entry("v", Json.counter(1)),
                Map.entry("type", Json.text(TYPE)),
                Map.entry("name", Json.text(name)),
                Map.entry("policy", Json.text(policy)),
                Map.entry(
                    "timestampRoots",
                    Json.texts(timestampRoots.stream().map(TrustBundle::pem).toList())),
                Map.entry("timestampRequired", Json.truth(timestampRequired)),
                Map.entry("relyingParty", Json.text(relyingParty)),
                Map.entry(
                    "enrolmentRoot",
                    enrolmentRoot
                        .map(
                            root ->
                                Json.members(
                                    Map.of(
                                        "chain", Json.text(root.chain().toString()),
                                        "hash", Json.text(root.hash().hex()))))
                        .orElseGet(Json::nothing)),
                Map.entry("signatures", Json.text(signaturesRequired ? REQUIRED : REPORTED)),
                Map.entry("demo", Json.truth(demo)),
                Map.entry("demoPolicy", demoPolicy.map(Json::text).orElseGet(Json::nothing)))));
  }

  private static String pem(X509Certificate certificate) {
    try {
      Base64.Encoder lines =
          Base64.getMimeEncoder(PEM_LINE, "\n".getBytes(StandardCharsets.US_ASCII));
      return "-----BEGIN CERTIFICATE-----\n"
          + lines.encodeToString(certificate.getEncoded())
          + "\n-----END CERTIFICATE-----\n";
    } catch (CertificateException e) {
      throw new IllegalArgumentException("a certificate without encoding", e);
    }
  }

  /**
   * Reads a bundle in any spelling of JSON.
   *
   * @throws MalformedPacket when it is none
   */
  public static TrustBundle parse(byte[] bytes) {
    if (bytes.length > LARGEST) {
      throw new MalformedPacket("a trust bundle of more than a mebibyte is not read");
    }
    try {
      return of(JsonObject.of("the trust bundle", CanonicalJson.parse(bytes), MEMBERS));
    } catch (CanonicalJson.MalformedJson | CertificateException | IllegalArgumentException e) {
      throw new MalformedPacket("the trust bundle: " + e.getMessage(), e);
    }
  }

  private static TrustBundle of(JsonObject json) throws CertificateException {
    json.require("v", Json.counter(1));
    json.require("type", Json.text(TYPE));
    CertificateFactory x509 = CertificateFactory.getInstance("X.509");
    List<X509Certificate> roots = new java.util.ArrayList<>();
    for (String pem : json.texts("timestampRoots")) {
      byte[] encoded = pem.getBytes(StandardCharsets.US_ASCII);
      roots.add((X509Certificate) x509.generateCertificate(new ByteArrayInputStream(encoded)));
    }
    String signatures = json.text("signatures");
    if (!signatures.equals(REQUIRED) && !signatures.equals(REPORTED)) {
      throw new MalformedPacket("the trust bundle: signatures are REQUIRED or REPORTED");
    }
    return new TrustBundle(
        json.text("name"),
        json.text("policy"),
        roots,
        json.truth("timestampRequired"),
        json.text("relyingParty"),
        enrolmentRoot(json.value("enrolmentRoot")),
        signatures.equals(REQUIRED),
        json.truth("demo"),
        json.textOrNull("demoPolicy"));
  }

  private static Optional<EnrolmentRoot> enrolmentRoot(Json value) {
    if (value instanceof Json.Nothing) {
      return Optional.empty();
    }
    JsonObject root = JsonObject.of("the enrolment root", value, Set.of("chain", "hash"));
    return Optional.of(new EnrolmentRoot(root.pseudonym("chain"), new Hash(root.text("hash"))));
  }
}
