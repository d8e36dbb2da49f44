package be.zegel.evidence.packet;

import be.zegel.evidence.ledger.Hash;
import be.zegel.evidence.tlog.LogProof;
import be.zegel.evidence.tlog.MerkleHash;
import be.zegel.evidence.tlog.Note;
import be.zegel.evidence.tlog.TreeProof;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Writes a packet (docs/spec/custody-packet.md): takes its parts in any order, adds what they
 * determine, and writes the archive in its one form.
 *
 * <p>Chains are kept in files of a temporary folder until the packet is written; {@link #close}
 * removes it. Nothing is verified here: whoever writes a packet verifies it before it is handed
 * out. Not safe for several threads.
 */
public final class PacketWriter implements Closeable {
  static final String BAGIT = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";

  /** The content of a file: in memory, or a file on disk. */
  private interface Part {
    InputStream open() throws IOException;

    static Part of(byte[] bytes) {
      return () -> new ByteArrayInputStream(bytes);
    }

    static Part of(Path file) {
      return () -> Files.newInputStream(file);
    }
  }

  /** What has to be known of a file before its header is written. */
  private record Measured(long size, int crc, Hash sha256) {}

  private final Map<String, Part> parts = new TreeMap<>(PacketNames.ORDER);
  private final StringBuilder bagInfo = new StringBuilder();
  private final Path folder;
  private long[] places = new long[0];
  private int placeCount;

  /** A packet of which nothing is there but what it will hold. */
  public PacketWriter(PacketDescription description) throws IOException {
    this.folder = Files.createTempDirectory("zegel-packet");
    put(PacketNames.DESCRIPTION, description.bytes());
  }

  /**
   * Adds a chain of the case or of an exhibit, and where it ends.
   *
   * @param events from the first to the last, in order
   * @param head the proof of its head in the head map
   */
  public void chain(UUID chain, Iterable<PacketEvent> events, HeadProof head) throws IOException {
    chain(PacketNames.events(chain), chain, events, head);
  }

  /** Adds the chain of keys. */
  public void keys(UUID chain, Iterable<PacketEvent> events, HeadProof head) throws IOException {
    chain(PacketNames.ENROLMENT, chain, events, head);
  }

  private void chain(String name, UUID chain, Iterable<PacketEvent> events, HeadProof head)
      throws IOException {
    Path file = folder.resolve(Integer.toString(parts.size()));
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      for (PacketEvent event : events) {
        out.write(event.line());
        out.write('\n');
        place(event.index());
      }
    }
    add(name, Part.of(file));
    put(PacketNames.head(chain), head.bytes());
  }

  private void place(long index) {
    if (placeCount == places.length) {
      places = Arrays.copyOf(places, Math.max(16, placeCount * 2));
    }
    places[placeCount++] = index;
  }

  /** The places in the log of all events that were added, ascending: what is to be proven. */
  public long[] places() {
    long[] sorted = Arrays.copyOf(places, placeCount);
    Arrays.sort(sorted);
    return sorted;
  }

  /** Adds the proof of {@link #places} in the tree of the checkpoint. */
  public void proof(TreeProof proof) {
    put(PacketNames.EVENTS_PROOF, ascii(proof.text()));
  }

  /** Adds the statement of the head map and its proof in the tree of the checkpoint. */
  public void headMap(HeadStatement statement, LogProof proof) {
    put(PacketNames.HEAD_STATEMENT, statement.bytes());
    put(PacketNames.HEAD_STATEMENT_PROOF, utf8(proof.text()));
  }

  /** Adds the signed and cosigned checkpoint. */
  public void checkpoint(Note checkpoint) {
    put(PacketNames.CHECKPOINT, utf8(checkpoint.whole()));
  }

  /** Adds whom the operator would have the reader trust. */
  public void trust(TrustBundle bundle) {
    put(PacketNames.TRUST, bundle.bytes());
    put(PacketNames.POLICY, utf8(bundle.policy()));
  }

  /**
   * Adds an anchored checkpoint, not larger than the packet's.
   *
   * @param checkpoint cosigned
   * @param size its size
   * @param consistency the proof from it to the packet's checkpoint; empty when it is that one
   * @param token a time stamp over the bytes of {@link Note#whole} in UTF-8
   */
  public void anchor(Note checkpoint, long size, List<MerkleHash> consistency, byte[] token) {
    StringBuilder lines = new StringBuilder();
    consistency.forEach(h -> lines.append(h.base64()).append('\n'));
    put(PacketNames.time(size, "checkpoint"), utf8(checkpoint.whole()));
    put(PacketNames.time(size, "consistency"), ascii(lines.toString()));
    put(PacketNames.time(size, "tst"), token);
  }

  /** Adds an evidence record that renews a time stamp. */
  public void renewal(String name, byte[] record) {
    put(PacketNames.RENEWALS + name + ".ers", record);
  }

  /** Adds the report. */
  public void report(byte[] pdf) {
    put(PacketNames.REPORT, pdf);
  }

  /** Adds the export of the case. */
  public void caseExport(byte[] jsonLd) {
    put(PacketNames.CASE_EXPORT, jsonLd);
  }

  /** Adds the bytes of a disclosed file. */
  public void object(Hash sha256, Path file) {
    add(PacketNames.OBJECTS + sha256.hex(), Part.of(file));
  }

  /**
   * Adds a line to {@code bag-info.txt}, for instance {@code Source-Organization}.
   *
   * @throws IllegalArgumentException when it is not one line
   */
  public void bagInfo(String label, String value) {
    if ((label + value).chars().anyMatch(c -> c < ' ') || label.contains(":") || value.isBlank()) {
      throw new IllegalArgumentException("a label and a value on one line");
    }
    bagInfo.append(label).append(": ").append(value).append('\n');
  }

  private void put(String name, byte[] bytes) {
    add(name, Part.of(bytes.clone()));
  }

  private void add(String name, Part part) {
    ZipForm.requireName(name);
    if (parts.put(name, part) != null) {
      throw new IllegalArgumentException("the packet has this file already: " + name);
    }
  }

  /**
   * Writes the packet. It may be written once.
   *
   * @param file the new file
   * @param stamper who stamps its manifest; null for a packet without time assertion
   * @return the packet's SHA-256
   * @throws IOException when it cannot be written, is larger than a packet may be, or gets no time
   *     stamp; the file is then incomplete and of no use
   */
  public Hash write(Path file, @Nullable TimeStamper stamper) throws IOException {
    SortedMap<String, Measured> measured = new TreeMap<>(PacketNames.ORDER);
    for (Map.Entry<String, Part> part : parts.entrySet()) {
      measured.put(part.getKey(), measure(part.getValue()));
    }
    bag(measured);
    determined(measured, PacketNames.MIMETYPE, ascii(PacketNames.MEDIA_TYPE));
    if (stamper != null) {
      byte[] manifest = Manifests.container(hashes(measured));
      determined(measured, PacketNames.MANIFEST_XML, manifest);
      determined(measured, PacketNames.TIME_STAMP, stamper.token(manifest));
    }
    return archive(file, measured);
  }

  private void bag(SortedMap<String, Measured> measured) throws IOException {
    long bytes = 0;
    long files = 0;
    for (Map.Entry<String, Measured> part : measured.entrySet()) {
      if (part.getKey().startsWith(PacketNames.PAYLOAD)) {
        bytes += part.getValue().size();
        files++;
      }
    }
    bagInfo("Payload-Oxum", bytes + "." + files);
    determined(measured, PacketNames.BAGIT, ascii(BAGIT));
    determined(measured, PacketNames.BAG_INFO, utf8(bagInfo.toString()));
    determined(measured, PacketNames.PAYLOAD_MANIFEST, Manifests.payload(hashes(measured)));
    determined(measured, PacketNames.TAG_MANIFEST, Manifests.tags(hashes(measured)));
  }

  private void determined(SortedMap<String, Measured> measured, String name, byte[] bytes)
      throws IOException {
    put(name, bytes);
    measured.put(name, measure(Part.of(bytes)));
  }

  private static SortedMap<String, Hash> hashes(SortedMap<String, Measured> measured) {
    SortedMap<String, Hash> hashes = new TreeMap<>(PacketNames.ORDER);
    measured.forEach((name, part) -> hashes.put(name, part.sha256()));
    return hashes;
  }

  private static Measured measure(Part part) throws IOException {
    CRC32 crc = new CRC32();
    ContentDigest digest = new ContentDigest();
    byte[] buffer = new byte[1 << 16];
    long size = 0;
    try (InputStream in = part.open()) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        crc.update(buffer, 0, read);
        digest.update(buffer, 0, read);
        size += read;
      }
    }
    return new Measured(size, (int) crc.getValue(), digest.hash());
  }

  private Hash archive(Path file, SortedMap<String, Measured> measured) throws IOException {
    ContentDigest digest = new ContentDigest();
    List<ZipForm.Place> written = new ArrayList<>();
    long offset = 0;
    try (OutputStream out =
        new DigestOutputStream(
            new BufferedOutputStream(Files.newOutputStream(file), 1 << 16), digest.digest())) {
      for (Map.Entry<String, Measured> part : measured.entrySet()) {
        Measured about = part.getValue();
        ZipForm.Place place = new ZipForm.Place(part.getKey(), offset, about.size(), about.crc());
        out.write(ZipForm.local(place));
        copy(part.getKey(), about.size(), out);
        written.add(place);
        offset = place.end();
        requireRoom(offset, written.size());
      }
      long directory = 0;
      for (ZipForm.Place place : written) {
        byte[] header = ZipForm.central(place);
        out.write(header);
        directory += header.length;
      }
      requireRoom(offset + directory + ZipForm.END, written.size());
      out.write(ZipForm.end(written.size(), directory, offset));
    }
    return digest.hash();
  }

  private void copy(String name, long size, OutputStream out) throws IOException {
    Part part = parts.get(name);
    if (part == null) {
      throw new IllegalStateException("no part " + name);
    }
    try (InputStream in = part.open()) {
      if (in.transferTo(out) != size) {
        throw new IOException("the file " + name + " has changed while it was packed");
      }
    }
  }

  private static void requireRoom(long bytes, int files) throws IOException {
    if (bytes > ZipForm.MOST_BYTES || files > ZipForm.MOST_FILES) {
      throw new IOException(
          "a packet has at most 4 GiB and 65,534 files; large files are handed over beside it");
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Removes what was kept for writing. */
  @Override
  public void close() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
