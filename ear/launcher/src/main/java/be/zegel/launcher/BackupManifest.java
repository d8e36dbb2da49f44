package be.zegel.launcher;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What one run of {@code backup} wrote down: each file of the set with its SHA-256, where the log
 * was, which set went before, and a MAC over all of it under the set's own key.
 *
 * <p>A text of lines: a head of {@code name: value}, an empty line, {@code sha256 size path} for
 * each file in the order of their paths, an empty line, and {@code mac: hex}.
 *
 * @param set the set's name: when it was begun, {@code 20261122T214500123Z}
 * @param state everything that was acknowledged by then is in the set
 * @param mode demo or production
 * @param schema the version of the database's schema
 * @param checkpoint the published checkpoint of the log when the copy began; empty before the first
 * @param previous SHA-256 of the manifest before; empty for the first
 * @param database whether the database is in the set
 * @param recovery the fingerprint of the recovery key to which the set is sealed; empty for none
 * @param master the generation of the master key under which its key is wrapped
 * @param erased filings and cases whose keys were destroyed by then
 * @param files by path below the backup's folder
 */
record BackupManifest(
    String set,
    Instant state,
    String mode,
    String schema,
    Optional<String> checkpoint,
    Optional<String> previous,
    boolean database,
    Optional<String> recovery,
    String master,
    List<UUID> erased,
    Map<String, Entry> files) {
  private static final String TYPE = "zegel-backup-1";
  private static final String NONE = "none";

  /** A file. */
  record Entry(String sha256, long size) {}

  BackupManifest {
    erased = List.copyOf(erased);
    files = new LinkedHashMap<>(files);
  }

  @Override
  public Map<String, Entry> files() {
    return java.util.Collections.unmodifiableMap(files);
  }

  long bytes() {
    return files.values().stream().mapToLong(Entry::size).sum();
  }

  /** Everything but the MAC. */
  private String text() {
    StringBuilder text = new StringBuilder(TYPE).append('\n');
    line(text, "set", set);
    line(text, "state", state.toString());
    line(text, "mode", mode);
    line(text, "schema", schema);
    line(text, "checkpoint", checkpoint.map(BackupManifest::base64).orElse(NONE));
    line(text, "previous", previous.orElse(NONE));
    line(text, "database", database ? "here" : "elsewhere");
    line(text, "recovery", recovery.orElse(NONE));
    line(text, "master", master);
    erased.forEach(id -> line(text, "erased", id.toString()));
    text.append('\n');
    new java.util.TreeMap<>(files)
        .forEach(
            (path, file) ->
                text.append(file.sha256())
                    .append(' ')
                    .append(file.size())
                    .append(' ')
                    .append(path)
                    .append('\n'));
    return text.append('\n').toString();
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append(name).append(": ").append(value).append('\n');
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The bytes of the file. */
  byte[] bytes(byte[] key) {
    String text = text();
    return (text + "mac: " + mac(key, text) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static String mac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      mac.update("zegel backup manifest v1\n".getBytes(StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HMAC", e);
    }
  }

  /** Whether the file was written by whoever had this key. */
  static boolean authentic(byte[] bytes, byte[] key) {
    String whole = new String(bytes, StandardCharsets.UTF_8);
    int at = whole.lastIndexOf("mac: ");
    return at > 0
        && MessageDigest.isEqual(
            whole.substring(at + 5).strip().getBytes(StandardCharsets.US_ASCII),
            mac(key, whole.substring(0, at)).getBytes(StandardCharsets.US_ASCII));
  }

  /**
   * Reads a manifest.
   *
   * @throws IllegalArgumentException when it is none
   */
  static BackupManifest parse(byte[] bytes) {
    String whole = new String(bytes, StandardCharsets.UTF_8);
    List<String> lines = whole.lines().toList();
    if (lines.isEmpty() || !lines.getFirst().equals(TYPE)) {
      throw new IllegalArgumentException("not the manifest of a backup");
    }
    Map<String, String> head = new LinkedHashMap<>();
    List<UUID> erased = new ArrayList<>();
    int at = 1;
    while (at < lines.size() && !lines.get(at).isEmpty()) {
      String[] words = lines.get(at++).split(": ", 2);
      if (words.length != 2) {
        throw new IllegalArgumentException("a line of the manifest is not understood");
      }
      if (words[0].equals("erased")) {
        erased.add(UUID.fromString(words[1]));
      } else {
        head.put(words[0], words[1]);
      }
    }
    Map<String, Entry> files = new LinkedHashMap<>();
    for (at++; at < lines.size() && !lines.get(at).isEmpty(); at++) {
      String[] words = lines.get(at).split(" ", 3);
      if (words.length != 3
          || !words[0].matches("[0-9a-f]{64}")
          || words[2].startsWith("/")
          || List.of(words[2].split("/", -1)).contains("..")) {
        throw new IllegalArgumentException("a line of the manifest is not understood");
      }
      files.put(words[2], new Entry(words[0], Long.parseLong(words[1])));
    }
    return new BackupManifest(
        needed(head, "set"),
        Instant.parse(needed(head, "state")),
        needed(head, "mode"),
        needed(head, "schema"),
        known(head, "checkpoint")
            .map(text -> new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8)),
        known(head, "previous"),
        needed(head, "database").equals("here"),
        known(head, "recovery"),
        needed(head, "master"),
        erased,
        files);
  }

  private static String needed(Map<String, String> head, String name) {
    String value = head.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the manifest does not say its " + name);
    }
    return value;
  }

  private static Optional<String> known(Map<String, String> head, String name) {
    return Optional.of(needed(head, name)).filter(value -> !value.equals(NONE));
  }
}
