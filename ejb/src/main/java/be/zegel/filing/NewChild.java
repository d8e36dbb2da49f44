package be.zegel.filing;

import be.zegel.evidence.extract.ItemDate;
import be.zegel.evidence.extract.Outcome;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A child that came out of a container, to be recorded as an item.
 *
 * @param ordinal its place in the container, the same at every reading
 * @param name last part of the path
 * @param path the way to it from the filed file
 * @param sha256 null, with {@code objectId}, for a child that its container lists but does not give
 * @param outcome what is known of it already; null when it has to be read
 * @param problem why it could not be had, in English; evidence, not for logs
 * @param dates what the container says of its times
 * @param attributes what else the container says, as stored
 */
record NewChild(
    int ordinal,
    String kind,
    String name,
    String path,
    @Nullable String declaredType,
    long size,
    @Nullable String sha256,
    @Nullable UUID objectId,
    @Nullable Outcome outcome,
    @Nullable String problem,
    List<ItemDate> dates,
    String attributes) {

  /** The state in which it is recorded. */
  String state() {
    return outcome == null ? "WAITING" : Findings.failed(outcome) ? "FAILED" : "DONE";
  }
}
