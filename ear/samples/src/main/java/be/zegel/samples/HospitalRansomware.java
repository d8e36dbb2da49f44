package be.zegel.samples;

import be.zegel.samples.BrowserHistory.Visit;
import be.zegel.samples.DemoDossier.DemoCase;
import be.zegel.samples.DemoDossier.DemoDirective;
import be.zegel.samples.DemoDossier.DemoMember;
import be.zegel.samples.DemoDossier.DemoSearch;
import be.zegel.samples.DemoDossier.DemoTransition;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Ransomware at an invented hospital, in Dutch with correspondence in English and French: servers,
 * a laptop, a telephone, paper.
 */
final class HospitalRansomware {

  static final String KEY = "noorderkempen";

  static final List<EvidenceFolder.Query> QUERIES =
      List.of(
          new EvidenceFolder.Query("losgeld", "nl"),
          new EvidenceFolder.Query("gijzelsoftware", "nl"),
          new EvidenceFolder.Query("patiëntendossiers", "nl"),
          new EvidenceFolder.Query("onbekende wallet", "nl"),
          new EvidenceFolder.Query("nooit losgeld betalen", "nl"),
          new EvidenceFolder.Query("ransom", "en"),
          new EvidenceFolder.Query("final offer", "en"),
          new EvidenceFolder.Query("affiliate", "en"),
          new EvidenceFolder.Query("rançon", "fr"),
          new EvidenceFolder.Query("portefeuille", "fr"),
          new EvidenceFolder.Query("kestrel", null));

  private static final String IT = "IT-dienst AZ Noorderkempen <it@noorderkempen.example>";
  private static final String BRAM = "Bram Verlinden <bram.verlinden@noorderkempen.example>";
  private static final String LIEVE = "Liève Dewachter <directie@noorderkempen.example>";
  private static final String SOFIE = "Sofie Aerts <boekhouding@noorderkempen.example>";
  private static final String GANG = "Dark Helpdesk <support@dark-helpdesk.example>";
  private static final String KESTREL = "kestrel <kestrel@mailbox-east.example>";
  private static final String LAWYER = "mr. An Claes <an.claes@advocaten-kempen.example>";
  private static final String PASSWORD = "Zegel-DEMO-2026";

  private final Workshop shop;

  HospitalRansomware(Workshop shop) {
    this.shop = shop;
  }

  DemoCase write(EvidenceFolder folder) throws IOException {
    CaseScript script = new CaseScript(folder, KEY);
    logs(script);
    server(script);
    laptop(script);
    telephone(script);
    paper(script);
    return new DemoCase(
        KEY,
        "DEMO – Gijzelsoftware ziekenhuis Noorderkempen",
        "In de nacht van 7 op 8 september 2026 werden de servers van het (fictieve) AZ Noorderkempen"
            + " versleuteld. De daders eisen 4 bitcoin en dreigen met publicatie van"
            + " patiëntendossiers. Op de laptop van een medewerker staat briefwisseling met de"
            + " daders; een telefoon wijst naar een handlanger met de schuilnaam kestrel.",
        "RANSOM",
        "nl",
        "RESTRICTED",
        "2026-09-04",
        "2026-09-12",
        "Turnhout",
        "RCCU-ANT",
        "ANT",
        "inv.antwerp",
        "lead.antwerp",
        List.of(
            new DemoMember("inv.antwerp", "LEAD", null, "dossierbeheerder"),
            new DemoMember("inv2.antwerp", "MEMBER", null, "ondersteuning uitlezing")),
        script.exhibits(),
        List.of(
            new DemoTransition("lead.antwerp", "ASSIGNED", "Toegewezen aan de dossierbeheerder"),
            new DemoTransition(
                "inv.antwerp", "INVESTIGATION", "Start van het opsporingsonderzoek")),
        List.of(
            new DemoDirective(
                "pros.antwerp",
                "Gelieve na te gaan of de wallet van het losgeld ook in andere dossiers voorkomt, en"
                    + " de gebruiker van het account kestrel te identificeren.",
                List.of(
                    "Wallet van het losgeld nazien in alle stukken",
                    "Account kestrel identificeren"),
                21,
                null,
                null)),
        null,
        List.of(
            new DemoSearch(
                "(losgeld OR ransom*) w/10 (bitcoin OR wallet)",
                "the demand and the answers to it, in Dutch and English, in mails on two carriers"),
            new DemoSearch(
                "kestrel", "the accomplice in mail, chat, contacts and a log of the server"),
            new DemoSearch("rançon", "a French draft; also written without its cedilla: rancon"),
            new DemoSearch(
                "\"nooit losgeld betalen\"",
                "a phrase, once in a mail and once in the crisis memo")));
  }

