package be.zegel.evidence.index.query;

import java.util.List;
import java.util.Locale;

/**
 * The groups of media types that people search and count by. The order is that of the facet when
 * counts are equal.
 */
public enum MediaGroup {
  /** Mail messages and calendar invitations inside mail. */
  MAIL("mail", "email", "e-mail", "courriel", "mel", "post"),
  /** Chats and short messages. */
  CHAT("chat", "sms", "bericht", "berichten", "message", "messages", "nachricht", "nachrichten"),
  /** Written documents, PDF among them. */
  DOCUMENT("document", "documenten", "documents", "dokument", "dokumente", "tekstdocument", "pdf"),
  /** Tables of a spreadsheet program. */
  SPREADSHEET("spreadsheet", "rekenblad", "tableur", "tabelle", "tabel", "excel"),
  /** Slides. */
  PRESENTATION("presentation", "presentatie", "présentation", "präsentation"),
  /** Pictures. */
  IMAGE("image", "afbeelding", "foto", "photo", "bild", "picture"),
  /** Sound. */
  AUDIO("audio", "geluid", "son", "ton", "sound"),
  /** Moving pictures. */
  VIDEO("video", "vidéo", "film"),
  /** Containers: archives, mailboxes, disk images. */
  ARCHIVE("archive", "archief", "archiv", "container", "mailbox"),
  /** Databases. */
  DATABASE("database", "databank", "base", "datenbank"),
  /** Address cards. */
  CONTACT("contact", "contacten", "contacts", "kontakt", "kontakte"),
  /** Calendar entries. */
  CALENDAR("calendar", "agenda", "kalender", "calendrier"),
  /** Web pages and what belongs to them. */
  WEB("web", "webpagina", "html", "internet"),
  /** Source code, scripts, configuration, structured data. */
  CODE("code", "script", "broncode", "quellcode"),
  /** Plain text and logs. */
  TEXT("text", "tekst", "texte", "log"),
  /** Programs and libraries. */
  PROGRAM("program", "programma", "programme", "programm", "executable"),
  /** Everything else, unknown content among it. */
  OTHER("other", "andere", "autre", "autres", "ander", "sonstige");

  /** The words, separated by commas. */
  private final String words;

  MediaGroup(String... words) {
    this.words = String.join(",", words);
  }

  /** What people call it in a query, in four languages; the first word is the canonical one. */
  public List<String> words() {
    return List.of(words.split(","));
  }

  /** The group of a media type; parameters behind a semicolon do not count. */
  public static MediaGroup of(String mediaType) {
    int end = mediaType.indexOf(';');
    String type =
        (end < 0 ? mediaType : mediaType.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    int slash = type.indexOf('/');
    if (slash < 0) {
      return OTHER;
    }
    String sub = type.substring(slash + 1);
    return switch (type.substring(0, slash)) {
      case "message" -> MAIL;
      case "image" -> sub.startsWith("vnd.djvu") ? DOCUMENT : IMAGE;
      case "audio" -> AUDIO;
      case "video" -> VIDEO;
      case "text" -> ofText(sub);
      case "application" -> ofApplication(sub);
      case "chemical", "font", "model", "multipart", "x-conference" -> OTHER;
      case "chat" -> CHAT;
      default -> OTHER;
    };
  }

  private static MediaGroup ofText(String sub) {
    return switch (sub) {
      case "html", "css" -> WEB;
      case "csv", "tab-separated-values", "tsv" -> SPREADSHEET;
      case "calendar", "x-vcalendar" -> CALENDAR;
      case "vcard", "x-vcard", "directory" -> CONTACT;
      case "rtf" -> DOCUMENT;
      case "plain", "x-log", "troff", "x-web-markdown", "markdown" -> TEXT;
      default ->
          sub.startsWith("x-") || sub.contains("script") || sub.contains("xml") ? CODE : TEXT;
    };
  }

  private static MediaGroup ofApplication(String sub) {
    if (contains(sub, "ms-outlook-pst", "mbox", "ms-tnef-archive")) {
      return ARCHIVE;
    }
    if (contains(sub, "ms-outlook", "tnef", "emlx")) {
      return MAIL;
    }
    if (contains(sub, "whatsapp", "telegram", "signal-message", "chat", "x-zegel-message")) {
      return CHAT;
    }
    if (contains(
        sub,
        "spreadsheet",
        "ms-excel",
        "iwork-numbers",
        "apple.numbers",
        "quattro",
        "lotus",
        "dbf")) {
      return SPREADSHEET;
    }
    if (contains(sub, "presentation", "powerpoint", "keynote")) {
      return PRESENTATION;
    }
    if (contains(
        sub,
        "pdf",
        "msword",
        "ms-word",
        "wordprocessing",
        "opendocument.text",
        "rtf",
        "wordperfect",
        "epub",
        "postscript",
        "onenote",
        "ms-works",
        "ms-xpsdocument",
        "pages",
        "mobipocket",
        "fictionbook",
        "visio",
        "opendocument.graphics")) {
      return DOCUMENT;
    }
    if (contains(
        sub, "sqlite", "ms-access", "x-berkeley-db", "opendocument.base", "filemaker", "x-edb")) {
      return DATABASE;
    }
    if (contains(
        sub,
        "zip",
        "x-tar",
        "gtar",
        "x-7z",
        "rar",
        "bzip",
        "x-xz",
        "zstd",
        "lz4",
        "x-lz",
        "x-archive",
        "cpio",
        "x-arj",
        "x-lha",
        "cab",
        "x-iso9660",
        "disk-image",
        "x-ewf",
        "vmdk",
        "x-vhd",
        "x-raw-disk",
        "x-apple-diskimage",
        "ufdr",
        "java-archive",
        "android.package")) {
      return ARCHIVE;
    }
    if (contains(
        sub,
        "executable",
        "x-msdownload",
        "x-dosexec",
        "x-elf",
        "x-sharedlib",
        "x-mach",
        "x-msi",
        "java-vm",
        "x-object")) {
      return PROGRAM;
    }
    if (contains(sub, "xhtml", "x-mspublisher-web", "warc")) {
      return WEB;
    }
    if (contains(
        sub,
        "json",
        "xml",
        "javascript",
        "x-sh",
        "x-bat",
        "x-php",
        "x-httpd",
        "sql",
        "yaml",
        "x-plist",
        "x-powershell")) {
      return CODE;
    }
    if (contains(sub, "vcard")) {
      return CONTACT;
    }
    if (contains(sub, "ogg", "x-matroska", "mp4")) {
      return VIDEO;
    }
    return OTHER;
  }

  private static boolean contains(String sub, String... parts) {
    for (String part : parts) {
      if (sub.contains(part)) {
        return true;
      }
    }
    return false;
  }
}
