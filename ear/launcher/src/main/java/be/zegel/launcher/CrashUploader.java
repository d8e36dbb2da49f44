package be.zegel.launcher;

import be.zegel.launcher.CrashPromises.PromisedFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A client that files one file after the other, of several sizes and kinds and in parts of several
 * sizes, and goes on where the server stands whenever the line breaks.
 */
final class CrashUploader implements Runnable {

  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final int[] SIZES = {
    0, 1, 700, 20_000, 64 << 10, (1 << 20) - 1, 1 << 20, 3 << 20, 12 << 20, 30 << 20
  };
  private static final int[] PARTS = {64 << 10, 1 << 20, 5 << 20, 64 << 20};
  private static final String[] WORDS = {
    "wallet", "zegel", "rançon", "Straße", "losgeld", "dossier", "betaling", "exhibit"
  };

  private final ApiClient api;
  private final String exhibit;
  private final Random random;
  private final Path scratch;
  private final CrashPromises promises;
  private final AtomicBoolean end;

  /**
   * A client with an exhibit of its own.
   *
   * @param scratch where it keeps the file at work
   * @param end set when no further file is to be begun
   */
  CrashUploader(
      ApiClient api,
      String exhibit,
      long seed,
      Path scratch,
      CrashPromises promises,
      AtomicBoolean end) {
    this.api = api;
    this.exhibit = exhibit;
    this.random = new Random(seed);
    this.scratch = scratch;
    this.promises = promises;
    this.end = end;
  }

  @Override
  public void run() {
    try {
      for (int number = 1; !end.get(); number++) {
        file(number);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the file to send", e);
    }
  }

  private void file(int number) throws IOException {
    int size = SIZES[random.nextInt(SIZES.length)];
    int part = PARTS[random.nextInt(PARTS.length)];
    String name;
    byte[] content;
    switch (random.nextInt(3)) {
      case 0 -> {
        name = number + ".bin";
        content = new byte[size];
        random.nextBytes(content);
      }
      case 1 -> {
        name = number + ".txt";
        content = prose(size);
      }
      case 2 -> {
        name = number + ".zip";
        content = archive(Math.min(size, 1 << 20));
      }
      default -> throw new IllegalStateException("a number below three");
    }
    Path file = Files.write(scratch, content);
    TusUpload.Receipt receipt =
        new TusUpload(api, PATIENCE, part)
            .send(
                file,
                exhibit,
                name,
                null,
                new TusUpload.Watch() {
                  @Override
                  public void waits(String why) {
                    promises.broke();
                  }
                });
    promises.filed(
        new PromisedFile(receipt.file(), exhibit, name, receipt.sha256(), receipt.size()));
  }

  private byte[] prose(int size) {
    StringBuilder text = new StringBuilder(size + 16);
    while (text.length() < size) {
      text.append(WORDS[random.nextInt(WORDS.length)]).append(random.nextInt(1000)).append(' ');
    }
    return text.substring(0, size).getBytes(StandardCharsets.UTF_8);
  }

  private byte[] archive(int size) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      int entries = 1 + random.nextInt(8);
      for (int i = 0; i < entries; i++) {
        zip.putNextEntry(new ZipEntry("entry-" + i + ".txt"));
        zip.write(prose(size / entries));
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }
}
