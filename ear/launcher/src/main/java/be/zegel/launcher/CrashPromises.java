package be.zegel.launcher;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What the server has acknowledged: from that moment on it must never be lost. Written by many
 * clients, read by the check.
 */
final class CrashPromises {

  /** A file whose last byte was answered with its id. */
  record PromisedFile(String id, String exhibit, String name, String sha256, long size) {}

  /**
   * A step of a hand-over that was answered.
   *
   * @param transfer the hand-over
   * @param type of the event that it must have left in the exhibit's chain
   */
  record PromisedEvent(String exhibit, String transfer, String type) {}

  private final List<PromisedFile> files = new ArrayList<>();
  private final Map<String, List<PromisedEvent>> events = new TreeMap<>();
  private final AtomicInteger broken = new AtomicInteger();
  private int eventCount;
  private long bytes;

  synchronized void filed(PromisedFile file) {
    files.add(file);
    bytes += file.size();
  }

  synchronized void happened(PromisedEvent event) {
    events.computeIfAbsent(event.exhibit(), _ -> new ArrayList<>()).add(event);
    eventCount++;
  }

  /** A request that had no answer, or one that says that the server cannot work now. */
  void broke() {
    broken.incrementAndGet();
  }

  int brokenRequests() {
    return broken.get();
  }

  synchronized List<PromisedFile> files() {
    return List.copyOf(files);
  }

  /** The steps of each exhibit in the order in which they were answered. */
  synchronized Map<String, List<PromisedEvent>> events() {
    Map<String, List<PromisedEvent>> copy = new TreeMap<>();
    events.forEach((exhibit, list) -> copy.put(exhibit, List.copyOf(list)));
    return copy;
  }

  synchronized int fileCount() {
    return files.size();
  }

  synchronized int eventCount() {
    return eventCount;
  }

  synchronized long mebibytes() {
    return bytes >> 20;
  }
}
