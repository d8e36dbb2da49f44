package be.zegel.samples;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Writes a ZIP archive (PKWARE APPNOTE 6.3) whose bytes depend on nothing but what is put in:
 * times, order, compression and even the salts of encrypted entries are given.
 *
 * <p>It writes names as they are, so that a sample can hold one that tries to leave the folder.
 */
final class ZipArchive {

  /** How the entries that follow are encrypted. */
  enum Protection {
    /** Not at all. */
    NONE,
    /** The stream cipher of 1990, which every program reads and nobody should use. */
    ZIP_CRYPTO,
    /** WinZip's AE-2 with a key of 256 bits. */
    AES
  }

  @SuppressWarnings("ArrayRecordComponent") // private, never compared, never handed out
  private record Entry(
      byte[] name,
      byte[] extra,
      int flags,
      int method,
      long crc,
      long packed,
      long size,
      long offset) {}

  private final LittleEndian out = new LittleEndian();
  private final List<Entry> entries = new ArrayList<>();
  private final LocalDateTime modified;
  private final Chance chance;
  private Charset names = StandardCharsets.UTF_8;
  private Protection protection = Protection.NONE;
  private String password = "";
  private boolean stored;

  ZipArchive(LocalDateTime modified, Chance chance) {
    this.modified = modified;
    this.chance = chance;
  }

  /** Writes the names that follow in an old code page, without the flag that says UTF-8. */
  ZipArchive names(Charset charset) {
    names = charset;
    return this;
  }

  /** Encrypts the entries that follow. */
  ZipArchive protect(Protection how, String with) {
    protection = how;
    password = with;
    return this;
  }

  /** Leaves the entries that follow uncompressed. */
  ZipArchive store() {
    stored = true;
    return this;
  }

  ZipArchive add(Sample sample) {
    return add(sample.name(), sample.bytes());
  }

  ZipArchive add(String name, byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    byte[] compressed = stored ? bytes : Deflate.raw(bytes);
    boolean deflated = compressed.length < bytes.length;
    return put(name, deflated ? compressed : bytes, deflated ? 8 : 0, crc.getValue(), bytes.length);
  }

  /** A folder, whose name has to end with a slash. */
  ZipArchive folder(String name) {
    return put(name, new byte[0], 0, 0, 0);
  }

  private ZipArchive put(String name, byte[] body, int method, long crc, long size) {
    byte[] encodedName = name.getBytes(names);
    int flags =
        names.equals(StandardCharsets.UTF_8) && encodedName.length != name.length() ? 0x800 : 0;
    byte[] packed = body;
    int shownMethod = method;
    long shownCrc = crc;
    byte[] extra = new byte[0];
    boolean encrypted = protection != Protection.NONE && !name.endsWith("/");
    if (encrypted) {
      flags |= 1;
      if (protection == Protection.AES) {
        packed = aes(name, body);
        extra = aesExtra(method);
        shownMethod = 99;
        shownCrc = 0;
      } else {
        packed = zipCrypto(name, body, crc);
      }
    }
    Entry entry =
        new Entry(
            encodedName, extra, flags, shownMethod, shownCrc, packed.length, size, out.size());
    entries.add(entry);
    out.u32(0x04034b50);
    common(entry);
    out.u16(encodedName.length).u16(extra.length).raw(encodedName).raw(extra).raw(packed);
    return this;
  }

  private void common(Entry entry) {
    int time =
        (modified.getHour() << 11) | (modified.getMinute() << 5) | (modified.getSecond() / 2);
    int date =
        ((modified.getYear() - 1980) << 9)
            | (modified.getMonthValue() << 5)
            | modified.getDayOfMonth();
    out.u16(entry.method == 99 ? 51 : 20).u16(entry.flags).u16(entry.method).u16(time).u16(date);
    out.u32(entry.crc).u32(entry.packed).u32(entry.size);
  }