  private void logs(CaseScript script) throws IOException {
    Sample access =
        shop.text("access.log", "text/plain", "", StandardCharsets.UTF_8, accessLog(1_200));
    Sample firewall =
        shop.text("firewall-2026-09-07.log", "text/plain", "", StandardCharsets.UTF_8, firewall());
    Sample auth =
        shop.text(
            "auth.log",
            "text/plain",
            "",
            StandardCharsets.UTF_8,
            """
            Sep  7 23:41:02 nk-vpn01 sshd[2211]: Failed password for root from {ipv4:203.0.113.77} port 50122 ssh2
            Sep  7 23:41:09 nk-vpn01 sshd[2211]: Failed password for root from {ipv4:203.0.113.77} port 50122 ssh2
            Sep  7 23:44:51 nk-vpn01 sshd[2230]: Accepted password for backupsvc from {ipv4:198.51.100.23} port 40410 ssh2
            Sep  8 00:02:13 nk-vpn01 sudo: backupsvc : TTY=pts/1 ; COMMAND=/opt/k/kestrel --encrypt /srv
            Sep  8 00:02:14 nk-vpn01 kernel: eth1: link up, address {mac:00:00:5e:00:53:1f}
            Sep  8 00:31:40 nk-vpn01 sshd[2230]: session closed for user backupsvc from {ipv6:2001:db8:77::51}
            Sep  8 00:31:41 nk-vpn01 dhclient: bound to {!ipv4:192.0.2.600}
            """);
    script
        .exhibit("OS-01", "SERVER_DATA", "Logbestanden van VPN-toegang, webserver en firewall")
        .seized(
            "2026-09-08T11:20:00+02:00",
            "AZ Noorderkempen (DEMO), Turnhout",
            "DATA_COPY",
            "DEMO.20.F1.004498/2026")
        .file(access, firewall, Archives.gzip(auth, at("2026-09-08T09:00")))
        .done();
  }

  private String accessLog(int lines) {
    Random random = shop.random("log", "access");
    List<String> pages =
        List.of("/", "/raadpleging", "/afspraak?dienst=cardiologie", "/login", "/css/site.css");
    StringBuilder log = new StringBuilder();
    OffsetDateTime time = OffsetDateTime.parse("2026-09-07T20:00:00+02:00");
    for (int i = 0; i < lines; i++) {
      time = time.plusSeconds(random.nextInt(14));
      boolean attack = i % 97 == 60;
      String address = attack ? "203.0.113.77" : "192.0.2." + (1 + random.nextInt(250));
      String request =
          attack
              ? "/remote/logon?user=" + Chance.pick(random, List.of("admin", "backupsvc", "root"))
              : Chance.pick(random, pages);
      log.append("{ipv4:").append(address).append("} - - [");
      log.append(time.toString().replace("T", ":"));
      log.append("] \"GET ").append(request).append(" HTTP/1.1\" ");
      log.append(attack ? "401 " : "200 ").append(300 + random.nextInt(9_000)).append('\n');
    }
    return log.toString();
  }

  private String firewall() {
    Random random = shop.random("log", "firewall");
    StringBuilder log = new StringBuilder();
    for (int i = 0; i < 400; i++) {
      int second = i * 9;
      log.append(
          String.format(
              Locale.ROOT,
              "2026-09-07 23:%02d:%02d %s TCP {ipv4:198.51.100.%d} -> {ipv4:192.0.2.%d} dport=%d%n"
                  .replace("%n", "\n"),
              second / 60 % 60,
              second % 60,
              random.nextInt(5) == 0 ? "ALLOW" : "DROP",
              1 + random.nextInt(60),
              10 + random.nextInt(9),
              Chance.pick(random, List.of(22, 443, 445, 3389))));
    }
    return log.toString();
  }

