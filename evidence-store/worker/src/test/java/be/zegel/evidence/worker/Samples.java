package be.zegel.evidence.worker;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import javax.imageio.ImageIO;
import net.lingala.zip4j.io.outputstream.ZipOutputStream;
import net.lingala.zip4j.model.ZipParameters;
import net.lingala.zip4j.model.enums.EncryptionMethod;

/** Evidence that the tests make themselves. */
final class Samples {
  /** Writes some bytes. */
  @FunctionalInterface
  interface Writing {
    void to(OutputStream out) throws Exception;
  }

  private Samples() {}

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] bytes(Writing writing) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    writing.to(out);
    return out.toByteArray();
  }

  static byte[] zip(Map<String, byte[]> entries, Charset names) throws Exception {
    return bytes(
        out -> {
          try (java.util.zip.ZipOutputStream zip = new java.util.zip.ZipOutputStream(out, names)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
              zip.putNextEntry(new ZipEntry(entry.getKey()));
              zip.write(entry.getValue());
              zip.closeEntry();
            }
          }
        });
  }

  static byte[] zip(Object... namesAndContents) throws Exception {
    return zip(entries(namesAndContents), StandardCharsets.UTF_8);
  }

  static Map<String, byte[]> entries(Object... namesAndContents) {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    for (int i = 0; i < namesAndContents.length; i += 2) {
      Object content = namesAndContents[i + 1];
      entries.put(
          (String) namesAndContents[i],
          content instanceof byte[] bytes ? bytes : utf8((String) content));
    }
    return entries;
  }

  static byte[] lockedZip(EncryptionMethod method, String password, String name, String content)
      throws Exception {
    return bytes(
        out -> {
          try (ZipOutputStream zip = new ZipOutputStream(out, password.toCharArray())) {
            ZipParameters parameters = new ZipParameters();
            parameters.setFileNameInZip(name);
            parameters.setEncryptFiles(true);
            parameters.setEncryptionMethod(method);
            zip.putNextEntry(parameters);
            zip.write(utf8(content));
            zip.closeEntry();
          }
        });
  }

  /** Zeros that compress a thousandfold. */
  static byte[] bomb(int megabytes) throws Exception {
    byte[] zeros = new byte[1 << 20];
    return bytes(
        out -> {
          try (java.util.zip.ZipOutputStream zip = new java.util.zip.ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("zeros"));
            for (int i = 0; i < megabytes; i++) {
              zip.write(zeros);
            }
            zip.closeEntry();
          }
        });
  }

  static byte[] picture(String format, int width, int height) throws Exception {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = image.createGraphics();
    canvas.setColor(Color.ORANGE);
    canvas.fillRect(0, 0, width / 2, height);
    canvas.dispose();
    return bytes(out -> ImageIO.write(image, format, out));
  }

  static byte[] half(byte[] whole) {
    return Arrays.copyOf(whole, whole.length / 2);
  }

  static byte[] poison(String fault) {
    return utf8("ZEGEL-POISON:" + fault + " kenmerk-" + fault + "\n");
  }
}
