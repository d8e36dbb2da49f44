package be.zegel.evidence.store;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Feeds the hashes of one stream of content while the calling thread encrypts and writes it:
 * SHA-256 on the calling thread, MD5 and SHA-1 each on one of their own.
 *
 * <p>Content is handed over in {@link Chunk}s, of which there are a few and no more, so that memory
 * stays flat and a slow hash slows the stream down. The threads begin with the second chunk: what
 * fits in one is hashed by the caller alone. One caller at a time; {@link #close} ends the threads.
 */
final class HashLanes implements AutoCloseable {

  private static final int CHUNKS = 5;

  /** MD5 and SHA-1. */
  private static final int HASHES_BESIDE = 2;

  /** A piece of content on its way through the hashes. */
  static final class Chunk {
    private final byte[] bytes;
    private final AtomicInteger users = new AtomicInteger();
    private int from;
    private int to;

    private Chunk(int size) {
      bytes = new byte[size];
    }

    byte[] bytes() {
      return bytes;
    }
  }

  /** One hash on its own thread. */
  private final class Lane implements Runnable {
    private final MessageDigest digest;
    private final BlockingQueue<Object> queue = new ArrayBlockingQueue<>(CHUNKS + 2);

    Lane(MessageDigest digest) {
      this.digest = digest;
    }

    @Override
    public void run() {
      try {
        while (true) {
          Object next = queue.take();
          if (next instanceof Chunk chunk) {
            digest.update(chunk.bytes, chunk.from, chunk.to - chunk.from);
            release(chunk);
          } else if (next instanceof CountDownLatch latch) {
            latch.countDown();
          } else {
            return;
          }
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static final Object END = new Object();

  private final ContentHasher hasher;
  private final int chunkBytes;
  private final BlockingQueue<Chunk> free = new ArrayBlockingQueue<>(CHUNKS);
  private final List<Lane> lanes = new ArrayList<>();
  private int made;
  private @Nullable Chunk first;

  HashLanes(ContentHasher hasher, int chunkBytes) {
    this.hasher = hasher;
    this.chunkBytes = chunkBytes;
  }

  /** An empty chunk; waits until one is free. */
  Chunk take() {
    Chunk chunk = free.poll();
    if (chunk == null && made < CHUNKS) {
      made++;
      chunk = new Chunk(chunkBytes);
    } else if (chunk == null) {
      chunk = await(free::take);
    }
    chunk.users.set(1);
    return chunk;
  }

  /**
   * Hashes a piece of a chunk. The caller may go on reading the chunk until {@link #done}, and must
   * not write into it.
   */
  void hash(Chunk chunk, int from, int to) {
    chunk.from = from;
    chunk.to = to;
    chunk.users.addAndGet(HASHES_BESIDE);
    if (lanes.isEmpty() && first == null) {
      first = chunk;
    } else {
      start();
      lanes.forEach(lane -> send(lane, chunk));
    }
    hasher.sha256().update(chunk.bytes, from, to - from);
    hasher.counted(to - from);
  }

  /** The caller no longer needs the chunk, whether it was hashed or not. */
  void done(Chunk chunk) {
    release(chunk);
  }

  /** Waits until every hash has seen everything. */
  void drain() {
    if (first != null) {
      Chunk only = first;
      first = null;
      for (MessageDigest digest : List.of(hasher.md5(), hasher.sha1())) {
        digest.update(only.bytes, only.from, only.to - only.from);
        release(only);
      }
    }
    if (!lanes.isEmpty()) {
      CountDownLatch latch = new CountDownLatch(lanes.size());
      lanes.forEach(lane -> send(lane, latch));
      var _ =
          await(
              () -> {
                latch.await();
                return true;
              });
    }
  }

  @Override
  public void close() {
    lanes.forEach(lane -> send(lane, END));
  }

  private void start() {
    if (lanes.isEmpty()) {
      lanes.add(new Lane(hasher.md5()));
      lanes.add(new Lane(hasher.sha1()));
      // Threads of their own: hashing computes all the time, and must not wait for what others do
      // with the few threads that carry virtual ones.
      lanes.forEach(lane -> Thread.ofPlatform().daemon().name("zegel-hash").start(lane));
    }
    if (first != null) {
      Chunk waiting = first;
      first = null;
      lanes.forEach(lane -> send(lane, waiting));
    }
  }

  private void release(Chunk chunk) {
    if (chunk.users.decrementAndGet() == 0) {
      free.add(chunk);
    }
  }

  private static void send(Lane lane, Object what) {
    var _ =
        await(
            () -> {
              lane.queue.put(what);
              return true;
            });
  }

  /** A wait that always ends, because the lanes never stop before {@link #END}. */
  private interface Wait<T> {
    T await() throws InterruptedException;
  }

  private static <T> T await(Wait<T> wait) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return wait.await();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
