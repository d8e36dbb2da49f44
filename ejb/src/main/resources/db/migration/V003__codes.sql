-- Plain code sets: what each code is called in Dutch, French, German and English (Belgian usage, docs/glossary.md).
-- The last column says whether the German term stands unmarked in the glossary; where it is false a sworn translator still has to check it.

-- The languages of the interface; the first three are also those of procedure.
insert into code_label (code_set, code, sort, nl, fr, de, en, reviewed)
values ('LANGUAGE', 'nl', 10, 'Nederlands', 'néerlandais', 'Niederländisch', 'Dutch', true),
       ('LANGUAGE', 'fr', 20, 'Frans', 'français', 'Französisch', 'French', true),
       ('LANGUAGE', 'de', 30, 'Duits', 'allemand', 'Deutsch', 'German', true),
       ('LANGUAGE', 'en', 40, 'Engels', 'anglais', 'Englisch', 'English', true);

-- Kinds of police unit (domain: organisation).
insert into code_label (code_set, code, sort, nl, fr, de, en, reviewed)
values ('UNIT_KIND', 'FEDERAL_POLICE', 10, 'Federale politie', 'Police fédérale', 'Föderale Polizei', 'Federal police', true),
       ('UNIT_KIND', 'GENERAL_DIRECTORATE', 20, 'Algemene directie', 'Direction générale', 'Generaldirektion', 'General directorate', false),
       ('UNIT_KIND', 'CENTRAL_DIRECTORATE', 30, 'Centrale directie', 'Direction centrale', 'Zentrale Direktion', 'Central directorate', false),
       ('UNIT_KIND', 'FEDERAL_CRIME_UNIT', 40, 'Federal Computer Crime Unit', 'Federal Computer Crime Unit', 'Federal Computer Crime Unit', 'Federal Computer Crime Unit', true),
       ('UNIT_KIND', 'JUDICIAL_DIRECTORATE', 50, 'Gedeconcentreerde gerechtelijke directie', 'Direction judiciaire déconcentrée', 'Dekonzentrierte Gerichtspolizeidirektion', 'Decentralised judicial directorate', false),
       ('UNIT_KIND', 'REGIONAL_CRIME_UNIT', 60, 'Regional Computer Crime Unit', 'Regional Computer Crime Unit', 'Regional Computer Crime Unit', 'Regional Computer Crime Unit', true),
       ('UNIT_KIND', 'LOCAL_ZONE', 70, 'Politiezone', 'Zone de police', 'Polizeizone', 'Police zone', true);

-- Kinds of storage room.
insert into code_label (code_set, code, sort, nl, fr, de, en, reviewed)
values ('STORAGE_KIND', 'EVIDENCE_ROOM', 10, 'Bewijsruimte', 'Local de conservation', 'Beweismittelraum', 'Evidence room', false),
       ('STORAGE_KIND', 'LABORATORY', 20, 'Forensisch labo', 'Laboratoire forensique', 'Forensiklabor', 'Forensic laboratory', false),
       ('STORAGE_KIND', 'COURT_REGISTRY', 30, 'Griffie (overtuigingsstukken)', 'Greffe (pièces à conviction)', 'Kanzlei (Beweisstücke)', 'Court registry (exhibits)', true);

-- Roles of users. Being a judicial police officer is an attribute of the person, not a role.
insert into code_label (code_set, code, sort, nl, fr, de, en, reviewed)
values ('ROLE', 'INVESTIGATOR', 10, 'Rechercheur', 'Enquêteur', 'Ermittler', 'Investigator', true),
       ('ROLE', 'CASE_LEAD', 20, 'Dossierbeheerder', 'Gestionnaire de dossier', 'Sachbearbeiter', 'Case lead', true),
       ('ROLE', 'FORENSIC_EXAMINER', 30, 'Digitaal forensisch onderzoeker', 'Examinateur en criminalistique numérique', 'IT-Forensiker', 'Digital forensic examiner', true),
       ('ROLE', 'EVIDENCE_CUSTODIAN_POLICE', 40, 'Bewaarder van in beslag genomen voorwerpen', 'Gestionnaire des saisies', 'Verwahrer beschlagnahmter Gegenstände', 'Evidence custodian', false),
       ('ROLE', 'REGISTRY_CLERK', 50, 'Griffier (overtuigingsstukken)', 'Greffier (pièces à conviction)', 'Greffier (Beweisstücke)', 'Registrar (exhibits)', true),
       ('ROLE', 'INTAKE_OFFICER', 60, 'Onthaal', 'Accueil', 'Anzeigenaufnahme', 'Intake officer', false),
       ('ROLE', 'UNIT_LEADER', 70, 'Diensthoofd', 'Chef de service', 'Dienstleiter', 'Unit leader', true),
       ('ROLE', 'JUDICIAL_DIRECTOR', 80, 'Gerechtelijk directeur', 'Directeur judiciaire', 'Kriminaldirektor', 'Judicial director', true),
       ('ROLE', 'PROSECUTOR', 90, '(Substituut-)procureur des Konings', '(Substitut du) procureur du Roi', 'Prokurator des Königs (Staatsanwalt)', 'Public prosecutor', true),
       ('ROLE', 'REFERENCE_MAGISTRATE', 100, 'Referentiemagistraat cybercrime', 'Magistrat de référence cybercriminalité', 'Referenzmagistrat Cyberkriminalität', 'Reference magistrate cybercrime', true),
       ('ROLE', 'FEDERAL_PROSECUTOR', 110, 'Federaal magistraat', 'Magistrat fédéral', 'Föderalmagistrat', 'Federal prosecutor', false),
       ('ROLE', 'INVESTIGATING_JUDGE', 120, 'Onderzoeksrechter', 'Juge d’instruction', 'Untersuchungsrichter', 'Investigating judge', true),
       ('ROLE', 'JUDGE_CLERK', 130, 'Griffier van de onderzoeksrechter', 'Greffier d’instruction', 'Greffier des Untersuchungsrichters', 'Clerk of the investigating judge', false),
       ('ROLE', 'LIAISON_OFFICER', 140, 'Verbindingsofficier', 'Officier de liaison', 'Verbindungsoffizier', 'Liaison officer', true),
       ('ROLE', 'CRIME_ANALYST', 150, 'Misdaadanalist', 'Analyste criminel', 'Kriminalanalytiker', 'Crime analyst', true),
       ('ROLE', 'AUDITOR', 160, 'Auditor', 'Auditeur', 'Auditor', 'Auditor', false),
       ('ROLE', 'DPO', 170, 'Functionaris voor gegevensbescherming', 'Délégué à la protection des données', 'Datenschutzbeauftragter', 'Data protection officer', true),
       ('ROLE', 'OVERSIGHT', 180, 'Toezichtsorgaan (COC, Comité P)', 'Organe de contrôle (COC, Comité P)', 'Kontrollorgan (COC, Komitee P)', 'Oversight body (COC, Committee P)', false),
       ('ROLE', 'FUNCTIONAL_ADMIN', 190, 'Functioneel beheerder', 'Gestionnaire fonctionnel', 'Fachlicher Verwalter', 'Functional administrator', false),
       ('ROLE', 'SYSTEM_ADMIN', 200, 'Systeembeheerder', 'Administrateur système', 'Systemverwalter', 'System administrator', false),
       ('ROLE', 'PARTNER_REFERRER', 210, 'Partner', 'Partenaire', 'Partner', 'Partner', false);

-- Who may order or confirm a measure.
insert into code_label (code_set, code, sort, nl, fr, de, en, reviewed)
values ('ORDERING_AUTHORITY', 'OPJ', 10, 'Officier van gerechtelijke politie (OGP)', 'Officier de police judiciaire (OPJ)', 'Gerichtspolizeioffizier', 'Judicial police officer', true),
       ('ORDERING_AUTHORITY', 'PROSECUTOR', 20, 'Procureur des Konings of federaal procureur', 'Procureur du Roi ou procureur fédéral', 'Prokurator des Königs oder Föderalprokurator', 'Public or federal prosecutor', true),
       ('ORDERING_AUTHORITY', 'INVESTIGATING_JUDGE', 30, 'Onderzoeksrechter', 'Juge d’instruction', 'Untersuchungsrichter', 'Investigating judge', true),
       ('ORDERING_AUTHORITY', 'DESIGNATED_POLICE_SERVICE', 40, 'Aangewezen politiedienst (24/7-contactpunt)', 'Service de police désigné (point de contact 24/7)', 'Bezeichneter Polizeidienst (24/7-Kontaktstelle)', 'Designated police service (24/7 contact point)', false);

-- States of a case (domain: case life cycle).
insert into code_label (code_set, code, sort, nl, fr, de, en, reviewed)
values ('CASE_STATE', 'DRAFT_INTAKE', 10, 'Intake (ontwerp)', 'Accueil (projet)', 'Aufnahme (Entwurf)', 'Intake (draft)', false),
       ('CASE_STATE', 'REGISTERED', 20, 'Geregistreerd', 'Enregistré', 'Registriert', 'Registered', false),
       ('CASE_STATE', 'ASSIGNED', 30, 'Toegewezen', 'Attribué', 'Zugewiesen', 'Assigned', true),
       ('CASE_STATE', 'INVESTIGATION', 40, 'Opsporingsonderzoek', 'Information', 'Ermittlungsverfahren', 'Prosecutor-led inquiry', true),
       ('CASE_STATE', 'INSTRUCTION', 50, 'Gerechtelijk onderzoek', 'Instruction', 'Gerichtliche Untersuchung', 'Judicial investigation', true),
       ('CASE_STATE', 'SETTLEMENT_OF_PROCEDURE', 60, 'Regeling van de rechtspleging', 'Règlement de la procédure', 'Regelung des Verfahrens', 'Settlement of the procedure', false),
       ('CASE_STATE', 'SUBMITTED', 70, 'Ingediend bij het parket', 'Transmis au parquet', 'Der Staatsanwaltschaft übermittelt', 'Submitted to the prosecutor', false),
       ('CASE_STATE', 'UNDER_REVIEW', 80, 'In nazicht bij het parket', 'En examen au parquet', 'In Prüfung bei der Staatsanwaltschaft', 'Under review by the prosecutor', false),
       ('CASE_STATE', 'RETURNED', 90, 'Teruggestuurd voor bijkomend onderzoek', 'Renvoyé pour devoirs complémentaires', 'Zurück für zusätzliche Untersuchungshandlungen', 'Returned for additional investigation', true),
       ('CASE_STATE', 'DECIDED', 100, 'Beslist', 'Décidé', 'Entschieden', 'Decided', false),
       ('CASE_STATE', 'DISMISSED', 110, 'Geseponeerd', 'Classé sans suite', 'Eingestellt (ohne Folge)', 'Dismissed', true),
       ('CASE_STATE', 'IN_COURT', 120, 'Voor de rechtbank', 'Devant le tribunal', 'Vor Gericht', 'In court', false),
       ('CASE_STATE', 'JUDGED', 130, 'Gevonnist', 'Jugé', 'Abgeurteilt', 'Judged', false),
       ('CASE_STATE', 'CLOSED', 140, 'Afgesloten', 'Clôturé', 'Abgeschlossen', 'Closed', false),
       ('CASE_STATE', 'ARCHIVED', 150, 'Gearchiveerd', 'Archivé', 'Archiviert', 'Archived', false),
       ('CASE_STATE', 'ERASED', 160, 'Gewist', 'Effacé', 'Gelöscht', 'Erased', true),
       ('CASE_STATE', 'REJECTED', 170, 'Geweigerd', 'Rejeté', 'Abgelehnt', 'Rejected', false),
       ('CASE_STATE', 'MERGED', 180, 'Gevoegd', 'Joint', 'Verbunden', 'Joined', true),
       ('CASE_STATE', 'TRANSFERRED', 190, 'Overgedragen', 'Transféré', 'Abgegeben', 'Transferred', true);

