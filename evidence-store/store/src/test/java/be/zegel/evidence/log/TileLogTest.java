package be.zegel.evidence.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import be.zegel.evidence.tlog.Checkpoint;
import be.zegel.evidence.tlog.MalformedLog;
import be.zegel.evidence.tlog.MerkleHash;
import be.zegel.evidence.tlog.MerkleProof;
import be.zegel.evidence.tlog.Note;
import be.zegel.evidence.tlog.Tile;
import be.zegel.evidence.tlog.TreeHead;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TileLogTest {
  @TempDir private Path folder;

  private static byte[] entry(long number) {
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest(("entry " + number).getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<byte[]> entries(long from, long to) {
    List<byte[]> entries = new ArrayList<>();
    for (long i = from; i < to; i++) {
      entries.add(entry(i));
    }
    return entries;
  }

  /** The root as RFC 6962 defines it. */
  private static MerkleHash root(List<byte[]> entries) {
    if (entries.size() == 1) {
      return MerkleHash.leaf(entries.getFirst());
    }
    int split = Integer.highestOneBit(entries.size() - 1);
    return MerkleHash.node(
        root(entries.subList(0, split)), root(entries.subList(split, entries.size())));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 255, 256, 257, 1000, 65_536, 66_000})
  void hasTheRootOfTheDefinition(int size) throws IOException {
    TileLog log = TileLog.open(folder);

    TreeHead head = log.extend(0, entries(0, size));

    assertThat(head).isEqualTo(new TreeHead(size, root(entries(0, size))));
  }

  @Test
  void growsInStepsOfAnySizeAndAcrossRestarts() throws IOException {
    Random random = new Random(7);
    long size = 0;
    List<TreeHead> heads = new ArrayList<>();
    while (size < 3000) {
      TileLog log = TileLog.open(folder);
      assertThat(log.size()).isEqualTo(size);
      long next = size + 1 + random.nextInt(400);
      heads.add(log.extend(size, entries(size, next)));
      size = next;
    }
    TileLog log = TileLog.open(folder);
    for (TreeHead head : heads) {
      assertThat(head.root()).isEqualTo(root(entries(0, head.size())));
      assertThat(MerkleProof.consistency(head, log.head(), log.tree(size).consistency(head.size())))
          .isTrue();
    }
    for (long index : List.of(0L, 255L, 256L, size - 1)) {
      assertThat(
              MerkleProof.inclusion(
                  log.head(),
                  index,
                  MerkleHash.leaf(entry(index)),
                  log.tree(size).inclusion(index)))
          .isTrue();
    }
  }

  @Test
  void hasExactlyTheFilesThatTheSpecificationNames() throws IOException {
    TileLog log = TileLog.open(folder);
    log.extend(0, entries(0, 700));

    for (Tile tile : Tile.of(700)) {
      assertThat(folder.resolve(tile.path())).hasSize(tile.width() * 32L);
    }
    byte[] bundle = log.entries(new Tile(0, 2, 188));
    assertThat(bundle).hasSize(188 * 34);
    assertThat(bundle).startsWith(0, 32).endsWith(entry(699));
  }

  @Test
  void aCrashBeforeTheSizeIsWrittenLosesNothingAndRepeatsTheSame() throws IOException {
    TileLog.open(folder).extend(0, entries(0, 300));
    byte[] sizeBefore = Files.readAllBytes(folder.resolve("size"));
    TreeHead head = TileLog.open(folder).extend(300, entries(300, 600));
    Files.write(folder.resolve("size"), sizeBefore);

    assertThat(TileLog.open(folder).head().root()).isEqualTo(root(entries(0, 300)));
    assertThat(TileLog.open(folder).extend(300, entries(300, 600))).isEqualTo(head);
  }

  @Test
  void refusesOtherContentInPlaceOfWhatIsThere() throws IOException {
    TileLog.open(folder).extend(0, entries(0, 300));
    Files.writeString(folder.resolve("size"), "0\n");
    TileLog log = TileLog.open(folder);

    assertThatThrownBy(() -> log.extend(0, entries(1, 301))).isInstanceOf(MalformedLog.class);
  }

  @Test
  void refusesEntriesThatDoNotFollow() throws IOException {
    TileLog log = TileLog.open(folder);
    log.extend(0, entries(0, 3));

    assertThatThrownBy(() -> log.extend(2, entries(2, 4)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> log.extend(3, List.of(new byte[31])))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> log.tree(4)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anAlteredTileGivesAnotherRoot() throws IOException {
    TileLog log = TileLog.open(folder);
    TreeHead head = log.extend(0, entries(0, 600));
    Path tile = folder.resolve("tile/0/000");
    byte[] bytes = Files.readAllBytes(tile);
    bytes[40] ^= 1;
    Files.write(tile, bytes);

    assertThat(TileLog.open(folder).tree(200).head().root()).isNotEqualTo(root(entries(0, 200)));
    assertThat(head.size()).isEqualTo(600);
  }

  @Test
  void publishesACheckpoint() throws IOException {
    TileLog log = TileLog.open(folder);
    TreeHead head = log.extend(0, entries(0, 5));
    Note note =
        new Note(
            new Checkpoint("log.example", head).text(),
            List.of(new Note.Signature("log.example", 1, new byte[64])));

    assertThat(log.published()).isEmpty();
    log.publish(note);

    assertThat(TileLog.open(folder).published()).contains(note);
  }
}
