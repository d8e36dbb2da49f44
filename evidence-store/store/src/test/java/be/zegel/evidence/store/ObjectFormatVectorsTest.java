package be.zegel.evidence.store;

import static org.assertj.core.api.Assertions.assertThat;

import be.zegel.evidence.ledger.CanonicalJson;
import be.zegel.evidence.ledger.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The worked example of docs/spec/object-format.md, as vectors for other implementations. */
class ObjectFormatVectorsTest {

  private static final Path FILE =
      Path.of("src", "test", "resources", "vectors", "object-format.json");
  private static final UUID OBJECT = UUID.fromString("0d5d9b3e-6a7f-4a0e-8d3b-1f0c5a9e2b11");
  private static final UUID CASE = UUID.fromString("11111111-2222-4333-8444-555555555555");
  private static final UUID FILING = UUID.fromString("66666666-7777-4888-8999-aaaaaaaaaaaa");

  private final Path folder;

  ObjectFormatVectorsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  /** Bytes that are the same at each run: for vectors only, never for evidence. */
  private static final class CountedRandom extends SecureRandom {
    private static final long serialVersionUID = 1L;
    private long count;

    @Override
    public void nextBytes(byte[] bytes) {
      for (int i = 0; i < bytes.length; i += 32) {
        byte[] block =
            ContentHasher.digest("SHA-256")
                .digest(ByteBuffer.allocate(Long.BYTES).putLong(count++).array());
        System.arraycopy(block, 0, bytes, i, Math.min(32, bytes.length - i));
      }
    }
  }

  private static FilingKey filingKey() {
    byte[] key = new byte[Aead.KEY_BYTES];
    for (int i = 0; i < key.length; i++) {
      key[i] = (byte) i;
    }
    return new FilingKey(FILING, CASE, key);
  }

  private static byte[] content() {
    byte[] content = new byte[2_500];
    for (int i = 0; i < content.length; i++) {
      content[i] = (byte) (i * 7 + i / 256);
    }
    return content;
  }

  /** An object of three segments of 1 KiB, of which the third is under a second key. */
  private byte[] write() throws IOException {
    Aead aead = new Aead(new CountedRandom());
    byte[] content = content();
    Part part = Part.begin(OBJECT, 10, aead).newRun(2, aead.newKey()).sized(content.length);
    Path file = folder.resolve("object");
    try (FileChannel channel = DurableFiles.create(file)) {
      SegmentFile segments = new SegmentFile(channel, aead, part.segmentBytes());
      segments.writeHeader(part);
      for (int i = 0; i < part.segments(); i++) {
        byte[] segment = Arrays.copyOfRange(content, i << 10, (i << 10) + part.contentOf(i));
        segments.write(part, i, segment, segment.length);
      }
      ContentHasher hasher = new ContentHasher();
      hasher.sha256().update(content);
      hasher.md5().update(content);
      hasher.sha1().update(content);
      StoredObject object =
          DirectoryObjectStore.describe(
              OBJECT, CASE, FILING, StoredObject.ORIGINAL, content.length, hasher.hashes());
      try (FilingKey key = filingKey()) {
        byte[] manifest = new Manifest(object, List.of(part), true).seal(key, aead);
        DurableFiles.writeFully(channel, ByteBuffer.wrap(manifest), channel.size());
      }
    }
    return Files.readAllBytes(file);
  }

  @Test
  void theVectorsInTheRepositoryAreWhatTheCodeMakes() throws Exception {
    HexFormat hex = HexFormat.of();
    try (FilingKey key = filingKey()) {
      Json made =
          Json.members(
              Map.of(
                  "objectId", Json.text(OBJECT.toString()),
                  "caseId", Json.text(CASE.toString()),
                  "filingId", Json.text(FILING.toString()),
                  "filingKey", Json.text(hex.formatHex(key.raw())),
                  "content", Json.text(hex.formatHex(content())),
                  "sha256", Json.text(BlobStoreContract.hash("SHA-256", content())),
                  "file", Json.text(hex.formatHex(write()))));
      assertThat(vector()).isEqualTo(made);
    }
  }

  private static Json vector() throws IOException, CanonicalJson.MalformedJson {
    return CanonicalJson.parse(Files.readAllBytes(FILE));
  }

  @Test
  void theVectorIsReadBack() throws Exception {
    if (!(vector() instanceof Json.Members(var vector))
        || !(vector.get("file") instanceof Json.Text(String hex))) {
      throw new AssertionError("the vector has a file");
    }
    Path file = folder.resolve("vector");
    Files.write(file, HexFormat.of().parseHex(hex));
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    Manifest.Clear clear = Manifest.readClear(channel, OBJECT);
    Manifest manifest;
    try (FilingKey key = filingKey()) {
      manifest = Manifest.open(clear, key, new Aead(new SecureRandom()));
    }
    try (StoredContent content =
        new StoredContent(
            manifest,
            channel,
            channel.size() - clear.storedBytes(),
            number -> file,
            new SecureRandom())) {
      assertThat(content.stream().readAllBytes()).isEqualTo(content());
    }
  }
}
