package be.zegel.evidence.worker;

import be.zegel.evidence.extract.Preview;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.jspecify.annotations.Nullable;

/**
 * A small picture of an image or of the first page of a PDF, drawn anew from pixels. Big images are
 * read at a fraction of their resolution, so that memory follows the picture and not the original.
 */
final class Thumbnail {
  private static final int EDGE = 640;
  private static final long MOST_PIXELS = 400_000_000;

  private Thumbnail() {}

  /**
   * A picture of an image, or null where this JDK has no reader for its format.
   *
   * @param orientation EXIF orientation, 1 to 8
   */
  static @Nullable Preview ofImage(Path file, int orientation) throws IOException {
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        return null;
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if ((long) width * height > MOST_PIXELS) {
          return null;
        }
        ImageReadParam parameters = reader.getDefaultReadParam();
        int step = Math.max(1, Math.min(width, height) / (2 * EDGE));
        parameters.setSourceSubsampling(step, step, 0, 0);
        return encode(turn(shrink(reader.read(0, parameters)), orientation));
      } finally {
        reader.dispose();
      }
    }
  }

  /** A picture of the first page. */
  static @Nullable Preview ofPdf(Path file, String password) throws IOException {
    try (PDDocument document =
        Loader.loadPDF(file.toFile(), password, IOUtils.createTempFileOnlyStreamCache())) {
      if (document.getNumberOfPages() == 0) {
        return null;
      }
      PDRectangle box = document.getPage(0).getCropBox();
      float longest = Math.max(box.getWidth(), box.getHeight());
      if (!(longest > 0)) {
        return null;
      }
      PDFRenderer renderer = new PDFRenderer(document);
      renderer.setSubsamplingAllowed(true);
      return encode(renderer.renderImage(0, EDGE / longest, ImageType.RGB));
    }
  }

  private static BufferedImage shrink(BufferedImage image) {
    double scale = Math.min(1, (double) EDGE / Math.max(image.getWidth(), image.getHeight()));
    int width = Math.max(1, (int) Math.round(image.getWidth() * scale));
    int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
    BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = small.createGraphics();
    canvas.setColor(java.awt.Color.WHITE);
    canvas.fillRect(0, 0, width, height);
    canvas.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    canvas.drawImage(image, 0, 0, width, height, null);
    canvas.dispose();
    return small;
  }

  /** Turns as a camera's EXIF orientation asks. */
  private static BufferedImage turn(BufferedImage image, int orientation) {
    int w = image.getWidth();
    int h = image.getHeight();
    AffineTransform turn =
        switch (orientation) {
          case 2 -> new AffineTransform(-1, 0, 0, 1, w, 0);
          case 3 -> new AffineTransform(-1, 0, 0, -1, w, h);
          case 4 -> new AffineTransform(1, 0, 0, -1, 0, h);
          case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
          case 6 -> new AffineTransform(0, 1, -1, 0, h, 0);
          case 7 -> new AffineTransform(0, -1, -1, 0, h, w);
          case 8 -> new AffineTransform(0, -1, 1, 0, 0, w);
          default -> new AffineTransform();
        };
    if (turn.isIdentity()) {
      return image;
    }
    boolean across = orientation >= 5;
    BufferedImage turned =
        new BufferedImage(across ? h : w, across ? w : h, BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = turned.createGraphics();
    canvas.drawImage(image, turn, null);
    canvas.dispose();
    return turned;
  }

  private static Preview encode(BufferedImage image) throws IOException {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(image, "png", png);
    return new Preview(png.toByteArray(), image.getWidth(), image.getHeight(), 1);
  }
}
