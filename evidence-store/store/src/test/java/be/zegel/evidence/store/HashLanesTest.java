package be.zegel.evidence.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class HashLanesTest {

  private static final int CHUNK = 1 << 16;

  @Test
  void threeHashesSeeEveryByteOnce() {
    byte[] content = new byte[10 * CHUNK + 17];
    new Random(1).nextBytes(content);
    assertThat(hashed(content)).isEqualTo(expected(content));
  }

  /** What workers' pipes did: on a machine of two processors two of them stopped every upload. */
  @Test
  @Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void blockedReadsElsewhereInTheProcessDoNotStopTheHashes() throws IOException {
    byte[] content = new byte[10 * CHUNK + 17];
    new Random(2).nextBytes(content);
    List<Process> silent = new ArrayList<>();
    try {
      for (int i = 0; i <= Runtime.getRuntime().availableProcessors(); i++) {
        Process process = new ProcessBuilder("sleep", "300").start();
        silent.add(process);
        Thread.ofVirtual().start(() -> read(process.getErrorStream()));
      }
      assertThat(hashed(content)).isEqualTo(expected(content));
    } finally {
      silent.forEach(Process::destroyForcibly);
    }
  }

  private static void read(InputStream nothing) {
    try {
      nothing.transferTo(java.io.OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> hashed(byte[] content) {
    ContentHasher hasher = new ContentHasher();
    try (HashLanes lanes = new HashLanes(hasher, CHUNK)) {
      for (int from = 0; from < content.length; from += CHUNK) {
        int size = Math.min(CHUNK, content.length - from);
        HashLanes.Chunk chunk = lanes.take();
        System.arraycopy(content, from, chunk.bytes(), 0, size);
        lanes.hash(chunk, 0, size);
        lanes.done(chunk);
      }
      lanes.drain();
    }
    return List.of(
        HexFormat.of().formatHex(hasher.sha256().digest()),
        HexFormat.of().formatHex(hasher.md5().digest()),
        HexFormat.of().formatHex(hasher.sha1().digest()));
  }

  private static List<String> expected(byte[] content) {
    return List.of(digest("SHA-256", content), digest("MD5", content), digest("SHA-1", content));
  }

  private static String digest(String algorithm, byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
