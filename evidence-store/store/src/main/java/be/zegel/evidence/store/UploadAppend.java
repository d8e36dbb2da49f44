package be.zegel.evidence.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One append, from the opening of the data file to the new durable offset. */
final class UploadAppend {

  /**
   * After so many segments what is there is forced and noted, so that a restart looks no further.
   */
  private static final long MARK_SEGMENTS = 256;

  /** How often the free space is asked for, in segments. */
  private static final long SPACE_CHECK_SEGMENTS = 16;

  private final DirectoryObjectStore store;
  private final PendingUpload upload;
  private final InputStream chunk;
  private final @Nullable Checksum checksum;
  private final @Nullable MessageDigest check;
  private final int segmentBytes;
  private final long start;
  private long segments;
  private long end;
  private long room;
  private int pending;
  private boolean atEnd;
  private boolean committing;
  private @Nullable IOException stopped;

  UploadAppend(
      DirectoryObjectStore store,
      PendingUpload upload,
      InputStream chunk,
      @Nullable Checksum checksum) {
    this.store = store;
    this.upload = upload;
    this.chunk = chunk;
    this.checksum = checksum;
    this.check = checksum == null ? null : ContentHasher.digest(checksum.algorithm().javaName());
    this.segmentBytes = upload.record().part().segmentBytes();
    this.start = upload.offset();
    this.segments = upload.segments();
    this.end = upload.offset();
    this.pending = upload.tailBytes();
    long limit =
        upload.record().lengthKnown() ? upload.record().length() : store.limits().largestUpload();
    this.room = limit - upload.offset();
  }

  long run() throws IOException {
    if (upload.complete()) {
      if (chunk.read() >= 0) {
        throw upload.refused(UploadRefused.Reason.TOO_LONG);
      }
      return upload.offset();
    }
    ContentHasher hashed = upload.hasher();
    ContentHasher before = hashed == null ? null : hashed.copy();
    boolean kept = false;
    try {
      write();
      kept = true;
    } catch (UploadRefused e) {
      throw e;
    } catch (IOException e) {
      throw store.spaceOr(e);
    } finally {
      if (!kept) {
        undo();
        upload.hashedBy(upload.offset() == start ? before : null);
      }
    }
    if (stopped != null) {
      throw stopped;
    }
    return upload.offset();
  }

  private void write() throws IOException {
    if (upload.needsNewRun()) {
      upload.newRun();
    }
    int chunkBytes = (int) Math.max(1, Math.min(segmentBytes, pending + room));
    ContentHasher hasher = Objects.requireNonNullElseGet(upload.hasher(), ContentHasher::new);
    try (FileChannel data = upload.openData();
        HashLanes lanes = new HashLanes(hasher, chunkBytes)) {
      SegmentFile file = upload.segmentFile(data, chunkBytes);
      EarlyForce early = new EarlyForce(data);
      HashLanes.Chunk last;
      try {
        last = writeSegments(file, lanes, early, chunkBytes);
        lanes.drain();
      } finally {
        early.await();
      }
      refuseWhatDoesNotFit();
      commit(file, last.bytes());
    }
  }

  /** Writes all whole segments. @return the chunk with what does not fill a segment */
  private HashLanes.Chunk writeSegments(
      SegmentFile file, HashLanes lanes, EarlyForce early, int chunkBytes) throws IOException {
    HashLanes.Chunk current = lanes.take();
    if (pending > 0) {
      upload.readTail(current.bytes());
    }
    while (!atEnd) {
      askForSpace(chunkBytes);
      int from = pending;
      fill(current.bytes(), chunkBytes);
      if (pending > from) {
        if (check != null) {
          check.update(current.bytes(), from, pending - from);
        }
        if (upload.hasher() != null) {
          lanes.hash(current, from, pending);
        }
        end += pending - from;
      }
      if (pending == segmentBytes) {
        noteUnchecked();
        file.write(upload.record().part(), segments, current.bytes(), segmentBytes);
        segments++;
        pending = 0;
        early.written();
        lanes.done(current);
        current = lanes.take();
        if (check == null && segments - upload.record().mark() >= MARK_SEGMENTS) {
          lanes.drain();
          early.await();
          mark(file);
        }
      }
    }
    return current;
  }

  /** Reads until the chunk is full or nothing more comes or fits. */
  private void fill(byte[] into, int most) {
    while (!atEnd && pending < most) {
      int wanted = (int) Math.min(most - pending, room);
      if (wanted == 0) {
        atEnd = true;
        return;
      }
      try {
        int read = chunk.read(into, pending, wanted);
        if (read < 0) {
          atEnd = true;
        } else {
          pending += read;
          room -= read;
        }
      } catch (IOException e) {
        stopped = e;
        atEnd = true;
      }
    }
    atEnd |= room == 0;
  }

  private void askForSpace(int bytes) throws IOException {
    if ((segments - upload.segments()) % SPACE_CHECK_SEGMENTS == 0 && pending < segmentBytes) {
      try {
        store.requireSpace(Math.min(bytes, room));
      } catch (StorageFull e) {
        stopped = e;
        atEnd = true;
      }
    }
  }

  /** Before the first segment of an unchecked chunk is written, it is noted where it begins. */
  private void noteUnchecked() throws IOException {
    if (check != null && upload.record().floor() < 0) {
      upload.save(upload.record().withFloor(start));
    }
  }

  private void refuseWhatDoesNotFit() throws IOException {
    if (stopped != null) {
      if (check != null) {
        throw stopped;
      }
      return;
    }
    if (room == 0 && chunk.read() >= 0) {
      throw upload.refused(UploadRefused.Reason.TOO_LONG);
    }
    if (check != null
        && checksum != null
        && !HexFormat.of().formatHex(check.digest()).equals(checksum.hex())) {
      throw upload.refused(UploadRefused.Reason.CHECKSUM_DIFFERS);
    }
  }

  /** Makes everything durable that was received, and says so. */
  private void commit(SegmentFile file, byte[] rest) throws IOException {
    if (end == start) {
      return;
    }
    committing = true;
    UploadRecord record = upload.record();
    boolean complete = record.lengthKnown() && end == record.length();
    if (complete && pending > 0) {
      file.write(record.part(), segments, rest, pending);
    }
    if (complete || segments > upload.segments()) {
      file.channel().force(false);
    }
    if (upload.record().floor() >= 0) {
      upload.save(upload.record().withFloor(-1).withMark(segments));
    }
    // Last, because it replaces the tail that belongs to where the chunk began.
    if (!complete && pending > 0) {
      upload.writeTail(segments, rest, pending);
    }
    upload.durable(segments, end);
  }

  private void mark(SegmentFile file) throws IOException {
    file.channel().force(false);
    upload.save(upload.record().withMark(segments));
    upload.durable(segments, segments << upload.record().part().segmentBits());
  }

  /**
   * Goes back to what was last durable. When it failed in the middle of making things durable, the
   * files themselves are asked at the next step instead.
   */
  private void undo() {
    if (committing) {
      upload.doubt();
      return;
    }
    try {
      upload.discardBehind();
    } catch (IOException e) {
      // The cause is already on its way to the caller; the next step looks at the files again.
      upload.doubt();
    }
  }
}