-- What a member of a case's team is.
insert into code_label (code_set, code, sort, nl, fr, de, en, reviewed)
values ('MEMBER_ROLE', 'LEAD', 10, 'Dossierbeheerder', 'Gestionnaire de dossier', 'Sachbearbeiter', 'Case lead', true),
       ('MEMBER_ROLE', 'MEMBER', 20, 'Teamlid', 'Membre de l’équipe', 'Mitglied', 'Team member', false),
       ('MEMBER_ROLE', 'READER', 30, 'Lezer', 'Lecteur', 'Leser', 'Reader', false);

-- Confidentiality of a case; not the classification of the law of 11 December 1998, under which nothing may be uploaded.
insert into code_label (code_set, code, sort, nl, fr, de, en, reviewed)
values ('CONFIDENTIALITY', 'NORMAL', 10, 'Normaal', 'Normal', 'Normal', 'Normal', false),
       ('CONFIDENTIALITY', 'RESTRICTED', 20, 'Beperkt', 'Restreint', 'Beschränkt', 'Restricted', false),
       ('CONFIDENTIALITY', 'EMBARGO', 30, 'Embargo', 'Embargo', 'Embargo', 'Embargo', true),
       ('CONFIDENTIALITY', 'CONFIDENTIAL_STUB', 40, 'Verwijzing naar vertrouwelijk dossier', 'Référence à un dossier confidentiel', 'Verweis auf vertrauliche Akte', 'Reference to a confidential file', false);

-- Numbers that others know a case by.
insert into code_label (code_set, code, sort, nl, fr, de, en, reviewed)
values ('EXTERNAL_REFERENCE', 'PV_INITIAL', 10, 'Aanvankelijk proces-verbaal', 'Procès-verbal initial', 'Ursprüngliches Protokoll', 'Initial official report', true),
       ('EXTERNAL_REFERENCE', 'PV_SUBSEQUENT', 20, 'Navolgend proces-verbaal', 'Procès-verbal subséquent', 'Folgeprotokoll', 'Subsequent official report', false),
       ('EXTERNAL_REFERENCE', 'NOTICE', 30, 'Notitienummer', 'Numéro de notice', 'Notiznummer', 'Notice number', false),
       ('EXTERNAL_REFERENCE', 'SYSTEM_NUMBER', 40, 'Systeemnummer van het parket', 'Numéro de système du parquet', 'Systemnummer der Staatsanwaltschaft', 'Prosecutor’s system number', false),
       ('EXTERNAL_REFERENCE', 'INSTRUCTION_NUMBER', 50, 'Dossiernummer van de onderzoeksrechter', 'Numéro de dossier du juge d’instruction', 'Aktenzeichen des Untersuchungsrichters', 'Investigating judge’s file number', false),
       ('EXTERNAL_REFERENCE', 'FEDERAL_NUMBER', 60, 'Nummer van het federaal parket', 'Numéro du parquet fédéral', 'Nummer der Föderalstaatsanwaltschaft', 'Federal prosecutor’s number', false),
       ('EXTERNAL_REFERENCE', 'SIENA', 70, 'SIENA-bericht (Europol)', 'Message SIENA (Europol)', 'SIENA-Nachricht (Europol)', 'SIENA message (Europol)', false),
       ('EXTERNAL_REFERENCE', 'INTERPOL', 80, 'Interpol-bericht', 'Message Interpol', 'Interpol-Nachricht', 'Interpol message', false),
       ('EXTERNAL_REFERENCE', 'EIO', 90, 'Europees onderzoeksbevel', 'Décision d’enquête européenne', 'Europäische Ermittlungsanordnung', 'European investigation order', true),
       ('EXTERNAL_REFERENCE', 'EPOC', 100, 'Europees verstrekkingsbevel', 'Injonction européenne de production', 'Europäische Herausgabeanordnung', 'European production order', true),
       ('EXTERNAL_REFERENCE', 'CCB_TICKET', 110, 'Ticket van het CCB', 'Ticket du CCB', 'Ticket des ZCB', 'CCB ticket', false),
       ('EXTERNAL_REFERENCE', 'COIV', 120, 'Nummer van het COIV', 'Numéro de l’OCSC', 'Nummer des COIV/OCSC', 'COIV/OCSC number', false);

-- Kinds of official report.
insert into code_label (code_set, code, sort, nl, fr, de, en, reviewed)
values ('REPORT_TYPE', 'INITIAL', 10, 'Aanvankelijk proces-verbaal', 'Procès-verbal initial', 'Ursprüngliches Protokoll', 'Initial official report', true),
       ('REPORT_TYPE', 'SUBSEQUENT', 20, 'Navolgend proces-verbaal', 'Procès-verbal subséquent', 'Folgeprotokoll', 'Subsequent official report', false),
       ('REPORT_TYPE', 'SIMPLIFIED', 30, 'Vereenvoudigd proces-verbaal (VPV)', 'Procès-verbal simplifié (PVS)', 'Vereinfachtes Protokoll', 'Simplified official report', true),
       ('REPORT_TYPE', 'EX_OFFICIO', 40, 'Ambtshalve politioneel onderzoek (APO)', 'Enquête policière d’office (EPO)', 'Polizeiliche Ermittlung von Amts wegen', 'Ex-officio police inquiry', false),
       ('REPORT_TYPE', 'RIR', 50, 'Informatierapport (RIR)', 'Rapport d’information (RIR)', 'Informationsbericht', 'Information report', true);

-- Where a case came from.
insert into code_label (code_set, code, sort, nl, fr, de, en, reviewed)
values ('INTAKE_SOURCE', 'LOCAL_DESK', 10, 'Onthaal van een politiedienst', 'Accueil d’un service de police', 'Schalter einer Polizeidienststelle', 'Desk of a police service', false),
       ('INTAKE_SOURCE', 'POLICE_ON_WEB', 20, 'Police-on-web', 'Police-on-web', 'Police-on-web', 'Police-on-web', true),
       ('INTAKE_SOURCE', 'PROSECUTOR_LETTER', 30, 'Brief aan het parket', 'Lettre au parquet', 'Schreiben an die Staatsanwaltschaft', 'Letter to the prosecutor', false),
       ('INTAKE_SOURCE', 'CCB_REFERRAL', 40, 'Doorverwijzing door het CCB', 'Renvoi par le CCB', 'Weiterleitung durch das ZCB', 'Referral by the CCB', false),
       ('INTAKE_SOURCE', 'BANK', 50, 'Bank of Febelfin', 'Banque ou Febelfin', 'Bank oder Febelfin', 'Bank or Febelfin', false),
       ('INTAKE_SOURCE', 'FPS_ECONOMY', 60, 'FOD Economie', 'SPF Économie', 'FÖD Wirtschaft', 'FPS Economy', false),
       ('INTAKE_SOURCE', 'CHILD_FOCUS', 70, 'Child Focus', 'Child Focus', 'Child Focus', 'Child Focus', true),
       ('INTAKE_SOURCE', 'EUROPOL', 80, 'Europol', 'Europol', 'Europol', 'Europol', true),
       ('INTAKE_SOURCE', 'INTERPOL', 90, 'Interpol', 'Interpol', 'Interpol', 'Interpol', true),
       ('INTAKE_SOURCE', 'OTHER_UNIT', 100, 'Andere eenheid', 'Autre unité', 'Andere Einheit', 'Other unit', false),
       ('INTAKE_SOURCE', 'OWN_INITIATIVE', 110, 'Eigen initiatief (ambtshalve)', 'Propre initiative (d’office)', 'Eigene Initiative (von Amts wegen)', 'Own initiative (ex officio)', false),
       ('INTAKE_SOURCE', 'FIU', 120, 'CFI (financiële-inlichtingencel)', 'CTIF (cellule de renseignement financier)', 'CFI/CTIF (Finanzermittlungsstelle)', 'Financial intelligence unit', false),
       ('INTAKE_SOURCE', 'OTHER', 130, 'Andere', 'Autre', 'Andere', 'Other', false);

-- States of a magistrate's directive (kantschrift, apostille).
insert into code_label (code_set, code, sort, nl, fr, de, en, reviewed)
values ('DIRECTIVE_STATE', 'RECEIVED', 10, 'Ontvangen', 'Reçue', 'Empfangen', 'Received', false),
       ('DIRECTIVE_STATE', 'ASSIGNED', 20, 'Toegewezen', 'Attribuée', 'Zugewiesen', 'Assigned', true),
       ('DIRECTIVE_STATE', 'IN_PROGRESS', 30, 'In uitvoering', 'En cours', 'In Ausführung', 'In progress', false),
       ('DIRECTIVE_STATE', 'ANSWERED', 40, 'Beantwoord', 'Répondue', 'Beantwortet', 'Answered', false),
       ('DIRECTIVE_STATE', 'ACCEPTED', 50, 'Aanvaard', 'Acceptée', 'Angenommen', 'Accepted', false),
       ('DIRECTIVE_STATE', 'RETURNED', 60, 'Teruggestuurd', 'Renvoyée', 'Zurückgesandt', 'Returned', false);

