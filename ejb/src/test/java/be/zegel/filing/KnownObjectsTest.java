package be.zegel.filing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class KnownObjectsTest {

  @Test
  void knowsWhatWasAddedAndNothingElse() {
    KnownObjects known = new KnownObjects();
    List<UUID> added = new ArrayList<>();
    for (int i = 0; i < 5000; i++) {
      UUID id = UUID.randomUUID();
      added.add(id);
      known.add(id);
    }

    assertThat(known.count()).isEqualTo(5000);
    assertThat(added).allMatch(known::contains);
    assertThat(known.contains(UUID.randomUUID())).isFalse();
    assertThat(new KnownObjects().contains(UUID.randomUUID())).isFalse();
  }

  @Test
  void knowsWhatIsAddedAfterAQuestion() {
    KnownObjects known = new KnownObjects();
    UUID id = new UUID(-1, 1);
    assertThat(known.contains(id)).isFalse();
    known.add(new UUID(1, -1));
    known.add(id);
    assertThat(known.contains(id)).isTrue();
  }
}
