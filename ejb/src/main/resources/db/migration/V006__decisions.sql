-- The prosecutor's decisions, what persons are in a case, and how long data may be kept.

-- Official closing categories of the prosecution's statistics first; the rest from memory.
insert into decision (code, sort, reason_set, leads_to, nl, fr, de, en, reviewed, certainty)
values ('DISM_TECH', 10, 'DISMISSAL_TECHNICAL', 'DISMISSED', 'Afhandeling zonder strafvervolging om technische redenen', 'Traitement sans poursuites pénales pour des motifs techniques', 'Einstellung ohne Folge aus technischen Gründen', 'Dismissal for technical reasons', false, 'V'),
       ('DISM_OPP', 20, 'DISMISSAL_OPPORTUNITY', 'DISMISSED', 'Afhandeling zonder strafvervolging om opportuniteitsredenen', 'Traitement sans poursuites pénales pour des motifs d’opportunité', 'Einstellung ohne Folge aus Opportunitätsgründen', 'Dismissal for reasons of opportunity', false, 'V'),
       ('WANTED', 30, null, null, 'Seining van de verdachte', 'Signalement du suspect', 'Ausschreibung des Verdächtigen', 'Suspect reported as wanted', false, 'V'),
       ('TRANSFER', 40, null, null, 'Ter beschikking', 'Pour disposition', 'Zur Verfügung (Abgabe)', 'Transfer to another office', false, 'V'),
       ('JOIN', 50, null, 'MERGED', 'Voeging', 'Jonction', 'Verbindung', 'Joinder', false, 'V'),
       ('PRAET', 60, null, null, 'Pretoriaanse probatie', 'Probation prétorienne', 'Prätorische Probation', 'Praetorian probation', false, 'V'),
       ('CHAIN_ADM', 70, null, null, 'Ketengerichte afhandeling: administratieve behandeling', 'Règlement en chaîne : traitement administratif', 'Kettenorientierte Erledigung: Verwaltungsverfahren', 'Chain settlement: administrative handling', false, 'V'),
       ('CHAIN_OTH', 80, null, null, 'Andere ketengerichte afhandeling', 'Autre règlement en chaîne', 'Andere kettenorientierte Erledigung', 'Other chain settlement', false, 'V'),
       ('PAY', 90, null, null, 'Betaling van een geldsom', 'Paiement d’une somme d’argent', 'Zahlung einer Geldsumme', 'Payment of a sum of money', false, 'V'),
       ('MEDIATION', 100, null, null, 'Bemiddeling en maatregelen (gelukt)', 'Réussite de médiation et mesures', 'Vermittlung und Maßnahmen (gelungen)', 'Mediation and measures (succeeded)', false, 'V'),
       ('SUMMONS', 110, null, 'IN_COURT', 'Rechtstreekse dagvaarding', 'Citation directe', 'Direkte Ladung', 'Direct summons', true, 'V'),
       ('INSTR', 120, null, 'INSTRUCTION', 'Gerechtelijk onderzoek', 'Instruction judiciaire', 'Gerichtliche Untersuchung', 'Judicial investigation', true, 'V'),
       ('SETTLEMENT', 130, null, null, 'Verruimde minnelijke schikking (216bis)', 'Transaction pénale élargie (216bis)', 'Erweiterter Vergleich (216bis)', 'Extended settlement (216bis)', false, 'M'),
       ('PAYMENT_ORDER', 140, null, null, 'Bevel tot betalen', 'Ordre de paiement', 'Zahlungsbefehl', 'Order to pay', false, 'M'),
       ('FAST_TRACK', 150, null, 'IN_COURT', 'Snelrecht', 'Comparution accélérée', 'Beschleunigtes Erscheinen', 'Accelerated procedure', false, 'M'),
       ('GUILTY_PLEA', 160, null, null, 'Voorafgaande erkenning van schuld (216)', 'Reconnaissance préalable de culpabilité (216)', 'Vorheriges Schuldbekenntnis (216)', 'Prior admission of guilt (216)', false, 'M'),
       ('DECEASED', 170, null, null, 'Overlijden', 'Décès', 'Tod', 'Death', false, 'M');