-- Technical reasons of dismissal, as the prosecution's statistics name them.
insert into code_label (code_set, code, sort, nl, fr, de, en, reviewed)
values ('DISMISSAL_TECHNICAL', 'NO_OFFENCE', 10, 'Geen misdrijf', 'Absence d’infraction', 'Keine Straftat', 'No offence', false),
       ('DISMISSAL_TECHNICAL', 'INSUFFICIENT_CHARGES', 20, 'Onvoldoende bewijzen', 'Charges insuffisantes', 'Unzureichende Belastungen', 'Insufficient evidence', false),
       ('DISMISSAL_TECHNICAL', 'UNKNOWN_OFFENDER', 30, 'Dader onbekend', 'Auteur inconnu', 'Täter unbekannt', 'Unknown offender', true),
       ('DISMISSAL_TECHNICAL', 'LIMITATION', 40, 'Verjaring', 'Prescription', 'Verjährung', 'Limitation', true),
       ('DISMISSAL_TECHNICAL', 'DEATH', 50, 'Overlijden van de verdachte', 'Décès du suspect', 'Tod des Verdächtigen', 'Death of the suspect', false),
       ('DISMISSAL_TECHNICAL', 'LEGAL_PERSON_ENDED', 60, 'Verlies van rechtspersoonlijkheid', 'Perte de la personnalité juridique', 'Verlust der Rechtspersönlichkeit', 'Loss of legal personality', false),
       ('DISMISSAL_TECHNICAL', 'NO_JURISDICTION', 70, 'Onbevoegdheid', 'Incompétence', 'Unzuständigkeit', 'No jurisdiction', false),
       ('DISMISSAL_TECHNICAL', 'RES_JUDICATA', 80, 'Gezag van gewijsde', 'Autorité de la chose jugée', 'Rechtskraft', 'Res judicata', false),
       ('DISMISSAL_TECHNICAL', 'IMMUNITY', 90, 'Immuniteit', 'Immunité', 'Immunität', 'Immunity', false),
       ('DISMISSAL_TECHNICAL', 'EXCUSE', 100, 'Strafuitsluitende verschoningsgrond', 'Cause d’excuse absolutoire', 'Strafbefreiender Entschuldigungsgrund', 'Excusing cause', false),
       ('DISMISSAL_TECHNICAL', 'NO_COMPLAINT', 110, 'Geen of ingetrokken klacht (klachtmisdrijf)', 'Absence ou retrait de plainte (infraction sur plainte)', 'Keine oder zurückgezogene Klage (Antragsdelikt)', 'No or withdrawn complaint', false),
       ('DISMISSAL_TECHNICAL', 'NE_BIS_IN_IDEM', 120, 'Ne bis in idem', 'Ne bis in idem', 'Ne bis in idem', 'Ne bis in idem', false);

-- Reasons of opportunity for dismissal.
insert into code_label (code_set, code, sort, nl, fr, de, en, reviewed)
values ('DISMISSAL_OPPORTUNITY', 'LIMITED_REPERCUSSIONS', 10, 'Beperkte maatschappelijke weerslag', 'Répercussion sociale limitée', 'Begrenzte gesellschaftliche Auswirkung', 'Limited social repercussions', false),
       ('DISMISSAL_OPPORTUNITY', 'REGULARISED', 20, 'Toestand geregulariseerd', 'Situation régularisée', 'Lage bereinigt', 'Situation regularised', false),
       ('DISMISSAL_OPPORTUNITY', 'RELATIONAL', 30, 'Misdrijf van relationele aard', 'Infraction à caractère relationnel', 'Beziehungstat', 'Relational offence', false),
       ('DISMISSAL_OPPORTUNITY', 'MINOR_DAMAGE', 40, 'Gering nadeel', 'Préjudice peu important', 'Geringer Schaden', 'Minor damage', false),
       ('DISMISSAL_OPPORTUNITY', 'REASONABLE_TIME', 50, 'Redelijke termijn overschreden', 'Dépassement du délai raisonnable', 'Überschreitung der angemessenen Frist', 'Reasonable time exceeded', false),
       ('DISMISSAL_OPPORTUNITY', 'NO_ANTECEDENTS', 60, 'Geen voorgaanden', 'Absence d’antécédents', 'Keine Vorstrafen', 'No antecedents', false),
       ('DISMISSAL_OPPORTUNITY', 'OCCASIONAL', 70, 'Toevallige feiten door specifieke omstandigheden', 'Faits occasionnels liés à des circonstances spécifiques', 'Gelegenheitstat durch besondere Umstände', 'Occasional facts', false),
       ('DISMISSAL_OPPORTUNITY', 'YOUTH', 80, 'Jeugdige leeftijd', 'Jeune âge', 'Jugendliches Alter', 'Youth', false),
       ('DISMISSAL_OPPORTUNITY', 'DISPROPORTION', 90, 'Wanverhouding tussen straf en maatschappelijke verstoring', 'Disproportion entre la peine et le trouble social', 'Missverhältnis zwischen Strafe und gesellschaftlicher Störung', 'Disproportion between penalty and disturbance', false),
       ('DISMISSAL_OPPORTUNITY', 'VICTIM_ATTITUDE', 100, 'Houding van het slachtoffer', 'Comportement de la victime', 'Verhalten des Opfers', 'Attitude of the victim', false),
       ('DISMISSAL_OPPORTUNITY', 'VICTIM_COMPENSATED', 110, 'Slachtoffer vergoed', 'Victime indemnisée', 'Opfer entschädigt', 'Victim compensated', false),
       ('DISMISSAL_OPPORTUNITY', 'CAPACITY', 120, 'Te weinig recherchecapaciteit', 'Capacité de recherche insuffisante', 'Unzureichende Ermittlungskapazität', 'Insufficient investigation capacity', false),
       ('DISMISSAL_OPPORTUNITY', 'PRIORITIES', 130, 'Andere prioriteiten', 'Autres priorités', 'Andere Prioritäten', 'Other priorities', false);

-- Physical or digital.
insert into code_label (code_set, code, sort, nl, fr, de, en, reviewed)
values ('EXHIBIT_KIND', 'PHYSICAL', 10, 'Fysiek', 'Physique', 'Physisch', 'Physical', false),
       ('EXHIBIT_KIND', 'DIGITAL', 20, 'Digitaal', 'Numérique', 'Digital', 'Digital', false);

-- Categories of exhibits.
insert into code_label (code_set, code, sort, nl, fr, de, en, reviewed)
values ('EXHIBIT_CATEGORY', 'COMPUTER', 10, 'Computer', 'Ordinateur', 'Computer', 'Computer', false),
       ('EXHIBIT_CATEGORY', 'PHONE', 20, 'Telefoon', 'Téléphone', 'Telefon', 'Phone', false),
       ('EXHIBIT_CATEGORY', 'STORAGE', 30, 'Gegevensdrager', 'Support de données', 'Datenträger', 'Storage medium', true),
       ('EXHIBIT_CATEGORY', 'SIM', 40, 'Simkaart', 'Carte SIM', 'SIM-Karte', 'SIM card', false),
       ('EXHIBIT_CATEGORY', 'SERVER_DATA', 50, 'Servergegevens', 'Données de serveur', 'Serverdaten', 'Server data', false),
       ('EXHIBIT_CATEGORY', 'CLOUD_DATA', 60, 'Cloudgegevens', 'Données de cloud', 'Cloud-Daten', 'Cloud data', false),
       ('EXHIBIT_CATEGORY', 'PROVIDER_ANSWER', 70, 'Antwoord van een operator of dienstverlener', 'Réponse d’un opérateur ou fournisseur', 'Antwort eines Betreibers oder Anbieters', 'Answer of a provider', false),
       ('EXHIBIT_CATEGORY', 'DOCUMENT', 80, 'Document', 'Document', 'Dokument', 'Document', false),
       ('EXHIBIT_CATEGORY', 'PAYMENT', 90, 'Betaalmiddel', 'Moyen de paiement', 'Zahlungsmittel', 'Means of payment', false),
       ('EXHIBIT_CATEGORY', 'CRYPTO_ASSET', 100, 'Cryptoactief', 'Crypto-actif', 'Kryptowert', 'Crypto-asset', false),
       ('EXHIBIT_CATEGORY', 'NETWORK_CAPTURE', 110, 'Netwerkopname', 'Capture réseau', 'Netzwerkmitschnitt', 'Network capture', false),
       ('EXHIBIT_CATEGORY', 'OTHER', 120, 'Andere', 'Autre', 'Andere', 'Other', false);

-- What an exhibit is handed over for.
insert into code_label (code_set, code, sort, nl, fr, de, en, reviewed)
values ('TRANSFER_PURPOSE', 'STORAGE', 10, 'Bewaring', 'Conservation', 'Aufbewahrung', 'Storage', false),
       ('TRANSFER_PURPOSE', 'EXAMINATION', 20, 'Onderzoek in het labo', 'Examen au laboratoire', 'Untersuchung im Labor', 'Examination', false),
       ('TRANSFER_PURPOSE', 'TRANSPORT', 30, 'Vervoer', 'Transport', 'Transport', 'Transport', false),
       ('TRANSFER_PURPOSE', 'COURT', 40, 'Zitting', 'Audience', 'Gerichtsverhandlung', 'Court hearing', false),
       ('TRANSFER_PURPOSE', 'REGISTRY', 50, 'Neerlegging ter griffie', 'Dépôt au greffe', 'Hinterlegung bei der Kanzlei', 'Deposit at the registry', true),
       ('TRANSFER_PURPOSE', 'RETURN', 60, 'Teruggave', 'Restitution', 'Rückgabe', 'Return', true),
       ('TRANSFER_PURPOSE', 'OTHER', 70, 'Andere', 'Autre', 'Andere', 'Other', false);

