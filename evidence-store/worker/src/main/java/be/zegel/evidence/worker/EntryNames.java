package be.zegel.evidence.worker;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * The characters behind the bytes of a name in an archive that does not say which characters they
 * are: UTF-8 when they are valid UTF-8, else the code page that the usual program of that kind of
 * archive uses in western Europe.
 *
 * @param text the name
 * @param charset what it was read as
 */
record EntryNames(String text, String charset) {
  /** Archivers under Windows write names in the OEM code page. */
  static final Charset OEM = Charset.forName("IBM850");

  static final Charset WINDOWS = Charset.forName("windows-1252");

  static EntryNames read(byte[] bytes, Charset otherwise) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return new EntryNames(text, "UTF-8");
    } catch (CharacterCodingException e) {
      return new EntryNames(new String(bytes, otherwise), otherwise.name());
    }
  }

  /** For a name whose bytes were each taken for one character. */
  static EntryNames reread(String bytewise, Charset otherwise) {
    return bytewise.chars().anyMatch(c -> c > 0xff)
        ? new EntryNames(bytewise, "UTF-8")
        : read(bytewise.getBytes(StandardCharsets.ISO_8859_1), otherwise);
  }
}
