// What the page says, in the four languages of the procedure: nl | fr | de | en.

const LANGUAGES = ["nl", "fr", "de", "en"];

const TEXTS = {
  "trust.none": ["Geen vertrouwensbundel van buiten: de sleutels komen uit het pakket zelf, dus een volledig vervalst logboek zou er net zo uitzien.", "Pas de liste de confiance externe : les clés viennent du paquet lui-même ; un journal entièrement falsifié aurait le même aspect.", "Keine Vertrauensliste von außen: Die Schlüssel stammen aus dem Paket selbst; ein vollständig gefälschtes Protokoll sähe genauso aus.", "No trust bundle from outside: the keys come from the packet itself, so a wholly forged log would look the same."],
  "demo": ["Demonstratie: logboek, getuigen en tijdstempels draaien op één machine; aanmelden met een wachtwoord vervangt passkeys.", "Démonstration : journal, témoins et horodatage tournent sur une seule machine ; le mot de passe remplace les clés d’accès.", "Demonstration: Protokoll, Zeugen und Zeitstempel laufen auf einer Maschine; die Anmeldung mit Passwort ersetzt Passkeys.", "Demonstration: log, witnesses and time stamps run on one machine; password sign-in stands in for passkeys."],
  "yes": ["ja", "oui", "ja", "yes"],
  "no": ["NEE", "NON", "NEIN", "NO"],
  "custody.unbroken": ["ononderbroken, zonder hiaten", "ininterrompue, sans lacune", "ununterbrochen, ohne Lücken", "unbroken, without gaps"],
  "custody.broken": ["VERBROKEN", "ROMPUE", "UNTERBROCHEN", "BROKEN"],
  "gap.NO_CUSTODIAN": ["niemand stond ervoor in", "personne n’en répondait", "niemand war verantwortlich", "nobody answered for it"],
  "gap.PAPER_INTERVAL": ["onverklaarde periode op papier", "intervalle inexpliqué sur papier", "ungeklärter Zeitraum auf Papier", "unexplained interval on paper"],
  "gap.SEAL_DIFFERS": ["een ander zegel dan verwacht", "un autre scellé que prévu", "anderes Siegel als erwartet", "another seal than expected"],
  "gap.ACCEPTED_AFTER_EXPIRY": ["aanvaard nadat het aanbod vervallen was", "acceptée après l’expiration de l’offre", "nach Ablauf des Angebots angenommen", "accepted after the offer had lapsed"],
  "gap.LATE_ENTRY": ["laat geregistreerd", "enregistré tardivement", "verspätet erfasst", "recorded late"],
  "phase.NONE": ["niet ingeschreven", "pas entrée", "nicht erfasst", "not entered"],
  "phase.WITH": ["bij een persoon", "chez une personne", "bei einer Person", "with a person"],
  "phase.STORED": ["in een bewaarplaats", "dans un dépôt", "in einer Asservatenkammer", "in an evidence room"],
  "phase.OUT": ["uitgeleend", "sortie", "entnommen", "taken out"],
  "phase.EXTERNAL": ["bij een andere instantie", "chez une autre instance", "bei einer anderen Stelle", "with another body"],
  "phase.MISSING": ["vermist", "manquante", "vermisst", "missing"],
  "phase.CLOSED": ["buiten bewaring", "sortie définitivement", "abgegangen", "gone"],
  "signed.PASSKEY": ["ondertekend met passkey", "signé avec une clé d’accès", "mit Passkey unterzeichnet", "signed with passkey"],
  "signed.DEMO_POLICY": ["niet ondertekend (demobeleid)", "non signé (règle de démonstration)", "nicht unterzeichnet (Demo-Regel)", "not signed (demo policy)"],
  "signed.NOT": ["niet ondertekend", "non signé", "nicht unterzeichnet", "not signed"],
  "finding.PACKET_FORM": ["het pakket heeft niet zijn vorm", "le paquet n’a pas sa forme", "das Paket hat nicht seine Form", "the packet is not in its form"],
  "finding.MANIFEST": ["een bestand is niet wat de lijsten zeggen", "un fichier n’est pas ce que disent les manifestes", "eine Datei ist nicht, was die Verzeichnisse sagen", "a file is not what the manifests say"],
  "finding.TIME_STAMP": ["de tijdstempel klopt niet", "l’horodatage n’est pas valable", "der Zeitstempel gilt nicht", "the time stamp does not hold"],
  "finding.TIME_STAMP_MISSING": ["er is geen tijdstempel", "il n’y a pas d’horodatage", "es gibt keinen Zeitstempel", "there is no time stamp"],
  "finding.UNKNOWN_TIME_STAMP": ["een tijdstempeldienst die niet vertrouwd wordt", "une autorité d’horodatage qui n’est pas de confiance", "eine Zeitstempelstelle, der nicht vertraut wird", "a time-stamp authority that is not trusted"],
  "finding.CHECKPOINT": ["een handtekening op het controlepunt klopt niet", "une signature du point de contrôle n’est pas valable", "eine Unterschrift auf dem Prüfpunkt gilt nicht", "a signature on the checkpoint does not hold"],
  "finding.UNKNOWN_LOG": ["een logboek dat niet vertrouwd wordt", "un journal qui n’est pas de confiance", "ein Protokoll, dem nicht vertraut wird", "a log that is not trusted"],
  "finding.QUORUM": ["te weinig vertrouwde getuigen hebben mee ondertekend", "trop peu de témoins de confiance ont cosigné", "zu wenige vertraute Zeugen haben mitunterzeichnet", "too few trusted witnesses have cosigned"],
  "finding.NO_TRUST": ["geen vertrouwensbundel opgegeven", "aucune liste de confiance donnée", "keine Vertrauensliste angegeben", "no trust bundle was given"],
  "finding.CHAIN": ["de keten van gebeurtenissen is verbroken", "la chaîne des événements est rompue", "die Kette der Ereignisse ist unterbrochen", "the chain of events is broken"],
  "finding.FIELD_WITHHELD": ["een veld dat getoond moet worden is achtergehouden", "un champ qui doit être montré est retenu", "ein Feld, das gezeigt werden muss, ist zurückgehalten", "a field that must be shown is withheld"],
  "finding.CUSTODY": ["dit kon niet gebeuren na de vorige gebeurtenissen", "ceci ne pouvait pas arriver après les événements précédents", "dies konnte nach den vorigen Ereignissen nicht geschehen", "this could not have happened after the events before it"],
  "finding.LOG_PROOF": ["staat niet in het logboek", "ne figure pas au journal", "steht nicht im Protokoll", "does not stand in the log"],
  "finding.HEAD": ["de keten eindigt elders dan het logboek zegt", "la chaîne finit ailleurs que ne le dit le journal", "die Kette endet anders, als das Protokoll sagt", "the chain ends elsewhere than the log says"],
  "finding.EVENTS_MISSING": ["de laatste gebeurtenissen ontbreken", "les derniers événements manquent", "die letzten Ereignisse fehlen", "the last events are missing"],
  "finding.HEAD_MAP_OLD": ["latere gebeurtenissen kunnen weggelaten zijn", "des événements ultérieurs peuvent avoir été omis", "spätere Ereignisse können weggelassen sein", "later events could have been left out"],
  "finding.CASE": ["is geen overtuigingsstuk van de zaak zoals die zegt", "n’est pas une pièce du dossier tel qu’il le dit", "ist kein Beweisstück der Akte, wie sie sagt", "is not an exhibit of the case as it says"],
  "finding.KIN": ["twee overtuigingsstukken spreken elkaar tegen", "deux pièces se contredisent", "zwei Beweisstücke widersprechen einander", "two exhibits contradict each other"],
  "finding.SIGNATURE": ["de handtekening van een persoon klopt niet", "la signature d’une personne n’est pas valable", "die Unterschrift einer Person gilt nicht", "the signature of a person does not hold"],
  "finding.SIGNATURE_MISSING": ["een persoon heeft niet ondertekend", "une personne n’a pas signé", "eine Person hat nicht unterzeichnet", "a person has not signed"],
  "finding.UNKNOWN_ENROLMENT": ["sleutels van personen onder een wortel die niet vertrouwd wordt", "clés de personnes sous une racine qui n’est pas de confiance", "Schlüssel von Personen unter einer Wurzel, der nicht vertraut wird", "keys of persons under a root that is not trusted"],
  "finding.OBJECT": ["een bestand is niet wat een gebeurtenis noemt", "un fichier n’est pas celui qu’un événement nomme", "eine Datei ist nicht die, die ein Ereignis nennt", "a file is not the one that an event names"],
  "finding.OBJECT_MISSING": ["een bestand is niet gevonden", "un fichier n’a pas été trouvé", "eine Datei wurde nicht gefunden", "a file was not found"],
  "finding.ANCHOR": ["een verankerd controlepunt klopt niet", "un point de contrôle ancré n’est pas valable", "ein verankerter Prüfpunkt gilt nicht", "an anchored checkpoint does not hold"],
  "title": ["Dossierpakket controleren", "Vérifier un paquet judiciaire", "Gerichtspaket prüfen", "Check a court packet"],
  "brand": ["Zegel · tweede verificatieprogramma", "Zegel · second programme de vérification", "Zegel · zweites Prüfprogramm", "Zegel · second verifier"],
  "intro": ["Alles gebeurt in deze pagina, op dit toestel. Ze heeft geen netwerk nodig en kan er geen gebruiken.", "Tout se passe dans cette page, sur cet appareil. Elle n’a pas besoin de réseau et ne peut pas en utiliser.", "Alles geschieht in dieser Seite, auf diesem Gerät. Sie braucht kein Netz und kann keines benutzen.", "Everything happens in this page, on this machine. It needs no network and cannot use one."],
  "language": ["Taal", "Langue", "Sprache", "Language"],
  "packet": ["Pakket", "Paquet", "Paket", "Packet"],
  "packet.hint": ["Het bestand dat u ontving (.asice). Sleep het hierheen of kies het.", "Le fichier que vous avez reçu (.asice). Glissez-le ici ou choisissez-le.", "Die Datei, die Sie erhalten haben (.asice). Hierher ziehen oder auswählen.", "The file you received (.asice). Drag it here or choose it."],
  "trust": ["Vertrouwensbundel", "Liste de confiance", "Vertrauensliste", "Trust bundle"],
  "trust.hint": ["trust.json zoals de dienst het publiceert, van buiten het pakket.", "trust.json tel que le service le publie, obtenu hors du paquet.", "trust.json, wie die Dienststelle sie veröffentlicht, von außerhalb des Pakets.", "trust.json as the service publishes it, from outside the packet."],
  "beside": ["Bestanden naast het pakket", "Fichiers à côté du paquet", "Dateien neben dem Paket", "Files beside the packet"],
  "beside.hint": ["Alleen als u er kreeg: ze worden met de gebeurtenissen vergeleken.", "Seulement si vous en avez reçu : ils sont comparés avec les événements.", "Nur falls Sie welche erhielten: Sie werden mit den Ereignissen verglichen.", "Only if you were given any: they are compared with the events."],
  "choose": ["Kies een bestand", "Choisir un fichier", "Datei auswählen", "Choose a file"],
  "choose.many": ["Kies bestanden", "Choisir des fichiers", "Dateien auswählen", "Choose files"],
  "chosen": ["{0}, {1}", "{0}, {1}", "{0}, {1}", "{0}, {1}"],
  "chosen.many": ["{0} bestanden", "{0} fichiers", "{0} Dateien", "{0} files"],
  "working": ["Bezig: {0} van {1} gelezen", "En cours : {0} sur {1} lus", "In Arbeit: {0} von {1} gelesen", "Working: {0} of {1} read"],
  "trust.bad": ["Dit bestand is geen vertrouwensbundel: {0}", "Ce fichier n’est pas une liste de confiance : {0}", "Diese Datei ist keine Vertrauensliste: {0}", "This file is no trust bundle: {0}"],
  "again": ["Opnieuw beginnen", "Recommencer", "Neu beginnen", "Start again"],
  "print": ["Verslag afdrukken", "Imprimer le rapport", "Bericht drucken", "Print the report"],
  "verdict": ["Oordeel", "Verdict", "Urteil", "Verdict"],
  "says.VERIFIED": ["Alles wat er moet zijn is er, en klopt.", "Tout ce qui doit y être y est, et est valable.", "Alles, was da sein muss, ist da und gilt.", "Everything that must be there is there, and holds."],
  "says.VERIFIED-WITH-WITHHELD": ["Alles klopt. Achtergehouden: {0} velden en {1} overtuigingsstukken.", "Tout est valable. Retenus : {0} champs et {1} pièces à conviction.", "Alles gilt. Zurückgehalten: {0} Felder und {1} Beweisstücke.", "Everything holds. Withheld: {0} fields and {1} exhibits."],
  "says.INCOMPLETE": ["Niets is verkeerd, maar er ontbreekt iets.", "Rien n’est faux, mais il manque quelque chose.", "Nichts ist falsch, aber es fehlt etwas.", "Nothing is wrong, and something is missing."],
  "says.BROKEN": ["Er is iets verkeerd. Steun niet op dit pakket.", "Quelque chose est faux. Ne vous fiez pas à ce paquet.", "Etwas ist falsch. Verlassen Sie sich nicht auf dieses Paket.", "Something is wrong. Do not rely on this packet."],
  "says.UNTRUSTED": ["Alles is samenhangend, maar wie ervoor instaat is niet wie u vertrouwt.", "Tout est cohérent, mais ceux qui s’en portent garants ne sont pas ceux à qui vous faites confiance.", "Alles ist stimmig, doch wer dafür bürgt, ist nicht, wem Sie vertrauen.", "All is consistent, and those who vouch for it are not those you trust."],
  "findings": ["Bevindingen", "Constatations", "Feststellungen", "Findings"],
  "finding": ["Bevinding", "Constatation", "Feststellung", "Finding"],
  "where": ["Waar", "Où", "Wo", "Where"],
  "detail": ["Voor deskundigen", "Pour les experts", "Für Sachverständige", "For experts"],
  "first": ["Eerste: {0}", "Première : {0}", "Erste: {0}", "First: {0}"],
  "severity": ["Gevolg", "Conséquence", "Folge", "Consequence"],
  "severity.BROKEN": ["verkeerd", "faux", "falsch", "wrong"],
  "severity.INCOMPLETE": ["ontbreekt", "manquant", "fehlt", "missing"],
  "severity.UNTRUSTED": ["niet vertrouwd", "pas de confiance", "nicht vertraut", "not trusted"],
  "about": ["Waarop het oordeel steunt", "Sur quoi le verdict repose", "Worauf das Urteil beruht", "What the verdict stands on"],
  "fact.trust": ["Vertrouwensbundel", "Liste de confiance", "Vertrauensliste", "Trust bundle"],
  "fact.fingerprint": ["Vingerafdruk; vergelijk die met een ontvangstbewijs", "Empreinte ; comparez-la avec un récépissé", "Fingerabdruck; mit einer Empfangsbestätigung vergleichen", "Fingerprint; compare it with one on a receipt"],
  "fact.made": ["Pakket gemaakt", "Paquet établi", "Paket erstellt", "Packet made"],
  "fact.stamped": ["Tijdstempel op het pakket", "Horodatage du paquet", "Zeitstempel auf dem Paket", "Time stamp on the packet"],
  "fact.heads": ["Volledig tot", "Complet jusqu’au", "Vollständig bis", "Complete up to"],
  "fact.log": ["Logboek", "Journal", "Protokoll", "Log"],
  "fact.witnesses": ["Getuigen die mee ondertekenden", "Témoins cosignataires", "Mitunterzeichnende Zeugen", "Witnesses that cosigned"],
  "fact.hash": ["SHA-256 van het pakket", "SHA-256 du paquet", "SHA-256 des Pakets", "SHA-256 of the packet"],
  "log.size": ["{0}, {1} gebeurtenissen en kaarten", "{0}, {1} événements et cartes", "{0}, {1} Ereignisse und Karten", "{0}, {1} events and maps"],
  "none": ["geen", "aucun", "keine", "none"],
  "exhibits": ["Overtuigingsstukken", "Pièces à conviction", "Beweisstücke", "Exhibits"],
  "exhibit": ["Overtuigingsstuk", "Pièce à conviction", "Beweisstück", "Exhibit"],
  "withheld": ["(achtergehouden)", "(retenu)", "(zurückgehalten)", "(withheld)"],
  "is.complete": ["volledig", "complète", "vollständig", "complete"],
  "is.incomplete": ["niet volledig", "incomplète", "nicht vollständig", "not complete"],
  "is.ordered": ["in volgorde en ongewijzigd", "en ordre et inaltérée", "geordnet und unverändert", "ordered and unaltered"],
  "is.broken": ["keten verbroken", "chaîne rompue", "Kette unterbrochen", "chain broken"],
  "item.events": ["Gebeurtenissen", "Événements", "Ereignisse", "Events"],
  "item.custody": ["Bewaring", "Garde", "Gewahrsam", "Custody"],
  "item.gaps": ["Hiaten te verklaren: {0}", "Lacunes à expliquer : {0}", "Zu erklärende Lücken: {0}", "Gaps to be explained: {0}"],
  "item.custodian": ["Bewaarder op het einde", "Gardien à la fin", "Verwahrer am Ende", "Custodian at the end"],
  "item.seal": ["Zegel op het einde", "Scellé à la fin", "Siegel am Ende", "Seal at the end"],
  "item.sealed": ["Bezegeld in het logboek", "Scellé au journal", "Im Protokoll versiegelt", "Sealed in the log"],
  "item.anchored": ["Verankerd", "Ancré", "Verankert", "Anchored"],
  "item.anchored.demo": ["Verankerd (demo)", "Ancré (démo)", "Verankert (Demo)", "Anchored (demo)"],
  "item.withheld": ["Achtergehouden velden", "Champs retenus", "Zurückgehaltene Felder", "Fields withheld"],
  "item.files": ["Bestanden", "Fichiers", "Dateien", "Files"],
  "file.PACKET": ["in het pakket, ongewijzigd", "dans le paquet, inaltéré", "im Paket, unverändert", "in the packet, unaltered"],
  "file.BESIDE": ["ernaast, ongewijzigd", "à côté, inaltéré", "daneben, unverändert", "beside it, unaltered"],
  "file.ERASED": ["op bevel vernietigd", "détruit sur ordre", "auf Anordnung vernichtet", "destroyed by order"],
  "file.ABSENT": ["niet bijgevoegd", "non fourni", "nicht beigefügt", "not given"],
  "handovers": ["Overdrachten", "Remises", "Übergaben", "Hand-overs"],
  "giver": ["gever:", "remettant :", "Geber:", "giver:"],
  "taker": ["ontvanger:", "recevant :", "Empfänger:", "receiver:"],
  "history": ["Alle gebeurtenissen", "Tous les événements", "Alle Ereignisse", "All events"],
  "col.seq": ["Nr.", "N°", "Nr.", "No."],
  "col.type": ["Gebeurtenis", "Événement", "Ereignis", "Event"],
  "col.occurred": ["Gebeurd", "Survenu", "Geschehen", "Happened"],
  "col.recorded": ["Geregistreerd (UTC)", "Enregistré (UTC)", "Erfasst (UTC)", "Recorded (UTC)"],
  "col.actor": ["Door", "Par", "Durch", "By"],
  "col.custodian": ["Bewaarder erna", "Gardien après", "Verwahrer danach", "Custodian after"],
  "col.seal": ["Zegel erna", "Scellé après", "Siegel danach", "Seal after"],
  "col.signed": ["Ondertekend", "Signé", "Unterzeichnet", "Signed"],
  "col.hash": ["Hash", "Empreinte", "Hash", "Hash"],
  "limits": ["Wat dit programma niet kan zeggen: of het waar was wat iemand registreerde, en of iets nooit geregistreerd werd.", "Ce que ce programme ne peut pas dire : si ce que quelqu’un a enregistré était vrai, ni si quelque chose n’a jamais été enregistré.", "Was dieses Programm nicht sagen kann: ob wahr war, was jemand erfasste, und ob etwas nie erfasst wurde.", "What this program cannot tell: whether what a person recorded was true, and whether something was never recorded."],
  "trouble": ["Deze browser kan de controle niet uitvoeren: {0}", "Ce navigateur ne peut pas faire la vérification : {0}", "Dieser Browser kann die Prüfung nicht ausführen: {0}", "This browser cannot make the check: {0}"],
};