-- States of a hand-over.
insert into code_label (code_set, code, sort, nl, fr, de, en, reviewed)
values ('TRANSFER_STATE', 'OFFERED', 10, 'Aangeboden', 'Offerte', 'Angeboten', 'Offered', false),
       ('TRANSFER_STATE', 'ACCEPTED', 20, 'Aanvaard', 'Acceptée', 'Angenommen', 'Accepted', false),
       ('TRANSFER_STATE', 'REFUSED', 30, 'Geweigerd', 'Refusée', 'Verweigert', 'Refused', false),
       ('TRANSFER_STATE', 'WITHDRAWN', 40, 'Ingetrokken', 'Retirée', 'Zurückgezogen', 'Withdrawn', false),
       ('TRANSFER_STATE', 'EXPIRED', 50, 'Vervallen', 'Expirée', 'Verfallen', 'Expired', false);

-- Types of custody event: the only vocabulary of the chain.
insert into code_label (code_set, code, sort, nl, fr, de, en, reviewed)
values ('CUSTODY_EVENT', 'SEIZED', 10, 'In beslag genomen', 'Saisi', 'Beschlagnahmt', 'Seized', true),
       ('CUSTODY_EVENT', 'SURRENDERED', 20, 'Vrijwillig afgegeven', 'Remis volontairement', 'Freiwillig herausgegeben', 'Surrendered voluntarily', false),
       ('CUSTODY_EVENT', 'ACQUIRED_LIVE', 30, 'Live veiliggesteld', 'Acquis en direct', 'Live gesichert', 'Acquired live', false),
       ('CUSTODY_EVENT', 'ACQUIRED_REMOTE', 40, 'Op afstand veiliggesteld', 'Acquis à distance', 'Aus der Ferne gesichert', 'Acquired remotely', false),
       ('CUSTODY_EVENT', 'PRODUCED_BY_PROVIDER', 50, 'Verstrekt door een dienstverlener', 'Produit par un fournisseur', 'Von einem Anbieter herausgegeben', 'Produced by a provider', false),
       ('CUSTODY_EVENT', 'LEGACY_IMPORTED', 60, 'Papieren keten overgenomen', 'Chaîne papier reprise', 'Papierkette übernommen', 'Paper chain imported', false),
       ('CUSTODY_EVENT', 'PACKAGED', 70, 'Verpakt', 'Emballé', 'Verpackt', 'Packaged', false),
       ('CUSTODY_EVENT', 'SEALED', 80, 'Verzegeld', 'Scellé', 'Versiegelt', 'Sealed', true),
       ('CUSTODY_EVENT', 'SEAL_CHECKED', 90, 'Zegel nagezien', 'Scellé vérifié', 'Siegel geprüft', 'Seal checked', false),
       ('CUSTODY_EVENT', 'UNSEALED', 100, 'Ontzegeld', 'Descellé', 'Entsiegelt', 'Unsealed', false),
       ('CUSTODY_EVENT', 'RESEALED', 110, 'Herzegeld', 'Rescellé', 'Neu versiegelt', 'Resealed', false),
       ('CUSTODY_EVENT', 'ACCESSIONED', 120, 'Ingeschreven', 'Inscrit', 'Eingetragen', 'Accessioned', false),
       ('CUSTODY_EVENT', 'DISCREPANCY_RECORDED', 130, 'Afwijking vastgesteld', 'Divergence constatée', 'Abweichung festgestellt', 'Discrepancy recorded', false),
       ('CUSTODY_EVENT', 'DISCREPANCY_RESOLVED', 140, 'Afwijking opgehelderd', 'Divergence élucidée', 'Abweichung geklärt', 'Discrepancy resolved', false),
       ('CUSTODY_EVENT', 'STORED', 150, 'Opgeslagen', 'Entreposé', 'Eingelagert', 'Stored', false),
       ('CUSTODY_EVENT', 'MOVED', 160, 'Verplaatst', 'Déplacé', 'Verlegt', 'Moved', false),
       ('CUSTODY_EVENT', 'INVENTORIED', 170, 'Geïnventariseerd', 'Inventorié', 'Inventarisiert', 'Inventoried', false),
       ('CUSTODY_EVENT', 'CHECKED_OUT', 180, 'Uitgenomen', 'Sorti', 'Entnommen', 'Checked out', false),
       ('CUSTODY_EVENT', 'CHECKED_IN', 190, 'Teruggeplaatst', 'Rentré', 'Zurückgestellt', 'Checked in', false),
       ('CUSTODY_EVENT', 'EXAMINATION_STARTED', 200, 'Onderzoek begonnen', 'Examen commencé', 'Untersuchung begonnen', 'Examination started', false),
       ('CUSTODY_EVENT', 'EXAMINATION_ENDED', 210, 'Onderzoek beëindigd', 'Examen terminé', 'Untersuchung beendet', 'Examination ended', false),
       ('CUSTODY_EVENT', 'ALTERED_UNAVOIDABLY', 220, 'Onvermijdelijk gewijzigd', 'Modifié inévitablement', 'Unvermeidbar verändert', 'Altered unavoidably', false),
       ('CUSTODY_EVENT', 'IMAGED', 230, 'Forensische kopie gemaakt', 'Copie forensique réalisée', 'Forensische Kopie erstellt', 'Forensic image made', false),
       ('CUSTODY_EVENT', 'INGESTED', 240, 'Bestand neergelegd', 'Fichier déposé', 'Datei hinterlegt', 'File filed', false),
       ('CUSTODY_EVENT', 'COPIED', 250, 'Gekopieerd', 'Copié', 'Kopiert', 'Copied', false),
       ('CUSTODY_EVENT', 'DERIVED', 260, 'Afgeleid stuk gemaakt', 'Pièce dérivée créée', 'Abgeleitetes Stück erstellt', 'Derived item made', false),
       ('CUSTODY_EVENT', 'FIXITY_VERIFIED', 270, 'Hash nagezien: gelijk', 'Empreinte vérifiée : identique', 'Hashwert geprüft: gleich', 'Hash verified: equal', false),
       ('CUSTODY_EVENT', 'FIXITY_FAILED', 280, 'Hash nagezien: verschillend', 'Empreinte vérifiée : différente', 'Hashwert geprüft: verschieden', 'Hash verified: different', false),
       ('CUSTODY_EVENT', 'REPLICATED', 290, 'Gerepliceerd', 'Répliqué', 'Repliziert', 'Replicated', false),
       ('CUSTODY_EVENT', 'REENCRYPTED', 300, 'Opnieuw versleuteld', 'Rechiffré', 'Neu verschlüsselt', 'Re-encrypted', false),
       ('CUSTODY_EVENT', 'QUARANTINE_LIFTED', 310, 'Quarantaine opgeheven', 'Quarantaine levée', 'Quarantäne aufgehoben', 'Quarantine lifted', false),
       ('CUSTODY_EVENT', 'TRANSFER_OFFERED', 320, 'Overdracht aangeboden', 'Remise offerte', 'Übergabe angeboten', 'Transfer offered', false),
       ('CUSTODY_EVENT', 'TRANSFER_ACCEPTED', 330, 'Overdracht aanvaard', 'Remise acceptée', 'Übergabe angenommen', 'Transfer accepted', false),
       ('CUSTODY_EVENT', 'TRANSFER_REFUSED', 340, 'Overdracht geweigerd', 'Remise refusée', 'Übergabe verweigert', 'Transfer refused', false),
       ('CUSTODY_EVENT', 'TRANSFER_WITHDRAWN', 350, 'Overdracht ingetrokken', 'Remise retirée', 'Übergabe zurückgezogen', 'Transfer withdrawn', false),
       ('CUSTODY_EVENT', 'TRANSFER_EXPIRED', 360, 'Overdracht vervallen', 'Remise expirée', 'Übergabe verfallen', 'Transfer expired', false),
       ('CUSTODY_EVENT', 'DISCLOSED', 370, 'Meegedeeld', 'Communiqué', 'Mitgeteilt', 'Disclosed', false),
       ('CUSTODY_EVENT', 'DEPOSITED', 380, 'Neergelegd ter griffie', 'Déposé au greffe', 'Bei der Kanzlei hinterlegt', 'Deposited at the registry', true),
       ('CUSTODY_EVENT', 'PRESENTED', 390, 'Voorgelegd', 'Présenté', 'Vorgelegt', 'Presented', false),
       ('CUSTODY_EVENT', 'RECALLED', 400, 'Teruggeroepen', 'Rappelé', 'Zurückgerufen', 'Recalled', false),
       ('CUSTODY_EVENT', 'HOLD_PLACED', 410, 'Blokkering opgelegd', 'Blocage imposé', 'Sperre verhängt', 'Legal hold placed', false),
       ('CUSTODY_EVENT', 'HOLD_RELEASED', 420, 'Blokkering opgeheven', 'Blocage levé', 'Sperre aufgehoben', 'Legal hold released', false),
       ('CUSTODY_EVENT', 'RETENTION_SET', 430, 'Bewaartermijn bepaald', 'Délai de conservation fixé', 'Aufbewahrungsfrist festgelegt', 'Retention set', false),
       ('CUSTODY_EVENT', 'RETURN_ORDERED', 440, 'Teruggave bevolen', 'Restitution ordonnée', 'Rückgabe angeordnet', 'Return ordered', false),
       ('CUSTODY_EVENT', 'DESTRUCTION_ORDERED', 450, 'Vernietiging bevolen', 'Destruction ordonnée', 'Vernichtung angeordnet', 'Destruction ordered', false),
       ('CUSTODY_EVENT', 'INACCESSIBLE_MADE', 460, 'Ontoegankelijk gemaakt (39bis)', 'Rendu inaccessible (39bis)', 'Unzugänglich gemacht (39bis)', 'Made inaccessible (39bis)', false),
       ('CUSTODY_EVENT', 'RETURNED', 470, 'Teruggegeven', 'Restitué', 'Zurückgegeben', 'Returned', false),
       ('CUSTODY_EVENT', 'DESTROYED', 480, 'Vernietigd', 'Détruit', 'Vernichtet', 'Destroyed', false),
       ('CUSTODY_EVENT', 'CRYPTO_ERASED', 490, 'Cryptografisch gewist', 'Effacé cryptographiquement', 'Kryptografisch gelöscht', 'Cryptographically erased', false),
       ('CUSTODY_EVENT', 'FORFEITED', 500, 'Verbeurdverklaard', 'Confisqué', 'Eingezogen', 'Forfeited', false),
       ('CUSTODY_EVENT', 'HANDED_OVER_OCSC', 510, 'Overgedragen aan het COIV', 'Remis à l’OCSC', 'Dem COIV/OCSC übergeben', 'Handed over to COIV/OCSC', false),
       ('CUSTODY_EVENT', 'TRANSFERRED_OUT', 520, 'Overgedragen buiten het systeem', 'Transféré hors du système', 'Aus dem System abgegeben', 'Transferred out', false),
       ('CUSTODY_EVENT', 'LOST', 530, 'Verloren', 'Perdu', 'Verloren', 'Lost', false),
       ('CUSTODY_EVENT', 'FOUND', 540, 'Teruggevonden', 'Retrouvé', 'Wiedergefunden', 'Found', false),
       ('CUSTODY_EVENT', 'INCIDENT', 550, 'Incident', 'Incident', 'Vorfall', 'Incident', false),
       ('CUSTODY_EVENT', 'QUARANTINED', 560, 'In quarantaine', 'Mis en quarantaine', 'Unter Quarantäne', 'Quarantined', false),
       ('CUSTODY_EVENT', 'CUSTODIAN_OVERRIDDEN', 570, 'Bewaarder ambtshalve vervangen', 'Gardien remplacé d’office', 'Verwahrer von Amts wegen ersetzt', 'Custodian overridden', false),
       ('CUSTODY_EVENT', 'CORRECTED', 580, 'Verbeterd', 'Corrigé', 'Berichtigt', 'Corrected', false),
       ('CUSTODY_EVENT', 'ANNOTATED', 590, 'Aantekening toegevoegd', 'Annoté', 'Vermerkt', 'Annotated', false),
       ('CUSTODY_EVENT', 'SPLIT', 600, 'Gesplitst', 'Scindé', 'Geteilt', 'Split', false),
       ('CUSTODY_EVENT', 'MERGED', 610, 'Samengevoegd', 'Fusionné', 'Zusammengeführt', 'Merged', false),
       ('CUSTODY_EVENT', 'PAYLOAD_ERASED', 620, 'Inhoud van een gebeurtenis gewist', 'Contenu d’un événement effacé', 'Inhalt eines Ereignisses gelöscht', 'Event content erased', false);

