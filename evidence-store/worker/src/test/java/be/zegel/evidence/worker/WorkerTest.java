package be.zegel.evidence.worker;

import static be.zegel.evidence.worker.Samples.bytes;
import static be.zegel.evidence.worker.Samples.half;
import static be.zegel.evidence.worker.Samples.utf8;
import static be.zegel.evidence.worker.Samples.zip;
import static org.assertj.core.api.Assertions.assertThat;

import be.zegel.evidence.extract.Ancestor;
import be.zegel.evidence.extract.ChildHeader;
import be.zegel.evidence.extract.ContainerCounts;
import be.zegel.evidence.extract.ExtractionLimits;
import be.zegel.evidence.extract.ExtractionRequest;
import be.zegel.evidence.extract.ExtractionSupervisor;
import be.zegel.evidence.extract.ItemDate;
import be.zegel.evidence.extract.Language;
import be.zegel.evidence.extract.Limit;
import be.zegel.evidence.extract.Outcome;
import be.zegel.evidence.extract.Sha256;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TimeZone;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;
import net.lingala.zip4j.model.enums.EncryptionMethod;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZOutputFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.poi.common.usermodel.PictureType;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.util.Units;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every kind of file that the main job promises, from the supervisor's side of the pipe. */
class WorkerTest {
  private static final Charset LATIN = StandardCharsets.ISO_8859_1;

  private static ExtractionSupervisor supervisor;

  @TempDir Path folder;

  @BeforeAll
  static void start() {
    supervisor = new ExtractionSupervisor(Reading.config().build());
  }

  @AfterAll
  static void stop() {
    supervisor.close();
  }

  private static Found read(String name, byte[] content) throws Exception {
    return read(Reading.request(name, content).build());
  }

  private static Found read(ExtractionRequest request) throws Exception {
    return Reading.read(supervisor, request);
  }

  private static Found read(String name, byte[] content, String... passwords) throws Exception {
    return read(Reading.request(name, content).passwords(List.of(passwords)).build());
  }

  private static ExtractionLimits limits(
      long text, int metadata, long children, int depth, long floor, long quota) {
    return new ExtractionLimits(text, metadata, 1000, children, depth, 100, floor, quota);
  }

  @ParameterizedTest
  @CsvSource({"UTF-8", "ISO-8859-1", "UTF-16LE", "UTF-16BE"})
  void readsTextInItsEncoding(String charset) throws Exception {
    String text = "Het café in Liège: de façade, über alles, coördinatie.\r\n".repeat(20);
    byte[] mark =
        charset.startsWith("UTF-16") ? "\uFEFF".getBytes(Charset.forName(charset)) : new byte[0];
    byte[] body = text.getBytes(Charset.forName(charset));
    byte[] all = Arrays.copyOf(mark, mark.length + body.length);
    System.arraycopy(body, 0, all, mark.length, body.length);
    Found found = read("brief.txt", all);
    assertThat(found.end().outcome()).isEqualTo(Outcome.OK);
    assertThat(found.type).isEqualTo("text/plain");
    assertThat(found.text).contains("café in Liège").contains("coördinatie");
  }

  @ParameterizedTest
  @CsvSource({
    "nl, De verdachte verklaarde dat hij het geld op zijn rekening had ontvangen en het daarna doorstortte naar een onbekende.",
    "fr, Le suspect a déclaré qu'il avait reçu l'argent sur son compte et qu'il l'avait ensuite transféré à un inconnu.",
    "de, Der Verdächtige erklärte, dass er das Geld auf seinem Konto erhalten und danach an einen Unbekannten überwiesen habe.",
    "en, The suspect stated that he had received the money on his account and that he had then transferred it to a stranger."
  })
  void recognisesTheLanguage(String language, String sentence) throws Exception {
    Found found = read("a.txt", utf8((sentence + "\n").repeat(3)));
    Language recognised = Objects.requireNonNull(found.end().language());
    assertThat(recognised.tag()).isEqualTo(language);
  }

  @Test
  void saysNothingOfTheLanguageOfAFewWords() throws Exception {
    assertThat(read("a.txt", utf8("ok, tot morgen")).end().language()).isNull();
  }

