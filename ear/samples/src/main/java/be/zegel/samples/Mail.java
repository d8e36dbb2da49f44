package be.zegel.samples;

import be.zegel.samples.GroundTruth.Place;
import be.zegel.samples.GroundTruth.Planted;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A mail in the making (RFC 5322, MIME): headers, body in one or two forms, attachments.
 *
 * <p>Header, character set and transfer encoding can be chosen for each, so that the samples hold
 * what twenty years of mail programs have left behind.
 */
final class Mail {

  /** How a body is carried over a line of seven bits. */
  enum Transfer {
    /** As it is; only for ASCII. */
    SEVEN_BIT("7bit"),
    /** As it is, with bytes above 127. */
    EIGHT_BIT("8bit"),
    /** RFC 2045, section 6.7. */
    QUOTED_PRINTABLE("quoted-printable"),
    /** RFC 2045, section 6.8. */
    BASE64("base64");

    private final String token;

    Transfer(String token) {
      this.token = token;
    }
  }

  private static final Pattern MAILBOX = Pattern.compile("(?:(.*?)\\s*<)?([^<>\\s]+@[^<>\\s]+)>?");

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss xx", Locale.US);

  private final Prose.Writer writer;
  private final OffsetDateTime date;
  private final String from;
  private final List<String> recipients = new ArrayList<>();
  private final List<String> headers = new ArrayList<>();
  private final List<Sample> attachments = new ArrayList<>();
  private final List<Sample> pictures = new ArrayList<>();
  private final List<String> references = new ArrayList<>();
  private String subject = "";
  private Prose body = Prose.plain("");
  private Prose technical = Prose.plain("");
  private @Nullable String html;
  private Charset charset = StandardCharsets.UTF_8;
  private Transfer transfer = Transfer.QUOTED_PRINTABLE;
  private @Nullable String language;
  private @Nullable String thread;
  private @Nullable String attachmentNames;
  private boolean privileged;

  Mail(Prose.Writer writer, String date, String from, String... to) {
    this.writer = writer;
    this.date = OffsetDateTime.parse(date);
    this.from = from;
    recipients.addAll(List.of(to));
  }

  /** Puts it into a conversation of its own name. */
  Mail thread(String key) {
    thread = key;
    return this;
  }

  /** Answers or forwards another mail and stays in its conversation. */
  Mail answering(Mail earlier) {
    thread = earlier.thread;
    references.addAll(earlier.references);
    references.add(earlier.messageId());
    return this;
  }

  Mail subject(String text) {
    subject = text;
    return this;
  }

  Mail body(String code, String template) {
    language = code;
    body = writer.write(template);
    return this;
  }

  /** Adds the same body as HTML; with a link's text and target when the template marks a URL. */
  Mail alsoHtml() {
    StringBuilder page = new StringBuilder("<html><body style=\"font-family:sans-serif\">\n");
    for (String paragraph : body.text().split("\n\n")) {
      page.append("<p>").append(Markup.escaped(paragraph.strip()).replace("\n", "<br>\n"));
      page.append("</p>\n");
    }
    for (Sample picture : pictures) {
      page.append("<img alt=\"logo\" src=\"cid:").append(contentId(picture)).append("\">\n");
    }
    html = page.append("</body></html>\n").toString();
    return this;
  }

  /** Shows a picture inside the HTML body; to be called before {@link #alsoHtml}. */
  Mail picture(Sample picture) {
    pictures.add(picture);
    return this;
  }

  Mail encoded(Charset characters, Transfer how) {
    charset = characters;
    transfer = how;
    return this;
  }

  Mail attach(Sample... files) {
    attachments.addAll(List.of(files));
    return this;
  }

  /** Writes attachment names as encoded words in quotation marks, which is wrong and common. */
  Mail attachmentNamesAsOutlookDoes() {
    attachmentNames = "RFC2047";
    return this;
  }

  /** A header line that mail programs do not show. */
  Mail header(String name, String template) {
    Prose value = writer.write(template);
    headers.add(name + ": " + value.text());
    technical = technical.and(Prose.plain("\n")).and(value.at(Place.TECHNICAL));
    return this;
  }

  /** Between a lawyer or doctor and a client. */
  Mail privileged() {
    privileged = true;
    return this;
  }

  /** The mail as a file of its own. */
  Sample file(String name) {
    return sample(name, message());
  }

  /** The mail as it lies in a mailbox, with its subject for a name and bare line feeds. */
  Sample inMailbox() {
    byte[] bytes = withLineFeeds(message());
    return sample(subject.isEmpty() ? "(no subject)" : subject, bytes).mailsInsideLooselyCut();
  }