-- Types of event in the chain of a case, beside the custody of its exhibits.
insert into code_label (code_set, code, sort, nl, fr, de, en, reviewed)
values ('CASE_EVENT', 'CASE_OPENED', 10, 'Zaak geopend', 'Dossier ouvert', 'Akte eröffnet', 'Case opened', false),
       ('CASE_EVENT', 'STATE_CHANGED', 20, 'Toestand gewijzigd', 'État modifié', 'Stand geändert', 'State changed', false),
       ('CASE_EVENT', 'MEMBER_SET', 30, 'Lid van het team aangewezen of gewijzigd', 'Membre de l’équipe désigné ou modifié', 'Mitglied bestimmt oder geändert', 'Team member set', false),
       ('CASE_EVENT', 'CONFIDENTIALITY_SET', 40, 'Vertrouwelijkheid bepaald', 'Confidentialité fixée', 'Vertraulichkeit festgelegt', 'Confidentiality set', false),
       ('CASE_EVENT', 'DETAILS_CHANGED', 50, 'Gegevens van de zaak gewijzigd', 'Données du dossier modifiées', 'Angaben zur Akte geändert', 'Details changed', false),
       ('CASE_EVENT', 'EXHIBIT_ENTERED', 60, 'Overtuigingsstuk toegevoegd', 'Pièce à conviction ajoutée', 'Beweisstück hinzugefügt', 'Exhibit entered', false),
       ('CASE_EVENT', 'EXHIBIT_LEFT', 70, 'Overtuigingsstuk uit de zaak gegaan', 'Pièce à conviction sortie du dossier', 'Beweisstück aus der Akte genommen', 'Exhibit left', false),
       ('CASE_EVENT', 'MEASURE_RECORDED', 80, 'Maatregel ingeschreven', 'Mesure inscrite', 'Maßnahme eingetragen', 'Measure recorded', false),
       ('CASE_EVENT', 'DIRECTIVE_GIVEN', 90, 'Kantschrift gegeven', 'Apostille donnée', 'Randvermerk erteilt', 'Magistrate’s instruction given', false),
       ('CASE_EVENT', 'DIRECTIVE_ANSWERED', 100, 'Kantschrift beantwoord', 'Réponse à l’apostille', 'Randvermerk beantwortet', 'Magistrate’s instruction answered', false),
       ('CASE_EVENT', 'DIRECTIVE_ACCEPTED', 110, 'Antwoord op kantschrift aanvaard', 'Réponse à l’apostille acceptée', 'Antwort auf Randvermerk angenommen', 'Answer to the instruction accepted', false),
       ('CASE_EVENT', 'DIRECTIVE_RETURNED', 120, 'Kantschrift teruggestuurd', 'Apostille renvoyée', 'Randvermerk zurückgesandt', 'Magistrate’s instruction returned', false),
       ('CASE_EVENT', 'DECIDED', 130, 'Beslissing genomen', 'Décision prise', 'Entscheidung getroffen', 'Decision taken', false),
       ('CASE_EVENT', 'CASE_LINKED', 140, 'Verband met een andere zaak gelegd', 'Lien établi avec un autre dossier', 'Verbindung mit einer anderen Akte hergestellt', 'Linked with another case', false),
       ('CASE_EVENT', 'CASE_JOINED', 150, 'Gevoegd bij een andere zaak', 'Joint à un autre dossier', 'Mit einer anderen Akte verbunden', 'Joined to another case', false),
       ('CASE_EVENT', 'CASE_SPLIT', 160, 'Afgesplitst van een andere zaak', 'Disjoint d’un autre dossier', 'Von einer anderen Akte abgetrennt', 'Split from another case', false),
       ('CASE_EVENT', 'CASE_DISCLOSED', 170, 'Dossier meegedeeld', 'Dossier communiqué', 'Akte mitgeteilt', 'Case disclosed', false),
       ('CASE_EVENT', 'CASE_CORRECTED', 180, 'Gebeurtenis in de zaak verbeterd', 'Événement du dossier corrigé', 'Ereignis der Akte berichtigt', 'Case event corrected', false),
       ('CASE_EVENT', 'CASE_ANNOTATED', 190, 'Aantekening bij de zaak', 'Annotation au dossier', 'Vermerk zur Akte', 'Note on the case', false),
       ('CASE_EVENT', 'CASE_PAYLOAD_ERASED', 200, 'Inhoud van een gebeurtenis van de zaak gewist', 'Contenu d’un événement du dossier effacé', 'Inhalt eines Ereignisses der Akte gelöscht', 'Content of a case event erased', false);

-- Where an exhibit is in its custody.
insert into code_label (code_set, code, sort, nl, fr, de, en, reviewed)
values ('CUSTODY_STATE', 'WITH', 10, 'Bij een persoon', 'Chez une personne', 'Bei einer Person', 'With a person', false),
       ('CUSTODY_STATE', 'STORED', 20, 'In de bewaarplaats', 'Au lieu de conservation', 'Am Aufbewahrungsort', 'In storage', false),
       ('CUSTODY_STATE', 'OUT', 30, 'Uitgenomen', 'Sorti', 'Entnommen', 'Checked out', false),
       ('CUSTODY_STATE', 'EXTERNAL', 40, 'Bij een externe bewaarder', 'Chez un gardien externe', 'Bei einem externen Verwahrer', 'With an external custodian', false),
       ('CUSTODY_STATE', 'MISSING', 50, 'Vermist', 'Manquant', 'Vermisst', 'Missing', false),
       ('CUSTODY_STATE', 'CLOSED', 60, 'Keten afgesloten', 'Chaîne clôturée', 'Kette abgeschlossen', 'Chain closed', false);

-- Marks beside the custody state.
insert into code_label (code_set, code, sort, nl, fr, de, en, reviewed)
values ('CUSTODY_FLAG', 'SEALED', 10, 'Verzegeld', 'Scellé', 'Versiegelt', 'Sealed', true),
       ('CUSTODY_FLAG', 'ON_HOLD', 20, 'Geblokkeerd', 'Bloqué', 'Gesperrt', 'On legal hold', false),
       ('CUSTODY_FLAG', 'DISPUTED', 30, 'Betwist', 'Contesté', 'Bestritten', 'Disputed', false),
       ('CUSTODY_FLAG', 'INTEGRITY_FAILED', 40, 'Integriteit geschonden', 'Intégrité compromise', 'Integrität verletzt', 'Integrity failed', false),
       ('CUSTODY_FLAG', 'OFFER_OPEN', 50, 'Overdracht lopend', 'Remise en cours', 'Übergabe offen', 'Offer open', false),
       ('CUSTODY_FLAG', 'QUARANTINED', 60, 'In quarantaine', 'En quarantaine', 'Unter Quarantäne', 'Quarantined', false);

-- Kinds of gap in custody.
insert into code_label (code_set, code, sort, nl, fr, de, en, reviewed)
values ('CUSTODY_GAP', 'NO_CUSTODIAN', 10, 'Periode zonder bewaarder', 'Période sans gardien', 'Zeitraum ohne Verwahrer', 'Time without a custodian', false),
       ('CUSTODY_GAP', 'PAPER_INTERVAL', 20, 'Onverklaarde periode in de papieren keten', 'Intervalle inexpliqué dans la chaîne papier', 'Ungeklärter Zeitraum in der Papierkette', 'Unexplained interval in the paper chain', false),
       ('CUSTODY_GAP', 'SEAL_DIFFERS', 30, 'Zegelnummer verschilt van het vorige', 'Numéro de scellé différent du précédent', 'Siegelnummer weicht von der letzten ab', 'Seal number differs from the last one', false),
       ('CUSTODY_GAP', 'ACCEPTED_AFTER_EXPIRY', 40, 'Aanbod aanvaard na de vervaldatum', 'Offre acceptée après son échéance', 'Angebot nach Ablauf angenommen', 'Offer accepted after its expiry', false),
       ('CUSTODY_GAP', 'LATE_ENTRY', 50, 'Te laat ingevoerd', 'Encodé tardivement', 'Verspätet erfasst', 'Entered late', false);

