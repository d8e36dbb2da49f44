package be.zegel.evidence.extract;

import java.io.InputStream;
import java.util.Optional;

/**
 * A direct child while it streams out of its container. Read {@link #content()} to its end: only
 * the −1 says that all bytes arrived and that the worker's hash equals the supervisor's. A stream
 * that throws leaves nothing behind: discard what was stored of it; {@link
 * ExtractionListener#childFailed} or another attempt follows.
 */
public interface Child {
  /** What the container says about it. */
  ChildHeader header();

  /** Its bytes, to be read during the call only. What the listener leaves unread is skipped. */
  InputStream content();

  /** Hash of the bytes, computed by the supervisor; only after the end of the content. */
  Sha256 sha256();

  /** Number of bytes; only after the end of the content. */
  long size();

  /**
   * Why the bytes are not what the container promised (wrong checksum, ends too early), although
   * they are all that can be had; only after the end of the content.
   */
  Optional<String> damage();

  /**
   * Whether the bytes are those of the container or of a container around it: such a child is
   * listed and not expanded. Only after the end of the content.
   */
  boolean repeatsAncestor();
}
