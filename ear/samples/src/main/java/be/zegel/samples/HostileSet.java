package be.zegel.samples;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Files that attack or disappoint a reader: bombs, loops, lies, cut-off ends, names that want out
 * of their archive. Each is small; none harms a reader with limits.
 */
final class HostileSet {

  static final String KEY = "hostile";

  private static final LocalDateTime MADE = LocalDateTime.parse("2026-01-02T03:04:06");
  private static final int DEPTH = 30;

  private final Workshop shop;

  HostileSet(Workshop shop) {
    this.shop = shop;
  }

  void write(EvidenceFolder folder) throws IOException {
    List<Sample> all = new ArrayList<>();
    all.addAll(bombs());
    all.addAll(cutOff());
    all.addAll(liars());
    all.addAll(oddTexts());
    for (Sample sample : all) {
      folder.write(KEY, KEY, null, sample);
    }
  }

  private List<Sample> bombs() {
    Sample deep =
        shop.text("core.txt", "en", "This text lies %d archives deep.\n".formatted(DEPTH));
    for (int level = DEPTH; level > 0; level--) {
      deep = shop.zipped("level-%02d.zip".formatted(level), MADE, deep).childrenUncertain();
    }
    Sample[] many = new Sample[2_000];
    for (int i = 0; i < many.length; i++) {
      many[i] = shop.text("child-%04d.txt".formatted(i), "en", "Child number " + i + "\n");
    }
    Sample zeros =
        new Sample("zeros.bin", "application/octet-stream", new byte[32 << 20])
            .outcome(Outcome.UNSUPPORTED);
    Sample inner = shop.zipped("zeros.zip", MADE, zeros);
    Sample[] copies = new Sample[16];
    for (int i = 0; i < copies.length; i++) {
      copies[i] = inner.named("zeros-%02d.zip".formatted(i)).childrenUncertain();
    }
    String laughs =
        """
        <?xml version="1.0"?>
        <!DOCTYPE lolz [
          <!ENTITY a "ha ha ha ha ha ha ha ha ha ha">
          <!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
          <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">
          <!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">
          <!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;">
          <!ENTITY f "&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;">
          <!ENTITY g "&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;">
          <!ENTITY h "&g;&g;&g;&g;&g;&g;&g;&g;&g;&g;">
        ]>
        <svg xmlns="http://www.w3.org/2000/svg"><text>&h;</text></svg>
        """;
    StringBuilder tags = new StringBuilder("<html><body>");
    tags.append("<div>".repeat(40_000)).append("bottom").append("</div>".repeat(40_000));
    tags.append("</body></html>\n");
    return List.of(
        deep.named("deep.zip").outcome(Outcome.LIMITED).childrenUncertain(),
        shop.zipped("many-children.zip", MADE, many),
        shop.zipped("bomb.zip", MADE, copies).outcome(Outcome.LIMITED).childrenUncertain(),
        shop.zipped("bomb-small.zip", MADE, zeros).childrenUncertain(),
        new Sample("laughs.svg", "image/svg+xml", laughs.getBytes(StandardCharsets.US_ASCII))
            .outcome(Outcome.CORRUPT),
        new Sample("tags.html", "text/html", tags.toString().getBytes(StandardCharsets.US_ASCII))
            .saying(Prose.plain("bottom"))
            .outcome(Outcome.LIMITED)
            .mute());
  }

  private List<Sample> cutOff() {
    Prose text = shop.prose("# DEMO\nA whole document before it was cut. Account {iban:cut}.\n");
    Sample word = shop.office().word("cut.docx", "Cut DEMO", MADE, text);
    Sample paper = new Paper("cut.pdf", "Cut DEMO", MADE).of(text);
    Sample inside = shop.text("inside.txt", "en", "The first of two files in a broken archive.\n");
    Sample large = shop.text("large.txt", "en", "Line of the second file.\n".repeat(3_000));
    Sample archive = shop.zipped("cut.zip", MADE, inside, large);
    Sample packed = Archives.gzip(large, MADE);
    Picture picture = new Picture(400, 300, 0x336699);
    byte[] photograph = Jpeg.of(picture.text(20, 20, 30, 0xffffff, "DEMO"), null);
    byte[] wrongSum = archive.bytes().clone();
    wrongSum[60]++;
    return List.of(
        cut("cut.docx", "application/zip", word.bytes(), 0.7),
        cut("cut.pdf", "application/pdf", paper.bytes(), 0.6),
        cut("cut.zip", "application/zip", archive.bytes(), 0.8),
        cut("cut.txt.gz", "application/gzip", packed.bytes(), 0.5),
        cut("cut.jpg", "image/jpeg", photograph, 0.5),
        new Sample("wrong-sum.zip", "application/zip", wrongSum)
            .outcome(Outcome.CORRUPT)
            .childrenUncertain());
  }

