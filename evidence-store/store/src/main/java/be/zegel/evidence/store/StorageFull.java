package be.zegel.evidence.store;

import java.io.IOException;

/** There is not enough free space; nothing that was stored is touched by this. */
public final class StorageFull extends IOException {
  private static final long serialVersionUID = 1L;

  private final long neededBytes;
  private final long availableBytes;

  StorageFull(long neededBytes, long availableBytes) {
    super("storage is full: " + neededBytes + " bytes needed, " + availableBytes + " available");
    this.neededBytes = neededBytes;
    this.availableBytes = Math.max(0, availableBytes);
  }

  /** The bytes that would have been needed. */
  public long neededBytes() {
    return neededBytes;
  }

  /** The bytes that can still be given, after the reserve and what others were promised. */
  public long availableBytes() {
    return availableBytes;
  }
}
