package be.zegel.evidence.packet;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * The one way in which a packet's archive is written: ZIP without anything that could differ
 * (docs/spec/custody-packet.md, chapter 2). Writer and reader make the same headers; the reader
 * compares.
 */
final class ZipForm {
  static final int LOCAL = 30;
  static final int CENTRAL = 46;
  static final int END = 22;
  static final int MOST_FILES = 65_534;
  static final long MOST_BYTES = 0xffff_ffffL;

  private static final int LOCAL_SIGNATURE = 0x0403_4b50;
  private static final int CENTRAL_SIGNATURE = 0x0201_4b50;
  private static final int END_SIGNATURE = 0x0605_4b50;
  private static final short VERSION = 20;

  /** 1 January 2026, as MS-DOS writes it. */
  private static final short DATE = 0x5c21;

  static final int LONGEST_NAME = 200;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*");

  private ZipForm() {}

  /** A file's place in the archive. */
  record Place(String name, long offset, long size, int crc) {
    Place {
      requireName(name);
    }

    /** Where its content begins. */
    long content() {
      return offset + LOCAL + name.length();
    }

    /** Where what follows it begins. */
    long end() {
      return content() + size;
    }
  }

  static void requireName(String name) {
    boolean dots = ("/" + name + "/").contains("/./") || ("/" + name + "/").contains("/../");
    if (name.length() > LONGEST_NAME || !NAME.matcher(name).matches() || dots) {
      throw new MalformedPacket("not a name of a file in a packet");
    }
  }

  static byte[] local(Place place) {
    byte[] bytes = new byte[LOCAL + place.name().length()];
    ByteBuffer header = little(bytes);
    header.putInt(LOCAL_SIGNATURE);
    common(header, place);
    header.put(ascii(place.name()));
    return bytes;
  }

  static byte[] central(Place place) {
    byte[] bytes = new byte[CENTRAL + place.name().length()];
    ByteBuffer header = little(bytes);
    header.putInt(CENTRAL_SIGNATURE).putShort(VERSION);
    common(header, place);
    header.putShort((short) 0).putShort((short) 0).putShort((short) 0).putInt(0);
    header.putInt((int) place.offset()).put(ascii(place.name()));
    return bytes;
  }

  /** What both headers say alike: version needed to length of extra fields. */
  private static void common(ByteBuffer header, Place place) {
    header.putShort(VERSION).putShort((short) 0).putShort((short) 0);
    header.putShort((short) 0).putShort(DATE);
    header.putInt(place.crc()).putInt((int) place.size()).putInt((int) place.size());
    header.putShort((short) place.name().length()).putShort((short) 0);
  }

  static byte[] end(int files, long size, long offset) {
    byte[] bytes = new byte[END];
    ByteBuffer header = little(bytes);
    header.putInt(END_SIGNATURE).putShort((short) 0).putShort((short) 0);
    header.putShort((short) files).putShort((short) files);
    header.putInt((int) size).putInt((int) offset).putShort((short) 0);
    return bytes;
  }

  private static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[] ascii(String name) {
    return name.getBytes(StandardCharsets.US_ASCII);
  }
}
