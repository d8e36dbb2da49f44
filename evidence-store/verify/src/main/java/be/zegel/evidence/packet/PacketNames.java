package be.zegel.evidence.packet;

import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names of a packet's files, and their order. */
public final class PacketNames {
  static final String MIMETYPE = "mimetype";
  static final String META = "META-INF/";
  public static final String MANIFEST_XML = META + "ASiCManifest001.xml";
  public static final String TIME_STAMP = META + "timestamp001.tst";
  static final String BAGIT = "bagit.txt";
  static final String BAG_INFO = "bag-info.txt";
  static final String PAYLOAD_MANIFEST = "manifest-sha256.txt";
  static final String TAG_MANIFEST = "tagmanifest-sha256.txt";
  public static final String DESCRIPTION = "packet.json";
  public static final String ENROLMENT = "keys/enrolment.jsonl";
  public static final String EVENTS_PROOF = "proofs/events.tree-proof";
  public static final String HEAD_STATEMENT = "heads/map.json";
  public static final String HEAD_STATEMENT_PROOF = "heads/map.tlog-proof";
  public static final String CHECKPOINT = "checkpoint";
  public static final String TRUST = "trust.json";
  public static final String POLICY = "policy.tlog-policy";
  static final String PAYLOAD = "data/";
  public static final String REPORT = PAYLOAD + "report.pdf";
  public static final String CASE_EXPORT = PAYLOAD + "case.jsonld";
  public static final String OBJECTS = PAYLOAD + "objects/";
  static final String EVENTS = "events/";
  static final String HEADS = "heads/";
  public static final String TIME = "time/";
  static final String RENEWALS = "ers/";

  /** The type of the container, the whole content of {@code mimetype}. */
  static final String MEDIA_TYPE = "application/vnd.etsi.asic-e+zip";

  /** The order of the files in the archive. */
  static final Comparator<String> ORDER =
      Comparator.comparingInt(PacketNames::rank).thenComparing(Comparator.naturalOrder());

  /** The files that every packet has, beside those of its chains. */
  public static final Set<String> ALWAYS =
      Set.of(
          MIMETYPE,
          BAGIT,
          BAG_INFO,
          PAYLOAD_MANIFEST,
          TAG_MANIFEST,
          DESCRIPTION,
          EVENTS_PROOF,
          HEAD_STATEMENT,
          HEAD_STATEMENT_PROOF,
          CHECKPOINT,
          TRUST,
          POLICY);

  private static final Pattern HEAD =
      Pattern.compile("heads/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\\.json");

  private static final Pattern ANCHOR = Pattern.compile("time/([1-9][0-9]{0,17})\\.checkpoint");

  private static final Pattern OPTIONAL =
      Pattern.compile(
          "time/[1-9][0-9]{0,17}\\.(checkpoint|consistency|tst)"
              + "|ers/[A-Za-z0-9._-]+\\.ers"
              + "|data/(report\\.pdf|case\\.jsonld|objects/[0-9a-f]{64})"
              + "|META-INF/(ASiCManifest001\\.xml|timestamp001\\.tst)");

  private PacketNames() {}

  /** Whether a file is the head of a chain. */
  public static boolean isHead(String name) {
    return HEAD.matcher(name).matches();
  }

  /** The chain whose head a file is. */
  public static UUID chainOfHead(String name) {
    Matcher matcher = HEAD.matcher(name);
    if (!matcher.matches()) {
      throw new MalformedPacket(name + " is not the head of a chain");
    }
    return UUID.fromString(matcher.group(1));
  }

  /** The size of the log whose anchored checkpoint a file is; empty for other files. */
  public static Optional<Long> sizeOfAnchor(String name) {
    Matcher matcher = ANCHOR.matcher(name);
    return matcher.matches() ? Optional.of(Long.parseLong(matcher.group(1))) : Optional.empty();
  }

  /** Whether a file may be in a packet that need not have it. */
  public static boolean mayBeThere(String name) {
    return OPTIONAL.matcher(name).matches() || isHead(name);
  }

  private static int rank(String name) {
    if (name.equals(MIMETYPE)) {
      return 0;
    }
    return name.startsWith(META) ? 2 : 1;
  }

  /** Whether a file is bound by the manifest of the container. */
  static boolean bound(String name) {
    return rank(name) == 1;
  }

  /** Whether a file stands in the bag's manifest of tags. */
  static boolean tag(String name) {
    return bound(name) && !name.startsWith(PAYLOAD) && !name.equals(TAG_MANIFEST);
  }

  /** The file of a chain's events. */
  public static String events(UUID chain) {
    return EVENTS + chain + ".jsonl";
  }

  /** The file of a chain's head. */
  public static String head(UUID chain) {
    return HEADS + chain + ".json";
  }

  /** A file about the anchored checkpoint of a size. */
  public static String time(long size, String ending) {
    return TIME + size + "." + ending;
  }
}
