package be.zegel.evidence.extract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One item to read. Nothing in it is a secret except the password candidates and the content; it is
 * not logged, only its job id is.
 *
 * @param jobId the caller's name of the job, at most 200 characters; appears in logs
 * @param name file name of the item, as evidence (it may be wrong or hostile)
 * @param declaredType media type that a mail part or an upload claimed, a hint only
 * @param sha256 hash of the content, when known; needed to notice an item that contains itself
 * @param content the plaintext
 * @param ancestors containers around the item, outermost first; empty for an uploaded file
 * @param limits what it may cost
 * @param passwords candidates, tried in order
 * @param languages BCP 47 languages that are likely (the case's language first), which decide
 *     doubtful detections
 * @param urgency the lane
 * @param earlierCrashes how often a worker died on this item before this request; at {@link
 *     WorkerConfig#crashLimit()} it is not parsed again
 * @param preview whether a preview picture is wanted
 */
public record ExtractionRequest(
    String jobId,
    String name,
    @Nullable String declaredType,
    @Nullable Sha256 sha256,
    EvidenceContent content,
    List<Ancestor> ancestors,
    ExtractionLimits limits,
    List<String> passwords,
    List<String> languages,
    Urgency urgency,
    int earlierCrashes,
    boolean preview) {

  public ExtractionRequest {
    if (jobId.isBlank() || jobId.length() > 200) {
      throw new IllegalArgumentException("a job id has 1 to 200 characters");
    }
    if (earlierCrashes < 0) {
      throw new IllegalArgumentException("crashes are counted from zero");
    }
    if (ancestors.size() > 1000 || passwords.size() > 10_000) {
      throw new IllegalArgumentException("too many ancestors or passwords");
    }
    ancestors = List.copyOf(ancestors);
    passwords = List.copyOf(passwords);
    languages = List.copyOf(languages);
  }

  /** An uploaded file with the standard limits, no passwords, and a preview. */
  public static Builder of(String jobId, String name, EvidenceContent content) {
    return new Builder(jobId, name, content);
  }

  /** Collects what differs from an uploaded file without history. */
  public static final class Builder {
    private final String jobId;
    private final String name;
    private @Nullable String declaredType;
    private @Nullable Sha256 sha256;
    private final EvidenceContent content;
    private List<Ancestor> ancestors = List.of();
    private ExtractionLimits limits = ExtractionLimits.STANDARD;
    private List<String> passwords = List.of();
    private List<String> languages = List.of();
    private Urgency urgency = Urgency.FRESH;
    private int earlierCrashes;
    private boolean preview = true;

    private Builder(String jobId, String name, EvidenceContent content) {
      this.jobId = jobId;
      this.name = name;
      this.content = content;
    }

    /** Sets {@link ExtractionRequest#declaredType}. */
    public Builder declaredType(@Nullable String value) {
      declaredType = value;
      return this;
    }

    /** Sets {@link ExtractionRequest#sha256}. */
    public Builder sha256(@Nullable Sha256 value) {
      sha256 = value;
      return this;
    }

    /** Sets {@link ExtractionRequest#ancestors}. */
    public Builder ancestors(List<Ancestor> value) {
      ancestors = value;
      return this;
    }

    /** Sets {@link ExtractionRequest#limits}. */
    public Builder limits(ExtractionLimits value) {
      limits = value;
      return this;
    }

    /** Sets {@link ExtractionRequest#passwords}. */
    public Builder passwords(List<String> value) {
      passwords = value;
      return this;
    }

    /** Sets {@link ExtractionRequest#languages}. */
    public Builder languages(List<String> value) {
      languages = value;
      return this;
    }

    /** Sets {@link ExtractionRequest#urgency}. */
    public Builder urgency(Urgency value) {
      urgency = value;
      return this;
    }

    /** Sets {@link ExtractionRequest#earlierCrashes}. */
    public Builder earlierCrashes(int value) {
      earlierCrashes = value;
      return this;
    }

    /** Sets {@link ExtractionRequest#preview}. */
    public Builder preview(boolean value) {
      preview = value;
      return this;
    }

    /** The checked record. */
    public ExtractionRequest build() {
      return new ExtractionRequest(
          jobId,
          name,
          declaredType,
          sha256,
          content,
          ancestors,
          limits,
          passwords,
          languages,
          urgency,
          earlierCrashes,
          preview);
    }
  }
}