  /** The invoice that opened the door: the same bytes lie in two mailboxes. */
  private Sample invoice() {
    Sample script =
        shop.text(
            "invoice_0911.js",
            "text/javascript",
            "",
            StandardCharsets.US_ASCII,
            """
            // DEMO, does nothing
            var where = "{url:https://cdn.dark-helpdesk.example/stage2.bin}";
            var digest = "{sha256:stage2.bin of the demo}";
            """);
    return shop.zipped("invoice_0911.zip", at("2026-09-04T10:12"), script);
  }

  private Mail forwardedInvoice() {
    return shop.mail("2026-09-04T13:40:00+03:00", KESTREL, GANG)
        .thread("affiliate")
        .subject("Fwd: invoice_0911.zip")
        .body(
            "en",
            """
            The invoice works, two clicks in the hospital already. Use the ransomware builder of last month and
            send 0.2 bitcoin to the affiliate as agreed, that is me: {btc:affiliate}

            Panel is at {onion:panel} and the old one {!onion:old-panel} is burnt, do not use it.
            """)
        .encoded(StandardCharsets.US_ASCII, Mail.Transfer.SEVEN_BIT)
        .header(
            "Received",
            "from [{ipv4:203.0.113.9}] by mx.mailbox-east.example; Fri, 4 Sep 2026 13:39:58 +0300")
        .attach(invoice());
  }

  private Mail demand() {
    return shop.mail("2026-09-08T06:02:11+02:00", GANG, IT, LIEVE)
        .thread("ransom")
        .subject("Your network is locked")
        .body(
            "en",
            """
            Hello,

            all your servers and your backups are locked. We also took 180 GB: patient files, contracts, wages.
            The ransom is 4 bitcoin. You have until Friday. Talk to us at {onion:panel} with the key you find in
            note_decrypt on each disk, or write to {email:support@dark-helpdesk.example}.

            Wallet: {btc:ransom}
            """);
  }

  private Mail refusal(Mail demand) {
    return shop.mail("2026-09-08T15:31:40+02:00", BRAM, GANG)
        .answering(demand)
        .subject("RE: Your network is locked")
        .body(
            "en",
            """
            We are a hospital. We need proof that you can restore, for three files of our choice.
            Who is speaking? You may call {phone:desk-nk} between 9 and 17 h.
            """);
  }

  private Mail finalOffer(Mail earlier) {
    return shop.mail("2026-09-09T22:14:07+02:00", GANG, IT)
        .answering(earlier)
        .subject("Re: final offer")
        .body(
            "en",
            """
            Hello,

            This is the last time we write. You pay the ransom in bitcoin before Friday 18:00, the wallet is
            below. After that the patient files go online.

            {btc:ransom}

            Do not call the police.
            """)
        .alsoHtml()
        .header("X-Originating-IP", "[{ipv4:203.0.113.9}]");
  }

  private Mail proposal(Mail earlier) {
    return shop.mail("2026-09-10T08:03:19+02:00", BRAM, GANG, LIEVE)
        .answering(earlier)
        .subject("prijsvoorstel")
        .body(
            "nl",
            """
            Directie,

            de daders schrijven dat het losgeld naar deze wallet moet, anders publiceren we niets meer, zeggen
            ze, en gaan de patiëntendossiers online. Zij noemen {btc:ransom}; in hun eerste nota stond
            {btc:legacy-ransom}. Let op: {!btc:legacy-typo} in het Excelbestand is een tikfout.

            Bram
            """)
        .encoded(StandardCharsets.ISO_8859_1, Mail.Transfer.QUOTED_PRINTABLE);
  }

  private Mail board(Mail earlier, Sample memo) {
    return shop.mail("2026-09-11T10:20:00+02:00", LIEVE, BRAM, SOFIE, IT)
        .answering(earlier)
        .subject("RE: betaling – beslissing directiecomité")
        .body(
            "nl",
            """
            Beste allen,

            het directiecomité blijft bij zijn standpunt: nooit losgeld betalen via een onbekende wallet, en al
            zeker niet zonder de politie. De gijzelsoftware is intussen van de labo's verwijderd. Zie de nota
            in bijlage. Sofie, er vertrekt niets van {iban:hospital} zonder mijn handtekening.

            Liève Dewachter
            gsm {phone:dewachter|slash}
            """)
        .attach(memo);
  }

