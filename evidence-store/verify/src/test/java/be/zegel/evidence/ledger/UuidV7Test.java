package be.zegel.evidence.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UuidV7Test {

  private final AtomicLong millis = new AtomicLong(1_645_557_742_000L);
  private final UuidV7 ids =
      new UuidV7(() -> java.time.Instant.ofEpochMilli(millis.get()), new SecureRandom());

  @Test
  void carriesTimeVersionAndVariantAsTheStandardSays() {
    UUID id = ids.next();
    // RFC 9562 appendix A.6 has this time in its example: 017F22E2-79B0-7...
    assertThat(id.toString()).startsWith("017f22e2-79b0-7");
    assertThat(id.version()).isEqualTo(7);
    assertThat(id.variant()).isEqualTo(2);
  }

  @Test
  void growsWithinAMillisecondAndWhenTheClockGoesBack() {
    UUID before = ids.next();
    for (int i = 0; i < 10_000; i++) {
      if (i == 5_000) {
        millis.addAndGet(-60_000);
      }
      UUID next = ids.next();
      assertThat(next.toString()).isGreaterThan(before.toString());
      assertThat(next.version()).isEqualTo(7);
      before = next;
    }
  }

  @Test
  void neverGivesOneTwiceToManyThreads() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<List<UUID>>> all =
          Stream.generate(
                  () ->
                      threads.submit(
                          () -> {
                            List<UUID> mine = new ArrayList<>();
                            for (int i = 0; i < 2_000; i++) {
                              mine.add(ids.next());
                            }
                            return mine;
                          }))
              .limit(8)
              .toList();
      HashSet<UUID> seen = new HashSet<>();
      for (Future<List<UUID>> each : all) {
        assertThat(each.get().stream().map(UUID::toString)).isSorted();
        seen.addAll(each.get());
      }
      assertThat(seen).hasSize(16_000);
    }
  }
}