  /** The first line of its entry in a mailbox (RFC 4155), always in UTC. */
  String mailboxLine() {
    DateTimeFormatter asctime = DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.US);
    OffsetDateTime universal = date.withOffsetSameInstant(ZoneOffset.UTC);
    return "From " + address(from) + " " + asctime.format(universal) + "\n";
  }

  private Sample sample(String name, byte[] bytes) {
    Prose header = Prose.plain(subject);
    List<String> people = new ArrayList<>(List.of(from));
    people.addAll(recipients);
    for (String person : people) {
      Planted address =
          new Planted(
              EntityType.EMAIL,
              address(person).toLowerCase(Locale.ROOT),
              address(person),
              Place.HEADER);
      header = header.and(new Prose("\n" + person, List.of(address), List.of()));
    }
    Prose hidden = technical;
    List<String> ids = new ArrayList<>(references);
    ids.add(messageId());
    for (String id : ids) {
      String bare = id.substring(1, id.length() - 1);
      Planted look =
          new Planted(EntityType.EMAIL, bare.toLowerCase(Locale.ROOT), bare, Place.TECHNICAL);
      hidden = hidden.and(new Prose("\n" + bare, List.of(look), List.of()));
    }
    Sample sample =
        new Sample(name, "message/rfc822", bytes)
            .saying(body)
            .fields(header.and(hidden))
            .language(language)
            .sentAt(date)
            .inThread(thread)
            .containing(pictures)
            .containing(attachments);
    return privileged ? sample.protectedMaterial() : sample;
  }

  private String messageId() {
    String stamp = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss", Locale.ROOT).format(date);
    String host = address(from).substring(address(from).indexOf('@') + 1);
    String tag = Digests.hex("SHA-256", (from + subject).getBytes(StandardCharsets.UTF_8));
    return "<" + stamp + "." + tag.substring(0, 8) + "@" + host + ">";
  }

  private static String contentId(Sample picture) {
    return Digests.hex("SHA-256", picture.bytes()).substring(0, 16) + ".picture";
  }

  static String address(String mailbox) {
    Matcher matcher = MAILBOX.matcher(mailbox);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("no mail address in " + mailbox);
    }
    return matcher.group(2);
  }

  private byte[] message() {
    StringBuilder head = new StringBuilder();
    head.append("Date: ").append(DATE.format(date)).append("\r\n");
    head.append("From: ").append(person(from)).append("\r\n");
    for (int i = 0; i < recipients.size(); i++) {
      head.append(i == 0 ? "To: " : i == 1 ? "Cc: " : ",\r\n ");
      head.append(person(recipients.get(i)));
      if (i == 0 || i == recipients.size() - 1) {
        head.append("\r\n");
      }
    }
    if (!subject.isEmpty()) {
      head.append("Subject: ").append(words(subject, "Subject: ".length())).append("\r\n");
    }
    head.append("Message-ID: ").append(messageId()).append("\r\n");
    if (!references.isEmpty()) {
      head.append("In-Reply-To: ").append(references.getLast()).append("\r\n");
      head.append("References: ").append(String.join("\r\n ", references)).append("\r\n");
    }
    headers.forEach(header -> head.append(header).append("\r\n"));
    head.append("MIME-Version: 1.0\r\n");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(head.toString().getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(content());
    return out.toByteArray();
  }

  private byte[] content() {
    byte[] shown = text("plain", body.text());
    if (html != null) {
      byte[] page = text("html", html);
      if (!pictures.isEmpty()) {
        List<byte[]> related = new ArrayList<>(List.of(page));
        pictures.forEach(picture -> related.add(inline(picture)));
        page = multipart("related", related);
      }
      shown = multipart("alternative", List.of(shown, page));
    }
    if (attachments.isEmpty()) {
      return shown;
    }
    List<byte[]> mixed = new ArrayList<>(List.of(shown));
    attachments.forEach(file -> mixed.add(attachment(file)));
    return multipart("mixed", mixed);
  }

  private byte[] text(String kind, String text) {
    byte[] encoded = text.replace("\n", "\r\n").getBytes(charset);
    String head =
        "Content-Type: text/"
            + kind
            + "; charset="
            + charset.name().toLowerCase(Locale.ROOT)
            + "\r\nContent-Transfer-Encoding: "
            + transfer.token
            + "\r\n\r\n";
    byte[] carried =
        switch (transfer) {
          case SEVEN_BIT, EIGHT_BIT -> encoded;
          case BASE64 -> base64(encoded);
          case QUOTED_PRINTABLE -> quotedPrintable(encoded);
        };
    return joined(head.getBytes(StandardCharsets.US_ASCII), carried);
  }

  private byte[] multipart(String kind, List<byte[]> parts) {
    String boundary =
        "=_"
            + kind
            + "_"
            + Digests.hex("MD5", messageId().getBytes(StandardCharsets.US_ASCII)).substring(0, 12);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    String head = "Content-Type: multipart/" + kind + ";\r\n boundary=\"" + boundary + "\"\r\n\r\n";
    out.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
    for (byte[] part : parts) {
      out.writeBytes(("--" + boundary + "\r\n").getBytes(StandardCharsets.US_ASCII));
      out.writeBytes(part);
      out.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
    }
    out.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII));
    return out.toByteArray();
  }

  private byte[] inline(Sample picture) {
    String head =
        "Content-Type: "
            + picture.mediaType()
            + "; name=\""
            + picture.name()
            + "\"\r\nContent-ID: <"
            + contentId(picture)
            + ">\r\nContent-Disposition: inline; filename=\""
            + picture.name()
            + "\"\r\nContent-Transfer-Encoding: base64\r\n\r\n";
    return joined(head.getBytes(StandardCharsets.US_ASCII), base64(picture.bytes()));
  }

  private byte[] attachment(Sample file) {
    boolean mail = file.mediaType().equals("message/rfc822");
    String head =
        "Content-Type: "
            + file.mediaType()
            + "\r\nContent-Disposition: attachment;\r\n "
            + filename(file.name())
            + "\r\nContent-Transfer-Encoding: "
            + (mail ? "7bit" : "base64")
            + "\r\n\r\n";
    byte[] carried = mail ? file.bytes() : base64(file.bytes());
    return joined(head.getBytes(StandardCharsets.US_ASCII), carried);
  }

  private String filename(String name) {
    if (StandardCharsets.US_ASCII.newEncoder().canEncode(name)) {
      return "filename=\"" + name + "\"";
    }
    if (attachmentNames != null) {
      return "filename=\"" + words(name, 12) + "\"";
    }
    StringBuilder escaped = new StringBuilder("filename*=utf-8''");
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain = c < 128 && (Character.isLetterOrDigit(c) || c == '.' || c == '-');
      escaped.append(plain ? String.valueOf(c) : String.format(Locale.ROOT, "%%%02X", (int) c));
    }
    return escaped.toString();
  }

  private String person(String mailbox) {
    Matcher matcher = MAILBOX.matcher(mailbox);
    if (!matcher.matches() || matcher.group(1) == null) {
      return mailbox;
    }
    String name = matcher.group(1);
    boolean ascii = StandardCharsets.US_ASCII.newEncoder().canEncode(name);
    return (ascii ? "\"" + name + "\"" : words(name, 6)) + " <" + matcher.group(2) + ">";
  }

  /** Encoded words (RFC 2047): Q in the old Latin character sets, B in UTF-8. */
  private String words(String text, int column) {
    if (StandardCharsets.US_ASCII.newEncoder().canEncode(text)) {
      return text;
    }
    boolean latin = !charset.equals(StandardCharsets.UTF_8) && charset.newEncoder().canEncode(text);
    Charset characters = latin ? charset : StandardCharsets.UTF_8;
    StringBuilder encoded = new StringBuilder();
    int room = 60 - column;
    StringBuilder piece = new StringBuilder();
    for (int codePoint : text.codePoints().toArray()) {
      String next = piece.toString() + Character.toString(codePoint);
      if (word(next, characters, latin).length() > room) {
        encoded.append(word(piece.toString(), characters, latin)).append("\r\n ");
        piece.setLength(0);
        room = 70;
      }
      piece.appendCodePoint(codePoint);
    }
    return encoded.append(word(piece.toString(), characters, latin)).toString();
  }

  private static String word(String text, Charset characters, boolean q) {
    byte[] bytes = text.getBytes(characters);
    String name = characters.name().toLowerCase(Locale.ROOT);
    if (!q) {
      return "=?" + name + "?B?" + Base64.getEncoder().encodeToString(bytes) + "?=";
    }
    StringBuilder encoded = new StringBuilder("=?").append(name).append("?Q?");
    for (byte b : bytes) {
      char c = (char) (b & 0xff);
      if (c == ' ') {
        encoded.append('_');
      } else if (c < 128 && Character.isLetterOrDigit(c)) {
        encoded.append(c);
      } else {
        encoded.append(String.format(Locale.ROOT, "=%02X", (int) c));
      }
    }
    return encoded.append("?=").toString();
  }

  private static byte[] base64(byte[] bytes) {
    byte[] lineEnd = {'\r', '\n'};
    return joined(Base64.getMimeEncoder(76, lineEnd).encode(bytes), lineEnd);
  }

  private static byte[] quotedPrintable(byte[] bytes) {
    StringBuilder out = new StringBuilder();
    int column = 0;
    for (int i = 0; i < bytes.length; i++) {
      char c = (char) (bytes[i] & 0xff);
      if (c == '\r' || c == '\n') {
        out.append(c);
        column = 0;
        continue;
      }
      boolean lastOfLine = i + 1 == bytes.length || bytes[i + 1] == '\r';
      boolean plain = (c > 32 && c < 127 && c != '=') || (c == ' ' && !lastOfLine);
      String unit = plain ? String.valueOf(c) : String.format(Locale.ROOT, "=%02X", (int) c);
      if (column + unit.length() > 75) {
        out.append("=\r\n");
        column = 0;
      }
      out.append(unit);
      column += unit.length();
    }
    return out.toString().getBytes(StandardCharsets.US_ASCII);
  }

  static byte[] withLineFeeds(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] != '\r' || i + 1 == bytes.length || bytes[i + 1] != '\n') {
        out.write(bytes[i]);
      }
    }
    return out.toByteArray();
  }

  private static byte[] joined(byte[] first, byte[] second) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(first.length + second.length);
    out.writeBytes(first);
    out.writeBytes(second);
    return out.toByteArray();
  }
}
