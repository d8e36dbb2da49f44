package be.zegel.evidence.report;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/**
 * The receipt of an event in the custody of an exhibit, on one sheet, for the person from whom a
 * thing is taken or to whom it is given. The hash of the event on it binds whoever keeps the log:
 * an event that is altered later no longer has it.
 *
 * @param language of the reader
 * @param step the kind of event in that language
 * @param at when it happened (RFC 3339)
 * @param seal the seal after the event, or a dash
 * @param by who acted
 * @param custodian who answers for the exhibit after it
 * @param takenFrom from whom it was taken, as recorded
 * @param chain the pseudonym of the exhibit's chain
 * @param seq the number of the event in it
 * @param hash of the event, 64 hexadecimal digits
 * @param sealed the first signed checkpoint that covers it; null while there is none
 * @param fingerprint of the trust bundle with which packets are verified
 * @param address where the code leads
 * @param demo whether this is a demonstration
 */
public record Receipt(
    String language,
    String caseNumber,
    String label,
    String description,
    String step,
    String at,
    String place,
    String legalBasis,
    String seal,
    String by,
    String custodian,
    String takenFrom,
    String chain,
    long seq,
    String hash,
    @Nullable Sealed sealed,
    String fingerprint,
    String address,
    Instant madeAt,
    boolean demo) {

  /** Modules of white around the code (ISO/IEC 18004). */
  private static final int QUIET = 4;

  private static final int PIXELS_OF_A_MODULE = 6;
  private static final int HASH_GROUP = 8;

  /**
   * A signed checkpoint of the log.
   *
   * @param size its number of entries
   * @param root 64 hexadecimal digits
   */
  public record Sealed(long size, String root, Instant at) {}

  /** The receipt as a PDF/A-3. */
  public byte[] pdf() throws IOException {
    ArchivalPage page = new ArchivalPage("receipt", language);
    page.begin(page.word("title"), caseNumber);
    page.facts(
        List.of(
            page.fact("case", caseNumber),
            page.fact("exhibit", label),
            page.fact("description", description),
            page.fact("step", step),
            page.fact("at", at.equals("–") ? at : ArchivalPage.local(at)),
            page.fact("place", place),
            page.fact("basis", legalBasis),
            page.fact("takenFrom", takenFrom),
            page.fact("by", by),
            page.fact("custodian", custodian),
            page.fact("seal", seal)));
    page.remark(page.word("what"));
    page.image(code(), page.word("code"));
    List<ArchivalPage.Fact> proof = new ArrayList<>();
    proof.add(page.fact("hash", grouped(hash)));
    proof.add(page.fact("chain", chain + " · " + seq));
    Sealed checkpoint = sealed;
    if (checkpoint == null) {
      proof.add(page.fact("sealed", page.word("sealed.notYet")));
    } else {
      proof.add(
          page.fact("sealed", ArchivalPage.time(checkpoint.at()) + " · " + checkpoint.size()));
      proof.add(page.fact("root", grouped(checkpoint.root())));
    }
    proof.add(page.fact("fingerprint", grouped(fingerprint)));
    proof.add(page.fact("address", address));
    proof.add(page.fact("made", ArchivalPage.time(madeAt)));
    page.facts(proof);
    if (demo) {
      page.remark(page.word("demo"));
    }
    page.signatures(page.word("signature.gives"), page.word("signature.takes"));
    return page.pdf();
  }

  /** In groups that can be compared by eye. */
  private static String grouped(String hex) {
    return hex.replaceAll("(.{" + HASH_GROUP + "})(?=.)", "$1 ");
  }

  /** The code as a PNG. */
  private byte[] code() throws IOException {
    BitMatrix modules;
    try {
      modules =
          new QRCodeWriter()
              .encode(
                  address,
                  BarcodeFormat.QR_CODE,
                  0,
                  0,
                  Map.of(
                      EncodeHintType.ERROR_CORRECTION,
                      ErrorCorrectionLevel.M,
                      EncodeHintType.MARGIN,
                      QUIET));
    } catch (WriterException e) {
      throw new IOException("an address that fits no code: " + address, e);
    }
    int side = modules.getWidth() * PIXELS_OF_A_MODULE;
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        boolean dark = modules.get(x / PIXELS_OF_A_MODULE, y / PIXELS_OF_A_MODULE);
        image.setRGB(x, y, dark ? 0x000000 : 0xFFFFFF);
      }
    }
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(image, "png", png);
    return png.toByteArray();
  }
}
