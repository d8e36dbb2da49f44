package be.zegel.samples;

import be.zegel.samples.DemoDossier.DemoCase;
import be.zegel.samples.DemoDossier.DemoDecision;
import be.zegel.samples.DemoDossier.DemoDirective;
import be.zegel.samples.DemoDossier.DemoMember;
import be.zegel.samples.DemoDossier.DemoReply;
import be.zegel.samples.DemoDossier.DemoSearch;
import be.zegel.samples.DemoDossier.DemoTransition;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Random;

/**
 * Phishing in the German-speaking area, in German: the messages, the kit that served the false
 * pages, what it collected. Taken over by the federal prosecutor, because victims live on both
 * sides of the border.
 */
final class EupenPhishing {

  static final String KEY = "eupen";

  static final List<EvidenceFolder.Query> QUERIES =
      List.of(
          new EvidenceFolder.Query("Zustellgebühr", "de"),
          new EvidenceFolder.Query("Rückerstattung", "de"),
          new EvidenceFolder.Query("Straße", "de"),
          new EvidenceFolder.Query("gefälschte Seite", "de"),
          new EvidenceFolder.Query("Sendungsnummer", "de"),
          new EvidenceFolder.Query("Geldkurier", "de"));

  private final Workshop shop;

  EupenPhishing(Workshop shop) {
    this.shop = shop;
  }

  DemoCase write(EvidenceFolder folder) throws IOException {
    CaseScript script = new CaseScript(folder, KEY);
    messages(script);
    kit(script);
    registrar(script);
    return new DemoCase(
        KEY,
        "DEMO – Phishing im Namen eines Paketdienstes, Raum Eupen",
        "Einwohner im Raum Eupen erhalten Nachrichten eines (erfundenen) Paketdienstes. Eine"
            + " gefälschte Seite fragt Kartendaten für eine Zustellgebühr ab. Geschädigte auch in"
            + " Aachen; die Föderalstaatsanwaltschaft hat die Akte an sich gezogen.",
        "PHISH",
        "de",
        "NORMAL",
        "2026-05-04",
        "2026-08-28",
        "Eupen",
        "RCCU-BRU",
        "FED",
        "inv.brussels",
        "lead.brussels",
        List.of(new DemoMember("inv.brussels", "LEAD", null, "Sachbearbeiter")),
        script.exhibits(),
        List.of(
            new DemoTransition("lead.brussels", "ASSIGNED", "Dem Sachbearbeiter zugewiesen"),
            new DemoTransition("inv.brussels", "INVESTIGATION", "Beginn der Ermittlung"),
            new DemoTransition("inv.brussels", "SUBMITTED", "Ermittlung abgeschlossen"),
            new DemoTransition("fed.pros", "UNDER_REVIEW", "Prüfung durch den Föderalprokurator")),
        List.of(
            new DemoDirective(
                "fed.pros",
                "Bitte die Geschädigten in Aachen über die deutschen Behörden ermitteln.",
                List.of("Liste der Geschädigten in Aachen"),
                30,
                new DemoReply(
                    "inv.brussels",
                    "Die Liste liegt bei den Meldungen, BS-01 (erfundene Personen)."),
                new DemoReply("fed.pros", "Vollständig beantwortet."))),
        new DemoDecision(
            "fed.pros",
            "INSTR",
            "Die Betreiber der Seite sind noch nicht ermittelt; Zwangsmaßnahmen sind nötig.",
            "DEMO – Antrag auf gerichtliche Untersuchung."),
        List.of(
            new DemoSearch("Zustellgebühr", "the bait; also written Zustellgebuehr by some"),
            new DemoSearch("Straße", "found as Strasse too, and the other way round"),
            new DemoSearch(
                "paket-demo.example", "the false page in messages, kit and registrar's answer")));
  }

