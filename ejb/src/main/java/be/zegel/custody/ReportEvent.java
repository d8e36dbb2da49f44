package be.zegel.custody;

import be.zegel.evidence.ledger.EventType;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The command that reports what happened to an exhibit, or what was ordered about it. Which members
 * a type asks for and admits is what {@link EventDesk#forms} says; others are refused.
 *
 * @param type what happened: a type of the vocabulary that people report
 * @param occurredAt when; now when absent
 * @param lateReason why it is entered late, where it is
 * @param person user name of the new custodian
 * @param organisation code of the body outside the service: a court registry's depot, or of
 *     OUTSIDE_BODY
 * @param purpose a code of TRANSFER_PURPOSE
 * @param location shelf, rack or box
 * @param seal the number that was read on it
 * @param result a code of EVENT_RESULT
 * @param order reference of the written order
 * @param receipt reference of the other party's receipt
 * @param documentHash SHA-256 of a certificate or scan, in hexadecimal
 * @param hashBefore SHA-256 of the source before imaging
 * @param hashAfter SHA-256 of the source after imaging
 * @param hold the hold that is released
 * @param event number of the earlier event that is corrected or noted on
 * @param field the corrected field of that event
 * @param derivation a code of DERIVATION
 * @param results the exhibits that come out of it, entered into the same case; at most 50
 * @param sources ids of the exhibits that went into it
 */
public record ReportEvent(
    @NotNull EventType type,
    @Nullable OffsetDateTime occurredAt,
    @Nullable @Size(max = 2000) String lateReason,
    @Nullable @Size(max = 100) String person,
    @Nullable @Size(max = 60) String organisation,
    @Nullable @Size(max = 60) String purpose,
    @Nullable @Size(max = 200) String location,
    @Nullable @Size(max = 60) String seal,
    @Nullable @Size(max = 60) String result,
    @Nullable @Size(max = 2000) String reason,
    @Nullable @Size(max = 4000) String note,
    @Nullable @Size(max = 2000) String condition,
    @Nullable @Size(max = 300) String place,
    @Nullable @Size(max = 200) String order,
    @Nullable @Size(max = 200) String receipt,
    @Nullable @Valid Recipient recipient,
    @Nullable @Valid Tool tool,
    @Nullable @Size(max = 1000) String method,
    @Nullable @Pattern(regexp = "[0-9a-f]{64}") String documentHash,
    @Nullable @Pattern(regexp = "[0-9a-f]{64}") String hashBefore,
    @Nullable @Pattern(regexp = "[0-9a-f]{64}") String hashAfter,
    @Nullable UUID hold,
    @Nullable OffsetDateTime retentionUntil,
    @Nullable @Size(max = 100) String container,
    @Nullable Integer event,
    @Nullable @Size(max = 60) String field,
    @Nullable @Size(max = 4000) String newValue,
    @Nullable @Size(max = 60) String derivation,
    @Valid @Size(max = 50) List<Result> results,
    @Size(max = 50) List<UUID> sources) {

  public ReportEvent {
    results = results == null ? List.of() : List.copyOf(results);
    sources = sources == null ? List.of() : List.copyOf(sources);
  }

  /**
   * Somebody outside who is given or shown something.
   *
   * @param capacity as what: owner, lawyer, court
   * @param reference a number of theirs, or of their identity card
   */
  public record Recipient(
      @NotBlank @Size(max = 200) String name,
      @Nullable @Size(max = 200) String capacity,
      @Nullable @Size(max = 200) String reference) {}

  /**
   * What it was done with.
   *
   * @param reference serial number of a write blocker, reference of a validation
   */
  public record Tool(
      @NotBlank @Size(max = 200) String name,
      @Nullable @Size(max = 100) String version,
      @Nullable @Size(max = 200) String reference) {}

  /**
   * An exhibit that comes out of another.
   *
   * @param label its label, unique in the case; the next free number when absent
   * @param category code of the category; that of the source when absent
   * @param seal the number of the seal put on it, null when none
   */
  public record Result(
      @Nullable @Size(max = 60) String label,
      @NotBlank @Size(max = 4000) String description,
      @NotNull ExhibitKind kind,
      @Nullable @Size(max = 60) String category,
      @Nullable @Size(max = 60) String seal) {}
}