  private Sample memo() {
    return shop.office()
        .word(
            "Crisisnota directiecomité.docx",
            "Crisisnota DEMO",
            at("2026-09-11T09:30"),
            shop.prose(
                """
                # DEMO – Crisisnota directiecomité 11 september 2026
                Aanwezig: Liève Dewachter, Bram Verlinden, Sofie Aerts.
                Beslissing: nooit losgeld betalen. De patiëntendossiers worden hersteld uit de bandcopie van 5 september.
                | Dienst | Toestand | Verantwoordelijke |
                | Spoed | noodprocedure op papier | {phone:spoed|national} |
                | Labo | hersteld | {phone:labo|national} |
                | Apotheek | gijzelsoftware nog aanwezig op 3 toestellen | {email:apotheek@noorderkempen.example} |
                Ondernemingsnummer {company:hospital|vat}, rekening {iban:hospital}.
                Aanspreekpunt verzekeraar: polis DEMO, rekening {iban:insurer|compact}.
                """),
            logo("AZ Noorderkempen DEMO"))
        .language("nl");
  }

  private Sample logo(String text) {
    Picture picture = new Picture(420, 90, 0xffffff);
    picture.rectangle(0, 0, 14, 90, 0x9b1b30).text(30, 25, 30, 0x12283f, text);
    return new Sample("image1.png", "image/png", picture.png()).showing(Prose.plain(text));
  }

  private Mail lawyer() {
    return shop.mail("2026-09-09T09:15:00+02:00", LAWYER, LIEVE)
        .subject("Vertrouwelijk: advies advocaat")
        .body(
            "nl",
            """
            Geachte mevrouw Dewachter,

            dit advies valt onder het beroepsgeheim van de advocaat. Ik raad aan om de meldplicht binnen de
            termijn na te komen en geen contact met de daders te hebben zonder overleg.

            An Claes, advocaat (DEMO)
            """)
        .privileged();
  }

  private Sample mailbox() {
    Mail demand = demand();
    Mail refusal = refusal(demand);
    Mail offer = finalOffer(refusal);
    Mail proposal = proposal(offer);
    Mail draft =
        shop.mail("2026-09-08T19:55:00+02:00", BRAM, "traduction@crisisdesk.example")
            .answering(refusal)
            .body(
                "fr",
                """
                Bonjour,

                pouvez-vous traduire ceci : ils demandent une rançon de 4 bitcoin, portefeuille en annexe,
                {btc:ransom}. Le délai expire vendredi à 18 heures.
                """)
            .encoded(StandardCharsets.ISO_8859_1, Mail.Transfer.EIGHT_BIT);
    List<Mail> mails = new ArrayList<>();
    mails.add(forwardedInvoice());
    mails.addAll(List.of(demand, refusal, draft, lawyer(), offer, proposal));
    mails.add(board(proposal, memo()));
    mails.addAll(office());
    return Mailbox.of("outlook-archief.mbox", mails);
  }

  /** Everyday mail of the hospital, among which the rest has to be found. */
  private List<Mail> office() {
    List<String> subjects =
        List.of(
            "Wachtdienst week %d",
            "Vergadering kwaliteit – verslag %d",
            "Vraag over fiche %d",
            "Onderhoud lift blok %d",
            "Bestelling verbruiksgoederen %d");
    List<String> sentences =
        List.of(
            "Kan je de lijst voor morgen nog eens nakijken?",
            "De vergadering van donderdag gaat door in zaal 3.",
            "Het verslag hangt aan het bord in de gang.",
            "Graag een antwoord vóór het einde van de week.",
            "De levering van de handschoenen is opnieuw uitgesteld.",
            "Wie kan de wacht van zaterdag overnemen?",
            "De lift van blok B blijft tot maandag buiten dienst.",
            "Vergeet niet om de aanwezigheden in te vullen.");
    Random random = shop.random("mail", "office");
    List<Mail> mails = new ArrayList<>();
    OffsetDateTime time = OffsetDateTime.parse("2026-08-17T08:05:00+02:00");
    for (int i = 0; i < 40; i++) {
      time = time.plusMinutes(200 + random.nextInt(900));
      String to = Chance.pick(random, List.of(IT, SOFIE, LIEVE));
      StringBuilder body = new StringBuilder("Dag collega,\n\n");
      for (int s = 0; s < 3; s++) {
        body.append(Chance.pick(random, sentences)).append(s == 1 ? "\n" : " ");
      }
      mails.add(
          shop.mail(time.toString(), BRAM, to)
              .subject(
                  String.format(Locale.ROOT, Chance.pick(random, subjects), 1 + random.nextInt(50)))
              .body("nl", body + "\n\nBram\n")
              .encoded(
                  i % 2 == 0 ? StandardCharsets.UTF_8 : Charset.forName("windows-1252"),
                  i % 3 == 0 ? Mail.Transfer.BASE64 : Mail.Transfer.QUOTED_PRINTABLE));
    }
    return mails;
  }

