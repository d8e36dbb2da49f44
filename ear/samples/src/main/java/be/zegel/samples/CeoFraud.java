package be.zegel.samples;

import be.zegel.samples.DemoDossier.DemoCase;
import be.zegel.samples.DemoDossier.DemoDirective;
import be.zegel.samples.DemoDossier.DemoMember;
import be.zegel.samples.DemoDossier.DemoReply;
import be.zegel.samples.DemoDossier.DemoSearch;
import be.zegel.samples.DemoDossier.DemoTransition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * Fraud in the name of a managing director in Brussels, in French: the accountant's mailbox,
 * invoices with changed accounts, a lawyer's mail that is protected.
 */
final class CeoFraud {

  static final String KEY = "meridia";

  static final List<EvidenceFolder.Query> QUERIES =
      List.of(
          new EvidenceFolder.Query("virement urgent", "fr"),
          new EvidenceFolder.Query("strictement confidentiel", "fr"),
          new EvidenceFolder.Query("acquisition", "fr"),
          new EvidenceFolder.Query("bordereau", "fr"),
          new EvidenceFolder.Query("Meridia", null));

  private static final String BOSS = "Édouard Vanderdemo <e.vanderdemo@meridia.example>";
  private static final String FALSE_BOSS =
      "Édouard Vanderdemo <e.vanderdemo@meridia-group.example>";
  private static final String ACCOUNTANT = "Chloé Martin-Démo <comptabilite@meridia.example>";
  private static final String FALSE_LAWYER = "Maître Lenoir <lenoir@cabinet-lenoir.example>";
  private static final String LAWYER = "Maître Sarah Cohen-Démo <s.cohen@avocats-demo.example>";

  private final Workshop shop;

  CeoFraud(Workshop shop) {
    this.shop = shop;
  }

  DemoCase write(EvidenceFolder folder) throws IOException {
    CaseScript script = new CaseScript(folder, KEY);
    mailbox(script);
    invoices(script);
    bank(script);
    return new DemoCase(
        KEY,
        "DEMO – Fraude au président, société Meridia",
        "Un escroc se fait passer pour l'administrateur délégué de la société (fictive) Meridia et"
            + " obtient de la comptable trois virements pour 412 000 euros, sous le prétexte d'une"
            + " acquisition secrète. Les fonds partent vers la Lituanie.",
        "CEO",
        "fr",
        "NORMAL",
        "2026-07-06",
        "2026-07-10",
        "Bruxelles",
        "RCCU-BRU",
        "BRU",
        "inv.brussels",
        "lead.brussels",
        List.of(new DemoMember("inv.brussels", "LEAD", null, "gestionnaire du dossier")),
        script.exhibits(),
        List.of(
            new DemoTransition("lead.brussels", "ASSIGNED", "Attribué au gestionnaire du dossier"),
            new DemoTransition("inv.brussels", "INVESTIGATION", "Début de l'information"),
            new DemoTransition("inv.brussels", "SUBMITTED", "Dossier complet"),
            new DemoTransition("pros.brussels", "UNDER_REVIEW", "Examen par le parquet")),
        List.of(
            new DemoDirective(
                "pros.brussels",
                "Prière de joindre la réponse de la banque bénéficiaire sur le blocage des fonds.",
                List.of("Réponse de la banque bénéficiaire"),
                14,
                new DemoReply(
                    "inv.brussels",
                    "La réponse figure dans PC-03 : une partie des fonds (fictifs) est bloquée."),
                null)),
        null,
        List.of(
            new DemoSearch("\"virement urgent\"", "the order, in a thread of mails and its copies"),
            new DemoSearch("acquisition AND confidentiel*", "the pretext"),
            new DemoSearch("meridia-group", "the look-alike domain of the false director")));
  }