  @Test
  void takesRawStringsOfWhatNoParserKnows() throws Exception {
    byte[] wide = "geheime afspraak".getBytes(StandardCharsets.UTF_16LE);
    byte[] all = new byte[4096];
    new Random(1).nextBytes(all);
    all[0] = 1;
    System.arraycopy(utf8("rekening BE68 café"), 0, all, 100, 19);
    System.arraycopy(wide, 0, all, 1001, wide.length);
    Found found = read("x.unknown", all);
    assertThat(found.end().outcome()).isEqualTo(Outcome.UNSUPPORTED);
    assertThat(found.end().textFallback()).isTrue();
    assertThat(found.text).contains("rekening BE68 café").contains("geheime afspraak");
  }

  @Test
  void labelsAnEmptyFile() throws Exception {
    assertThat(read("leeg.docx", new byte[0]).end().outcome()).isEqualTo(Outcome.EMPTY);
  }

  @Test
  void reportsOneLevelOfAZipInAZip() throws Exception {
    byte[] inner = zip("diep.txt", "heel diep");
    Found outer = read("buiten.zip", zip("map/binnen.zip", inner, "los.txt", "los"));
    assertThat(outer.end().outcome()).isEqualTo(Outcome.OK);
    assertThat(outer.children).containsOnlyKeys("map/binnen.zip", "los.txt");
    assertThat(outer.child("map/binnen.zip").sha256()).isEqualTo(Sha256.of(inner));
    assertThat(outer.child("map/binnen.zip").header().name()).isEqualTo("binnen.zip");
    assertThat(outer.child("los.txt").header().kind()).isEqualTo(ChildHeader.Kind.ENTRY);
    assertThat(outer.end().counts()).isEqualTo(new ContainerCounts(2, 2, 0, 0));
    assertThat(outer.text).isEmpty();
    Found again = read("binnen.zip", outer.child("map/binnen.zip").start());
    assertThat(again.child("diep.txt").start()).isEqualTo(utf8("heel diep"));
  }

  @Test
  void neverLetsANameLeadOutOfItsContainer() throws Exception {
    Found found = read("slip.zip", zip("../../etc/passwd", "x", "C:\\Windows\\x.dll", "y"));
    assertThat(found.children).containsOnlyKeys("etc/passwd", "Windows/x.dll");
    assertThat(found.child("etc/passwd").header().attributes())
        .containsEntry("originalName", "../../etc/passwd");
  }

  @Test
  void readsNamesInTheCodePageOfOldWindows() throws Exception {
    byte[] old = Samples.zip(Samples.entries("Façade Liège é.txt", "x"), Charset.forName("IBM850"));
    assertThat(read("oud.zip", old).children).containsOnlyKeys("Façade Liège é.txt");
    assertThat(read("nieuw.zip", zip("naïef-漢字.txt", "x")).children)
        .containsOnlyKeys("naïef-漢字.txt");
  }

  @Test
  void statesWhetherTheZoneOfAnEntrysDateIsKnown() throws Exception {
    ItemDate date = read("a.zip", zip("a", "x")).child("a").header().dates().getFirst();
    assertThat(date.kind()).isEqualTo(ItemDate.Kind.MODIFIED);
    assertThat(date.zoneStated()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"AES", "ZIP_STANDARD"})
  void opensAnEncryptedZipWithAPasswordOfTheList(EncryptionMethod method) throws Exception {
    byte[] locked = Samples.lockedZip(method, "Geheim1!", "geheim.txt", "de sleutel");
    Found without = read("locked.zip", locked);
    assertThat(without.end().outcome()).isEqualTo(Outcome.ENCRYPTED);
    assertThat(without.failed).containsEntry("geheim.txt", Outcome.ENCRYPTED);
    assertThat(without.end().counts().failed()).isEqualTo(1);
    Found with = read("locked.zip", locked, "fout", "Geheim1!", "later");
    assertThat(with.end().outcome()).isEqualTo(Outcome.PASSWORD_USED);
    assertThat(with.end().passwordUsed()).hasValue(1);
    assertThat(with.child("geheim.txt").start()).isEqualTo(utf8("de sleutel"));
    assertThat(with.child("geheim.txt").header().attributes()).containsEntry("encrypted", "true");
  }