  private static Sample cut(String name, String mediaType, byte[] whole, double share) {
    byte[] bytes = Arrays.copyOf(whole, (int) (whole.length * share));
    return new Sample(name, mediaType, bytes).outcome(Outcome.CORRUPT).childrenUncertain();
  }

  private List<Sample> liars() {
    List<Sample> entries = new ArrayList<>();
    for (String name :
        List.of(
            "/etc/passwd",
            "C:\\Windows\\System32\\demo.txt",
            "..\\..\\demo.txt",
            "folder/../../demo.txt",
            "line\nbreak.txt",
            "photo\u202Egpj.exe.txt",
            " leading and trailing .txt ",
            "con.txt",
            "same.txt",
            "same.txt")) {
      entries.add(shop.text(name, "en", "Entry " + entries.size() + " with an unkind name.\n"));
    }
    Prose loop =
        Prose.plain(
            """
            %PDF-1.4
            1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
            2 0 obj << /Type /Pages /Count 1 /Kids [ 2 0 R ] >> endobj
            trailer << /Root 1 0 R >>
            %%EOF
            """);
    Sample inside = shop.text("appended.txt", "en", "An archive behind a document.\n");
    byte[] paper =
        new Paper("paper.pdf", "Two in one DEMO", MADE)
            .of(Prose.plain("Document in front of an archive."))
            .bytes();
    byte[] both =
        new LittleEndian().raw(paper).raw(shop.zipped("x.zip", MADE, inside).bytes()).bytes();
    return List.of(
        shop.zipped("unkind-names.zip", MADE, entries.toArray(Sample[]::new)),
        new Sample("loop.pdf", "application/pdf", loop.text().getBytes(StandardCharsets.US_ASCII))
            .outcome(Outcome.CORRUPT),
        new Sample("two-in-one.pdf", "application/pdf", both)
            .saying(Prose.plain("Document in front of an archive."))
            .language("en")
            .childrenUncertain(),
        new Sample("empty.dat", "application/octet-stream", new byte[0]).outcome(Outcome.EMPTY),
        new Sample(
                "noise.bin",
                "application/octet-stream",
                shop.chance().bytes("bytes", "noise", 65_536))
            .outcome(Outcome.UNSUPPORTED));
  }

  private List<Sample> oddTexts() {
    Sample wide =
        shop.text(
            "wide.txt",
            "text/plain",
            "en",
            StandardCharsets.UTF_16,
            "Text in UTF-16 with a byte order mark, account {iban:wide}.\n");
    Sample zeros =
        shop.text(
            "zeros.txt", "en", "before\0\0\0after \u0001\u0002 {email:zeros@odd.example} end\n");
    Sample line =
        shop.text(
            "one-line.csv", "text/csv", "", StandardCharsets.US_ASCII, "1;2;3;4;".repeat(60_000));
    StringBuilder nested = new StringBuilder("From: demo@odd.example\r\nSubject: nested\r\n");
    nested.append("MIME-Version: 1.0\r\n");
    for (int i = 0; i < 150; i++) {
      nested.append("Content-Type: multipart/mixed; boundary=b").append(i).append("\r\n\r\n--b");
      nested.append(i).append("\r\n");
    }
    nested.append("Content-Type: text/plain\r\n\r\nbottom of the parts\r\n");
    Mail first =
        shop.mail("2026-01-02T03:04:05+00:00", "a@odd.example", "b@odd.example")
            .subject("first")
            .body("en", "The first message is sound.\n");
    Mail last =
        shop.mail("2026-01-02T05:04:05+00:00", "a@odd.example", "b@odd.example")
            .subject("last")
            .body("en", "The last message is sound again.\n");
    Sample before = Mailbox.of("before", first);
    Sample after = Mailbox.of("after", last);
    String broken =
        """
        From a@odd.example Fri Jan  2 04:04:05 2026
        Subject: =?utf-8?B?broken!!!?=
        Date: never
        Content-Type: multipart/mixed; boundary="does not come"
        Content-Transfer-Encoding: rot13

        A message that breaks every rule.

        """;
    byte[] mailbox =
        new LittleEndian()
            .raw(before.bytes())
            .raw(broken.getBytes(StandardCharsets.US_ASCII))
            .raw(after.bytes())
            .bytes();
    return List.of(
        wide,
        zeros,
        line,
        new Sample(
                "nested.eml",
                "message/rfc822",
                nested.toString().getBytes(StandardCharsets.US_ASCII))
            .outcome(Outcome.LIMITED)
            .mute()
            .childrenUncertain(),
        new Sample("one-broken.mbox", "application/mbox", mailbox)
            .mute()
            .containing(before.children())
            .containing(after.children())
            .childrenUncertain());
  }
}