  private Mail order() {
    return shop.mail("2026-07-06T08:41:12+02:00", FALSE_BOSS, ACCOUNTANT)
        .thread("order")
        .subject("Virement urgent – à traiter personnellement")
        .body(
            "fr",
            """
            Chloé,

            je compte sur votre discrétion. Nous finalisons une acquisition à l'étranger, c'est strictement
            confidentiel. Un virement urgent de 138 000 euros doit partir ce matin vers {iban:lt-meridia}.
            Maître Lenoir vous appellera au {phone:fr-lenoir}. Ne passez pas par les services habituels.

            Édouard
            Envoyé de mon téléphone
            """)
        .encoded(StandardCharsets.ISO_8859_1, Mail.Transfer.QUOTED_PRINTABLE)
        .header(
            "Received",
            "from unknown ([{ipv4:203.0.113.201}]) by mx.meridia.example; Mon, 6 Jul 2026 08:41:15 +0200")
        .header("Reply-To", "{email:direction@meridia-group.example}");
  }

  private Mail done(Mail order) {
    return shop.mail("2026-07-06T10:05:33+02:00", ACCOUNTANT, FALSE_BOSS)
        .answering(order)
        .subject("RE: Virement urgent – à traiter personnellement")
        .body(
            "fr",
            """
            Monsieur,

            le virement urgent est parti de notre compte {iban:meridia}. Le bordereau est en annexe.

            Chloé Martin
            """)
        .attach(slip("Bordereau 1 – 6 juillet.pdf", 1, "138 000,00"));
  }

  private Sample slip(String name, int number, String amount) {
    return new Paper(name, "Bordereau DEMO", LocalDateTime.parse("2026-07-06T10:00"))
        .of(
            shop.prose(
                """
                # DEMO – Bordereau de virement %d
                Donneur d'ordre : Meridia SA, numéro d'entreprise {company:meridia}
                Compte : {iban:meridia}
                Bénéficiaire : {iban:lt-meridia}
                Montant : %s euros
                Communication : acquisition, dossier confidentiel
                """
                    .formatted(number, amount)))
        .language("fr");
  }

  private void mailbox(CaseScript script) throws IOException {
    Mail order = order();
    Mail done = done(order);
    Mail second =
        shop.mail("2026-07-08T09:12:50+02:00", FALSE_LAWYER, ACCOUNTANT, FALSE_BOSS)
            .answering(done)
            .subject("Deuxième tranche")
            .body(
                "fr",
                """
                Madame,

                la deuxième tranche est de 150 000 euros, la troisième de 124 000 euros, toujours vers
                {iban:lt-meridia|compact}. N'utilisez pas l'ancien compte {!iban:lt-ancien}.
                """);
    Mail doubt =
        shop.mail("2026-07-10T16:20:00+02:00", ACCOUNTANT, BOSS)
            .thread("doubt")
            .subject("Question sur l’acquisition")
            .body(
                "fr",
                """
                Bonjour Monsieur Vanderdemo,

                je vous transfère les échanges au sujet de l'opération : est-ce bien votre adresse,
                {email:e.vanderdemo@meridia-group.example} ? Le site {url:http://meridia-group.example/index.html}
                ne ressemble pas au nôtre.

                Chloé
                """)
            .attach(order.file("Virement urgent.eml"), second.file("Deuxième tranche.eml"));
    Mail advice =
        shop.mail("2026-07-11T11:00:00+02:00", LAWYER, BOSS)
            .answering(doubt)
            .subject("Conseil – secret professionnel")
            .body(
                "fr",
                """
                Cher Monsieur,

                la présente est couverte par le secret professionnel de l'avocat. Déposez plainte aujourd'hui
                et demandez à la banque le rappel des fonds.
                """)
            .privileged();
    Sample message =
        OutlookMessage.of(
                "Rappel des fonds.msg",
                OffsetDateTime.parse("2026-07-11T12:30:00+02:00"),
                "comptabilite@meridia.example",
                "fraude@banque-demo.example",
                "Rappel des fonds – 412 000 €",
                shop.prose(
                    """
                    Bonjour,

                    veuillez rappeler les trois virements vers {iban:lt-meridia}. Le premier bordereau est joint.
                    Société Meridia, numéro {company:meridia|compact}.
                    """),
                List.of(slip("Bordereau 1 – 6 juillet.pdf", 1, "138 000,00")))
            .language("fr");
    script
        .exhibit("PC-01", "COMPUTER", "Boîte aux lettres de la comptable, copie logique")
        .seized(
            "2026-07-13T14:10:00+02:00",
            "Avenue Démo 1, Bruxelles",
            "CONSENT",
            "DEMO.20.L1.002241/2026")
        .file(
            Mailbox.of("Boite de reception.mbox", order, done, second, doubt, advice),
            message,
            doubt.file("Question sur l'acquisition.eml"))
        .done();
  }

