package be.zegel.samples;

import be.zegel.samples.DemoDossier.DemoCase;
import be.zegel.samples.DemoDossier.DemoSearch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Fraud with invented investments in virtual currency, in English and Dutch: a web site, the ledger
 * of its wallets, mails and chats with victims. It shares an account with the false helpdesk.
 */
final class InvestmentFraud {

  static final String KEY = "nordvault";

  static final List<EvidenceFolder.Query> QUERIES =
      List.of(
          new EvidenceFolder.Query("guaranteed return", "en"),
          new EvidenceFolder.Query("withdrawal fee", "en"),
          new EvidenceFolder.Query("seed phrase", "en"),
          new EvidenceFolder.Query("beleggingsadviseur", "nl"),
          new EvidenceFolder.Query("gegarandeerd rendement", "nl"),
          new EvidenceFolder.Query("NordVault", null));

  private static final String SALES = "Oliver Grant <oliver.grant@nordvault.example>";
  private static final String VICTIM = "Geert De Smet-Demo <geert.desmet@post.example>";

  private final Workshop shop;

  InvestmentFraud(Workshop shop) {
    this.shop = shop;
  }

  DemoCase write(EvidenceFolder folder) throws IOException {
    CaseScript script = new CaseScript(folder, KEY);
    correspondence(script);
    site(script);
    ledger(script);
    return new DemoCase(
        KEY,
        "DEMO – Beleggingsfraude NordVault",
        "Slachtoffers in Gent storten spaargeld bij het (verzonnen) platform NordVault. Opnemen kan"
            + " niet zonder steeds nieuwe kosten. Het geld gaat via geldezels naar wallets in vier"
            + " munten.",
        "CRYPTO",
        "nl",
        "NORMAL",
        "2026-02-11",
        "2026-09-30",
        "Gent",
        "PZ-GEN",
        "OVL",
        "inv.ghent",
        "inv.ghent",
        List.of(),
        script.exhibits(),
        List.of(),
        List.of(),
        null,
        List.of(
            new DemoSearch(
                "\"guaranteed return\" OR \"gegarandeerd rendement\"",
                "the promise, in both languages"),
            new DemoSearch("\"seed phrase\" w/15 photo", "how a wallet was emptied"),
            new DemoSearch(
                shop.prose("{eth:vault}").text(),
                "one wallet in ledger, chat, site and presentation")));
  }

  private void correspondence(CaseScript script) throws IOException {
    Mail offer =
        shop.mail("2026-02-11T10:00:00+00:00", SALES, VICTIM)
            .thread("investment")
            .subject("Your NordVault account is ready 🚀")
            .body(
                "en",
                """
                Dear Geert,

                your personal advisor has reserved a place with a guaranteed return of 14 % a month. Start with
                250 euro: {url:https://nordvault.example/deposit?ref=og} or by transfer to {iban:mule1}.
                Call me on {phone:gb-grant}.

                Oliver Grant
                """)
            .alsoHtml()
            .attach(brochure());
    Mail joy =
        shop.mail("2026-03-02T20:15:00+01:00", VICTIM, SALES)
            .answering(offer)
            .subject("RE: Your NordVault account is ready")
            .body(
                "nl",
                """
                Dag Oliver,

                ik heb 5.000 euro gestort vanaf {iban:desmet}. Mijn beleggingsadviseur bij de bank zegt dat een
                gegarandeerd rendement niet bestaat, klopt dat?

                Geert
                """);
    Mail fee =
        shop.mail("2026-05-20T09:30:00+01:00", SALES, VICTIM)
            .answering(joy)
            .subject("Withdrawal on hold")
            .body(
                "en",
                """
                Dear client,

                your withdrawal is on hold until you pay the withdrawal fee of 12 % to {btc:taproot-fee} or to
                {trx:fee}. Do not send to {!trx:fee-old}.
                """);
    Mail complaint =
        shop.mail(
                "2026-06-01T21:40:00+02:00",
                VICTIM,
                SALES,
                "Meldpunt <meldpunt@politie-demo.example>")
            .answering(fee)
            .subject("Klacht")
            .body(
                "nl",
                """
                Ik betaal geen withdrawal fee meer. Ik heb klacht neergelegd. Jullie beleggingsadviseur heeft mij
                een foto van mijn herstelwoorden gevraagd en daarna was mijn wallet {eth:desmet} leeg.
                """);
    List<Sample> files = new ArrayList<>();
    int number = 1;
    for (Mail mail : List.of(offer, joy, fee, complaint)) {
      files.add(mail.file("%02d nordvault.eml".formatted(number++)));
    }
    Sample chat =
        shop.text(
            "telegram NordVault VIP.json",
            "application/json",
            "en",
            StandardCharsets.UTF_8,
            """
            {
              "name": "NordVault VIP",
              "type": "private_channel",
              "messages": [
                {"id": 11, "date": "2026-04-03T18:22:00", "from": "{handle:@oliver_nv}", "text": "guaranteed return this week 14 %"},
                {"id": 12, "date": "2026-04-03T18:24:10", "from": "{handle:@geert_demo}", "text": "how do I take my money out?"},
                {"id": 13, "date": "2026-04-03T18:25:31", "from": "{handle:@oliver_nv}", "text": "send a photo of your seed phrase, support will unlock it"},
                {"id": 14, "date": "2026-04-03T18:40:02", "from": "{handle:@oliver_nv}", "text": "pay to {eth:vault}"}
              ]
            }
            """);
    script
        .exhibit("OS-01", "DOCUMENT", "Mails en chat van het slachtoffer")
        .seized("2026-06-02T10:00:00+02:00", "Gent", "CONSENT", "DEMO.20.L2.003310/2026")
        .file(files.toArray(Sample[]::new))
        .file(chat, seedPhoto())
        .done();
  }