/** What the types of events are called. */
const TYPE_NAMES = new Map(
  rows(`
SEIZED | In beslag genomen | Saisi | Beschlagnahmt | Seized
SURRENDERED | Vrijwillig afgegeven | Remis volontairement | Freiwillig herausgegeben | Surrendered voluntarily
ACQUIRED_LIVE | Live veiliggesteld | Acquis en direct | Live gesichert | Acquired live
ACQUIRED_REMOTE | Op afstand veiliggesteld | Acquis à distance | Aus der Ferne gesichert | Acquired remotely
PRODUCED_BY_PROVIDER | Verstrekt door een dienstverlener | Produit par un fournisseur | Von einem Anbieter herausgegeben | Produced by a provider
LEGACY_IMPORTED | Papieren keten overgenomen | Chaîne papier reprise | Papierkette übernommen | Paper chain imported
PACKAGED | Verpakt | Emballé | Verpackt | Packaged
SEALED | Verzegeld | Scellé | Versiegelt | Sealed
SEAL_CHECKED | Zegel nagezien | Scellé vérifié | Siegel geprüft | Seal checked
UNSEALED | Ontzegeld | Descellé | Entsiegelt | Unsealed
RESEALED | Herzegeld | Rescellé | Neu versiegelt | Resealed
ACCESSIONED | Ingeschreven | Inscrit | Eingetragen | Accessioned
DISCREPANCY_RECORDED | Afwijking vastgesteld | Divergence constatée | Abweichung festgestellt | Discrepancy recorded
DISCREPANCY_RESOLVED | Afwijking opgehelderd | Divergence élucidée | Abweichung geklärt | Discrepancy resolved
STORED | Opgeslagen | Entreposé | Eingelagert | Stored
MOVED | Verplaatst | Déplacé | Verlegt | Moved
INVENTORIED | Geïnventariseerd | Inventorié | Inventarisiert | Inventoried
CHECKED_OUT | Uitgenomen | Sorti | Entnommen | Checked out
CHECKED_IN | Teruggeplaatst | Rentré | Zurückgestellt | Checked in
EXAMINATION_STARTED | Onderzoek begonnen | Examen commencé | Untersuchung begonnen | Examination started
EXAMINATION_ENDED | Onderzoek beëindigd | Examen terminé | Untersuchung beendet | Examination ended
ALTERED_UNAVOIDABLY | Onvermijdelijk gewijzigd | Modifié inévitablement | Unvermeidbar verändert | Altered unavoidably
IMAGED | Forensische kopie gemaakt | Copie forensique réalisée | Forensische Kopie erstellt | Forensic image made
INGESTED | Bestand neergelegd | Fichier déposé | Datei hinterlegt | File filed
COPIED | Gekopieerd | Copié | Kopiert | Copied
DERIVED | Afgeleid stuk gemaakt | Pièce dérivée créée | Abgeleitetes Stück erstellt | Derived item made
FIXITY_VERIFIED | Hash nagezien: gelijk | Empreinte vérifiée : identique | Hashwert geprüft: gleich | Hash verified: equal
FIXITY_FAILED | Hash nagezien: verschillend | Empreinte vérifiée : différente | Hashwert geprüft: verschieden | Hash verified: different
REPLICATED | Gerepliceerd | Répliqué | Repliziert | Replicated
REENCRYPTED | Opnieuw versleuteld | Rechiffré | Neu verschlüsselt | Re-encrypted
QUARANTINE_LIFTED | Quarantaine opgeheven | Quarantaine levée | Quarantäne aufgehoben | Quarantine lifted
TRANSFER_OFFERED | Overdracht aangeboden | Remise offerte | Übergabe angeboten | Transfer offered
TRANSFER_ACCEPTED | Overdracht aanvaard | Remise acceptée | Übergabe angenommen | Transfer accepted
TRANSFER_REFUSED | Overdracht geweigerd | Remise refusée | Übergabe verweigert | Transfer refused
TRANSFER_WITHDRAWN | Overdracht ingetrokken | Remise retirée | Übergabe zurückgezogen | Transfer withdrawn
TRANSFER_EXPIRED | Overdracht vervallen | Remise expirée | Übergabe verfallen | Transfer expired
DISCLOSED | Meegedeeld | Communiqué | Mitgeteilt | Disclosed
DEPOSITED | Neergelegd ter griffie | Déposé au greffe | Bei der Kanzlei hinterlegt | Deposited at the registry
PRESENTED | Voorgelegd | Présenté | Vorgelegt | Presented
RECALLED | Teruggeroepen | Rappelé | Zurückgerufen | Recalled
HOLD_PLACED | Blokkering opgelegd | Blocage imposé | Sperre verhängt | Legal hold placed
HOLD_RELEASED | Blokkering opgeheven | Blocage levé | Sperre aufgehoben | Legal hold released
RETENTION_SET | Bewaartermijn bepaald | Délai de conservation fixé | Aufbewahrungsfrist festgelegt | Retention set
RETURN_ORDERED | Teruggave bevolen | Restitution ordonnée | Rückgabe angeordnet | Return ordered
DESTRUCTION_ORDERED | Vernietiging bevolen | Destruction ordonnée | Vernichtung angeordnet | Destruction ordered
INACCESSIBLE_MADE | Ontoegankelijk gemaakt (39bis) | Rendu inaccessible (39bis) | Unzugänglich gemacht (39bis) | Made inaccessible (39bis)
RETURNED | Teruggegeven | Restitué | Zurückgegeben | Returned
DESTROYED | Vernietigd | Détruit | Vernichtet | Destroyed
CRYPTO_ERASED | Cryptografisch gewist | Effacé cryptographiquement | Kryptografisch gelöscht | Cryptographically erased
FORFEITED | Verbeurdverklaard | Confisqué | Eingezogen | Forfeited
HANDED_OVER_OCSC | Overgedragen aan het COIV | Remis à l’OCSC | Dem COIV/OCSC übergeben | Handed over to COIV/OCSC
TRANSFERRED_OUT | Overgedragen buiten het systeem | Transféré hors du système | Aus dem System abgegeben | Transferred out
LOST | Verloren | Perdu | Verloren | Lost
FOUND | Teruggevonden | Retrouvé | Wiedergefunden | Found
INCIDENT | Incident | Incident | Vorfall | Incident
QUARANTINED | In quarantaine | Mis en quarantaine | Unter Quarantäne | Quarantined
CUSTODIAN_OVERRIDDEN | Bewaarder ambtshalve vervangen | Gardien remplacé d’office | Verwahrer von Amts wegen ersetzt | Custodian overridden
CORRECTED | Verbeterd | Corrigé | Berichtigt | Corrected
ANNOTATED | Aantekening toegevoegd | Annoté | Vermerkt | Annotated
SPLIT | Gesplitst | Scindé | Geteilt | Split
MERGED | Samengevoegd | Fusionné | Zusammengeführt | Merged
PAYLOAD_ERASED | Inhoud van een gebeurtenis gewist | Contenu d’un événement effacé | Inhalt eines Ereignisses gelöscht | Event content erased
`).map((row) => {
    const [type, ...names] = row.split(" | ");
    return [type, names];
  }),
);

let language = "en";

/** A text in the language of the page, with its parts put in. */
const say = (key, ...parts) => (TEXTS[key] ? TEXTS[key][LANGUAGES.indexOf(language)] : key).replace(/\{(\d)\}/g, (_, i) => parts[i]);

const typeName = (type) => (TYPE_NAMES.has(type) ? TYPE_NAMES.get(type)[LANGUAGES.indexOf(language)] : type);
