package be.zegel.evidence.index;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/**
 * What a commit of a case's index consists of: its files with length and SHA-256, under an HMAC
 * with a key that is not beside it. A commit without a manifest was never acknowledged; a file that
 * differs from it was altered after.
 *
 * <p>Form: lines of UTF-8, fields separated by blanks; {@code zegel-index 1}, {@code layout},
 * {@code case}, {@code generation}, {@code job}, {@code "file"} name length sha256 in the order of
 * names, and last {@code hmac-sha256} over all bytes before that line.
 *
 * @param caseId the case
 * @param generation of Lucene's commit
 * @param job everything up to it is in the commit; −1 for nothing
 * @param files by name
 */
record CommitManifest(CaseId caseId, long generation, long job, Map<String, Content> files) {
  /** The file in the folder of a case. */
  static final String FILE = "manifest";

  private static final String HEAD = "zegel-index 1";
  private static final String MAC = "hmac-sha256 ";

  /**
   * The content of a file.
   *
   * @param length bytes
   * @param sha256 in hex
   */
  record Content(long length, String sha256) {
    /** Reads a file. */
    static Content of(Path file) throws IOException {
      MessageDigest digest = digest();
      long length;
      try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
        byte[] buffer = new byte[1 << 16];
        length = 0;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
          length += read;
        }
      }
      return new Content(length, HexFormat.of().formatHex(digest.digest()));
    }

    private static MessageDigest digest() {
      try {
        return MessageDigest.getInstance("SHA-256");
      } catch (GeneralSecurityException impossible) {
        throw new IllegalStateException("every Java platform has SHA-256", impossible);
      }
    }
  }

  /** Copies the map in the order of names. */
  CommitManifest {
    files = Collections.unmodifiableMap(new TreeMap<>(files));
  }

  /** Writes it durably in place of the one before. */
  void write(Path folder, SecretKey key) throws IOException {
    StringBuilder text = new StringBuilder();
    text.append(HEAD).append('\n');
    text.append("layout ").append(Fields.LAYOUT).append('\n');
    text.append("case ").append(caseId).append('\n');
    text.append("generation ").append(generation).append('\n');
    text.append("job ").append(job).append('\n');
    files.forEach(
        (name, content) ->
            text.append("file ")
                .append(name)
                .append(' ')
                .append(content.length)
                .append(' ')
                .append(content.sha256)
                .append('\n'));
    String mac = mac(text.toString(), key);
    text.append(MAC).append(mac).append('\n');
    Path temporary = folder.resolve(FILE + ".new");
    try (FileChannel out =
        FileChannel.open(
            temporary,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer bytes = StandardCharsets.UTF_8.encode(text.toString());
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      out.force(true);
    }
    Files.move(
        temporary,
        folder.resolve(FILE),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
    Durable.folder(folder);
  }

  /**
   * The manifest of a folder, or null when there is none.
   *
   * @throws IndexException {@link IndexException.Fault#DAMAGED} when it is not authentic, of
   *     another case, or of another layout
   */
  static @Nullable CommitManifest read(Path folder, CaseId caseId, SecretKey key)
      throws IOException {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      return null;
    }
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    int end = text.lastIndexOf(MAC);
    if (end < 0 || !authentic(text.substring(0, end), text.substring(end), key)) {
      throw damaged(caseId, "its manifest is not authentic");
    }
    try {
      return parse(text.substring(0, end).lines().toList(), caseId);
    } catch (IndexOutOfBoundsException | NumberFormatException malformed) {
      throw damaged(caseId, "its manifest has another form");
    }
  }

  private static CommitManifest parse(List<String> lines, CaseId caseId) {
    boolean known =
        lines.get(0).equals(HEAD)
            && lines.get(1).equals("layout " + Fields.LAYOUT)
            && lines.get(2).equals("case " + caseId);
    if (!known) {
      throw damaged(caseId, "its manifest is of another case or layout");
    }
    Map<String, Content> files = new TreeMap<>();
    for (String line : lines.subList(5, lines.size())) {
      String[] parts = line.split(" ");
      files.put(parts[1], new Content(Long.parseLong(parts[2]), parts[3]));
    }
    return new CommitManifest(
        caseId,
        Long.parseLong(lines.get(3).substring("generation ".length())),
        Long.parseLong(lines.get(4).substring("job ".length())),
        files);
  }

  /**
   * Compares the files with the manifest.
   *
   * @param everyByte whether to read them whole, else existence and length
   * @throws IndexException {@link IndexException.Fault#DAMAGED} when one differs
   */
  void check(Path lucene, boolean everyByte) throws IOException {
    for (Map.Entry<String, Content> entry : files.entrySet()) {
      Path file = lucene.resolve(entry.getKey());
      Content expected = entry.getValue();
      if (!Files.isRegularFile(file) || Files.size(file) != expected.length) {
        throw damaged(caseId, "a file is missing or has another length");
      }
      if (everyByte && !Content.of(file).equals(expected)) {
        throw damaged(caseId, "a file has another content");
      }
    }
  }

  /** The exception for an index that must not be used. */
  static IndexException damaged(CaseId caseId, String why) {
    return new IndexException(IndexException.Fault.DAMAGED, "index of case " + caseId + ": " + why);
  }

  private static boolean authentic(String text, String line, SecretKey key) {
    byte[] expected = (MAC + mac(text, key) + "\n").getBytes(StandardCharsets.UTF_8);
    return MessageDigest.isEqual(expected, line.getBytes(StandardCharsets.UTF_8));
  }

  private static String mac(String text, SecretKey key) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException unusable) {
      throw new IllegalArgumentException("the manifest key cannot be used", unusable);
    }
  }
}