insert into person_case_role (code, sort, classes, nl, fr, de, en, reviewed)
values ('SUSPECT', 10, '{1}', 'Verdachte', 'Suspect', 'Verdächtiger', 'Suspect', true),
       ('ACCUSED_INSTR', 20, '{1}', 'Inverdenkinggestelde', 'Inculpé', 'Beschuldigter', 'Person under judicial investigation', true),
       ('DEFENDANT', 30, '{1}', 'Beklaagde', 'Prévenu', 'Angeklagter', 'Defendant', true),
       ('CONVICTED', 40, '{2}', 'Veroordeelde', 'Condamné', 'Verurteilter', 'Convicted person', true),
       ('VICTIM', 50, '{3}', 'Slachtoffer', 'Victime', 'Opfer', 'Victim', true),
       ('COMPLAINANT', 60, '{3}', 'Klager', 'Plaignant', 'Kläger (Anzeigeerstatter)', 'Complainant', true),
       ('INJURED_PERSON', 70, '{3}', 'Benadeelde persoon', 'Personne lésée', 'Geschädigte Person', 'Registered injured person', true),
       ('CIVIL_PARTY', 80, '{3}', 'Burgerlijke partij', 'Partie civile', 'Zivilpartei', 'Civil party', true),
       ('WITNESS', 90, '{4}', 'Getuige', 'Témoin', 'Zeuge', 'Witness', true),
       ('INFORMANT', 100, '{4}', 'Aangever of melder', 'Dénonciateur ou déclarant', 'Melder', 'Person reporting the facts', false),
       ('CONTACT', 110, '{4}', 'Contact', 'Contact', 'Kontakt', 'Contact', false),
       ('ASSOCIATE', 120, '{4}', 'Relatie', 'Relation', 'Bezugsperson', 'Associate', false),
       ('CIVILLY_LIABLE', 130, '{4}', 'Burgerrechtelijk aansprakelijke', 'Civilement responsable', 'Zivilrechtlich Haftender', 'Civilly liable person', false),
       ('MONEY_MULE', 140, '{1,3}', 'Geldezel', 'Mule financière', 'Geldkurier (Money Mule)', 'Money mule', true),
       ('LEGAL_PERSON', 150, '{1,2,3,4}', 'Rechtspersoon', 'Personne morale', 'Juristische Person', 'Legal person', true);

