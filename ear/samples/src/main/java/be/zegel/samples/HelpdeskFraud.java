package be.zegel.samples;

import be.zegel.samples.DemoDossier.DemoCase;
import be.zegel.samples.DemoDossier.DemoMember;
import be.zegel.samples.DemoDossier.DemoSearch;
import be.zegel.samples.DemoDossier.DemoTransition;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * A false helpdesk with many victims, in Dutch and French: answers of banks, statements of victims,
 * the telephone of a money mule, screenshots. One account leads to the investment fraud.
 */
final class HelpdeskFraud {

  static final String KEY = "helpdesk";

  static final List<EvidenceFolder.Query> QUERIES =
      List.of(
          new EvidenceFolder.Query("geldezel", "nl"),
          new EvidenceFolder.Query("afstandsbediening", "nl"),
          new EvidenceFolder.Query("kaartlezer", "nl"),
          new EvidenceFolder.Query("valse bankmedewerker", "nl"),
          new EvidenceFolder.Query("escroquerie", "fr"),
          new EvidenceFolder.Query("mule financière", "fr"),
          new EvidenceFolder.Query("prise en main à distance", "fr"),
          new EvidenceFolder.Query("RemoteDemo", null));

  private final Workshop shop;

  HelpdeskFraud(Workshop shop) {
    this.shop = shop;
  }

  DemoCase write(EvidenceFolder folder) throws IOException {
    CaseScript script = new CaseScript(folder, KEY);
    banks(script);
    mule(script);
    victims(script);
    screens(script);
    return new DemoCase(
        KEY,
        "DEMO – Valse helpdesk, veertien slachtoffers",
        "Bellers geven zich uit voor de fraudedienst van een (fictieve) bank, nemen de computer van"
            + " het slachtoffer over en schrijven spaargeld over naar rekeningen van geldezels."
            + " Veertien klachten in vier gemeenten, in twee talen.",
        "HELPDESK",
        "nl",
        "NORMAL",
        "2026-06-01",
        "2026-10-16",
        "Antwerpen",
        "RCCU-ANT",
        "ANT",
        "inv2.antwerp",
        "lead.antwerp",
        List.of(
            new DemoMember("inv2.antwerp", "LEAD", null, "dossierbeheerder"),
            new DemoMember(
                "inv.antwerp", "MEMBER", "2027-03-31T23:59:59+02:00", "versterking verhoren")),
        script.exhibits(),
        List.of(
            new DemoTransition("lead.antwerp", "ASSIGNED", "Toegewezen aan de dossierbeheerder"),
            new DemoTransition(
                "inv2.antwerp", "INVESTIGATION", "Start van het opsporingsonderzoek"),
            new DemoTransition(
                "inv2.antwerp", "SUBMITTED", "Onderzoek afgerond, stukken volledig")),
        List.of(),
        null,
        List.of(
            new DemoSearch("geldezel OR \"mule financière\"", "the mules, in both languages"),
            new DemoSearch("RemoteDemo w/20 code", "how the victims let the callers in"),
            new DemoSearch(
                shop.prose("\"{iban:mule1}\"").text(),
                "one account in statements, chats and complaints, and in the investment case")));
  }

  private void banks(CaseScript script) throws IOException {
    Sample mule1 = statement("rekeninguittreksel mule 1.csv", "{iban:mule1|compact}", "mule1", 140);
    Sample mule2 = statement("rekeninguittreksel mule 2.csv", "{iban:mule2|compact}", "mule2", 90);
    Sample answer =
        new Paper("antwoord bank DEMO.pdf", "Antwoord op vordering DEMO", at("2026-09-21T09:12"))
            .of(
                shop.prose(
                    """
                    # DEMO – Antwoord op uw vordering
                    Kenmerk DEMO.37.L3.001877/2026. Deze bank bestaat niet.
                    Titularis van {iban:mule1}: Kevin Demolder, rijksregisternummer {nrn:mule1}.
                    Titularis van {iban:mule2}: Yasmina Voorbeeld, rijksregisternummer {nrn:mule2}.
                    Kaart {card:mastercard} is op 14 juni 2026 geblokkeerd. Kaart {!card:visa} bestaat niet.
                    Doorgestort naar {iban:lt-exchange} en {iban:gb-shell}.
                    """))
            .language("nl");
    Sample protectedCopy =
        new Paper("titularissen (vertrouwelijk).pdf", "Titularissen DEMO", at("2026-09-21T09:20"))
            .lockedWith("bank-DEMO-1877")
            .of(
                shop.prose(
                    """
                    # DEMO – Titularissen
                    Volmacht op {iban:mule2}: onbekende geldezel, gsm {phone:ronselaar}.
                    """))
            .language("nl");
    script
        .exhibit("OS-01", "PROVIDER_ANSWER", "Antwoorden van de bank: uittreksels en titularissen")
        .seized("2026-09-21T10:00:00+02:00", "Antwerpen", "BANK", "DEMO.37.L3.001877/2026")
        .file(mule1, mule2, answer, protectedCopy)
        .done();
  }

