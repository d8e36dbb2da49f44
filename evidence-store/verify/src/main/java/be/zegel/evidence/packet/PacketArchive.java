package be.zegel.evidence.packet;

import be.zegel.evidence.ledger.Hash;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.CRC32;

/**
 * The files of a packet, as a reader gets them who believes nothing: opening it compares every byte
 * that is not content with the one form of an archive, and {@link #checkManifests} binds every
 * content.
 */
public final class PacketArchive implements Closeable {
  private static final int BUFFER = 1 << 18;

  private final FileChannel channel;
  private final SortedMap<String, ZipForm.Place> places = new TreeMap<>(PacketNames.ORDER);
  private final SortedMap<String, Hash> hashes = new TreeMap<>(PacketNames.ORDER);

  private PacketArchive(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Opens a packet and reads all of it once.
   *
   * @throws MalformedPacket when it is not in the form of an archive
   */
  public static PacketArchive open(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    PacketArchive archive = new PacketArchive(channel);
    try {
      archive.readDirectory();
      for (ZipForm.Place place : archive.places.values()) {
        archive.hashes.put(place.name(), archive.checkedHash(place));
      }
      return archive;
    } catch (IOException | MalformedPacket e) {
      channel.close();
      throw e;
    }
  }

  private void readDirectory() throws IOException {
    long size = channel.size();
    require(size >= ZipForm.END && size <= ZipForm.MOST_BYTES, "not the size of a packet");
    byte[] record = read(size - ZipForm.END, ZipForm.END);
    ByteBuffer end = ByteBuffer.wrap(record).order(ByteOrder.LITTLE_ENDIAN);
    int files = Short.toUnsignedInt(end.getShort(10));
    long length = Integer.toUnsignedLong(end.getInt(12));
    long offset = Integer.toUnsignedLong(end.getInt(16));
    require(
        files <= ZipForm.MOST_FILES
            && offset + length + ZipForm.END == size
            && length <= (long) files * (ZipForm.CENTRAL + ZipForm.LONGEST_NAME)
            && Arrays.equals(record, ZipForm.end(files, length, offset)),
        "the end record of the archive");
    ByteBuffer directory =
        ByteBuffer.wrap(read(offset, (int) length)).order(ByteOrder.LITTLE_ENDIAN);
    List<ZipForm.Place> listed = new ArrayList<>();
    for (int i = 0; i < files; i++) {
      listed.add(place(directory));
    }
    require(!directory.hasRemaining(), "the directory of the archive");
    checkOrder(listed, offset);
    listed.forEach(place -> places.put(place.name(), place));
  }

  private static ZipForm.Place place(ByteBuffer directory) {
    require(directory.remaining() >= ZipForm.CENTRAL, "the directory of the archive");
    int at = directory.position();
    int nameLength = Short.toUnsignedInt(directory.getShort(at + 28));
    require(
        nameLength <= ZipForm.LONGEST_NAME && directory.remaining() >= ZipForm.CENTRAL + nameLength,
        "the directory of the archive");
    byte[] header = new byte[ZipForm.CENTRAL + nameLength];
    directory.get(header);
    String name = new String(header, ZipForm.CENTRAL, nameLength, StandardCharsets.ISO_8859_1);
    ZipForm.Place place =
        new ZipForm.Place(
            name,
            Integer.toUnsignedLong(directory.getInt(at + 42)),
            Integer.toUnsignedLong(directory.getInt(at + 24)),
            directory.getInt(at + 16));
    require(Arrays.equals(header, ZipForm.central(place)), "the directory entry of " + name);
    return place;
  }

  /** Files follow each other without a gap, in their order, each under a name of its own. */
  private void checkOrder(List<ZipForm.Place> listed, long end) throws IOException {
    long offset = 0;
    String before = null;
    Set<String> folded = new HashSet<>();
    for (ZipForm.Place place : listed) {
      require(place.offset() == offset && place.end() <= end, "the place of " + place.name());
      require(
          (before == null || PacketNames.ORDER.compare(before, place.name()) < 0)
              && folded.add(place.name().toLowerCase(Locale.ROOT)),
          "the order of " + place.name());
      byte[] local = ZipForm.local(place);
      require(Arrays.equals(local, read(offset, local.length)), "the header of " + place.name());
      offset = place.end();
      before = place.name();
    }
    require(offset == end, "something stands between the files and the directory");
  }

  private Hash checkedHash(ZipForm.Place place) throws IOException {
    CRC32 crc = new CRC32();
    ContentDigest digest = new ContentDigest();
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = new Content(place)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        crc.update(buffer, 0, read);
        digest.update(buffer, 0, read);
      }
    }
    require((int) crc.getValue() == place.crc(), "the check sum of " + place.name());
    return digest.hash();
  }

  private byte[] read(long offset, int length) throws IOException {
    byte[] bytes = new byte[length];
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      int read = channel.read(buffer, offset + buffer.position());
      require(read > 0, "the packet ends early");
    }
    return bytes;
  }

  /** The content of one file, read from its place. */
  private final class Content extends InputStream {
    private long at;
    private final long end;

    Content(ZipForm.Place place) {
      this.at = place.content();
      this.end = place.end();
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
      if (at == end) {
        return -1;
      }
      int wanted = (int) Math.min(length, end - at);
      int read = channel.read(ByteBuffer.wrap(target, from, wanted), at);
      require(read > 0 || wanted == 0, "the packet ends early");
      at += read;
      return read;
    }
  }

  /** The names of all files. */
  public SortedSet<String> names() {
    return new TreeSet<>(places.keySet());
  }

  /** Whether there is such a file. */
  public boolean has(String name) {
    return places.containsKey(name);
  }

  /** The hash of a file that is there. */
  public Hash hash(String name) {
    Hash hash = hashes.get(name);
    if (hash == null) {
      throw new MalformedPacket("the file " + name + " is missing");
    }
    return hash;
  }

  /**
   * The content of a file.
   *
   * @param most the most bytes it may have
   * @throws MalformedPacket when it is missing or has more
   */
  public byte[] bytes(String name, long most) throws IOException {
    ZipForm.Place place = placeOf(name);
    require(place.size() <= most, "the size of " + name);
    return read(place.content(), Math.toIntExact(place.size()));
  }

  /**
   * The content of a file as a stream.
   *
   * @throws MalformedPacket when it is missing
   */
  public InputStream stream(String name) {
    ZipForm.Place place = placeOf(name);
    return place.size() == 0 ? new ByteArrayInputStream(new byte[0]) : new Content(place);
  }

  private ZipForm.Place placeOf(String name) {
    ZipForm.Place place = places.get(name);
    if (place == null) {
      throw new MalformedPacket("the file " + name + " is missing");
    }
    return place;
  }

  /** Whether there is a time assertion. */
  public boolean stamped() {
    return has(PacketNames.TIME_STAMP);
  }

  /**
   * Compares the manifests with the files, and what else of the bag is determined by them.
   *
   * @return the manifest of the container, over which the time stamp is
   * @throws MalformedPacket when a file is not what a manifest says, or is in none
   */
  public byte[] checkManifests() throws IOException {
    requireContent(
        PacketNames.MIMETYPE, PacketNames.MEDIA_TYPE.getBytes(StandardCharsets.US_ASCII));
    requireContent(PacketNames.BAGIT, PacketWriter.BAGIT.getBytes(StandardCharsets.US_ASCII));
    requireContent(PacketNames.PAYLOAD_MANIFEST, Manifests.payload(hashes));
    requireContent(PacketNames.TAG_MANIFEST, Manifests.tags(hashes));
    checkBagInfo();
    byte[] container = Manifests.container(hashes);
    if (stamped() || has(PacketNames.MANIFEST_XML)) {
      requireContent(PacketNames.MANIFEST_XML, container);
      require(stamped(), "a manifest without time stamp");
    }
    for (String object : objects()) {
      require(
          hash(PacketNames.OBJECTS + object).hex().equals(object),
          "the content of object " + object);
    }
    return container;
  }

  private void requireContent(String name, byte[] expected) throws IOException {
    require(Arrays.equals(bytes(name, expected.length), expected), "the content of " + name);
  }

  private void checkBagInfo() throws IOException {
    long bytes = 0;
    long files = 0;
    for (ZipForm.Place place : places.values()) {
      if (place.name().startsWith(PacketNames.PAYLOAD)) {
        bytes += place.size();
        files++;
      }
    }
    require(files > 0, "nothing lies below " + PacketNames.PAYLOAD);
    String info = new String(bytes(PacketNames.BAG_INFO, BUFFER), StandardCharsets.UTF_8);
    require(
        info.endsWith("\n") && info.lines().allMatch(line -> line.indexOf(": ") > 0),
        "the form of " + PacketNames.BAG_INFO);
    require(
        info.lines().filter(("Payload-Oxum: " + bytes + "." + files)::equals).count() == 1,
        "the content of " + PacketNames.BAG_INFO);
  }

  /** The hashes that name the objects in the packet. */
  public SortedSet<String> objects() {
    SortedSet<String> objects = new TreeSet<>();
    for (String name : places.keySet()) {
      if (name.startsWith(PacketNames.OBJECTS)) {
        objects.add(name.substring(PacketNames.OBJECTS.length()));
      }
    }
    return objects;
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new MalformedPacket(what + " is not as it must be");
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
