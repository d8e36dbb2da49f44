package be.zegel.web.files;

import be.zegel.filing.EvidenceFileView;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A filed file as programs read it.
 *
 * @param size bytes, as a decimal string
 * @param problem a code, null when nothing is wrong
 * @param checkedAt when its stored bytes were last found to be what was filed
 * @param sound false when they no longer are: nothing of it is shown until a check clears it
 * @param event the INGESTED event of the exhibit's chain
 * @param root the item that the file itself is
 */
public record FileDocument(
    UUID id,
    UUID exhibit,
    String filename,
    String size,
    String sha256,
    String md5,
    String sha1,
    EvidenceFileView.State state,
    Items items,
    @Nullable String problem,
    Instant filedAt,
    String filedBy,
    @Nullable Instant readyAt,
    Instant checkedAt,
    boolean sound,
    UUID event,
    UUID root) {

  /** How many items were found inside, the file itself among them. */
  public record Items(int total, int done, int failed) {}

  static FileDocument of(EvidenceFileView file) {
    return new FileDocument(
        file.id(),
        file.exhibitId(),
        file.filename(),
        String.valueOf(file.size()),
        file.sha256(),
        file.md5(),
        file.sha1(),
        file.state(),
        new Items(file.itemsTotal(), file.itemsDone(), file.itemsFailed()),
        file.problem(),
        file.filedAt(),
        file.filedBy(),
        file.readyAt(),
        file.checkedAt(),
        !file.unsound(),
        file.eventId(),
        file.root());
  }
}