  private Sample statement(String name, String account, String key, int lines) {
    Random random = shop.random("statement", key);
    StringBuilder csv =
        new StringBuilder("Rekening;Datum;Bedrag;Tegenpartij;Rekening tegenpartij;Mededeling\n");
    OffsetDateTime day = OffsetDateTime.parse("2026-06-01T00:00:00Z");
    List<String> shops =
        List.of("Bakkerij Mieke", "Café 't Hoekske", "Supermarkt Démo", "Tankstation");
    for (int i = 0; i < lines; i++) {
      day = day.plusHours(random.nextInt(40));
      boolean loot = i % 12 == 5;
      boolean out = i % 12 == 6;
      String amount =
          String.format(
              Locale.ROOT,
              "%d,%02d",
              loot ? 900 + random.nextInt(8_000) : -(1 + random.nextInt(out ? 9_000 : 80)),
              random.nextInt(100));
      String other =
          loot
              ? "Slachtoffer " + (1 + random.nextInt(14))
              : out ? "NordVault LT" : Chance.pick(random, shops);
      String otherAccount =
          loot
              ? "{iban:victim" + (1 + random.nextInt(14)) + "|compact}"
              : out ? "{iban:lt-exchange|compact}" : "{iban:shop" + random.nextInt(4) + "|compact}";
      csv.append(account).append(';').append(day.toLocalDate()).append(';').append(amount);
      csv.append(';').append(other).append(';').append(otherAccount).append(';');
      csv.append(loot ? "veiligheidsoverschrijving" : "").append('\n');
    }
    csv.append(account).append(";2026-10-01;0,00;Test;{!iban:ledger-typo};");
    csv.append("+++090/9337/55493+++\n");
    return shop.text(name, "text/csv", "nl", StandardCharsets.ISO_8859_1, csv.toString());
  }

  private void mule(CaseScript script) throws IOException {
    Sample chat =
        shop.text(
            "_chat.txt",
            "nl",
            """
            [12/06/26 18:02:11] Ronny B: snel geld verdienen? alleen uw rekening en kaart uitlenen
            [12/06/26 18:03:40] Kevin: hoeveel
            [12/06/26 18:04:02] Ronny B: 10 %. ge wordt geen geldezel hoor, dat is legaal
            [12/06/26 18:05:55] Kevin: {iban:mule1}
            [12/06/26 18:06:10] Ronny B: en de kaartlezer houden wij bij. bel {phone:ronselaar}
            [14/06/26 09:15:00] Ronny B: er komt 4.950 binnen, direct door naar {iban:lt-exchange}
            [14/06/26 09:47:31] Kevin: kaart is geblokkeerd!!
            [14/06/26 09:48:02] Ronny B: gooi uw simkaart weg. nieuwe nummer {phone:ronselaar2|national}
            """);
    Jpeg.Exif exif =
        new Jpeg.Exif(
            "Demo",
            "Camera Two",
            OffsetDateTime.parse("2026-06-12T18:11:09+02:00"),
            51.2194,
            4.4025);
    Prose card =
        shop.prose(
            """
            DEMO BANK
            {card:mastercard}
            KEVIN DEMOLDER
            """);
    Picture picture = new Picture(860, 540, 0xdfe8f4);
    picture.rectangle(60, 150, 110, 80, 0xd8b65a);
    picture
        .text(60, 50, 48, 0x173b6c, "DEMO BANK")
        .text(60, 290, 56, 0x101010, card.text().lines().skip(1).findFirst().orElseThrow());
    picture.text(60, 420, 40, 0x101010, "KEVIN DEMOLDER");
    Sample photo =
        new Sample("IMG_0412.jpg", "image/jpeg", Jpeg.of(picture, exif))
            .showing(card)
            .takenAt(exif.described());
    Sample export = shop.zipped("WhatsApp Chat - Ronny B.zip", at("2026-10-02T10:00"), chat, photo);
    Sample calls =
        shop.office()
            .oldExcel(
                "oproepen.xls",
                shop.prose(
                    """
                    # Oproepen
                    | Datum | Nummer | Duur |
                    | 2026-06-12 | {phone:ronselaar} | 180 |
                    | 2026-06-14 | {phone:ronselaar2|zeros} | 45 |
                    | 2026-06-14 | {phone:nl-callcenter} | 610 |
                    | 2026-06-15 | {!phone:kort} | 3 |
                    """))
            .language("nl");
    script
        .exhibit("OS-02", "PHONE", "Smartphone van de titularis van rekening 1")
        .seized("2026-10-01T16:40:00+02:00", "Antwerpen", "SEARCH_SEIZED", "DEMO.37.L3.001902/2026")
        .sealed("B-0098305")
        .file(export, calls)
        .handedOver(
            "inv2.antwerp", "lab.antwerp", "EXAMINATION", "Uitlezing gevraagd, zegel intact")
        .handedOver("lab.antwerp", "store.antwerp", "STORAGE", "Uitlezing klaar, hersloten")
        .done();
  }

