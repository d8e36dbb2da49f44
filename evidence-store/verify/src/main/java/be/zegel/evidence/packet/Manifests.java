package be.zegel.evidence.packet;

import be.zegel.evidence.ledger.Hash;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.SortedMap;

/**
 * The three lists of a packet's files with their hashes, each determined by the files: the bag's
 * two (RFC 8493) and the container's (EN 319 162-1), over which the time stamp is.
 */
final class Manifests {
  private Manifests() {}

  /** Makes the list of payload files. */
  static byte[] payload(SortedMap<String, Hash> files) {
    StringBuilder text = new StringBuilder();
    files.forEach(
        (name, hash) -> {
          if (name.startsWith(PacketNames.PAYLOAD)) {
            line(text, name, hash);
          }
        });
    return ascii(text);
  }

  /** Makes the list of the bag's other files. */
  static byte[] tags(SortedMap<String, Hash> files) {
    StringBuilder text = new StringBuilder();
    files.forEach(
        (name, hash) -> {
          if (PacketNames.tag(name)) {
            line(text, name, hash);
          }
        });
    return ascii(text);
  }

  private static void line(StringBuilder text, String name, Hash hash) {
    text.append(hash.hex()).append("  ").append(name).append('\n');
  }

  /** Makes the container's manifest. */
  static byte[] container(SortedMap<String, Hash> files) {
    StringBuilder text =
        new StringBuilder()
            .append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
            .append("<asic:ASiCManifest xmlns:asic=\"http://uri.etsi.org/02918/v1.2.1#\"")
            .append(" xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\">\n")
            .append("<asic:SigReference URI=\"")
            .append(PacketNames.TIME_STAMP)
            .append("\" MimeType=\"application/vnd.etsi.timestamp-token\"/>\n");
    for (Map.Entry<String, Hash> file : files.entrySet()) {
      if (PacketNames.bound(file.getKey())) {
        text.append("<asic:DataObjectReference URI=\"")
            .append(file.getKey())
            .append("\"><ds:DigestMethod Algorithm=\"http://www.w3.org/2001/04/xmlenc#sha256\"/>")
            .append("<ds:DigestValue>")
            .append(Base64.getEncoder().encodeToString(file.getValue().bytes()))
            .append("</ds:DigestValue></asic:DataObjectReference>\n");
      }
    }
    return ascii(text.append("</asic:ASiCManifest>\n"));
  }

  private static byte[] ascii(StringBuilder text) {
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }
}
