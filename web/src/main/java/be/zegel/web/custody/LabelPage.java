package be.zegel.web.custody;

import be.zegel.custody.CustodyDesk;
import be.zegel.custody.ExhibitView;
import be.zegel.web.cases.RequestedCase;
import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Map;

/**
 * The label that is printed and put on an exhibit: what it is, its seal, and a QR code that leads
 * to its page for whoever may see it.
 */
@Named("labelPage")
@RequestScoped
@SuppressWarnings("NullAway.Init") // set when the page is opened, before anything reads it
public class LabelPage {

  private static final Map<EncodeHintType, Object> HINTS =
      Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.Q, EncodeHintType.MARGIN, 0);

  @Inject private CustodyDesk desk;

  private ExhibitView exhibit;
  private BitMatrix code;

  @PostConstruct
  void read() {
    exhibit = desk.read(RequestedCase.id());
    try {
      code = new QRCodeWriter().encode(getAddress(), BarcodeFormat.QR_CODE, 0, 0, HINTS);
    } catch (WriterException e) {
      throw new IllegalStateException("an address always fits a QR code", e);
    }
  }

  public ExhibitView getExhibit() {
    return exhibit;
  }

  /** Where the code leads. */
  public String getAddress() {
    return System.getProperty("zegel.public.url", "") + "/exhibit?id=" + exhibit.id();
  }

  /** The modules along one side. */
  public int getSide() {
    return code.getWidth();
  }

  /** The dark modules as an SVG path. */
  public String getPath() {
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < code.getHeight(); y++) {
      for (int x = 0; x < code.getWidth(); x++) {
        if (code.get(x, y)) {
          path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
        }
      }
    }
    return path.toString();
  }
}