-- How one item comes from another.
insert into code_label (code_set, code, sort, nl, fr, de, en, reviewed)
values ('DERIVATION', 'IMAGE_OF', 10, 'Image van', 'Image de', 'Image von', 'Image of', false),
       ('DERIVATION', 'COPY_OF', 20, 'Kopie van', 'Copie de', 'Kopie von', 'Copy of', false),
       ('DERIVATION', 'EXTRACTED_FROM', 30, 'Gehaald uit', 'Extrait de', 'Entnommen aus', 'Extracted from', false),
       ('DERIVATION', 'REDACTED_FROM', 40, 'Onleesbaar gemaakte versie van', 'Version caviardée de', 'Geschwärzte Fassung von', 'Redacted from', false),
       ('DERIVATION', 'TRANSCRIPT_OF', 50, 'Uitgetypte versie van', 'Transcription de', 'Abschrift von', 'Transcript of', false),
       ('DERIVATION', 'TRANSLATION_OF', 60, 'Vertaling van', 'Traduction de', 'Übersetzung von', 'Translation of', false),
       ('DERIVATION', 'PART_OF', 70, 'Deel van', 'Partie de', 'Teil von', 'Part of', false),
       ('DERIVATION', 'CLIP_OF', 80, 'Fragment van', 'Séquence de', 'Ausschnitt von', 'Clip of', false);

-- How far the proof of an event reaches.
insert into code_label (code_set, code, sort, nl, fr, de, en, reviewed)
values ('PROOF_GRADE', 'RECORDED', 10, 'Vastgelegd', 'Enregistré', 'Erfasst', 'Recorded', false),
       ('PROOF_GRADE', 'SEALED', 20, 'Verzegeld in het register', 'Scellé dans le registre', 'Im Register versiegelt', 'Sealed in the register', false),
       ('PROOF_GRADE', 'ANCHORED', 30, 'Verankerd (getuigen en tijdstempel)', 'Ancré (témoins et horodatage)', 'Verankert (Zeugen und Zeitstempel)', 'Anchored (witnesses and time stamp)', false),
       ('PROOF_GRADE', 'ANCHORED_DEMO', 40, 'Verankerd (demo)', 'Ancré (démo)', 'Verankert (Demo)', 'Anchored (demo)', false);

-- Why somebody without standing relation looks at a case (header X-Purpose; law of 30 July 2018, art. 56).
insert into code_label (code_set, code, sort, nl, fr, de, en, reviewed)
values ('ACCESS_PURPOSE', 'CASE_WORK', 10, 'Werk aan de zaak', 'Travail sur le dossier', 'Arbeit an der Akte', 'Work on the case', false),
       ('ACCESS_PURPOSE', 'DIRECTIVE', 20, 'Uitvoering van een kantschrift', 'Exécution d’une apostille', 'Ausführung eines Randvermerks', 'Carrying out a magistrate’s instruction', false),
       ('ACCESS_PURPOSE', 'DEADLINE', 30, 'Opvolging van een termijn', 'Suivi d’un délai', 'Überwachung einer Frist', 'Following up a deadline', false),
       ('ACCESS_PURPOSE', 'DECONFLICTION', 40, 'Afstemming met een andere zaak', 'Concertation avec un autre dossier', 'Abstimmung mit einer anderen Akte', 'Deconfliction with another case', false),
       ('ACCESS_PURPOSE', 'SUPERVISION', 50, 'Leiding en toezicht', 'Direction et supervision', 'Leitung und Aufsicht', 'Supervision', false),
       ('ACCESS_PURPOSE', 'QUALITY', 60, 'Kwaliteitscontrole', 'Contrôle de qualité', 'Qualitätsprüfung', 'Quality control', false),
       ('ACCESS_PURPOSE', 'AUDIT', 70, 'Audit', 'Audit', 'Audit', 'Audit', false),
       ('ACCESS_PURPOSE', 'OVERSIGHT', 80, 'Extern toezicht', 'Contrôle externe', 'Externe Kontrolle', 'External oversight', false),
       ('ACCESS_PURPOSE', 'LEGAL_REQUEST', 90, 'Wettelijk verzoek', 'Demande légale', 'Gesetzliches Ersuchen', 'Legal request', false),
       ('ACCESS_PURPOSE', 'TECHNICAL', 100, 'Technische tussenkomst', 'Intervention technique', 'Technischer Eingriff', 'Technical intervention', false),
       ('ACCESS_PURPOSE', 'OTHER', 110, 'Andere (toe te lichten)', 'Autre (à préciser)', 'Andere (zu erläutern)', 'Other (to be explained)', false);

-- States of a filed file.
insert into code_label (code_set, code, sort, nl, fr, de, en, reviewed)
values ('FILE_STATE', 'STORED', 10, 'Opgeslagen', 'Conservé', 'Gespeichert', 'Stored', false),
       ('FILE_STATE', 'EXTRACTING', 20, 'Wordt verwerkt', 'En traitement', 'Wird verarbeitet', 'Being processed', false),
       ('FILE_STATE', 'READY', 30, 'Volledig verwerkt', 'Traité complètement', 'Vollständig verarbeitet', 'Completely processed', false),
       ('FILE_STATE', 'PARTIAL', 40, 'Onvolledig verwerkt', 'Traité partiellement', 'Unvollständig verarbeitet', 'Partly processed', false),
       ('FILE_STATE', 'FAILED', 50, 'Verwerking mislukt', 'Échec du traitement', 'Verarbeitung gescheitert', 'Processing failed', false);

-- Outcomes of processing one item.
insert into code_label (code_set, code, sort, nl, fr, de, en, reviewed)
values ('ITEM_OUTCOME', 'PENDING', 10, 'In de wachtrij', 'En attente', 'In der Warteschlange', 'Waiting', false),
       ('ITEM_OUTCOME', 'OK', 20, 'Gelezen', 'Lu', 'Gelesen', 'Read', false),
       ('ITEM_OUTCOME', 'OK_TRUNCATED', 30, 'Gelezen tot aan een grens', 'Lu jusqu’à une limite', 'Bis zu einer Grenze gelesen', 'Read up to a limit', false),
       ('ITEM_OUTCOME', 'EMPTY', 40, 'Leeg', 'Vide', 'Leer', 'Empty', false),
       ('ITEM_OUTCOME', 'UNSUPPORTED', 50, 'Formaat niet ondersteund', 'Format non pris en charge', 'Format nicht unterstützt', 'Format not supported', false),
       ('ITEM_OUTCOME', 'ENCRYPTED', 60, 'Versleuteld', 'Chiffré', 'Verschlüsselt', 'Encrypted', false),
       ('ITEM_OUTCOME', 'PASSWORD_USED', 70, 'Gelezen met wachtwoord', 'Lu avec mot de passe', 'Mit Passwort gelesen', 'Read with a password', false),
       ('ITEM_OUTCOME', 'CORRUPT', 80, 'Beschadigd', 'Endommagé', 'Beschädigt', 'Corrupt', false),
       ('ITEM_OUTCOME', 'TIMEOUT', 90, 'Tijdslimiet overschreden', 'Temps dépassé', 'Zeit überschritten', 'Timed out', false),
       ('ITEM_OUTCOME', 'OOM', 100, 'Te veel geheugen nodig', 'Mémoire insuffisante', 'Zu wenig Speicher', 'Out of memory', false),
       ('ITEM_OUTCOME', 'CRASH', 110, 'Verwerking afgebroken', 'Traitement interrompu', 'Verarbeitung abgebrochen', 'Crashed', false),
       ('ITEM_OUTCOME', 'SKIPPED_KNOWN', 120, 'Overgeslagen: bekend bestand', 'Ignoré : fichier connu', 'Übersprungen: bekannte Datei', 'Skipped: known file', false),
       ('ITEM_OUTCOME', 'SKIPPED_POLICY', 130, 'Overgeslagen volgens de regels', 'Ignoré selon les règles', 'Nach den Regeln übersprungen', 'Skipped by policy', false),
       ('ITEM_OUTCOME', 'TEXT_FALLBACK', 140, 'Alleen ruwe tekens gelezen', 'Caractères bruts seulement', 'Nur Rohzeichen gelesen', 'Raw characters only', false),
       ('ITEM_OUTCOME', 'QUARANTINED', 150, 'In quarantaine', 'En quarantaine', 'Unter Quarantäne', 'Quarantined', false);

-- States of a court packet.
insert into code_label (code_set, code, sort, nl, fr, de, en, reviewed)
values ('PACKET_STATE', 'BUILDING', 10, 'Wordt samengesteld', 'En préparation', 'Wird erstellt', 'Being built', false),
       ('PACKET_STATE', 'READY', 20, 'Klaar', 'Prêt', 'Bereit', 'Ready', false),
       ('PACKET_STATE', 'FAILED', 30, 'Mislukt', 'Échec', 'Gescheitert', 'Failed', false);

-- The laws that offences stand in.
insert into code_label (code_set, code, sort, nl, fr, de, en, reviewed)
values ('PENAL_BOOK', 'PENAL_CODE_1867', 10, 'Strafwetboek (1867)', 'Code pénal (1867)', 'Strafgesetzbuch (1867)', 'Criminal Code (1867)', false),
       ('PENAL_BOOK', 'PENAL_CODE_2024', 20, 'Strafwetboek (2024)', 'Code pénal (2024)', 'Strafgesetzbuch (2024)', 'Criminal Code (2024)', false),
       ('PENAL_BOOK', 'SPECIAL_LAW', 30, 'Bijzondere wet', 'Loi particulière', 'Sondergesetz', 'Special law', false);

-- Which side of an offence an article covers.
insert into code_label (code_set, code, sort, nl, fr, de, en, reviewed)
values ('PROVISION_ASPECT', 'BASE', 10, 'Basismisdrijf', 'Infraction de base', 'Grundtatbestand', 'Base offence', false),
       ('PROVISION_ASPECT', 'AGGRAVATED', 20, 'Verzwaard misdrijf', 'Infraction aggravée', 'Erschwerter Tatbestand', 'Aggravated offence', false),
       ('PROVISION_ASPECT', 'FACTORS', 30, 'Verzwarende factoren', 'Facteurs aggravants', 'Erschwerende Faktoren', 'Aggravating factors', false),
       ('PROVISION_ASPECT', 'BY_OFFICIAL', 40, 'Door een openbaar ambtenaar', 'Par un fonctionnaire public', 'Durch einen öffentlichen Beamten', 'By an official', false),
       ('PROVISION_ASPECT', 'MISUSE', 50, 'Misbruik van wettige opnamen', 'Usage abusif d’enregistrements licites', 'Missbrauch rechtmäßiger Aufnahmen', 'Misuse of lawful recordings', false),
       ('PROVISION_ASPECT', 'EQUIPMENT', 60, 'Apparatuur', 'Équipement', 'Ausrüstung', 'Equipment', false),
       ('PROVISION_ASPECT', 'ASSOCIATION', 70, 'In vereniging', 'En association', 'In einer Vereinigung', 'In association', false),
       ('PROVISION_ASPECT', 'DEFINITION', 80, 'Definitie', 'Définition', 'Begriffsbestimmung', 'Definition', false),
       ('PROVISION_ASPECT', 'HAZARDOUS', 90, 'Met nucleaire of chemische stoffen', 'Avec des matières nucléaires ou chimiques', 'Mit nuklearen oder chemischen Stoffen', 'With nuclear or chemical materials', false);