-- Police Function Act as inserted in 2014; amended since, so a DPO reviews it before production. Penalty levels stay empty while the law speaks in the old classes.
insert into retention_rule (code, phase, sort, data_class, old_class, triggered_by, length, afterwards, extension, extended_by, nl, fr, de, en, certainty)
values ('NATIONAL_CONTRAVENTION', 1, 10, 'NATIONAL_SUSPECTS', 'CONTRAVENTION', 'RECORDED', '1y', 'ARCHIVE', null, null, 'ANG, overtreding: 1 jaar', 'BNG, contravention : 1 an', 'AND, Übertretung: 1 Jahr', 'National database, contravention: 1 year', 'V'),
       ('NATIONAL_DELIT', 1, 20, 'NATIONAL_SUSPECTS', 'DELIT', 'RECORDED', '10y', 'ARCHIVE', null, null, 'ANG, wanbedrijf: 10 jaar', 'BNG, délit : 10 ans', 'AND, Vergehen: 10 Jahre', 'National database, délit: 10 years', 'V'),
       ('NATIONAL_CRIME', 1, 30, 'NATIONAL_SUSPECTS', 'CRIME', 'RECORDED', '30y', 'ARCHIVE', null, null, 'ANG, misdaad: 30 jaar', 'BNG, crime : 30 ans', 'AND, Verbrechen: 30 Jahre', 'National database, crime: 30 years', 'V'),
       ('NATIONAL_OTHERS', 1, 40, 'NATIONAL_OTHERS', null, 'LAST_FACT', '10y', 'ARCHIVE', null, null, 'ANG, slachtoffers en getuigen: 10 jaar', 'BNG, victimes et témoins : 10 ans', 'AND, Opfer und Zeugen: 10 Jahre', 'National database, victims and witnesses: 10 years', 'V'),
       ('UNLOCATED_FACTS', 1, 50, 'UNLOCATED_FACTS', null, 'RECORDED', '5y', 'ARCHIVE', null, null, 'Niet te situeren feiten: 5 jaar', 'Faits non situés : 5 ans', 'Nicht bestimmbare Taten: 5 Jahre', 'Facts not located: 5 years', 'V'),
       ('NATIONAL_ARCHIVE', 1, 60, 'NATIONAL_ARCHIVE', null, 'ARCHIVED', '30y', 'ERASE', null, null, 'ANG-archief: 30 jaar', 'Archives de la BNG : 30 ans', 'AND-Archiv: 30 Jahre', 'Archive of the national database: 30 years', 'V'),
       ('BASIC_JUDICIAL', 1, 70, 'BASIC_JUDICIAL', null, 'RECORDED', '15y', 'ONLY_BY_NUMBER', null, null, 'Gerechtelijke gegevens: 15 jaar', 'Données judiciaires : 15 ans', 'Gerichtliche Daten: 15 Jahre', 'Judicial data: 15 years', 'V'),
       ('BASIC_JUDICIAL', 2, 80, 'BASIC_JUDICIAL', null, 'PHASE_ENDED', '15y', 'ONLY_FOR_CRIMES', null, null, 'Gerechtelijke gegevens, op nummer: 15 jaar', 'Données judiciaires, par numéro : 15 ans', 'Gerichtliche Daten, über die Nummer: 15 Jahre', 'Judicial data, by number: 15 years', 'V'),
       ('BASIC_JUDICIAL', 3, 90, 'BASIC_JUDICIAL', null, 'PHASE_ENDED', '30y', 'ERASE', null, null, 'Gerechtelijke gegevens, voor misdaden: 30 jaar', 'Données judiciaires, pour les crimes : 30 ans', 'Gerichtliche Daten, für Verbrechen: 30 Jahre', 'Judicial data, for crimes: 30 years', 'V'),
       ('BASIC_NON_CONCRETE', 1, 100, 'BASIC_NON_CONCRETE', null, 'RECORDED', '5y', 'ERASE', null, null, 'Niet-concrete feiten: 5 jaar', 'Faits non concrets : 5 ans', 'Nicht konkrete Taten: 5 Jahre', 'Non-concrete facts: 5 years', 'V'),
       ('INVESTIGATION_MANAGEMENT', 1, 110, 'INVESTIGATION_MANAGEMENT', null, 'INVESTIGATION_ENDED', '30y', 'ERASE', '10y', 'Prosecutor-General', 'Beheer van het onderzoek: 30 jaar', 'Gestion de l’enquête : 30 ans', 'Verwaltung der Ermittlung: 30 Jahre', 'Investigation management: 30 years', 'V'),
       ('ADMINISTRATIVE', 1, 120, 'ADMINISTRATIVE', null, 'RECORDED', '5y', 'ERASE', null, null, 'Bestuurlijke politie: 5 jaar', 'Police administrative : 5 ans', 'Verwaltungspolizei: 5 Jahre', 'Administrative police: 5 years', 'V'),
       ('SPECIAL_DATABASE', 1, 130, 'SPECIAL_DATABASE', null, 'NEED_ENDED', null, 'ERASE', null, null, 'Bijzondere gegevensbank: zolang nodig', 'Banque de données particulière : tant que nécessaire', 'Besondere Datenbank: solange nötig', 'Special database: as long as needed', 'V'),
       ('ACCESS_LOG', 1, 140, 'ACCESS_LOG', null, 'RECORDED', '10y', 'ERASE', null, null, 'Logging van raadplegingen: 10 jaar (voorstel)', 'Journalisation des consultations : 10 ans (proposition)', 'Protokollierung der Abfragen: 10 Jahre (Vorschlag)', 'Access log: 10 years (proposal)', 'U');
