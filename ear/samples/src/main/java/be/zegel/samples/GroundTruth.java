package be.zegel.samples;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The truth about a generated folder: every file, every item inside it, every entity planted in its
 * text, every word to look for. Written beside the evidence as {@value #FILE_NAME} and never filed.
 *
 * <p>Processing is right when its items, outcomes, entities and hits equal these lists. The package
 * description documents the JSON, which has the shape of these records.
 *
 * @param schema {@value #SCHEMA}
 * @param seed what the folder was generated from
 * @param scale name of the {@link Scale}
 * @param files every file of the folder except the two JSON files, in order of their paths
 * @param words words, phrases and numbers to search for, with all items that contain them
 * @param threads mail conversations
 * @param duplicates groups of items with equal bytes
 */
public record GroundTruth(
    String schema,
    long seed,
    String scale,
    List<SampleFile> files,
    List<Word> words,
    List<MailThread> threads,
    List<Duplicates> duplicates) {

  /** The version of the JSON; another number means that a reader must be changed. */
  public static final String SCHEMA = "zegel-samples/1";

  /** The file in the generated folder that holds this. */
  public static final String FILE_NAME = "ground-truth.json";

  public GroundTruth {
    if (!schema.equals(SCHEMA)) {
      throw new IllegalArgumentException("this program reads " + SCHEMA + ", not " + schema);
    }
    files = List.copyOf(files);
    words = List.copyOf(words);
    threads = List.copyOf(threads);
    duplicates = List.copyOf(duplicates);
  }

  /** Reads the truth of a generated folder. */
  public static GroundTruth read(Path folder) throws IOException {
    return SampleJson.read(Files.readAllBytes(folder.resolve(FILE_NAME)), GroundTruth.class);
  }

  /** The items of all files, each container before what it contains. */
  public Stream<SampleItem> items() {
    return files.stream().flatMap(file -> file.root().withDescendants());
  }

  /** The item with this identifier. */
  public SampleItem item(String id) {
    return items()
        .filter(item -> item.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no item " + id));
  }

  /**
   * One file as it lies in the folder and is filed.
   *
   * @param path path below the folder, with {@code /}; letters, digits and {@code . - _} only, so
   *     that every file system takes it
   * @param caseKey the {@link DemoDossier.DemoCase#key()} it belongs to, {@code hostile} or {@code
   *     bulk}
   * @param exhibit label of the exhibit it belongs to; null outside the demo cases
   * @param byteStable whether its bytes are the same on every machine; if not, only its contents
   *     are
   * @param root the file itself as an item; its name is the one to file it under
   */
  public record SampleFile(
      String path, String caseKey, @Nullable String exhibit, boolean byteStable, SampleItem root) {}

  /**
   * A thing with bytes of its own: a file, or what lies inside another item.
   *
   * @param id identifier within this truth: the path of the file, then {@code !} and the names of
   *     the items inside; a repeated name carries {@code #2}, {@code #3} …
   * @param name name as the container states it; it may try to leave the container ({@code ../})
   * @param mediaType the true type of the bytes, whatever the name says
   * @param size length of the bytes; -1 where readers may cut an item differently (a message in a
   *     mailbox)
   * @param sha256 digest of the bytes in lower case; null where {@code size} is -1
   * @param outcome what processing should report
   * @param password opens an {@link Outcome#ENCRYPTED} item; null for others
   * @param encoding character set of the text where it is not obvious; null otherwise
   * @param language main language of the text: {@code nl}, {@code fr}, {@code de}, {@code en}; null
   *     when there is too little text, or no main language
   * @param textual whether the item's own text can be extracted without recognition of images
   * @param ocr whether the text can be had only by recognising an image
   * @param protectedMaterial whether it is confidential between a lawyer or doctor and a client and
   *     belongs in quarantine
   * @param sentAt for a mail the moment of its {@code Date} header, RFC 3339 with the original
   *     offset
   * @param takenAt for a photograph the moment and, after a space, latitude and longitude of its
   *     EXIF
   * @param planted every entity in the item's own text, header and technical fields, complete
   * @param decoys look-alikes in the same places, none of which may be found
   * @param childrenComplete whether {@code children} is all that a reader can report; false for a
   *     damaged container, and for one whose children a limit must cut off
   * @param children items directly inside; for an encrypted item those that appear with the
   *     password
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record SampleItem(
      String id,
      String name,
      String mediaType,
      long size,
      @Nullable String sha256,
      Outcome outcome,
      @Nullable String password,
      @Nullable String encoding,
      @Nullable String language,
      boolean textual,
      boolean ocr,
      boolean protectedMaterial,
      @Nullable String sentAt,
      @Nullable String takenAt,
      List<Planted> planted,
      List<Decoy> decoys,
      boolean childrenComplete,
      List<SampleItem> children) {

    public SampleItem {
      planted = List.copyOf(planted);
      decoys = List.copyOf(decoys);
      children = List.copyOf(children);
    }

    /** This item, then all below it, each container before its contents. */
    public Stream<SampleItem> withDescendants() {
      return Stream.concat(Stream.of(this), children.stream().flatMap(SampleItem::withDescendants));
    }
  }

  /** Where in an item an entity stands, and with it whether it must be found. */
  public enum Place {
    /** In the text: must be found. */
    TEXT,
    /** In a header that is shown (From, To, Cc, Subject): must be found. */
    HEADER,
    /** In a technical field (Message-ID, Received, document properties): may be found. */
    TECHNICAL,
    /** In the picture: must be found when text in images is recognised. */
    IMAGE
  }

  /**
   * An entity that is there.
   *
   * @param type what it is
   * @param value its one comparable form, see {@link EntityType}
   * @param written as it stands in the text, with spaces and separators
   * @param place where it stands
   */
  public record Planted(EntityType type, String value, String written, Place place) {}

  /**
   * Something that looks like an entity and is none.
   *
   * @param type what it could be taken for
   * @param written as it stands in the text
   * @param why what is wrong with it
   */
  public record Decoy(EntityType type, String written, String why) {}

  /**
   * A search and its complete answer over all files of the folder.
   *
   * @param query the word, or the words of a phrase in order, without operators or quotation marks
   * @param language language of the word; null for names and numbers
   * @param items identifiers of all items whose own text contains it, whole words, case and
   *     diacritics aside
   * @param mayAlso identifiers of items that have it only in their name, header, title or a name
   *     below them, or joined to another word ({@code file.txt}): a search may answer these too
   * @param withOcr identifiers of items where it stands only in a picture
   * @param withPassword identifiers of items that can be read only with a password
   */
  public record Word(
      String query,
      @Nullable String language,
      List<String> items,
      List<String> mayAlso,
      List<String> withOcr,
      List<String> withPassword) {

    public Word {
      items = List.copyOf(items);
      mayAlso = List.copyOf(mayAlso);
      withOcr = List.copyOf(withOcr);
      withPassword = List.copyOf(withPassword);
    }
  }

  /**
   * A mail conversation, tied by References and In-Reply-To.
   *
   * @param key its name in the samples
   * @param items identifiers of its messages, oldest first; a message that lies in two places
   *     counts twice
   */
  public record MailThread(String key, List<String> items) {

    public MailThread {
      items = List.copyOf(items);
    }
  }

  /** Items with equal bytes, at least two, in order of their identifiers; empty ones left out. */
  public record Duplicates(String sha256, List<String> items) {

    public Duplicates {
      items = List.copyOf(items);
    }
  }
}