  private void server(CaseScript script) throws IOException {
    Sample wages =
        shop.office()
            .excel(
                "lonen Q3.xlsx",
                "Lonen DEMO",
                at("2026-09-01T08:00"),
                shop.prose(
                    """
                    # Lonen
                    | Naam | Rijksregisternummer | Rekening | Bedrag |
                    | Verlinden Bram | {nrn:verlinden} | {iban:verlinden} | 3120.55 |
                    | Aerts Sofie | {nrn:aerts} | {iban:aerts} | 2987.10 |
                    | Dewachter Liève | {nrn:dewachter} | {iban:dewachter} | 5410.00 |
                    | El Idrissi Nadia | {nrn:bis-elidrissi} | {iban:elidrissi} | 2750.40 |
                    | Testpersoon | {!nrn:typo} | {!iban:typo} | 0.00 |
                    # Wallets
                    | Munt | Adres |
                    | BTC | {btc:legacy-ransom} |
                    | BTC | {!btc:legacy-typo} |
                    | ETH | {eth:ransom} |
                    """))
            .language("nl");
    Sample backupPlan =
        shop.office()
            .openDocument(
                "back-upplan.odt",
                "Back-upplan DEMO",
                at("2026-06-01T10:00"),
                shop.prose(
                    """
                    # Back-upplan DEMO
                    Elke nacht om 2 uur gaat een copie naar {ipv4:192.0.2.14}; de bandcopie ligt in de kluis.
                    Bij gijzelsoftware: netwerk loskoppelen, dan pas bellen naar {phone:it-wacht}.
                    """))
            .language("nl");
    Sample mail =
        Mailbox.of(
            "mail.mbox",
            forwardedInvoice(),
            board(proposal(finalOffer(refusal(demand()))), memo()),
            shop.mail("2026-09-11T11:02:00+02:00", SOFIE, LIEVE)
                .answering(board(proposal(finalOffer(refusal(demand()))), memo()))
                .subject("RE: betaling")
                .body(
                    "nl",
                    """
                    Begrepen, er wordt geen losgeld betaald en niets naar een wallet gestuurd.

                    From nu af vraag ik bij elke betaling een tweede handtekening.
                    Sofie
                    """));
    Sample inner =
        Archives.gzip(
            Archives.tar("personeel.tar", at("2026-09-05T02:00"), wages, backupPlan),
            at("2026-09-05T02:00"));
    Sample hosts =
        shop.text(
            "etc/hosts", "text/plain", "", StandardCharsets.UTF_8, "{ipv4:192.0.2.14} backup\n");
    Sample escape =
        shop.text(
            "../../../../tmp/zegel-demo-ontsnapt.txt",
            "nl",
            "Dit bestand wil buiten zijn archief terechtkomen. Dat mag niet lukken.\n");
    Sample accents =
        shop.text(
            "Médecins & patiënten – ünïcode 🏥.txt", "nl", "Naam met vreemde tekens, DEMO.\n");
    Sample longName =
        shop.text(
            "verslag-" + "zeer-lange-naam-".repeat(14) + ".txt",
            "nl",
            "Een zeer lange bestandsnaam.\n");
    Sample empty =
        new Sample("leeg.txt", "application/octet-stream", new byte[0]).outcome(Outcome.EMPTY);
    Sample backup =
        shop.zipped(
            "server-backup.zip",
            at("2026-09-05T02:10"),
            mail,
            inner,
            hosts,
            escape,
            accents,
            longName,
            empty);
    ZipArchive old = shop.zip(at("2014-03-02T16:40")).names(Charset.forName("IBM850"));
    Sample oldText =
        shop.text(
            "Financiële gegevens 2014.txt",
            "text/plain",
            "nl",
            Charset.forName("IBM850"),
            "Financiële gegevens, opgeslagen met de tekenset van DOS: één, twee, drie.\n");
    old.add(oldText);
    Sample dosZip =
        new Sample("archief-2014.zip", "application/zip", old.bytes()).mute().containing(oldText);
    Sample share =
        Archives.sevenZip(
            "share-boekhouding.7z",
            at("2026-09-05T03:00"),
            wages.named("kopie lonen Q3.xlsx"),
            dosZip);
    script
        .exhibit("OS-02", "SERVER_DATA", "Back-up van mail- en bestandsserver")
        .seized(
            "2026-09-08T14:05:00+02:00",
            "AZ Noorderkempen (DEMO), Turnhout",
            "DATA_COPY",
            "DEMO.20.F1.004499/2026")
        .file(backup, share)
        .done();
  }