  private void messages(CaseScript script) throws IOException {
    Sample first =
        shop.mail(
                "2026-05-04T07:12:09+02:00",
                "Paketdienst Démo <info@paket-demo.example>",
                "Jürgen Müller-Demo <juergen.mueller@post.example>")
            .thread("parcel")
            .subject("Ihre Sendung wartet: Zustellgebühr offen")
            .body(
                "de",
                """
                Sehr geehrter Kunde,

                Ihr Paket mit der Sendungsnummer DEMO-2026-0077 konnte nicht zugestellt werden. Bitte zahlen Sie die
                Zustellgebühr von 1,99 Euro: {url:https://paket-demo.example/zahlung/?id=77}

                Größe und Gewicht stimmen nicht mit der Angabe überein.
                """)
            .encoded(StandardCharsets.ISO_8859_1, Mail.Transfer.QUOTED_PRINTABLE)
            .picture(logo())
            .alsoHtml()
            .header(
                "Received",
                "from mail.paket-demo.example ([{ipv4:198.51.100.88}]) by mx.post.example; Mon, 4 May 2026 07:12:11 +0200")
            .file("Ihre Sendung wartet.eml");
    Mail report =
        shop.mail(
                "2026-05-05T18:40:51+02:00",
                "Jürgen Müller-Demo <juergen.mueller@post.example>",
                "Polizei Demo <meldung@polizei-demo.example>")
            .thread("report")
            .subject("Anzeige: gefälschte Seite eines Paketdienstes")
            .body(
                "de",
                """
                Guten Tag,

                ich wohne in der Straße am Stadtpark (Demo) in Eupen. Ich habe auf einer Seite meine Karte
                {card:visa2} eingegeben, danach wurden 850 Euro abgebucht, angeblich als Rückerstattung an
                {iban:de-mule}. Meine Nummer ist {phone:mueller}, mein Bruder in Aachen hat {phone:de-bruder}.

                Es war eine gefälschte Seite. Mit freundlichen Grüßen
                Jürgen Müller
                """)
            .encoded(Charset.forName("windows-1252"), Mail.Transfer.BASE64);
    Mail reply =
        shop.mail(
                "2026-05-06T08:05:00+02:00",
                "Polizei Demo <meldung@polizei-demo.example>",
                "Jürgen Müller-Demo <juergen.mueller@post.example>")
            .answering(report)
            .subject("AW: Anzeige: gefälschte Seite eines Paketdienstes")
            .body(
                "de",
                """
                Sehr geehrter Herr Müller,

                Ihre Anzeige trägt die Nummer DEMO.20.L6.000311/2026. Bitte bewahren Sie die Nachricht auf. Der
                Empfänger ist vermutlich ein Geldkurier.
                """);
    Sample sms =
        shop.text(
            "SMS-Export.csv",
            "text/csv",
            "de",
            StandardCharsets.UTF_8,
            """
            Zeit,Absender,Text
            2026-05-04T07:30:00+02:00,{phone:sms-sender|compact},"Zustellgebühr offen: {url:https://paket-demo.example/z/77}"
            2026-05-09T12:02:41+02:00,{phone:sms-sender|compact},"Letzte Mahnung, Rückerstattung nur heute"
            2026-05-09T12:03:00+02:00,{!phone:sms},"nicht zustellbar"
            """);
    script
        .exhibit("BS-01", "DOCUMENT", "Nachrichten und Anzeigen von Geschädigten")
        .seized("2026-05-06T09:00:00+02:00", "Eupen", "CONSENT", "DEMO.20.L6.000311/2026")
        .file(first, report.file("Anzeige.eml"), reply.file("Antwort.eml"), sms)
        .done();
  }

  private Sample logo() {
    Picture picture = new Picture(380, 100, 0xffcc00);
    Prose text = Prose.plain("Paketdienst DEMO");
    picture.text(24, 26, 38, 0x202020, text.text());
    return new Sample("logo.png", "image/png", picture.png()).showing(text);
  }

