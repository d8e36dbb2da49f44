package be.zegel.web.review;

import be.zegel.cases.DecideCase;
import be.zegel.review.ReturnCase;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the prosecutor types when a case is returned, decided or taken up again; kept with the view,
 * since the reasons that are offered follow the decision that was chosen.
 */
@Named("reviewForm")
@ViewScoped
public class ReviewForm implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final ZoneId BELGIUM = ZoneId.of("Europe/Brussels");
  private static final LocalTime END_OF_DAY = LocalTime.of(23, 59);

  private String text = "";
  private @Nullable String items;
  private @Nullable LocalDate due;
  private String decision = "";
  private String reason = "";
  private @Nullable String motivation;

  ReturnCase returned() {
    return new ReturnCase(text, lines(items), Objects.requireNonNull(endOf(due)));
  }

  DecideCase decided() {
    return new DecideCase(decision, reason, motivation);
  }

  /** The last minute of a day in Belgium; null for none. */
  public static @Nullable OffsetDateTime endOf(@Nullable LocalDate day) {
    return day == null ? null : day.atTime(END_OF_DAY).atZone(BELGIUM).toOffsetDateTime();
  }

  /** The lines of a text that say something. */
  public static List<String> lines(@Nullable String text) {
    return text == null
        ? List.of()
        : text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  /** Everything that was typed, for whoever finds that somebody else was faster. */
  public String getTyped() {
    return Stream.of(text, items, reason, motivation)
        .filter(each -> each != null && !each.isBlank())
        .collect(Collectors.joining("\n"));
  }

  public String getText() {
    return text;
  }

  public void setText(String text) {
    this.text = text;
  }

  public @Nullable String getItems() {
    return items;
  }

  public void setItems(@Nullable String items) {
    this.items = items;
  }

  public @Nullable LocalDate getDue() {
    return due;
  }

  public void setDue(@Nullable LocalDate due) {
    this.due = due;
  }

  public String getDecision() {
    return decision;
  }

  public void setDecision(String decision) {
    this.decision = decision;
  }

  public String getReason() {
    return reason;
  }

  public void setReason(String reason) {
    this.reason = reason;
  }

  public @Nullable String getMotivation() {
    return motivation;
  }

  public void setMotivation(@Nullable String motivation) {
    this.motivation = motivation;
  }
}
