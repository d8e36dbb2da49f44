package be.zegel.filing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import be.zegel.evidence.store.DirectoryObjectStore;
import be.zegel.evidence.store.FileMasterKey;
import be.zegel.evidence.store.KeyStore;
import be.zegel.evidence.store.ObjectStore;
import be.zegel.evidence.store.UploadLimits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Texts on a real store: what goes in comes out, at every offset, and nothing stays of what was
 * discarded.
 */
class TextObjectTest {

  private static final UUID CASE = UUID.randomUUID();
  private static final UUID FILING = UUID.randomUUID();

  @TempDir private Path dir;
  private final ExecutorService executor = Executors.newCachedThreadPool();
  private ObjectStore objects;

  @BeforeEach
  void store() throws IOException {
    SecureRandom random = new SecureRandom();
    KeyStore keys =
        KeyStore.open(
            dir.resolve("keys"), FileMasterKey.open(dir.resolve("master"), random), random);
    keys.createCaseKey(CASE);
    keys.createFilingKey(CASE, FILING);
    objects = DirectoryObjectStore.open(dir, keys, new UploadLimits(0, 0, 1 << 30), random);
  }

  @AfterEach
  void stop() {
    executor.shutdownNow();
  }

  @Test
  void aTextOfLatinLettersTakesOneByteACharacter() throws IOException {
    TextSink.Stored stored = store("Été à Liège");

    assertThat(objects.size(stored.objectId())).isEqualTo(11);
    assertThat(read(stored.objectId(), 0, 100)).isEqualTo("Été à Liège");
    assertThat(read(stored.objectId(), 6, 8)).isEqualTo("Li");
  }

  @Test
  void aTextOfAnyLettersIsReadAtAnyOffset() throws IOException {
    String text = "€ 500 – \uD83D\uDE00 日本";
    TextSink.Stored stored = store(text);

    for (int from = 0; from <= text.length(); from++) {
      for (int to = from; to <= text.length(); to++) {
        assertThat(read(stored.objectId(), from, to)).isEqualTo(text.substring(from, to));
      }
    }
    assertThat(whole(stored.objectId())).isEqualTo(text);
  }

  @Test
  void aLongTextFlowsIntoTheStoreAndKeepsEveryOffset() throws IOException {
    StringBuilder text = new StringBuilder();
    TextSink sink = sink();
    for (int i = 0; text.length() < 5_000_000; i++) {
      String piece = "regel " + i + " – \uD800 € \uD83D\uDE00\n";
      text.append(piece);
      sink.append(piece);
    }
    TextSink.Stored stored = Objects.requireNonNull(sink.store());

    assertThat(stored.chars()).isEqualTo(text.length());
    assertThat(whole(stored.objectId())).isEqualTo(text.toString());
    assertThat(read(stored.objectId(), 4_000_001, 4_000_101))
        .isEqualTo(text.substring(4_000_001, 4_000_101));
  }

  @Test
  void nothingStaysOfATextThatWasDiscarded() throws IOException {
    TextSink sink = sink();
    for (int i = 0; i < 300; i++) {
      sink.append("x".repeat(10_000));
    }
    sink.discard();
    sink.append("the second reading");
    TextSink.Stored stored = Objects.requireNonNull(sink.store());

    assertThat(whole(stored.objectId())).isEqualTo("the second reading");
    executor.close();
    try (Stream<?> all = objects.list()) {
      assertThat(all).hasSize(1);
    }
  }

  @Test
  void noTextIsNoObject() throws IOException {
    assertThat(sink().store()).isNull();
  }

  @Test
  void refusesAnObjectThatIsNotAText() throws IOException {
    UUID picture =
        objects.put(CASE, FILING, "preview", new ByteArrayInputStream(new byte[3])).objectId();

    assertThatThrownBy(() -> TextObject.open(objects, picture)).hasMessageContaining("not a text");
  }

  private TextSink sink() {
    return new TextSink(objects, CASE, FILING, executor);
  }

  private TextSink.Stored store(String text) throws IOException {
    TextSink sink = sink();
    sink.append(text);
    return Objects.requireNonNull(sink.store());
  }

  private String read(UUID object, long from, long to) throws IOException {
    try (TextObject text = TextObject.open(objects, object)) {
      return text.read(from, to);
    }
  }

  private String whole(UUID object) throws IOException {
    try (TextObject text = TextObject.open(objects, object);
        Reader reader = text.reader()) {
      StringBuilder all = new StringBuilder();
      char[] piece = new char[7001];
      for (int n = reader.read(piece, 0, piece.length);
          n >= 0;
          n = reader.read(piece, 0, piece.length)) {
        all.append(piece, 0, n);
      }
      return all.toString();
    }
  }
}
