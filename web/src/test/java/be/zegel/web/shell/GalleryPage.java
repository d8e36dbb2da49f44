package be.zegel.web.shell;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.primefaces.model.DefaultTreeNode;
import org.primefaces.model.TreeNode;

/** What the gallery of components shows; it stands in the tests, never in the product. */
@Named("gallery")
@ViewScoped
public class GalleryPage implements Serializable {

  private static final long serialVersionUID = 1L;

  private int shown = 3;
  private @Nullable String title;
  private @Nullable LocalDate day;
  private @Nullable String reason;

  /** A line of the sample table. */
  public record Line(String name, String hash, long size, double share) implements Serializable {}

  public CaseBand band() {
    return new CaseBand(
        "1",
        "ZG-2026-000412",
        "Gijzelsoftware ziekenhuis Noorderkempen",
        true,
        List.of(
            new Chip("Opsporingsonderzoek", Chip.Tone.ACC),
            new Chip("Beperkt", Chip.Tone.CONF, "lock"),
            new Chip("39ter vervalt over 3 d", Chip.Tone.WARN, "deadlines")),
        Map.of(CaseTab.EXHIBITS, 23L));
  }

  public List<Line> lines() {
    return IntStream.range(0, shown)
        .mapToObj(
            i ->
                new Line(
                    i == 0 ? "latitude5440.E01" : "outlook-archief-" + i + ".pst",
                    "9f3c88a1".repeat(8),
                    238_400_000_000L >> (i * 5),
                    i == 0 ? 0.87 : 1))
        .toList();
  }

  public OffsetDateTime moment() {
    return OffsetDateTime.parse("2026-09-09T20:14:07Z");
  }

  public Instant due() {
    return Instant.parse("2026-11-24T12:00:00Z");
  }

  public Instant now() {
    return Instant.parse("2026-11-22T16:48:00Z");
  }

  public TreeNode<String> tree() {
    TreeNode<String> root = new DefaultTreeNode<>("root", null);
    TreeNode<String> image = new DefaultTreeNode<>("latitude5440.E01", root);
    image.setExpanded(true);
    image.getChildren().add(new DefaultTreeNode<>("outlook-archief.pst"));
    image.getChildren().add(new DefaultTreeNode<>("wallet.dat"));
    return root;
  }

  public int shown() {
    return shown;
  }

  public void more() {
    shown += 3;
  }

  public String save() {
    FacesContext.getCurrentInstance()
        .addMessage(null, new FacesMessage(FacesMessage.SEVERITY_INFO, "Bewaard om 09:41", null));
    return "";
  }

  public void fail() {
    throw new IllegalStateException("a failure of the gallery");
  }

  public @Nullable String getTitle() {
    return title;
  }

  public void setTitle(@Nullable String title) {
    this.title = title;
  }

  public @Nullable LocalDate getDay() {
    return day;
  }

  public void setDay(@Nullable LocalDate day) {
    this.day = day;
  }

  public @Nullable String getReason() {
    return reason;
  }

  public void setReason(@Nullable String reason) {
    this.reason = reason;
  }
}