  private void laptop(CaseScript script) throws IOException {
    Sample note =
        shop.text(
            "note_decrypt.txt",
            "en",
            """
            >>> YOUR FILES ARE LOCKED <<<
            Pay the ransom to {btc:ransom} or {xmr:ransom}
            Key of this machine: {md5:key of the demo machine|upper}
            """);
    Random random = shop.random("bytes", "wallet");
    byte[] noise = new byte[140_000];
    random.nextBytes(noise);
    Sample wallet =
        new Sample("wallet.dat", "application/octet-stream", noise).outcome(Outcome.UNSUPPORTED);
    Sample history =
        BrowserHistory.of(
            "History",
            shop.writer(),
            List.of(
                new Visit(
                    "2026-09-03T19:22:10+02:00",
                    "{url:https://forum.dark-helpdesk.example/t/882}",
                    "affiliate wanted - forum"),
                new Visit(
                    "2026-09-03T19:40:41+02:00",
                    "{url:https://wissel.example/kopen?munt=btc}",
                    "Bitcoin kopen met Bancontact"),
                new Visit(
                    "2026-09-04T08:02:00+02:00",
                    "{url:https://www.noorderkempen.example/contact}",
                    "Contact - AZ Noorderkempen"),
                new Visit(
                    "2026-09-07T22:10:30+02:00",
                    "{url:https://noorderkempen.example/remote/logon}",
                    "Aanmelden op afstand")));
    Sample pass =
        shop.text(
            "logins.txt",
            "nl",
            """
            vpn backupsvc Winter2026! {ipv4:198.51.100.23}
            mail {email:kestrel@mailbox-east.example} wachtwoord zie wallet
            """);
    Sample locked =
        shop.lockedZip(
            "prive.zip",
            at("2026-09-06T23:10"),
            ZipArchive.Protection.AES,
            PASSWORD,
            pass,
            shop.text(
                "plan.txt",
                "nl",
                "Eerst de back-ups, dan de servers. Deel van het losgeld: 30 procent.\n"));
    Sample lockedOld =
        shop.lockedZip(
            "oud.zip",
            at("2026-03-02T20:00"),
            ZipArchive.Protection.ZIP_CRYPTO,
            PASSWORD,
            shop.text("contacten.txt", "nl", "kestrel {handle:@kestrel_demo} {phone:kestrel}\n"));
    Sample memo = memo();
    byte[] half = Arrays.copyOf(memo.bytes(), memo.bytes().length * 3 / 5);
    Sample broken =
        new Sample("Crisisnota (hersteld).docx", "application/zip", half)
            .outcome(Outcome.CORRUPT)
            .childrenUncertain();
    Sample wrong = invoicePicture().named("vakantie.docx");
    script
        .exhibit(
            "OS-04",
            "COMPUTER",
            "Laptop Dell Latitude 5440 (DEMO), logische kopie van profiel admin")
        .seized(
            "2026-09-12T07:31:00+02:00",
            "Kerkstraat 1 (DEMO), Turnhout",
            "SEARCH_SEIZED",
            "DEMO.20.F1.004512/2026")
        .sealed("B-0098213")
        .file(
            mailbox(),
            note,
            wallet,
            history,
            locked,
            lockedOld,
            broken,
            wrong,
            Programs.harmless("kestrel.exe"))
        .handedOver("inv.antwerp", "store.antwerp", "STORAGE", "Zak en zegel ongeschonden")
        .offered("store.antwerp", "lab.antwerp", "EXAMINATION")
        .done();
  }