-- Penalty levels of the Criminal Code of 2024; the ranges are from memory.
insert into code_label (code_set, code, sort, nl, fr, de, en, reviewed)
values ('PENALTY_LEVEL', '1', 10, 'Niveau 1: zonder gevangenisstraf', 'Niveau 1 : sans emprisonnement', 'Stufe 1: ohne Gefängnis', 'Level 1: no imprisonment', false),
       ('PENALTY_LEVEL', '2', 20, 'Niveau 2: 6 maanden tot 3 jaar', 'Niveau 2 : 6 mois à 3 ans', 'Stufe 2: 6 Monate bis 3 Jahre', 'Level 2: 6 months to 3 years', false),
       ('PENALTY_LEVEL', '3', 30, 'Niveau 3: 3 tot 5 jaar', 'Niveau 3 : 3 à 5 ans', 'Stufe 3: 3 bis 5 Jahre', 'Level 3: 3 to 5 years', false),
       ('PENALTY_LEVEL', '4', 40, 'Niveau 4: 5 tot 10 jaar', 'Niveau 4 : 5 à 10 ans', 'Stufe 4: 5 bis 10 Jahre', 'Level 4: 5 to 10 years', false),
       ('PENALTY_LEVEL', '5', 50, 'Niveau 5: 10 tot 15 jaar', 'Niveau 5 : 10 à 15 ans', 'Stufe 5: 10 bis 15 Jahre', 'Level 5: 10 to 15 years', false),
       ('PENALTY_LEVEL', '6', 60, 'Niveau 6: 15 tot 20 jaar', 'Niveau 6 : 15 à 20 ans', 'Stufe 6: 15 bis 20 Jahre', 'Level 6: 15 to 20 years', false),
       ('PENALTY_LEVEL', '7', 70, 'Niveau 7: 20 tot 30 jaar', 'Niveau 7 : 20 à 30 ans', 'Stufe 7: 20 bis 30 Jahre', 'Level 7: 20 to 30 years', false),
       ('PENALTY_LEVEL', '8', 80, 'Niveau 8: levenslang', 'Niveau 8 : à perpétuité', 'Stufe 8: lebenslang', 'Level 8: life', false);

-- Classes of offences under the code of 1867, which retention terms still speak of.
insert into code_label (code_set, code, sort, nl, fr, de, en, reviewed)
values ('OLD_CLASS', 'CRIME', 10, 'Misdaad', 'Crime', 'Verbrechen', 'Crime (old code)', false),
       ('OLD_CLASS', 'DELIT', 20, 'Wanbedrijf', 'Délit', 'Vergehen', 'Délit (old code)', false),
       ('OLD_CLASS', 'CONTRAVENTION', 30, 'Overtreding', 'Contravention', 'Übertretung', 'Contravention (old code)', false);

-- How far an offence went.
insert into code_label (code_set, code, sort, nl, fr, de, en, reviewed)
values ('OFFENCE_STAGE', 'COMPLETED', 10, 'Voltooid', 'Consommée', 'Vollendet', 'Completed', false),
       ('OFFENCE_STAGE', 'ATTEMPT', 20, 'Poging', 'Tentative', 'Versuch', 'Attempt', true),
       ('OFFENCE_STAGE', 'PREPARATION', 30, 'Voorbereiding', 'Préparation', 'Vorbereitung', 'Preparation', false);

-- How attempt is punished.
insert into code_label (code_set, code, sort, nl, fr, de, en, reviewed)
values ('ATTEMPT_RULE', 'SAME', 10, 'Poging gestraft als het voltooide misdrijf', 'Tentative punie comme l’infraction consommée', 'Versuch wie die vollendete Tat bestraft', 'Attempt punished like the completed offence', false),
       ('ATTEMPT_RULE', 'REDUCED', 20, 'Poging minder zwaar gestraft', 'Tentative punie moins sévèrement', 'Versuch milder bestraft', 'Attempt punished less', false),
       ('ATTEMPT_RULE', 'NONE', 30, 'Poging niet strafbaar', 'Tentative non punissable', 'Versuch nicht strafbar', 'Attempt not punishable', false);

-- Grounds that decide how far back data may be asked for.
insert into code_label (code_set, code, sort, nl, fr, de, en, reviewed)
values ('LOOKBACK_GROUND', 'TERRORISM', 10, 'Terroristisch misdrijf', 'Infraction terroriste', 'Terroristische Straftat', 'Terrorist offence', false),
       ('LOOKBACK_GROUND', 'LISTED_OFFENCE', 20, 'Misdrijf van de lijst (90ter), criminele organisatie of 5 jaar en meer', 'Infraction de la liste (90ter), organisation criminelle ou 5 ans et plus', 'Straftat der Liste (90ter), kriminelle Organisation oder 5 Jahre und mehr', 'Listed offence (90ter), criminal organisation, or 5 years and more', false),
       ('LOOKBACK_GROUND', 'OTHER_OFFENCE', 30, 'Ander misdrijf', 'Autre infraction', 'Andere Straftat', 'Other offence', false),
       ('LOOKBACK_GROUND', 'UNDER_ONE_YEAR', 40, 'Misdrijf met minder dan één jaar', 'Infraction de moins d’un an', 'Straftat unter einem Jahr', 'Offence of less than one year', false);

-- What starts a term.
insert into code_label (code_set, code, sort, nl, fr, de, en, reviewed)
values ('DEADLINE_TRIGGER', 'DEPRIVATION_OF_LIBERTY', 10, 'Vrijheidsberoving', 'Privation de liberté', 'Freiheitsentziehung', 'Deprivation of liberty', true),
       ('DEADLINE_TRIGGER', 'ARREST_WARRANT', 20, 'Aanhoudingsbevel', 'Mandat d’arrêt', 'Haftbefehl', 'Arrest warrant', true),
       ('DEADLINE_TRIGGER', 'PRESERVATION_ORDER', 30, 'Bevel tot bewaring (39ter)', 'Ordre de conservation (39ter)', 'Sicherungsanordnung (39ter)', 'Preservation order (39ter)', false),
       ('DEADLINE_TRIGGER', 'VERBAL_ORDER', 40, 'Mondeling bevel', 'Ordre verbal', 'Mündliche Anordnung', 'Verbal order', false),
       ('DEADLINE_TRIGGER', 'TRAFFIC_PRESERVATION_ORDER', 50, 'Bevel tot bewaring (39quinquies)', 'Ordre de conservation (39quinquies)', 'Sicherungsanordnung (39quinquies)', 'Preservation order (39quinquies)', false),
       ('DEADLINE_TRIGGER', 'FOREIGN_PRESERVATION_REQUEST', 60, 'Buitenlands verzoek tot bewaring', 'Demande étrangère de conservation', 'Ausländisches Sicherungsersuchen', 'Foreign preservation request', false),
       ('DEADLINE_TRIGGER', 'FLAGRANTE_TRAFFIC_ORDER', 70, 'Vordering van de procureur bij heterdaad', 'Réquisition du procureur en flagrant délit', 'Anforderung des Prokurators auf frischer Tat', 'Prosecutor’s requisition, caught in the act', false),
       ('DEADLINE_TRIGGER', 'TERRORISM_DISCOVERED', 80, 'Ontdekking van een terroristisch misdrijf', 'Découverte d’une infraction terroriste', 'Entdeckung einer terroristischen Straftat', 'Discovery of a terrorist offence', false),
       ('DEADLINE_TRIGGER', 'TRAFFIC_ORDER', 90, 'Beschikking van de onderzoeksrechter (88bis)', 'Ordonnance du juge d’instruction (88bis)', 'Anordnung des Untersuchungsrichters (88bis)', 'Judge’s order (88bis)', false),
       ('DEADLINE_TRIGGER', 'INTERCEPT_ORDER', 100, 'Beschikking tot interceptie', 'Ordonnance d’interception', 'Überwachungsanordnung', 'Interception order', false),
       ('DEADLINE_TRIGGER', 'INFILTRATION_AUTHORISATION', 110, 'Machtiging tot infiltratie op internet', 'Autorisation d’infiltration sur Internet', 'Ermächtigung zur Infiltration im Internet', 'Authorisation of online infiltration', false),
       ('DEADLINE_TRIGGER', 'BANK_REQUISITION', 120, 'Vordering aan de bank', 'Réquisition à la banque', 'Anforderung an die Bank', 'Requisition to the bank', false),
       ('DEADLINE_TRIGGER', 'BANK_NOTICE', 130, 'Mededeling door de bank', 'Communication par la banque', 'Mitteilung der Bank', 'Notice of the bank', false),
       ('DEADLINE_TRIGGER', 'SEARCH_OR_COPY_DONE', 140, 'Zoeking of kopie uitgevoerd', 'Recherche ou copie effectuée', 'Suche oder Kopie ausgeführt', 'Search or copy done', false),
       ('DEADLINE_TRIGGER', 'ACCESS_REQUESTED_INSTRUCTION', 150, 'Verzoek om inzage in het gerechtelijk onderzoek', 'Demande de consultation pendant l’instruction', 'Antrag auf Einsicht in der gerichtlichen Untersuchung', 'Request for access during the judicial investigation', false),
       ('DEADLINE_TRIGGER', 'ACCESS_TERM_OVER', 160, 'Einde van de beslissingstermijn', 'Fin du délai de décision', 'Ende der Entscheidungsfrist', 'End of the term to decide', false),
       ('DEADLINE_TRIGGER', 'ACCESS_REQUESTED_INQUIRY', 170, 'Verzoek om inzage in het opsporingsonderzoek', 'Demande de consultation pendant l’information', 'Antrag auf Einsicht im Ermittlungsverfahren', 'Request for access during the inquiry', false),
       ('DEADLINE_TRIGGER', 'LIFT_REQUESTED', 180, 'Verzoek tot opheffing van het beslag', 'Demande de levée de la saisie', 'Antrag auf Aufhebung der Beschlagnahme', 'Request to lift the seizure', false),
       ('DEADLINE_TRIGGER', 'DIRECTIVE_GIVEN', 190, 'Kantschrift', 'Apostille', 'Randvermerk', 'Magistrate’s written instruction', false),
       ('DEADLINE_TRIGGER', 'EIO_RECEIVED', 200, 'Ontvangst van het Europees onderzoeksbevel', 'Réception de la décision d’enquête européenne', 'Eingang der Europäischen Ermittlungsanordnung', 'Receipt of the European investigation order', false),
       ('DEADLINE_TRIGGER', 'EIO_RECOGNISED', 210, 'Erkenning van het Europees onderzoeksbevel', 'Reconnaissance de la décision d’enquête européenne', 'Anerkennung der Europäischen Ermittlungsanordnung', 'Recognition of the European investigation order', false),
       ('DEADLINE_TRIGGER', 'EPOC_RECEIVED', 220, 'Ontvangst door de dienstverlener', 'Réception par le fournisseur', 'Eingang beim Anbieter', 'Receipt by the provider', false),
       ('DEADLINE_TRIGGER', 'EPOC_EMERGENCY_RECEIVED', 230, 'Ontvangst door de dienstverlener (noodgeval)', 'Réception par le fournisseur (urgence)', 'Eingang beim Anbieter (Notfall)', 'Receipt by the provider (emergency)', false),
       ('DEADLINE_TRIGGER', 'EPOC_PR_RECEIVED', 240, 'Ontvangst van het bewaringsbevel', 'Réception de l’injonction de conservation', 'Eingang der Sicherungsanordnung', 'Receipt of the preservation order', false),
       ('DEADLINE_TRIGGER', 'BUDAPEST_REQUEST', 250, 'Verzoek onder het Verdrag van Boedapest', 'Demande selon la Convention de Budapest', 'Ersuchen nach dem Übereinkommen von Budapest', 'Request under the Budapest Convention', false),
       ('DEADLINE_TRIGGER', 'INCIDENT_KNOWN', 260, 'Slachtoffer heeft kennis van het incident', 'La victime a connaissance de l’incident', 'Opfer hat Kenntnis vom Vorfall', 'Victim aware of the incident', false),
       ('DEADLINE_TRIGGER', 'INCIDENT_NOTIFIED', 270, 'Melding van het incident', 'Notification de l’incident', 'Meldung des Vorfalls', 'Notification of the incident', false),
       ('DEADLINE_TRIGGER', 'OWN_BREACH_KNOWN', 280, 'Eigen inbreuk op persoonsgegevens vastgesteld', 'Violation propre de données constatée', 'Eigene Datenschutzverletzung festgestellt', 'Own personal-data breach known', false),
       ('DEADLINE_TRIGGER', 'DATA_SUBJECT_REQUEST', 290, 'Verzoek van een betrokkene', 'Demande d’une personne concernée', 'Antrag einer betroffenen Person', 'Data-subject request', false),
       ('DEADLINE_TRIGGER', 'SPECIAL_DATABASE_DECLARED', 300, 'Aangifte van een bijzondere gegevensbank', 'Déclaration d’une banque de données particulière', 'Meldung einer besonderen Datenbank', 'Special database declared', false),
       ('DEADLINE_TRIGGER', 'PRIOR_CONSULTATION', 310, 'Voorafgaande raadpleging', 'Consultation préalable', 'Vorherige Konsultation', 'Prior consultation', false),
       ('DEADLINE_TRIGGER', 'EMBARGO_GRANTED', 320, 'Embargo toegestaan', 'Embargo accordé', 'Embargo bewilligt', 'Embargo granted', false),
       ('DEADLINE_TRIGGER', 'FACTS', 330, 'Datum van de feiten', 'Date des faits', 'Datum der Tat', 'Date of the facts', false);