  private void invoices(CaseScript script) throws IOException {
    Sample hidden =
        shop.office()
            .word(
                "conditions.docx",
                "Conditions DEMO",
                LocalDateTime.parse("2026-07-05T23:14"),
                shop.prose(
                    """
                    # DEMO – Conditions
                    Modifié à l'étranger. Contact {email:direction@meridia-group.example}.
                    """))
            .language("fr");
    Sample invoice =
        new Paper("Facture 2026-118.pdf", "Facture DEMO", LocalDateTime.parse("2026-07-07T08:00"))
            .attach(hidden, slip("Bordereau 2.pdf", 2, "150 000,00"))
            .of(
                shop.prose(
                    """
                    # DEMO – Facture 2026-118
                    Cabinet Lenoir, honoraires pour l'acquisition
                    | Poste | Montant |
                    | Honoraires | 9 500,00 |
                    | Frais | 312,40 |
                    Numéro d'entreprise {!company:lenoir} (inexistant), compte {iban:lt-meridia}
                    ---
                    # Page 2
                    Paiement à réception. Toute question : {phone:fr-lenoir}.
                    """))
            .language("fr");
    Sample slides =
        shop.office()
            .slides(
                "Présentation du projet.pptx",
                "Projet DEMO",
                LocalDateTime.parse("2026-07-05T22:00"),
                shop.prose(
                    """
                    # DEMO – Projet Horizon
                    Acquisition d'une société à Vilnius, strictement confidentiel
                    # Calendrier
                    Trois virements, 6 au 10 juillet
                    Interlocuteur : {email:lenoir@cabinet-lenoir.example}
                    """))
            .language("fr");
    Sample locked =
        shop.office()
            .locked(
                shop.office()
                    .word(
                        "Contrat secret.docx",
                        "Contrat DEMO",
                        LocalDateTime.parse("2026-07-05T22:30"),
                        shop.prose(
                            """
                            # DEMO – Contrat
                            Le bordereau numéro 3 reste strictement confidentiel. Compte {iban:lt-final}.
                            """))
                    .language("fr"),
                "Horizon2026");
    script
        .exhibit("PC-02", "DOCUMENT", "Factures et documents joints aux faux courriels")
        .seized(
            "2026-07-13T14:40:00+02:00",
            "Avenue Démo 1, Bruxelles",
            "CONSENT",
            "DEMO.20.L1.002242/2026")
        .file(invoice, slides, locked)
        .done();
  }

  private void bank(CaseScript script) throws IOException {
    Sample export =
        shop.office()
            .excel(
                "extraits juillet.xlsx",
                "Extraits DEMO",
                LocalDateTime.parse("2026-07-20T09:00"),
                shop.prose(
                    """
                    # Extraits
                    | Date | Compte | Contrepartie | Montant |
                    | 2026-07-06 | {iban:meridia} | {iban:lt-meridia} | -138000.00 |
                    | 2026-07-08 | {iban:meridia} | {iban:lt-meridia} | -150000.00 |
                    | 2026-07-10 | {iban:meridia} | {iban:lt-meridia} | -124000.00 |
                    | 2026-07-10 | {iban:meridia} | {iban:supplier} | -812.33 |
                    """))
            .language("fr");
    Sample sheet =
        shop.text(
            "releve.html",
            "text/html",
            "fr",
            StandardCharsets.ISO_8859_1,
            """
            <html><head><meta charset="iso-8859-1"><title>Relevé</title></head><body>
            <p>Relevé de démonstration, compte {iban:lt-meridia}, ouvert par {email:direction@meridia-group.example}</p>
            <p>Carte {card:visa}, passeport vérifié à distance</p>
            </body></html>
            """);
    script
        .exhibit("PC-03", "PROVIDER_ANSWER", "Réponse de la banque")
        .seized("2026-07-20T11:00:00+02:00", "Bruxelles", "BANK", "DEMO.20.L1.002290/2026")
        .file(export, sheet)
        .done();
  }
}