  private Sample invoicePicture() {
    Picture picture = new Picture(900, 520, 0xffffff);
    Prose text =
        shop.prose(
            """
            FACTUUR 0911 (DEMO)
            Te betalen voor 15 september
            {iban:fake-invoice}
            """);
    picture.text(50, 60, 34, 0x111111, text.text().lines().toArray(String[]::new));
    return new Sample("factuur-0911.png", "image/png", picture.png()).showing(text).language("nl");
  }

  private void telephone(CaseScript script) throws IOException {
    Sample chat =
        shop.text(
            "WhatsApp-gesprek met Kestrel.txt",
            "en",
            """
            02-09-2026 23:58 - Messages and calls are end-to-end encrypted.
            03-09-2026 01:12 - Kestrel: split the ransom, your wallet gets 30 %
            03-09-2026 01:13 - {phone:handlanger|compact}: 30 is ok. which wallet
            03-09-2026 01:15 - Kestrel: {btc:affiliate}
            03-09-2026 01:16 - {phone:handlanger|compact}: and for the rest?
            03-09-2026 01:20 - Kestrel: monero. {xmr:split}
            03-09-2026 01:21 - Kestrel: not this one {!xmr:old}
            04-09-2026 07:55 - {phone:handlanger|compact}: parked in front, white van {plate:van}
            04-09-2026 07:56 - {phone:handlanger|compact}: IMG-20260904-WA0001.jpg (file attached)
            08-09-2026 06:10 - Kestrel: it is done. delete this chat
            """);
    Jpeg.Exif exif =
        new Jpeg.Exif(
            "Demo",
            "Camera One",
            OffsetDateTime.parse("2026-09-04T07:52:31+02:00"),
            51.3225,
            4.9447);
    Sample photo = photograph("IMG-20260904-WA0001.jpg", "1-DEM", exif);
    Sample notebook = noteOnPaper();
    Sample contacts =
        shop.text(
            "contacts.vcf",
            "text/x-vcard",
            "",
            StandardCharsets.UTF_8,
            """
            BEGIN:VCARD
            VERSION:3.0
            FN:Kestrel
            TEL;TYPE=CELL:{phone:kestrel}
            EMAIL:{email:kestrel@mailbox-east.example}
            END:VCARD
            BEGIN:VCARD
            VERSION:3.0
            FN:Ma
            TEL;TYPE=CELL:{phone:ma}
            END:VCARD
            """);
    Sample telegram =
        shop.text(
            "result.json",
            "application/json",
            "en",
            StandardCharsets.UTF_8,
            """
            {
              "name": "kestrel & co",
              "type": "private_supergroup",
              "messages": [
                {"id": 1, "date": "2026-09-01T21:00:03", "from": "{handle:@kestrel_demo}", "text": "who has access to a hospital?"},
                {"id": 2, "date": "2026-09-01T21:04:44", "from": "{handle:@nk_insider}", "text": "me. affiliate share?"},
                {"id": 3, "date": "2026-09-01T21:05:10", "from": "{handle:@kestrel_demo}", "text": "30 %, paid to {trx:affiliate}"}
              ]
            }
            """);
    script
        .exhibit(
            "OS-07",
            "PHONE",
            "Smartphone Demo One, IMEI op etiket, uitlezing van chat, foto's en contacten")
        .seized(
            "2026-09-12T07:44:00+02:00",
            "Kerkstraat 1 (DEMO), Turnhout",
            "SEARCH_SEIZED",
            "DEMO.20.F1.004513/2026")
        .sealed("B-0098220")
        .file(
            chat,
            photo,
            notebook,
            contacts,
            telegram,
            shop.text(
                "toestel.txt",
                "nl",
                "Toestel Demo One, IMEI {imei:phone}, tweede IMEI {!imei:wrong} verkeerd overgetypt, wifi {mac:00:00:5e:00:53:aa}.\n"))
        .handedOver("inv.antwerp", "store.antwerp", "STORAGE", "Zak en zegel ongeschonden")
        .handedOverWithOtherSeal(
            "store.antwerp",
            "lab.antwerp",
            "EXAMINATION",
            "B-0098202",
            "Zegelnummer op de zak wijkt af van het aangeboden nummer; foto genomen")
        .done();
  }