  /** The finished archive. */
  byte[] bytes() {
    int start = out.size();
    for (Entry entry : entries) {
      out.u32(0x02014b50).u16(20);
      common(entry);
      out.u16(entry.name.length)
          .u16(entry.extra.length)
          .u16(0)
          .u16(0)
          .u16(0)
          .u32(0)
          .u32(entry.offset);
      out.raw(entry.name).raw(entry.extra);
    }
    int length = out.size() - start;
    out.u32(0x06054b50).u16(0).u16(0).u16(entries.size()).u16(entries.size());
    return out.u32(length).u32(start).u16(0).bytes();
  }

  /**
   * The same entries, written by this class: for archives that another library has put together.
   */
  static byte[] rewritten(byte[] archive, LocalDateTime modified) {
    ZipArchive again = new ZipArchive(modified, new Chance(0));
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(archive))) {
      @Nullable ZipEntry entry = in.getNextEntry();
      while (entry != null) {
        again.add(entry.getName(), in.readAllBytes());
        entry = in.getNextEntry();
      }
      return again.bytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] aesExtra(int method) {
    return new LittleEndian().u16(0x9901).u16(7).u16(2).u8('A').u8('E').u8(3).u16(method).bytes();
  }

  private byte[] aes(String name, byte[] plain) {
    byte[] salt = chance.bytes("zip-salt", name, 16);
    try {
      byte[] keys =
          SecretKeyFactory.getInstance("PBKDF2WithHmacSHA1")
              .generateSecret(new PBEKeySpec(password.toCharArray(), salt, 1000, 66 * 8))
              .getEncoded();
      Cipher block = Cipher.getInstance("AES/ECB/NoPadding");
      block.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(keys, 0, 32, "AES"));
      byte[] hidden = new byte[plain.length];
      byte[] counter = new byte[16];
      for (int at = 0; at < plain.length; at += 16) {
        increment(counter);
        byte[] stream = block.doFinal(counter);
        for (int i = at; i < Math.min(at + 16, plain.length); i++) {
          hidden[i] = (byte) (plain[i] ^ stream[i - at]);
        }
      }
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(keys, 32, 32, "HmacSHA1"));
      return new LittleEndian()
          .raw(salt)
          .raw(Arrays.copyOfRange(keys, 64, 66))
          .raw(hidden)
          .raw(Arrays.copyOf(mac.doFinal(hidden), 10))
          .bytes();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java lacks AES or PBKDF2", e);
    }
  }

  private static void increment(byte[] counter) {
    for (int i = 0; i < counter.length; i++) {
      counter[i]++;
      if (counter[i] != 0) {
        return;
      }
    }
  }

  private byte[] zipCrypto(String name, byte[] plain, long crc) {
    ZipCryptoKeys keys = new ZipCryptoKeys();
    for (byte b : password.getBytes(StandardCharsets.US_ASCII)) {
      keys.update(b);
    }
    byte[] header = chance.bytes("zip-header", name, 12);
    header[11] = (byte) (crc >>> 24);
    byte[] hidden = new byte[plain.length + 12];
    for (int i = 0; i < hidden.length; i++) {
      hidden[i] = keys.encrypt(i < 12 ? header[i] : plain[i - 12]);
    }
    return hidden;
  }

  /** APPNOTE 6.1. */
  private static final class ZipCryptoKeys {

    private static final int[] TABLE = table();

    private int key0 = 0x12345678;
    private int key1 = 0x23456789;
    private int key2 = 0x34567890;

    private static int[] table() {
      int[] table = new int[256];
      for (int i = 0; i < 256; i++) {
        int value = i;
        for (int bit = 0; bit < 8; bit++) {
          value = (value & 1) == 0 ? value >>> 1 : (value >>> 1) ^ 0xEDB88320;
        }
        table[i] = value;
      }
      return table;
    }

    private static int step(int crc, int b) {
      return (crc >>> 8) ^ TABLE[(crc ^ b) & 0xff];
    }

    void update(byte plain) {
      key0 = step(key0, plain);
      key1 = (key1 + (key0 & 0xff)) * 134775813 + 1;
      key2 = step(key2, key1 >>> 24);
    }

    byte encrypt(byte plain) {
      int mixed = (key2 & 0xffff) | 2;
      byte stream = (byte) ((mixed * (mixed ^ 1)) >>> 8);
      update(plain);
      return (byte) (plain ^ stream);
    }
  }
}