  private void victims(CaseScript script) throws IOException {
    Sample first =
        shop.mail(
                "2026-06-14T11:20:05+02:00",
                "Martine Peeters-Démo <martine.peeters@post.example>",
                "Meldpunt <meldpunt@politie-demo.example>")
            .thread("complaint-1")
            .subject("Klacht: valse bankmedewerker – 4.950 euro weg")
            .body(
                "nl",
                """
                Geachte,

                deze ochtend belde een valse bankmedewerker met nummer {phone:desk-bank}. Ik moest het programma
                RemoteDemo installeren en een code doorgeven, daarna deed de afstandsbediening alles vanzelf.
                Met mijn kaartlezer heb ik drie keer bevestigd. Er is 4.950 euro naar {iban:mule1} gegaan.
                Mijn rekening is {iban:victim1}, mijn rijksregisternummer {nrn:victim1}.

                Martine Peeters
                """)
            .encoded(StandardCharsets.ISO_8859_1, Mail.Transfer.QUOTED_PRINTABLE)
            .attach(shot("schermafdruk.png"))
            .file("klacht 1.eml");
    Mail complaint =
        shop.mail(
                "2026-06-20T19:02:44+02:00",
                "Hélène Dupont-Démo <helene.dupont@post.example>",
                "Point de contact <meldpunt@politie-demo.example>")
            .thread("complaint-2")
            .subject("Plainte : escroquerie au faux service d’aide – opération « sécurité »")
            .body(
                "fr",
                """
                Madame, Monsieur,

                j'ai été victime d'une escroquerie. Une dame du prétendu service sécurité m'a demandé la prise en
                main à distance de mon ordinateur avec RemoteDemo et un code à neuf chiffres. Elle a vidé le
                compte d'épargne vers {iban:mule2}. Mon compte : {iban:victim2}.

                Le numéro affiché était {phone:desk-bank|slash}. Mon numéro national est {nrn:victim2}.

                Hélène Dupont
                """)
            .alsoHtml();
    Mail answer =
        shop.mail(
                "2026-06-22T08:30:00+02:00",
                "Point de contact <meldpunt@politie-demo.example>",
                "Hélène Dupont-Démo <helene.dupont@post.example>")
            .answering(complaint)
            .subject("RE: Plainte : escroquerie au faux service d’aide")
            .body(
                "fr",
                """
                Madame,

                votre plainte est enregistrée sous le numéro DEMO.37.L3.001790/2026. Le bénéficiaire est sans
                doute une mule financière. Ne supprimez rien.
                """)
            .attach(complaint.file("Plainte originale.eml"))
            .attachmentNamesAsOutlookDoes();
    Sample table =
        shop.office()
            .excel(
                "overzicht slachtoffers.xlsx",
                "Slachtoffers DEMO",
                at("2026-10-10T14:00"),
                shop.prose(victimTable()))
            .language("nl");
    Sample statement =
        shop.office()
            .word(
                "Verhoor slachtoffer 3 – été 2026.docx",
                "Verhoor DEMO",
                at("2026-07-02T10:30"),
                shop.prose(
                    """
                    # DEMO – Verhoor van een slachtoffer
                    Ik werd gebeld door een man die vlot sprak. Hij kende mijn naam en een deel van mijn kaartnummer.
                    Ik heb RemoteDemo geopend en de code 123 456 789 voorgelezen. De afstandsbediening duurde een uur.
                    Mijn nummerplaat {plate:victim3} stond ook in zijn lijst. Ik ken geen geldezel.
                    """))
            .language("nl");
    Sample declaration =
        shop.office()
            .richText(
                "déclaration victime 5.rtf",
                shop.prose(
                    """
                    # DEMO – Déclaration
                    J'ai reçu un SMS puis un appel. L'escroquerie a duré dix minutes à peine.
                    L'argent est parti vers {iban:mule1|compact}, chez une mule financière.
                    """))
            .language("fr");
    Sample summary =
        shop.office()
            .openDocument(
                "synthèse.odt",
                "Synthèse DEMO",
                at("2026-10-15T17:00"),
                shop.prose(
                    """
                    # DEMO – Synthèse
                    Quatorze victimes, deux comptes, un seul mode opératoire : prise en main à distance par RemoteDemo.
                    Le lien avec le site {domain:nordvault.example} reste à vérifier.
                    """))
            .language("fr");
    script
        .exhibit("OS-03", "DOCUMENT", "Klachten en verklaringen van slachtoffers (nl/fr)")
        .seized("2026-06-22T09:00:00+02:00", "Antwerpen", "CONSENT", "DEMO.37.L3.001790/2026")
        .file(
            first,
            complaint.file("plainte 2.eml"),
            answer.file("réponse plainte 2.eml"),
            table,
            statement,
            declaration,
            summary)
        .done();
  }

