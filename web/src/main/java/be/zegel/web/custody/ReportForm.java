package be.zegel.web.custody;

import be.zegel.custody.ExhibitKind;
import be.zegel.custody.ReportEvent;
import be.zegel.evidence.ledger.EventType;
import jakarta.enterprise.context.RequestScoped;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is typed when an event is reported: the texts by the name of the member they fill. */
@RequestScoped
public class ReportForm {

  private static final ZoneId BELGIUM = ZoneId.of("Europe/Brussels");

  private final Map<String, String> texts = new HashMap<>();
  private @Nullable LocalDate retentionUntil;
  private @Nullable Integer event;
  private List<String> sources = List.of();
  private ExhibitKind kind = ExhibitKind.DIGITAL;

  /** The texts of the form, by member; the page writes into it. */
  public Map<String, String> getTexts() {
    return texts;
  }

  public @Nullable LocalDate getRetentionUntil() {
    return retentionUntil;
  }

  public void setRetentionUntil(@Nullable LocalDate retentionUntil) {
    this.retentionUntil = retentionUntil;
  }

  public @Nullable Integer getEvent() {
    return event;
  }

  public void setEvent(@Nullable Integer event) {
    this.event = event;
  }

  public String[] getSources() {
    return sources.toArray(String[]::new);
  }

  public void setSources(String[] sources) {
    this.sources = Arrays.asList(sources.clone());
  }

  public ExhibitKind getKind() {
    return kind;
  }

  public void setKind(ExhibitKind kind) {
    this.kind = kind;
  }

  /** The report that the form makes. */
  ReportEvent report(EventType type, boolean makesResult) {
    return new ReportEvent(
        type,
        null,
        null,
        text("person"),
        text("organisation"),
        text("purpose"),
        text("location"),
        text("seal"),
        text("result"),
        text("reason"),
        text("note"),
        text("condition"),
        text("place"),
        text("order"),
        text("receipt"),
        text("recipientName") == null
            ? null
            : new ReportEvent.Recipient(
                String.valueOf(text("recipientName")),
                text("recipientCapacity"),
                text("recipientReference")),
        text("toolName") == null
            ? null
            : new ReportEvent.Tool(
                String.valueOf(text("toolName")), text("toolVersion"), text("toolReference")),
        text("method"),
        hash("documentHash"),
        hash("hashBefore"),
        hash("hashAfter"),
        id("hold"),
        end(),
        text("container"),
        event,
        text("field"),
        text("newValue"),
        text("derivation"),
        makesResult ? List.of(result()) : List.of(),
        sources.stream().map(UUID::fromString).toList());
  }

  private ReportEvent.Result result() {
    String description = text("resultDescription");
    return new ReportEvent.Result(
        text("resultLabel"),
        description == null ? "" : description,
        kind,
        text("resultCategory"),
        text("resultSeal"));
  }

  /** The last moment of the day that was chosen. */
  private @Nullable OffsetDateTime end() {
    return retentionUntil == null
        ? null
        : retentionUntil.plusDays(1).atStartOfDay(BELGIUM).minusSeconds(1).toOffsetDateTime();
  }

  private @Nullable UUID id(String member) {
    String text = text(member);
    return text == null ? null : UUID.fromString(text);
  }

  /** A hash as people paste it: blanks and capital letters do not matter. */
  private @Nullable String hash(String member) {
    String text = text(member);
    return text == null ? null : text.replace(" ", "").toLowerCase(Locale.ROOT);
  }

  private @Nullable String text(String member) {
    String text = texts.get(member);
    return text == null || text.isBlank() ? null : text.strip();
  }
}
