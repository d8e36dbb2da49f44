package be.zegel.evidence.index.query;

import java.util.HashMap;
import java.util.Map;

/**
 * The normal form of a key of metadata: the name of a field of the query language for keys that are
 * known under many names, else small letters and digits with hyphens between.
 */
public final class MetadataKey {
  /** The longest normal form in characters. */
  public static final int LONGEST = 80;

  private static final Map<String, String> KNOWN = new HashMap<>();

  static {
    known(
        QueryField.AUTHOR,
        "author",
        "creator",
        "dc-creator",
        "meta-author",
        "pdf-docinfo-creator",
        "last-author",
        "meta-last-author",
        "exif-artist",
        "xmpdm-artist");
    known(
        QueryField.FROM,
        "from",
        "message-from",
        "message-from-email",
        "message-from-name",
        "message-sender",
        "sender",
        "mapi-from-representing-name",
        "mapi-from-representing-email",
        "mapi-sender-name",
        "message-raw-header-from",
        "message-raw-header-reply-to",
        "reply-to");
    known(
        QueryField.TO,
        "to",
        "message-to",
        "message-to-email",
        "message-to-name",
        "message-to-display-name",
        "message-raw-header-to",
        "recipient",
        "message-recipient-address");
    known(
        QueryField.CC,
        "cc",
        "message-cc",
        "message-cc-email",
        "message-cc-name",
        "message-cc-display-name",
        "message-raw-header-cc");
    known(
        QueryField.BCC,
        "bcc",
        "message-bcc",
        "message-bcc-email",
        "message-bcc-name",
        "message-bcc-display-name",
        "message-raw-header-bcc");
    known(
        QueryField.SUBJECT,
        "subject",
        "dc-subject",
        "message-subject",
        "mapi-conversation-topic",
        "message-raw-header-subject");
    known(QueryField.TITLE, "title", "dc-title", "pdf-docinfo-title");
    known(QueryField.KEYWORDS, "keywords", "keyword", "meta-keyword", "pdf-docinfo-keywords");
    known(
        QueryField.COMPANY, "company", "extended-properties-company", "publisher", "dc-publisher");
    known(
        QueryField.APPLICATION,
        "application",
        "application-name",
        "extended-properties-application",
        "producer",
        "pdf-docinfo-producer",
        "pdf-producer",
        "xmp-creatortool",
        "pdf-docinfo-creator-tool",
        "software",
        "tiff-software",
        "generator");
    known(
        QueryField.DEVICE,
        "device",
        "camera",
        "tiff-make",
        "tiff-model",
        "make",
        "model",
        "exif-ifd0-make",
        "exif-ifd0-model",
        "device-model");
    known(
        QueryField.MESSAGE_ID,
        "message-id",
        "message-raw-header-message-id",
        "mapi-internet-message-id");
    known(
        QueryField.IN_REPLY_TO,
        "in-reply-to",
        "message-raw-header-in-reply-to",
        "mapi-in-reply-to-id",
        "references",
        "message-raw-header-references",
        "mapi-internet-references");
  }

  private MetadataKey() {}

  /** The normal form of a key as a parser or a person writes it. */
  public static String normal(String key) {
    String plain = Letters.plain(key.length() > 4 * LONGEST ? key.substring(0, 4 * LONGEST) : key);
    StringBuilder normal = new StringBuilder(plain.length());
    plain
        .codePoints()
        .forEach(
            c -> {
              if (Character.isLetterOrDigit(c)) {
                normal.appendCodePoint(c);
              } else if (!normal.isEmpty() && normal.charAt(normal.length() - 1) != '-') {
                normal.append('-');
              }
            });
    int length = Math.min(LONGEST, normal.length());
    while (length > 0 && normal.charAt(length - 1) == '-') {
      length--;
    }
    String found = normal.substring(0, length);
    return KNOWN.getOrDefault(found, found);
  }

  private static void known(QueryField field, String... keys) {
    for (String key : keys) {
      KNOWN.put(key, field.key());
    }
  }
}