  private void kit(CaseScript script) throws IOException {
    Sample page =
        shop.page(
            "index.html",
            "de",
            StandardCharsets.UTF_8,
            "Paketdienst DEMO – Zahlung",
            """
            # Zustellgebühr bezahlen
            Bitte geben Sie Ihre Sendungsnummer und Ihre Kartendaten ein. Die Rückerstattung erfolgt automatisch.
            Fragen? {email:hilfe@paket-demo.example}
            """);
    Sample code =
        shop.text(
            "send.php",
            "text/x-php",
            "",
            StandardCharsets.UTF_8,
            """
            <?php // DEMO, sends nothing
            $bot = "{handle:@paket_demo_bot}";
            $to = "{email:drop@mailbox-east.example}";
            $wallet = "{eth:kit}"; // not {!eth:kit-old}
            header("Location: {url:https://www.paket-demo.example/danke}");
            """);
    Sample results =
        shop.text("results.txt", "text/plain", "de", StandardCharsets.UTF_8, results());
    Sample kit =
        Archives.gzip(
            Archives.tar("kit.tar", LocalDateTime.parse("2026-05-03T22:00"), page, code, results),
            LocalDateTime.parse("2026-05-03T22:00"));
    Sample readme =
        shop.text(
            "LIESMICH.txt",
            "de",
            "Hash des Pakets: {sha256:kit of the demo}\nAlt: {md5:old kit of the demo}\n");
    script
        .exhibit("BS-02", "SERVER_DATA", "Dateien des Servers der gefälschten Seite")
        .seized(
            "2026-06-30T15:20:00+02:00",
            "Rechenzentrum Demo, Antwerpen",
            "DATA_COPY",
            "DEMO.20.L6.000402/2026")
        .file(
            kit,
            Archives.bzip2(readme),
            Archives.xz(page.named("Kopie der Seite.html")),
            Programs.harmless("kartenleser-update.exe").named("kartenleser-update.pdf"))
        .done();
  }

  private String results() {
    Random random = shop.random("kit", "results");
    List<String> names = List.of("Müller", "Schmitz", "Groß", "Königs", "Radermacher");
    List<String> cards = List.of("visa", "visa2", "mastercard", "mastercard2", "maestro");
    StringBuilder results = new StringBuilder();
    for (int i = 0; i < 60; i++) {
      String name = Chance.pick(random, names);
      results.append("Name: ").append(name).append("-Demo ").append(i).append('\n');
      results.append("Karte: {card:").append(Chance.pick(random, cards)).append("}\n");
      results.append("Telefon: {phone:victim-eupen-").append(i).append("}\n");
      results.append("IP: {ipv4:192.0.2.").append(1 + random.nextInt(250)).append("}\n");
      results.append("Straße: Musterstraße ").append(1 + random.nextInt(90)).append("\n\n");
    }
    return results.append("Karte: {!card:mastercard}\n").toString();
  }

  private void registrar(CaseScript script) throws IOException {
    Sample answer =
        new Paper(
                "Antwort Registrierstelle DEMO.pdf",
                "Antwort DEMO",
                LocalDateTime.parse("2026-07-14T10:00"))
            .of(
                shop.prose(
                    """
                    # DEMO – Antwort der Registrierstelle
                    Domäne {domain:paket-demo.example}, angemeldet am 2. Mai 2026 von {ipv4:198.51.100.88}.
                    Inhaber laut Anmeldung: Max Mustermann-Demo, Musterstraße 1, {email:max@mailbox-east.example}.
                    Bezahlt in Monero von {xmr:registrar}. Die zweite Domäne {domain:paket-demo.test} ist nicht vergeben.
                    """))
            .language("de");
    Sample protocol =
        shop.office()
            .word(
                "Protokoll Auswertung.docx",
                "Protokoll DEMO",
                LocalDateTime.parse("2026-08-28T16:00"),
                shop.prose(
                    """
                    # DEMO – Protokoll der Auswertung
                    Die gefälschte Seite lief vom 3. Mai bis zum 30. Juni 2026. Sechzig Geschädigte.
                    | Spur | Wert |
                    | Adresse | {ipv6:2001:db8:e:1::88} |
                    | Konto des Geldkuriers | {iban:de-mule} |
                    | Kennzeichen | {plate:kurier} |
                    """))
            .language("de");
    script
        .exhibit("BS-03", "PROVIDER_ANSWER", "Antwort der Registrierstelle und Auswertung")
        .seized("2026-07-14T11:00:00+02:00", "Brüssel", "IDENT", "DEMO.20.L6.000455/2026")
        .file(answer, protocol)
        .done();
  }
}