  private Sample photograph(String name, String plate, Jpeg.Exif exif) {
    Picture picture = new Picture(960, 640, 0x8fb4d8).gradient(0x8fb4d8, 0xdfe7ee);
    picture.rectangle(0, 460, 960, 180, 0x55585c).rectangle(220, 260, 520, 230, 0xf2f2f2);
    picture.rectangle(560, 300, 150, 90, 0x30404c).rectangle(380, 420, 200, 50, 0xffffff);
    picture.text(400, 425, 34, 0x9b1b30, plate + "-…");
    return new Sample(name, "image/jpeg", Jpeg.of(picture, exif))
        .showing(Prose.plain(""))
        .takenAt(exif.described());
  }

  private Sample noteOnPaper() {
    Picture picture = new Picture(1000, 420, 0xfbf7e9);
    Prose text =
        shop.prose(
            """
            HERSTELWOORDEN DEMO
            zegel water boom fiets
            bel kestrel {phone:kestrel|national}
            """);
    picture.text(60, 60, 44, 0x1a237e, text.text().lines().toArray(String[]::new));
    Jpeg.Exif exif =
        new Jpeg.Exif(
            "Demo",
            "Camera One",
            OffsetDateTime.parse("2026-09-05T21:03:00+03:00"),
            41.0082,
            28.9784);
    return new Sample("IMG-20260905-WA0004.jpg", "image/jpeg", Jpeg.of(picture, exif))
        .showing(text)
        .language("nl")
        .takenAt(exif.described());
  }

  private void paper(CaseScript script) throws IOException {
    Prose text =
        shop.prose(
            """
            DEMO - ontvangstbewijs koerier
            pakket voor kestrel
            gewicht 1,2 kg
            """);
    Picture page = new Picture(1000, 1414, 0xfdfdfb);
    page.text(90, 150, 42, 0x202020, text.text().lines().toArray(String[]::new));
    Sample scan =
        new Paper("scan koerier.pdf", "Scan DEMO", at("2026-09-12T16:00"))
            .scanned(text, List.of(page))
            .language("nl");
    Sample report =
        new Paper("Inventaris huiszoeking DEMO.pdf", "Inventaris DEMO", at("2026-09-12T18:00"))
            .attach(noteOnPaper().named("bijlage foto.jpg"))
            .of(
                shop.prose(
                    """
                    # DEMO – Inventaris
                    Nummer DEMO.20.F1.004511/2026. Dit stuk is verzonnen.
                    | Nr | Voorwerp | Zegel |
                    | 1 | laptop | B-0098213 |
                    | 2 | smartphone, IMEI {imei:phone} | B-0098220 |
                    | 3 | nota met wallet {btc:ransom} | B-0098221 |
                    ---
                    # Vaststellingen
                    Op de laptop is gijzelsoftware aangetroffen met controlegetal {sha1:kestrel of the demo}.
                    De bewoner verklaart dat hij nooit losgeld heeft gezien.
                    """))
            .language("nl");
    script
        .exhibit("OS-09", "DOCUMENT", "Papieren, gescand, en inventaris van de huiszoeking")
        .seized(
            "2026-09-12T08:10:00+02:00",
            "Kerkstraat 1 (DEMO), Turnhout",
            "SEIZE",
            "DEMO.20.F1.004511/2026")
        .sealed("B-0098221")
        .file(scan, report)
        .refusedBy(
            "inv.antwerp", "store.antwerp", "STORAGE", "Zak niet gesloten, opnieuw te verzegelen")
        .done();
  }

  private static LocalDateTime at(String moment) {
    return LocalDateTime.parse(moment);
  }
}