  private Sample brochure() {
    return new Paper(
            "NordVault brochure.pdf", "NordVault DEMO", LocalDateTime.parse("2026-01-30T09:00"))
        .of(
            shop.prose(
                """
                # NordVault (DEMO, does not exist)
                A guaranteed return of 14 % a month, audited by nobody.
                Company number {company:nordvault}, account {iban:lt-exchange}, web {domain:nordvault.example}.
                ---
                # Risk
                None, says the brochure. Contact {email:support@nordvault.example}.
                """))
        .language("en");
  }

  private Sample seedPhoto() {
    Picture picture = new Picture(1000, 460, 0xfdfdf6);
    Prose text =
        Prose.plain(
            """
            DEMO SEED PHRASE
            river stone lamp garden
            window bread ocean chair
            """);
    picture.text(60, 60, 46, 0x222222, text.text().lines().toArray(String[]::new));
    Jpeg.Exif exif =
        new Jpeg.Exif(
            "Demo",
            "Camera Three",
            OffsetDateTime.parse("2026-04-03T20:31:00+02:00"),
            51.0543,
            3.7174);
    return new Sample("IMG_2231.jpeg", "image/jpeg", Jpeg.of(picture, exif))
        .showing(text)
        .language("en")
        .takenAt(exif.described());
  }

  private void site(CaseScript script) throws IOException {
    Sample home =
        shop.page(
            "index.html",
            "en",
            StandardCharsets.UTF_8,
            "NordVault – invest safely (DEMO)",
            """
            # NordVault
            Guaranteed return, instant deposits, friendly advisors in London.
            Deposit ETH to {eth:vault}
            """);
    Sample dutch =
        shop.page(
            "nl.html",
            "nl",
            StandardCharsets.ISO_8859_1,
            "NordVault – veilig beleggen (DEMO)",
            """
            # NordVault
            Gegarandeerd rendement, elke dag opnieuw. Uw beleggingsadviseur belt u vandaag nog.
            """);
    Sample pictureInside = seedPhoto().named("uploads/IMG_2231.jpeg");
    Sample inner =
        shop.zipped("backup/www.zip", LocalDateTime.parse("2026-06-10T03:00"), home, dutch);
    Sample site =
        shop.zipped(
            "nordvault-site.zip", LocalDateTime.parse("2026-06-11T09:00"), inner, pictureInside);
    script
        .exhibit("OS-02", "SERVER_DATA", "Kopie van de website")
        .seized("2026-06-11T09:30:00+02:00", "Gent", "DATA_COPY", "DEMO.20.L2.003377/2026")
        .file(site)
        .done();
  }

  private void ledger(CaseScript script) throws IOException {
    Random random = shop.random("ledger", "nordvault");
    StringBuilder rows =
        new StringBuilder("# Deposits\n| Day | Client | Coin | Address | Amount |\n");
    List<String> coins = List.of("{eth:vault}", "{btc:vault}", "{trx:vault}", "{xmr:vault}");
    for (int i = 0; i < 80; i++) {
      int coin = random.nextInt(4);
      rows.append("| 2026-0").append(2 + i / 16).append('-');
      rows.append(String.format(Locale.ROOT, "%02d", 1 + random.nextInt(28)));
      rows.append(" | client ").append(100 + random.nextInt(40)).append(" | ");
      rows.append(List.of("ETH", "BTC", "TRX", "XMR").get(coin)).append(" | ");
      rows.append(coins.get(coin)).append(" | ").append(random.nextInt(9_000)).append(".50 |\n");
    }
    rows.append("# Payouts\n| To | Address |\n| exchange | {iban:lt-exchange} |\n");
    rows.append("| affiliate | {btc:affiliate} |\n| mixer | {!eth:mixer} |\n");
    Sample workbook =
        shop.office()
            .excel(
                "NordVault ledger.xlsx",
                "Ledger DEMO",
                LocalDateTime.parse("2026-06-09T23:50"),
                shop.prose(rows.toString()))
            .language("en");
    Sample pitch =
        shop.office()
            .slides(
                "Pitch for closers.pptx",
                "Pitch DEMO",
                LocalDateTime.parse("2026-01-15T12:00"),
                shop.prose(
                    """
                    # How to close (DEMO)
                    Say guaranteed return three times
                    Never mention the withdrawal fee
                    # Wallets
                    {eth:vault}
                    {btc:vault}
                    """))
            .language("en");
    script
        .exhibit("OS-03", "CRYPTO_ASSET", "Boekhouding van de wallets en verkoopmateriaal")
        .seized("2026-09-29T06:15:00+02:00", "Gent", "SEIZE", "DEMO.20.L2.004019/2026")
        .sealed("B-0100417")
        .file(workbook, pitch)
        .done();
  }
}
