package be.zegel.samples;

import java.io.ByteArrayOutputStream;

/** Bytes of a format that writes the low byte first, as ZIP, gzip, TIFF and Outlook do. */
final class LittleEndian {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  LittleEndian u8(int value) {
    out.write(value);
    return this;
  }

  LittleEndian u16(int value) {
    return u8(value).u8(value >>> 8);
  }

  LittleEndian u32(long value) {
    return u16((int) value).u16((int) (value >>> 16));
  }

  LittleEndian u64(long value) {
    return u32(value).u32(value >>> 32);
  }

  LittleEndian raw(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  int size() {
    return out.size();
  }

  byte[] bytes() {
    return out.toByteArray();
  }
}