  private String victimTable() {
    Random random = shop.random("victims", "table");
    StringBuilder table =
        new StringBuilder("# Slachtoffers\n| Nr | Naam | Rekening | Naar | Bedrag |\n");
    for (int i = 1; i <= 14; i++) {
      table.append("| ").append(i).append(" | Slachtoffer ").append(i);
      table.append(" | {iban:victim").append(i).append("} | {iban:mule").append(1 + i % 2);
      table.append("} | ").append(900 + random.nextInt(8_000)).append(".00 |\n");
    }
    return table.toString();
  }

  private Sample shot(String name) {
    Picture picture = new Picture(1100, 480, 0xeef2f6);
    Prose text =
        shop.prose(
            """
            RemoteDemo
            Uw code: 123 456 789
            Verbonden met fraudedienst
            """);
    picture.rectangle(0, 0, 1100, 24, 0x12283f);
    picture.text(60, 70, 44, 0x101010, text.text().lines().toArray(String[]::new));
    return new Sample(name, "image/png", picture.png()).showing(text).language("nl");
  }

  private void screens(CaseScript script) throws IOException {
    Sample log =
        shop.text(
            "remotedemo_trace.log",
            "text/plain",
            "en",
            Charset.forName("UTF-16LE"),
            """
            2026-06-14 08:51:10.120 RemoteDemo 4.2 started, id 123456789
            2026-06-14 08:52:33.871 session code accepted, incoming from {ipv4:203.0.113.140}
            2026-06-14 08:52:34.002 relay {ipv6:2001:db8:51:2::9}, peer mac {mac:00:00:5e:00:53:07}
            2026-06-14 09:44:12.455 session closed by peer
            """);
    script
        .exhibit(
            "OS-04", "COMPUTER", "Schermafdrukken en logbestand van de computer van slachtoffer 1")
        .seized("2026-06-15T10:00:00+02:00", "Antwerpen", "CONSENT", "DEMO.37.L3.001795/2026")
        .file(shot("schermafdruk RemoteDemo.png"), log)
        .offered("inv2.antwerp", "clerk.antwerp", "REGISTRY")
        .done();
  }

  private static LocalDateTime at(String moment) {
    return LocalDateTime.parse(moment);
  }
}
