package be.zegel.samples;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Files that look like Windows programs and cannot run. */
final class Programs {

  private Programs() {}

  /**
   * The header of a program, the sentence every program carries, some readable strings, and zeros.
   */
  static Sample harmless(String name) {
    byte[] bytes = new byte[24_576];
    put(bytes, 0, "MZ");
    bytes[0x3c] = (byte) 0x80;
    put(bytes, 0x40, "\u000e\u001f\u00ba\u000e\0\u00b4\t\u00cd!\u00b8\u0001L\u00cd!");
    put(bytes, 0x4e, "This program cannot be run in DOS mode.\r\r\n$");
    byte[] header =
        new LittleEndian()
            .raw("PE\0\0".getBytes(StandardCharsets.US_ASCII))
            .u16(0x14c)
            .u16(0)
            .u32(0x6a9c0000L)
            .u32(0)
            .u32(0)
            .u16(0)
            .u16(0x0102)
            .bytes();
    System.arraycopy(header, 0, bytes, 0x80, header.length);
    int at = 0x1000;
    for (String string :
        List.of("DEMO harmless", "encrypt_folder", "kestrel build 17", "GetProcAddress")) {
      put(bytes, at, string);
      at += string.length() + 9;
    }
    Arrays.fill(bytes, 0x3000, 0x3400, (byte) 0xcc);
    return new Sample(name, "application/x-msdownload", bytes).outcome(Outcome.UNSUPPORTED);
  }

  private static void put(byte[] bytes, int at, String text) {
    byte[] chars = text.getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(chars, 0, bytes, at, chars.length);
  }
}
