package be.zegel.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * One large file in one request, with flat memory. 300 MiB here; the system property {@code
 * zegel.test.big} says how many MiB instead: {@code mvn verify -pl ear/system-tests
 * -Dit.test=BigUploadIT -Dzegel.test.big=4500} passes 2^32 bytes.
 */
class BigUploadIT {

  private static final long SIZE = (long) Integer.getInteger("zegel.test.big", 300) << 20;
  private static final long MOST_GROWTH = 160L << 20;
  private static final int TAIL = 1000;

  private final RunningSystem system = RunningSystem.get();
  private final Api api = system.as("inv.antwerp");
  private final Tus tus = new Tus(system, "inv.antwerp");
  private final Management management = new Management(system);

  @Test
  void aLargeFileFlowsThroughWithoutGrowingTheServer() throws IOException {
    String id = api.opensCase("big " + UUID.randomUUID()).path("id").asText();
    String exhibit = api.registersExhibit(id, "OS-" + StaffedCase.seal()).path("id").asText();
    String hash = hash();
    String upload = tus.begins(exhibit, "groot.dd", SIZE);
    long heapBefore = management.liveHeap();
    long residentBefore = resident();
    long begin = System.nanoTime();
    Api.Answer done =
        tus.patch(upload, 0, () -> new Pattern(SIZE), Duration.ofHours(2)).expect(204);
    double seconds = (System.nanoTime() - begin) / 1e9;
    long heapAfter = management.liveHeap();
    long residentAfter = resident();
    String file = done.header("zegel-file");
    JsonNode filed = api.get("/files/" + file).expect(200).json();
    assertThat(filed.path("size").asText()).isEqualTo(String.valueOf(SIZE));
    assertThat(filed.path("sha256").asText()).isEqualTo(hash);
    Api.Answer tail =
        api.send(
                api.request("/files/" + file + "/content", "Range", "bytes=" + (SIZE - TAIL) + "-")
                    .GET())
            .expect(206);
    try (InputStream end = new Pattern(SIZE, SIZE - TAIL)) {
      assertThat(tail.bytes()).isEqualTo(end.readAllBytes());
    }
    System.out.printf(
        "%d MiB in %.1f s, %.0f MiB/s; live heap %d to %d MiB, resident %d to %d MiB%n",
        SIZE >> 20,
        seconds,
        (SIZE >> 20) / seconds,
        heapBefore >> 20,
        heapAfter >> 20,
        residentBefore >> 20,
        residentAfter >> 20);
    assertThat(heapAfter - heapBefore).as("growth of the live heap").isLessThan(MOST_GROWTH);
  }

  private static String hash() throws IOException {
    try (DigestInputStream bytes =
        new DigestInputStream(new Pattern(SIZE), MessageDigest.getInstance("SHA-256"))) {
      bytes.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(bytes.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private long resident() throws IOException {
    Path status = Path.of("/proc", String.valueOf(management.process()), "status");
    return Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("VmRSS:"))
            .map(line -> line.replaceAll("\\D", ""))
            .mapToLong(Long::parseLong)
            .findFirst()
            .orElseThrow()
        << 10;
  }

  /** Bytes that are never kept: each block tells its place. */
  private static final class Pattern extends InputStream {

    private static final int BLOCK_BITS = 20;

    private final byte[] block = new byte[1 << BLOCK_BITS];
    private final long size;
    private long position;

    Pattern(long size) {
      this(size, 0);
    }

    Pattern(long size, long position) {
      this.size = size;
      this.position = position;
      fill();
    }

    private void fill() {
      Arrays.fill(block, (byte) (position >> BLOCK_BITS));
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) {
      if (position == size) {
        return -1;
      }
      int offset = (int) (position & ((1 << BLOCK_BITS) - 1));
      int given = (int) Math.min(Math.min(length, block.length - offset), size - position);
      System.arraycopy(block, offset, bytes, from, given);
      position += given;
      if ((position & ((1 << BLOCK_BITS) - 1)) == 0) {
        fill();
      }
      return given;
    }
  }
}