  @Test
  void recoversTheEntriesOfAZipThatIsCutOff() throws Exception {
    byte[] noise = new byte[40_000];
    new Random(2).nextBytes(noise);
    byte[] whole = zip("eerst.txt", "nog heel", "groot.bin", noise, "laatst.txt", "weg");
    Found found = read("half.zip", half(whole));
    assertThat(found.end().outcome()).isEqualTo(Outcome.CORRUPT);
    assertThat(found.child("eerst.txt").start()).isEqualTo(utf8("nog heel"));
    assertThat(found.child("groot.bin").damaged()).isTrue();
    assertThat(found.end().counts().expected()).isEqualTo(-1);
    assertThat(found.end().counts().recovered()).isPositive();
  }

  @Test
  void keepsWhatCanBeHadOfAnEntryWithAWrongChecksum() throws Exception {
    byte[] noise = new byte[5000];
    new Random(3).nextBytes(noise);
    byte[] bad = zip("goed.txt", "goed", "slecht.bin", noise);
    bad[3000] ^= 0x55;
    Found found = read("bad.zip", bad);
    assertThat(found.child("goed.txt").damaged()).isFalse();
    assertThat(found.child("slecht.bin").damaged()).isTrue();
    assertThat(found.end().counts().recovered()).isEqualTo(1);
  }