-- What becomes of data whose retention term is over.
insert into code_label (code_set, code, sort, nl, fr, de, en, reviewed)
values ('RETENTION_AFTERWARDS', 'ARCHIVE', 10, 'Archiveren, beperkte doeleinden', 'Archiver, finalités limitées', 'Archivieren, begrenzte Zwecke', 'Archive, limited purposes', false),
       ('RETENTION_AFTERWARDS', 'ERASE', 20, 'Wissen', 'Effacer', 'Löschen', 'Erase', true),
       ('RETENTION_AFTERWARDS', 'ONLY_BY_NUMBER', 30, 'Alleen nog op nummer te vinden', 'Consultable par numéro seulement', 'Nur noch über die Nummer auffindbar', 'Found by number only', false),
       ('RETENTION_AFTERWARDS', 'ONLY_FOR_CRIMES', 40, 'Alleen nog voor onderzoek naar misdaden', 'Uniquement pour les enquêtes sur des crimes', 'Nur noch für Ermittlungen zu Verbrechen', 'For inquiries into crimes only', false);

-- What starts a retention term.
insert into code_label (code_set, code, sort, nl, fr, de, en, reviewed)
values ('RETENTION_TRIGGER', 'RECORDED', 10, 'Registratie', 'Enregistrement', 'Erfassung', 'Recording', false),
       ('RETENTION_TRIGGER', 'LAST_FACT', 20, 'Laatste feit', 'Dernier fait', 'Letzte Tat', 'Last fact', false),
       ('RETENTION_TRIGGER', 'ARCHIVED', 30, 'Archivering', 'Archivage', 'Archivierung', 'Archiving', false),
       ('RETENTION_TRIGGER', 'PHASE_ENDED', 40, 'Einde van de vorige fase', 'Fin de la phase précédente', 'Ende der vorigen Phase', 'End of the phase before', false),
       ('RETENTION_TRIGGER', 'INVESTIGATION_ENDED', 50, 'Bericht van de magistraat dat het onderzoek beëindigd is', 'Avis du magistrat que l’enquête est terminée', 'Mitteilung des Magistrats über das Ende der Ermittlung', 'Magistrate’s notice that the investigation ended', false),
       ('RETENTION_TRIGGER', 'NEED_ENDED', 60, 'Einde van de noodzaak', 'Fin de la nécessité', 'Ende der Notwendigkeit', 'End of the need', false);

-- Classes of data that retention rules speak of (Police Function Act).
insert into code_label (code_set, code, sort, nl, fr, de, en, reviewed)
values ('DATA_CLASS', 'NATIONAL_SUSPECTS', 10, 'ANG: verdachten en veroordeelden', 'BNG : suspects et condamnés', 'AND: Verdächtige und Verurteilte', 'National database: suspects and convicted persons', false),
       ('DATA_CLASS', 'NATIONAL_OTHERS', 20, 'ANG: slachtoffers en getuigen', 'BNG : victimes et témoins', 'AND: Opfer und Zeugen', 'National database: victims and witnesses', false),
       ('DATA_CLASS', 'UNLOCATED_FACTS', 30, 'Niet in tijd of plaats te situeren feiten', 'Faits non situés dans le temps ou l’espace', 'Zeitlich oder örtlich nicht bestimmbare Taten', 'Facts not located in time or place', false),
       ('DATA_CLASS', 'NATIONAL_ARCHIVE', 40, 'ANG-archief', 'Archives de la BNG', 'AND-Archiv', 'Archive of the national database', false),
       ('DATA_CLASS', 'BASIC_JUDICIAL', 50, 'Basisgegevensbank: gerechtelijke gegevens', 'Banque de données de base : données judiciaires', 'Basisdatenbank: gerichtliche Daten', 'Basic database: judicial data', false),
       ('DATA_CLASS', 'BASIC_NON_CONCRETE', 60, 'Basisgegevensbank: niet-concrete feiten', 'Banque de données de base : faits non concrets', 'Basisdatenbank: nicht konkrete Taten', 'Basic database: non-concrete facts', false),
       ('DATA_CLASS', 'INVESTIGATION_MANAGEMENT', 70, 'Basisgegevensbank: beheer van het onderzoek', 'Banque de données de base : gestion de l’enquête', 'Basisdatenbank: Verwaltung der Ermittlung', 'Basic database: investigation management', false),
       ('DATA_CLASS', 'ADMINISTRATIVE', 80, 'Gegevens van bestuurlijke politie', 'Données de police administrative', 'Daten der Verwaltungspolizei', 'Administrative police data', false),
       ('DATA_CLASS', 'SPECIAL_DATABASE', 90, 'Bijzondere gegevensbank', 'Banque de données particulière', 'Besondere Datenbank', 'Special database', false),
       ('DATA_CLASS', 'ACCESS_LOG', 100, 'Logging van raadplegingen', 'Journalisation des consultations', 'Protokollierung der Abfragen', 'Access log', false);

-- Categories of data subjects (law of 30 July 2018, art. 31).
insert into code_label (code_set, code, sort, nl, fr, de, en, reviewed)
values ('DATA_SUBJECT_CLASS', '1', 10, 'Verdachte', 'Suspect', 'Verdächtiger', 'Suspect', true),
       ('DATA_SUBJECT_CLASS', '2', 20, 'Veroordeelde', 'Condamné', 'Verurteilter', 'Convicted person', true),
       ('DATA_SUBJECT_CLASS', '3', 30, 'Slachtoffer', 'Victime', 'Opfer', 'Victim', true),
       ('DATA_SUBJECT_CLASS', '4', 40, 'Andere betrokkene', 'Autre personne concernée', 'Andere betroffene Person', 'Other person concerned', false);

-- How sure a row of reference data is.
insert into code_label (code_set, code, sort, nl, fr, de, en, reviewed)
values ('CERTAINTY', 'VERIFIED', 10, 'Nagezien in een bron', 'Vérifié dans une source', 'In einer Quelle geprüft', 'Verified in a source', false),
       ('CERTAINTY', 'INFERRED', 20, 'Afgeleid uit een bron', 'Déduit d’une source', 'Aus einer Quelle abgeleitet', 'Inferred from a source', false),
       ('CERTAINTY', 'MEMORY', 30, 'Uit vakkennis, nog na te zien', 'De mémoire, à vérifier', 'Aus Fachwissen, zu prüfen', 'From memory, to be checked', false),
       ('CERTAINTY', 'UNCERTAIN', 40, 'Onzeker', 'Incertain', 'Unsicher', 'Uncertain', false);
