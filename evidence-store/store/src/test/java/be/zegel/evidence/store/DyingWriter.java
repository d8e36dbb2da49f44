package be.zegel.evidence.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;

/**
 * A program that uploads without end and says on its output what was acknowledged, until it is
 * killed: {@code key CASE}, then {@code begun UPLOAD SEED LENGTH}, {@code offset UPLOAD BYTES} and
 * {@code filed UPLOAD OBJECT SHA256}.
 */
final class DyingWriter {

  static final int LARGEST_PIECE = 3 << 19;

  private DyingWriter() {}

  /** The content of an upload: what {@link Random} gives for its seed. */
  static InputStream content(long seed, long from, long length) throws IOException {
    Random random = new Random(seed);
    byte[] all = new byte[Math.toIntExact(from + length)];
    random.nextBytes(all);
    InputStream content = new java.io.ByteArrayInputStream(all);
    content.skipNBytes(from);
    return content;
  }

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    Random random = new Random(Long.parseLong(arguments[1]));
    SecureRandom secure = new SecureRandom();
    KeyStore keys =
        KeyStore.open(
            folder.resolve("keys"),
            FileMasterKey.open(folder.resolve("keys/master"), secure),
            secure);
    DirectoryObjectStore store =
        DirectoryObjectStore.open(folder, keys, UploadLimits.standard(), secure);
    DirectoryUploads uploads = DirectoryUploads.open(store, InstantSource.system());
    UUID caseId = UUID.randomUUID();
    keys.createCaseKey(caseId);
    while (true) {
      int length = 1 + random.nextInt(3 << 20);
      long seed = random.nextLong();
      NewUpload wish =
          new NewUpload(
              "inv.antwerp",
              caseId,
              UUID.randomUUID(),
              OptionalLong.of(length),
              false,
              Map.of("seed", String.valueOf(seed)),
              InstantSource.system().instant().plus(Duration.ofDays(1)));
      UUID upload = uploads.create(wish).uploadId();
      say("begun " + upload + " " + seed + " " + length);
      long offset = 0;
      while (offset < length) {
        long piece = Math.min(length - offset, 1 + random.nextInt(LARGEST_PIECE));
        byte[] bytes = content(seed, offset, piece).readAllBytes();
        Checksum checksum =
            random.nextBoolean()
                ? null
                : new Checksum(
                    Checksum.Algorithm.SHA1,
                    HexFormat.of().formatHex(ContentHasher.digest("SHA-1").digest(bytes)));
        offset = uploads.append(upload, offset, new java.io.ByteArrayInputStream(bytes), checksum);
        say("offset " + upload + " " + offset);
      }
      FiledObject filed = uploads.finish(upload, null);
      say("filed " + upload + " " + filed.objectId() + " " + filed.sha256());
      uploads.forget(upload);
    }
  }

  @SuppressWarnings("SystemOut") // the parent process reads this
  private static void say(String line) {
    System.out.println(line);
    System.out.flush();
  }
}