  @Test
  void walksATarThroughItsCompression() throws Exception {
    byte[] tar =
        bytes(
            out -> {
              try (TarArchiveOutputStream to = new TarArchiveOutputStream(out, LATIN.name())) {
                TarArchiveEntry file = new TarArchiveEntry("map/één.txt");
                file.setSize(3);
                file.setModTime(1_700_000_000_000L);
                to.putArchiveEntry(file);
                to.write(utf8("een"));
                to.closeArchiveEntry();
                to.putArchiveEntry(new TarArchiveEntry("map/"));
                to.closeArchiveEntry();
                TarArchiveEntry link = new TarArchiveEntry("link", TarConstants.LF_SYMLINK);
                link.setLinkName("/etc/shadow");
                to.putArchiveEntry(link);
                to.closeArchiveEntry();
              }
            });
    byte[] packed =
        bytes(
            out -> {
              try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
                gzip.write(tar);
              }
            });
    Found gz = read("backup.tgz", packed);
    assertThat(gz.children).containsOnlyKeys("backup.tar");
    assertThat(gz.child("backup.tar").sha256()).isEqualTo(Sha256.of(tar));
    Found found = read("backup.tar", tar);
    assertThat(found.end().counts()).isEqualTo(new ContainerCounts(2, 2, 0, 0));
    ChildHeader one = found.child("map/één.txt").header();
    assertThat(one.dates().getFirst().instant()).isEqualTo(Instant.ofEpochSecond(1_700_000_000));
    assertThat(found.child("link").header().kind()).isEqualTo(ChildHeader.Kind.LINK);
    assertThat(found.child("link").header().attributes()).containsEntry("link", "/etc/shadow");
    Found cut = read("cut.tgz", half(packed));
    assertThat(cut.end().counts().emitted() + cut.end().counts().failed()).isEqualTo(1);
    assertThat(cut.end().counts().failed() + cut.end().counts().recovered()).isEqualTo(1);
  }

  @Test
  void opensSevenZipWithAndWithoutAPassword() throws Exception {
    byte[] open = sevenZip(null);
    assertThat(read("a.7z", open).child("a/b.txt").start()).isEqualTo(utf8("zeven"));
    byte[] locked = sevenZip("zeven");
    assertThat(read("l.7z", locked).end().outcome()).isEqualTo(Outcome.ENCRYPTED);
    Found with = read("l.7z", locked, "fout", "zeven");
    assertThat(with.end().outcome()).isEqualTo(Outcome.PASSWORD_USED);
    assertThat(with.end().passwordUsed()).hasValue(1);
    assertThat(with.child("a/b.txt").start()).isEqualTo(utf8("zeven"));
  }

  private byte[] sevenZip(@Nullable String password) throws Exception {
    Path file = Files.createTempFile(folder, "x", ".7z");
    char[] secret = password == null ? null : password.toCharArray();
    try (SevenZOutputFile out = new SevenZOutputFile(file.toFile(), secret)) {
      SevenZArchiveEntry entry = new SevenZArchiveEntry();
      entry.setName("a/b.txt");
      out.putArchiveEntry(entry);
      out.write(utf8("zeven"));
      out.closeArchiveEntry();
    }
    return Files.readAllBytes(file);
  }

  @Test
  void stopsABombAtItsExpansion() throws Exception {
    byte[] bomb = Samples.bomb(64);
    Found found =
        read(
            Reading.request("bomb.zip", bomb)
                .limits(limits(1000, 1000, 10, 20, 1 << 20, 1L << 40))
                .build());
    assertThat(found.end().outcome()).isEqualTo(Outcome.OK_TRUNCATED);
    assertThat(found.end().limit()).isEqualTo(Limit.EXPANSION);
    assertThat(found.failed).containsEntry("zeros", Outcome.SKIPPED_POLICY);
    assertThat(found.children).isEmpty();
  }

  @Test
  void countsTheExpansionOverAllAncestors() throws Exception {
    byte[] harmless = zip("a", new byte[10_000]);
    Sha256 other = Sha256.of(utf8("outer"));
    ExtractionLimits limits = limits(1000, 1000, 10, 20, 1 << 20, 1L << 40);
    Found fits =
        read(
            Reading.request("a.zip", harmless)
                .limits(limits)
                .ancestors(List.of(new Ancestor(other, 500, 1_000_000)))
                .build());
    assertThat(fits.end().outcome()).isEqualTo(Outcome.OK);
    Found tooMuch =
        read(
            Reading.request("a.zip", harmless)
                .limits(limits)
                .ancestors(List.of(new Ancestor(other, 500, (1 << 20) - 500)))
                .build());
    assertThat(tooMuch.end().limit()).isEqualTo(Limit.EXPANSION);
    Found noQuota = read(Reading.request("a.zip", harmless).limits(limits.withQuota(100)).build());
    assertThat(noQuota.end().limit()).isEqualTo(Limit.QUOTA);
  }

  @Test
  void listsButDoesNotExpandWhatLiesTooDeep() throws Exception {
    Sha256 above = Sha256.of(utf8("above"));
    Found found =
        read(
            Reading.request("diep.zip", zip("a", "x"))
                .limits(limits(1000, 1000, 10, 2, 1 << 20, 1L << 40))
                .ancestors(List.of(new Ancestor(above, 1, 1), new Ancestor(above, 1, 1)))
                .build());
    assertThat(found.end().limit()).isEqualTo(Limit.DEPTH);
    assertThat(found.failed).containsEntry("a", Outcome.SKIPPED_POLICY);
  }

  @Test
  void saysWhichChildRepeatsItsContainer() throws Exception {
    byte[] outer = zip("a", "x");
    Found found = read(Reading.request("a.zip", outer).sha256(Sha256.of(utf8("x"))).build());
    assertThat(found.child("a").sha256()).isEqualTo(Sha256.of(utf8("x")));
  }

  @Test
  void countsChildrenThatAreTooManyToList() throws Exception {
    Found found =
        read(
            Reading.request("many.zip", zip("a", "1", "b", "2", "c", "3"))
                .limits(limits(1000, 1000, 2, 20, 1 << 20, 1L << 40))
                .build());
    assertThat(found.children).containsOnlyKeys("a", "b");
    assertThat(found.end().limit()).isEqualTo(Limit.CHILDREN);
    assertThat(found.end().counts()).isEqualTo(new ContainerCounts(3, 2, 1, 0));
  }

  @Test
  void cutsTextAndMetadataAtTheirLimits() throws Exception {
    Found text =
        read(
            Reading.request("lang.txt", utf8("woord ".repeat(10_000)))
                .limits(limits(5000, 1000, 10, 20, 1 << 20, 1L << 40))
                .build());
    assertThat(text.end().outcome()).isEqualTo(Outcome.OK_TRUNCATED);
    assertThat(text.end().limit()).isEqualTo(Limit.TEXT);
    assertThat(text.end().textChars()).isEqualTo(5000);
    byte[] mail = utf8("Subject: " + "lang ".repeat(2000) + "\nFrom: a@b.be\n\nx\n");
    Found metadata =
        read(
            Reading.request("a.eml", mail)
                .limits(limits(5000, 2000, 10, 20, 1 << 20, 1L << 40))
                .build());
    assertThat(metadata.end().limit()).isEqualTo(Limit.METADATA);
    assertThat(metadata.value("dc:title").length()).isLessThanOrEqualTo(1000);
  }

  @Test
  void readsByPositionWhatIsTooBigForScratch() throws Exception {
    byte[] noise = new byte[6 << 20];
    new Random(4).nextBytes(noise);
    byte[] big = zip("eerst.txt", "eerst", "ruis.bin", noise, "laatst.txt", "laatst");
    try (ExtractionSupervisor small =
        new ExtractionSupervisor(Reading.config().scratchBytes(4 << 20).build())) {
      Found found = Reading.read(small, Reading.request("groot.zip", big).build());
      assertThat(found.end().outcome()).isEqualTo(Outcome.OK);
      assertThat(found.child("ruis.bin").sha256()).isEqualTo(Sha256.of(noise));
      assertThat(found.child("laatst.txt").start()).isEqualTo(utf8("laatst"));
      Found text =
          Reading.read(
              small, Reading.request("groot.txt", utf8("veel tekst\n".repeat(250_000))).build());
      assertThat(text.end().outcome()).isEqualTo(Outcome.OK);
      assertThat(text.end().textChars()).isGreaterThan(2_500_000);
    }
  }

  private static final String MAIL =
      """
      Return-Path: <jan@voorbeeld.be>
      Received: from a by b; Mon, 2 Mar 2026 09:31:00 +0000
      From: =?ISO-8859-1?Q?Andr=E9_Peeters?= <andre@voorbeeld.be>
      To: Marie <marie@example.be>, Luc <luc@example.be>
      Subject: =?UTF-8?B?RmFjdHV1ciDigqwgMTAw?=
      Date: Mon, 2 Mar 2026 10:30:00 +0100 (CET)
      Message-ID: <abc@voorbeeld.be>
      MIME-Version: 1.0
      Content-Type: multipart/mixed; boundary="grens"

      --grens
      Content-Type: text/plain; charset=iso-8859-1
      Content-Transfer-Encoding: quoted-printable

      Het caf=E9 is gesloten.
      --grens
      Content-Type: text/plain; charset=utf-8; name="brief.txt"
      Content-Disposition: attachment; filename*=UTF-8''caf%C3%A9.txt
      Content-Transfer-Encoding: base64

      Y2Fmw6k=
      --grens
      Content-Type: message/rfc822

      From: x@y.be
      Subject: binnenin
      Date: Sun, 1 Mar 2026 08:00:00 +0100

      doorgestuurd
      --grens--
      """;

  @Test
  void readsAMailAndReportsItsAttachments() throws Exception {
    Found found = read("bericht.eml", MAIL.replace("\n", "\r\n").getBytes(LATIN));
    assertThat(found.type).isEqualTo("message/rfc822");
    assertThat(found.end().outcome()).isEqualTo(Outcome.OK);
    assertThat(found.end().parser()).isEqualTo("RFC822Parser");
    assertThat(found.text).contains("Het café is gesloten.").doesNotContain("doorgestuurd");
    assertThat(found.value("dc:title")).isEqualTo("Factuur € 100");
    assertThat(found.value("Message-From")).contains("André Peeters");
    assertThat(found.children).hasSize(2);
    assertThat(found.child("café.txt").start()).isEqualTo(utf8("café"));
    assertThat(found.child("café.txt").header().kind()).isEqualTo(ChildHeader.Kind.ATTACHMENT);
    Found.Arrived inner =
        found.children.values().stream()
            .filter(c -> "message/rfc822".equals(c.header().mediaType()))
            .findFirst()
            .orElseThrow();
    assertThat(new String(inner.start(), LATIN)).contains("Subject: binnenin");
  }

  @Test
  void keepsTheDateOfAMailAsItWasWritten() throws Exception {
    Found found = read("bericht.eml", MAIL.getBytes(LATIN));
    ItemDate sent =
        found.dates.stream().filter(d -> d.kind() == ItemDate.Kind.SENT).findFirst().orElseThrow();
    assertThat(sent.instant()).isEqualTo(Instant.parse("2026-03-02T09:30:00Z"));
    assertThat(sent.original()).isEqualTo("Mon, 2 Mar 2026 10:30:00 +0100 (CET)");
    assertThat(sent.zoneStated()).isTrue();
    assertThat(found.dates).anyMatch(d -> d.kind() == ItemDate.Kind.RECEIVED);
  }

  @Test
  void splitsAMailboxIntoItsMessages() throws Exception {
    String box =
        """
        From a@b.be Mon Mar  2 10:30:00 2026
        From: a@b.be
        Subject: een

        Eerste bericht.
        From hier is geen nieuw bericht, er ging geen lege regel aan vooraf 10:30.

        From wie dit is weten we niet, en een tijd staat er niet.
        >From dit was gemaskeerd 10:30

        From c@d.be Mon Mar  2 11:30:00 2026
        From: c@d.be
        Subject: twee

        Tweede bericht.

        From - Mon Mar  2 12:30:00 2026
        Subject: drie

        Derde bericht zonder einde
        """
            .stripTrailing();
    Found found = read("Inbox.mbox", utf8(box));
    assertThat(found.type).isEqualTo("application/mbox");
    assertThat(found.end().counts()).isEqualTo(new ContainerCounts(3, 3, 0, 0));
    assertThat(found.children)
        .containsOnlyKeys("message-000001.eml", "message-000002.eml", "message-000003.eml");
    Found.Arrived first = found.child("message-000001.eml");
    assertThat(new String(first.start(), StandardCharsets.UTF_8))
        .startsWith("From: a@b.be\nSubject: een\n")
        .contains("en een tijd staat er niet")
        .endsWith(">From dit was gemaskeerd 10:30\n\n");
    assertThat(new String(found.child("message-000003.eml").start(), StandardCharsets.UTF_8))
        .endsWith("zonder einde");
    assertThat(first.header().mediaType()).isEqualTo("message/rfc822");
    String offset = found.child("message-000002.eml").header().attributes().get("offset");
    assertThat(box.substring(Integer.parseInt(String.valueOf(offset)))).startsWith("From c@d.be");
  }

  @Test
  void readsWordAndReportsItsPictures() throws Exception {
    byte[] picture = Samples.picture("png", 40, 30);
    byte[] word = word(picture);
    Found found = read("nota.docx", word);
    assertThat(found.end().outcome()).isEqualTo(Outcome.OK);
    assertThat(found.text).contains("De nota van café Den Haan");
    assertThat(found.children.values()).anyMatch(c -> c.sha256().equals(Sha256.of(picture)));
    assertThat(found.dates).anyMatch(d -> d.kind() == ItemDate.Kind.CREATED);
  }

  private static byte[] word(byte[] picture) throws Exception {
    return bytes(
        out -> {
          try (XWPFDocument word = new XWPFDocument()) {
            word.createParagraph().createRun().setText("De nota van café Den Haan");
            word.createParagraph()
                .createRun()
                .addPicture(
                    new ByteArrayInputStream(picture),
                    PictureType.PNG,
                    "foto.png",
                    Units.toEMU(40),
                    Units.toEMU(30));
            word.write(out);
          }
        });
  }

  @Test
  void readsSheets() throws Exception {
    byte[] sheet =
        bytes(
            out -> {
              try (XSSFWorkbook book = new XSSFWorkbook()) {
                book.createSheet("Rekeningen")
                    .createRow(3)
                    .createCell(2)
                    .setCellValue("BE68539007547034");
                book.write(out);
              }
            });
    Found found = read("lijst.xlsx", sheet);
    assertThat(found.text).contains("Rekeningen").contains("BE68539007547034");
  }

  @Test
  void opensAnEncryptedDocumentWithAPasswordOfTheList() throws Exception {
    byte[] plain = word(Samples.picture("png", 4, 4));
    byte[] locked =
        bytes(
            out -> {
              try (POIFSFileSystem files = new POIFSFileSystem()) {
                Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
                encryptor.confirmPassword("Haan");
                try (OutputStream to = encryptor.getDataStream(files)) {
                  to.write(plain);
                }
                files.writeFilesystem(out);
              }
            });
    assertThat(read("slot.docx", locked).end().outcome()).isEqualTo(Outcome.ENCRYPTED);
    Found found = read("slot.docx", locked, "Kip", "Haan");
    assertThat(found.end().outcome()).isEqualTo(Outcome.PASSWORD_USED);
    assertThat(found.end().passwordUsed()).hasValue(1);
    assertThat(found.text).contains("café Den Haan");
  }

  private static byte[] pdf(@Nullable String password) throws Exception {
    return bytes(
        out -> {
          try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
              content.beginText();
              content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 24);
              content.newLineAtOffset(50, 700);
              content.showText("Overeenkomst tussen partijen");
              content.endText();
            }
            PDEmbeddedFile attached =
                new PDEmbeddedFile(document, new ByteArrayInputStream(utf8("a;b\n1;2\n")));
            attached.setSubtype("text/csv");
            GregorianCalendar made = new GregorianCalendar(TimeZone.getTimeZone("UTC"));
            made.setTimeInMillis(1_700_000_000_000L);
            attached.setModDate(made);
            PDComplexFileSpecification file = new PDComplexFileSpecification();
            file.setFile("bijlage.csv");
            file.setEmbeddedFile(attached);
            PDEmbeddedFilesNameTreeNode tree = new PDEmbeddedFilesNameTreeNode();
            tree.setNames(Map.of("bijlage.csv", file));
            PDDocumentNameDictionary names =
                new PDDocumentNameDictionary(document.getDocumentCatalog());
            names.setEmbeddedFiles(tree);
            document.getDocumentCatalog().setNames(names);
            if (password != null) {
              document.protect(
                  new StandardProtectionPolicy("owner", password, new AccessPermission()));
            }
            document.save(out);
          }
        });
  }

  @Test
  void readsAPdfAndReportsItsAttachmentAndDrawsItsFirstPage() throws Exception {
    Found found = read("contract.pdf", pdf(null));
    assertThat(found.end().outcome()).isEqualTo(Outcome.OK);
    assertThat(found.text).contains("Overeenkomst tussen partijen");
    assertThat(found.child("bijlage.csv").start()).isEqualTo(utf8("a;b\n1;2\n"));
    assertThat(found.previews).hasSize(1);
    assertThat(found.previews.getFirst().height()).isBetween(600, 660);
    assertThat(ImageIO.read(new ByteArrayInputStream(found.previews.getFirst().png()))).isNotNull();
  }

  @Test
  void opensAnEncryptedPdfWithAPasswordOfTheList() throws Exception {
    byte[] locked = pdf("Open!");
    Found without = read("slot.pdf", locked);
    assertThat(without.end().outcome()).isEqualTo(Outcome.ENCRYPTED);
    assertThat(without.text).isEmpty();
    Found with = read("slot.pdf", locked, "nee", "Open!");
    assertThat(with.end().outcome()).isEqualTo(Outcome.PASSWORD_USED);
    assertThat(with.text).contains("Overeenkomst");
    assertThat(with.previews).hasSize(1);
  }

  @Test
  void labelsAPdfThatIsCutOff() throws Exception {
    Found found = read("half.pdf", Arrays.copyOf(pdf(null), 300));
    assertThat(found.end().outcome()).isIn(Outcome.CORRUPT, Outcome.OK);
    assertThat(found.end().outcome() == Outcome.OK || found.end().textFallback()).isTrue();
  }

  @Test
  void drawsImagesAnewAndSmall() throws Exception {
    byte[] photo = Samples.picture("jpg", 3000, 2000);
    Found found = read("foto.jpg", photo);
    assertThat(found.end().outcome()).isEqualTo(Outcome.OK);
    assertThat(found.previews).hasSize(1);
    assertThat(found.previews.getFirst().width()).isEqualTo(640);
    assertThat(found.value("tiff:ImageWidth")).isEqualTo("3000");
    Found without = read(Reading.request("foto.jpg", photo).preview(false).build());
    assertThat(without.previews).isEmpty();
  }

  @Test
  void readsTheSameFileTwiceInTheSameWay() throws Exception {
    byte[] mail = MAIL.getBytes(LATIN);
    Found one = read("bericht.eml", mail);
    Found two = read("bericht.eml", mail);
    assertThat(two.metadata).isEqualTo(one.metadata);
    assertThat(two.text.toString()).isEqualTo(one.text.toString());
    assertThat(two.children.keySet()).containsExactlyElementsOf(one.children.keySet());
  }
}
