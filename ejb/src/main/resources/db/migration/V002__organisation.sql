-- The organisation: courts of appeal, districts, prosecutor's offices, divisions, police units, storage rooms.
-- Numbers of districts, offices and directorates are from the organisations' own pages; names are certain; the codes are the project's own.
-- Local zones and all storage rooms are a demonstration set.

insert into appeal_court (id, code, nl, fr, de, en, reviewed, certainty)
values (1, 'ANT', 'Hof van beroep Antwerpen', 'Cour d’appel d’Anvers', 'Appellationshof Antwerpen', 'Antwerp court of appeal', true, 'V'),
       (2, 'BRU', 'Hof van beroep Brussel', 'Cour d’appel de Bruxelles', 'Appellationshof Brüssel', 'Brussels court of appeal', true, 'V'),
       (3, 'GEN', 'Hof van beroep Gent', 'Cour d’appel de Gand', 'Appellationshof Gent', 'Ghent court of appeal', true, 'V'),
       (4, 'LIE', 'Hof van beroep Luik', 'Cour d’appel de Liège', 'Appellationshof Lüttich', 'Liège court of appeal', true, 'V'),
       (5, 'MON', 'Hof van beroep Bergen', 'Cour d’appel de Mons', 'Appellationshof Mons', 'Mons court of appeal', true, 'V');

insert into arrondissement (id, code, appeal_court_id, nl, fr, de, en, reviewed, certainty)
values (1, 'ANT', 1, 'Antwerpen', 'Anvers', 'Antwerpen', 'Antwerp', true, 'V'),
       (2, 'LIM', 1, 'Limburg', 'Limbourg', 'Limburg', 'Limburg', true, 'V'),
       (3, 'BRU', 2, 'Brussel', 'Bruxelles', 'Brüssel', 'Brussels', true, 'V'),
       (4, 'LEU', 2, 'Leuven', 'Louvain', 'Löwen', 'Leuven', true, 'V'),
       (5, 'WBR', 2, 'Waals-Brabant', 'Brabant wallon', 'Wallonisch-Brabant', 'Walloon Brabant', true, 'V'),
       (6, 'OVL', 3, 'Oost-Vlaanderen', 'Flandre orientale', 'Ostflandern', 'East Flanders', true, 'V'),
       (7, 'WVL', 3, 'West-Vlaanderen', 'Flandre occidentale', 'Westflandern', 'West Flanders', true, 'V'),
       (8, 'LIE', 4, 'Luik', 'Liège', 'Lüttich', 'Liège', true, 'V'),
       (9, 'EUP', 4, 'Eupen', 'Eupen', 'Eupen', 'Eupen', true, 'V'),
       (10, 'LUX', 4, 'Luxemburg', 'Luxembourg', 'Luxemburg', 'Luxembourg', true, 'V'),
       (11, 'NAM', 4, 'Namen', 'Namur', 'Namur', 'Namur', true, 'V'),
       (12, 'HAI', 5, 'Henegouwen', 'Hainaut', 'Hennegau', 'Hainaut', true, 'V');

-- Fourteen offices in twelve districts: Brussels has two (Brussels, Halle-Vilvoorde), Hainaut has two (Mons, Charleroi).
insert into office (id, code, kind, arrondissement_id, procedural_languages, nl, fr, de, en, reviewed, certainty)
values (1, 'ANT', 'DISTRICT', 1, '{nl}', 'Parket Antwerpen', 'Parquet d’Anvers', 'Staatsanwaltschaft Antwerpen', 'Antwerp prosecutor’s office', true, 'M'),
       (2, 'LIM', 'DISTRICT', 2, '{nl}', 'Parket Limburg', 'Parquet du Limbourg', 'Staatsanwaltschaft Limburg', 'Limburg prosecutor’s office', true, 'M'),
       (3, 'BRU', 'DISTRICT', 3, '{fr,nl}', 'Parket Brussel', 'Parquet de Bruxelles', 'Staatsanwaltschaft Brüssel', 'Brussels prosecutor’s office', true, 'M'),
       (4, 'HVV', 'DISTRICT', 3, '{nl,fr}', 'Parket Halle-Vilvoorde', 'Parquet de Hal-Vilvorde', 'Staatsanwaltschaft Halle-Vilvoorde', 'Halle-Vilvoorde prosecutor’s office', true, 'M'),
       (5, 'LEU', 'DISTRICT', 4, '{nl}', 'Parket Leuven', 'Parquet de Louvain', 'Staatsanwaltschaft Löwen', 'Leuven prosecutor’s office', true, 'M'),
       (6, 'WBR', 'DISTRICT', 5, '{fr}', 'Parket Waals-Brabant', 'Parquet du Brabant wallon', 'Staatsanwaltschaft Wallonisch-Brabant', 'Walloon Brabant prosecutor’s office', true, 'M'),
       (7, 'OVL', 'DISTRICT', 6, '{nl}', 'Parket Oost-Vlaanderen', 'Parquet de Flandre orientale', 'Staatsanwaltschaft Ostflandern', 'East Flanders prosecutor’s office', true, 'M'),
       (8, 'WVL', 'DISTRICT', 7, '{nl}', 'Parket West-Vlaanderen', 'Parquet de Flandre occidentale', 'Staatsanwaltschaft Westflandern', 'West Flanders prosecutor’s office', true, 'M'),
       (9, 'LIE', 'DISTRICT', 8, '{fr}', 'Parket Luik', 'Parquet de Liège', 'Staatsanwaltschaft Lüttich', 'Liège prosecutor’s office', true, 'M'),
       (10, 'EUP', 'DISTRICT', 9, '{de,fr}', 'Parket Eupen', 'Parquet d’Eupen', 'Staatsanwaltschaft Eupen', 'Eupen prosecutor’s office', true, 'M'),
       (11, 'LUX', 'DISTRICT', 10, '{fr}', 'Parket Luxemburg', 'Parquet du Luxembourg', 'Staatsanwaltschaft Luxemburg', 'Luxembourg prosecutor’s office', true, 'M'),
       (12, 'NAM', 'DISTRICT', 11, '{fr}', 'Parket Namen', 'Parquet de Namur', 'Staatsanwaltschaft Namur', 'Namur prosecutor’s office', true, 'M'),
       (13, 'MON', 'DISTRICT', 12, '{fr}', 'Parket Bergen', 'Parquet de Mons', 'Staatsanwaltschaft Mons', 'Mons prosecutor’s office', true, 'M'),
       (14, 'CHA', 'DISTRICT', 12, '{fr}', 'Parket Charleroi', 'Parquet de Charleroi', 'Staatsanwaltschaft Charleroi', 'Charleroi prosecutor’s office', true, 'M'),
       (15, 'FED', 'FEDERAL', null, '{nl,fr,de}', 'Federaal parket', 'Parquet fédéral', 'Föderalstaatsanwaltschaft', 'Federal prosecutor’s office', true, 'V');

insert into division (id, code, arrondissement_id, office_id, nl, fr, de, en, reviewed, certainty)
values (1, 'ANT-ANT', 1, 1, 'Antwerpen', 'Anvers', 'Antwerpen', 'Antwerp', true, 'M'),
       (2, 'ANT-MEC', 1, 1, 'Mechelen', 'Malines', 'Mecheln', 'Mechelen', false, 'M'),
       (3, 'ANT-TUR', 1, 1, 'Turnhout', 'Turnhout', 'Turnhout', 'Turnhout', false, 'M'),
       (4, 'LIM-HAS', 2, 2, 'Hasselt', 'Hasselt', 'Hasselt', 'Hasselt', false, 'M'),
       (5, 'LIM-TON', 2, 2, 'Tongeren', 'Tongres', 'Tongern', 'Tongeren', false, 'M'),
       (6, 'OVL-GEN', 6, 7, 'Gent', 'Gand', 'Gent', 'Ghent', false, 'M'),
       (7, 'OVL-DEN', 6, 7, 'Dendermonde', 'Termonde', 'Dendermonde', 'Dendermonde', false, 'M'),
       (8, 'OVL-OUD', 6, 7, 'Oudenaarde', 'Audenarde', 'Oudenaarde', 'Oudenaarde', false, 'M'),
       (9, 'WVL-BRG', 7, 8, 'Brugge', 'Bruges', 'Brügge', 'Bruges', false, 'M'),
       (10, 'WVL-KOR', 7, 8, 'Kortrijk', 'Courtrai', 'Kortrijk', 'Kortrijk', false, 'M'),
       (11, 'WVL-IEP', 7, 8, 'Ieper', 'Ypres', 'Ypern', 'Ypres', false, 'M'),
       (12, 'WVL-VEU', 7, 8, 'Veurne', 'Furnes', 'Veurne', 'Veurne', false, 'M'),
       (13, 'LIE-LIE', 8, 9, 'Luik', 'Liège', 'Lüttich', 'Liège', true, 'M'),
       (14, 'LIE-VER', 8, 9, 'Verviers', 'Verviers', 'Verviers', 'Verviers', false, 'M'),
       (15, 'LIE-HUY', 8, 9, 'Hoei', 'Huy', 'Huy', 'Huy', false, 'M'),
       (16, 'LUX-ARL', 10, 11, 'Aarlen', 'Arlon', 'Arel', 'Arlon', false, 'M'),
       (17, 'LUX-MAR', 10, 11, 'Marche-en-Famenne', 'Marche-en-Famenne', 'Marche-en-Famenne', 'Marche-en-Famenne', false, 'M'),
       (18, 'LUX-NEU', 10, 11, 'Neufchâteau', 'Neufchâteau', 'Neufchâteau', 'Neufchâteau', false, 'M'),
       (19, 'NAM-NAM', 11, 12, 'Namen', 'Namur', 'Namur', 'Namur', true, 'M'),
       (20, 'NAM-DIN', 11, 12, 'Dinant', 'Dinant', 'Dinant', 'Dinant', false, 'M'),
       (21, 'MON-MON', 12, 13, 'Bergen', 'Mons', 'Mons', 'Mons', true, 'M'),
       (22, 'MON-TOU', 12, 13, 'Doornik', 'Tournai', 'Tournai', 'Tournai', false, 'M'),
       (23, 'CHA-CHA', 12, 14, 'Charleroi', 'Charleroi', 'Charleroi', 'Charleroi', true, 'M');

insert into unit (id, code, kind, parent_id, office_id, demo, nl, fr, de, en, reviewed, certainty)
values (1, 'FEDPOL', 'FEDERAL_POLICE', null, 15, false, 'Federale politie', 'Police fédérale', 'Föderale Polizei', 'Federal police', true, 'V'),
       (2, 'DGJ', 'GENERAL_DIRECTORATE', 1, 15, false, 'Federale gerechtelijke politie (DGJ)', 'Police judiciaire fédérale (DGJ)',
        'Föderale Kriminalpolizei (DGJ)', 'Federal judicial police (DGJ)', true, 'V'),
       (3, 'DJSOC', 'CENTRAL_DIRECTORATE', 2, 15, false, 'Zware en georganiseerde criminaliteit (DJSOC)', 'Criminalité grave et organisée (DJSOC)',
        'Schwere und organisierte Kriminalität (DJSOC)', 'Serious and organised crime (DJSOC)', false, 'V'),
       (4, 'FCCU', 'FEDERAL_CRIME_UNIT', 3, 15, false, 'Federal Computer Crime Unit (FCCU)', 'Federal Computer Crime Unit (FCCU)',
        'Federal Computer Crime Unit (FCCU)', 'Federal Computer Crime Unit (FCCU)', true, 'V');

-- The fourteen decentralised judicial directorates and their Regional Computer Crime Units; they bear the code of the office of their territory.
with place (office, nl, fr, de, en) as (
    values ('ANT', 'Antwerpen', 'Anvers', 'Antwerpen', 'Antwerp'),
           ('LIM', 'Limburg', 'Limbourg', 'Limburg', 'Limburg'),
           ('BRU', 'Brussel', 'Bruxelles', 'Brüssel', 'Brussels'),
           ('HVV', 'Halle-Vilvoorde', 'Hal-Vilvorde', 'Halle-Vilvoorde', 'Halle-Vilvoorde'),
           ('LEU', 'Leuven', 'Louvain', 'Löwen', 'Leuven'),
           ('WBR', 'Waals-Brabant', 'Brabant wallon', 'Wallonisch-Brabant', 'Walloon Brabant'),
           ('OVL', 'Oost-Vlaanderen', 'Flandre orientale', 'Ostflandern', 'East Flanders'),
           ('WVL', 'West-Vlaanderen', 'Flandre occidentale', 'Westflandern', 'West Flanders'),
           ('LIE', 'Luik', 'Liège', 'Lüttich', 'Liège'),
           ('EUP', 'Eupen', 'Eupen', 'Eupen', 'Eupen'),
           ('LUX', 'Luxemburg', 'Luxembourg', 'Luxemburg', 'Luxembourg'),
           ('NAM', 'Namen', 'Namur', 'Namur', 'Namur'),
           ('MON', 'Bergen-Doornik', 'Mons-Tournai', 'Mons-Tournai', 'Mons-Tournai'),
           ('CHA', 'Charleroi', 'Charleroi', 'Charleroi', 'Charleroi')
), level (ids, prefix, kind, nl, fr, de, en) as (
    values (100, 'FGP', 'JUDICIAL_DIRECTORATE', 'FGP', 'PJF', 'FKP', 'Federal judicial police'),
           (200, 'RCCU', 'REGIONAL_CRIME_UNIT', 'RCCU', 'RCCU', 'RCCU', 'RCCU')
)
insert into unit (id, code, kind, parent_id, office_id, nl, fr, de, en, reviewed, certainty)
select level.ids + office.id,
       level.prefix || '-' || office.code,
       level.kind,
       case level.prefix when 'FGP' then 2 else 100 + office.id end,
       office.id,
       level.nl || ' ' || place.nl,
       level.fr || ' ' || place.fr,
       level.de || ' ' || place.de,
       level.en || ' ' || place.en,
       true,
       'M'
from place
         join office on office.code = place.office
         cross join level
order by 1;

insert into unit (id, code, kind, parent_id, office_id, demo, nl, fr, de, en, reviewed, certainty)
values (301, 'PZ-ANT', 'LOCAL_ZONE', null, 1, true, 'Politiezone Antwerpen', 'Zone de police Anvers', 'Polizeizone Antwerpen', 'Antwerp police zone', true, 'U'),
       (302, 'PZ-GEN', 'LOCAL_ZONE', null, 7, true, 'Politiezone Gent', 'Zone de police Gand', 'Polizeizone Gent', 'Ghent police zone', true, 'U'),
       (303, 'PZ-BRU', 'LOCAL_ZONE', null, 3, true, 'Politiezone Brussel', 'Zone de police Bruxelles', 'Polizeizone Brüssel', 'Brussels police zone', true, 'U'),
       (304, 'PZ-LIE', 'LOCAL_ZONE', null, 9, true, 'Politiezone Luik', 'Zone de police Liège', 'Polizeizone Lüttich', 'Liège police zone', true, 'U');

-- An evidence room for each crime unit and zone, a laboratory for each crime unit.
with room (prefix, kind, nl, fr, de, en) as (
    values ('ROOM', 'EVIDENCE_ROOM', 'Bewijsruimte', 'Local de conservation', 'Beweismittelraum', 'Evidence room'),
           ('LAB', 'LABORATORY', 'Forensisch labo', 'Laboratoire forensique', 'Forensiklabor', 'Forensic laboratory')
)
insert into storage_room (code, kind, unit_id, demo, nl, fr, de, en)
select room.prefix || '-' || unit.code,
       room.kind,
       unit.id,
       true,
       room.nl || ' ' || unit.nl,
       room.fr || ' ' || unit.fr,
       room.de || ' ' || unit.de,
       room.en || ' ' || unit.en
from unit
         join room on unit.kind in ('FEDERAL_CRIME_UNIT', 'REGIONAL_CRIME_UNIT')
    or unit.kind = 'LOCAL_ZONE' and room.kind = 'EVIDENCE_ROOM'
order by unit.id, room.prefix desc;

-- The depots of the court registries, the legal depositories of what is seized.
insert into storage_room (code, kind, office_id, demo, nl, fr, de, en)
select 'REG-' || office.code, 'COURT_REGISTRY', office.id, true, depot.nl, depot.fr, depot.de, depot.en
from (values ('ANT', 'Griffie overtuigingsstukken Antwerpen', 'Greffe des pièces à conviction d’Anvers', 'Kanzlei für Beweisstücke Antwerpen', 'Exhibits registry Antwerp'),
             ('LIM', 'Griffie overtuigingsstukken Limburg', 'Greffe des pièces à conviction du Limbourg', 'Kanzlei für Beweisstücke Limburg', 'Exhibits registry Limburg'),
             ('BRU', 'Griffie overtuigingsstukken Brussel', 'Greffe des pièces à conviction de Bruxelles', 'Kanzlei für Beweisstücke Brüssel', 'Exhibits registry Brussels'),
             ('HVV', 'Griffie overtuigingsstukken Brussel (Halle-Vilvoorde)', 'Greffe des pièces à conviction de Bruxelles (Hal-Vilvorde)',
              'Kanzlei für Beweisstücke Brüssel (Halle-Vilvoorde)', 'Exhibits registry Brussels (Halle-Vilvoorde)'),
             ('LEU', 'Griffie overtuigingsstukken Leuven', 'Greffe des pièces à conviction de Louvain', 'Kanzlei für Beweisstücke Löwen', 'Exhibits registry Leuven'),
             ('WBR', 'Griffie overtuigingsstukken Waals-Brabant', 'Greffe des pièces à conviction du Brabant wallon', 'Kanzlei für Beweisstücke Wallonisch-Brabant',
              'Exhibits registry Walloon Brabant'),
             ('OVL', 'Griffie overtuigingsstukken Oost-Vlaanderen', 'Greffe des pièces à conviction de Flandre orientale', 'Kanzlei für Beweisstücke Ostflandern',
              'Exhibits registry East Flanders'),
             ('WVL', 'Griffie overtuigingsstukken West-Vlaanderen', 'Greffe des pièces à conviction de Flandre occidentale', 'Kanzlei für Beweisstücke Westflandern',
              'Exhibits registry West Flanders'),
             ('LIE', 'Griffie overtuigingsstukken Luik', 'Greffe des pièces à conviction de Liège', 'Kanzlei für Beweisstücke Lüttich', 'Exhibits registry Liège'),
             ('EUP', 'Griffie overtuigingsstukken Eupen', 'Greffe des pièces à conviction d’Eupen', 'Kanzlei für Beweisstücke Eupen', 'Exhibits registry Eupen'),
             ('LUX', 'Griffie overtuigingsstukken Luxemburg', 'Greffe des pièces à conviction du Luxembourg', 'Kanzlei für Beweisstücke Luxemburg', 'Exhibits registry Luxembourg'),
             ('NAM', 'Griffie overtuigingsstukken Namen', 'Greffe des pièces à conviction de Namur', 'Kanzlei für Beweisstücke Namur', 'Exhibits registry Namur'),
             ('MON', 'Griffie overtuigingsstukken Bergen', 'Greffe des pièces à conviction de Mons', 'Kanzlei für Beweisstücke Mons', 'Exhibits registry Mons'),
             ('CHA', 'Griffie overtuigingsstukken Charleroi', 'Greffe des pièces à conviction de Charleroi', 'Kanzlei für Beweisstücke Charleroi',
              'Exhibits registry Charleroi')) as depot (office, nl, fr, de, en)
         join office on office.code = depot.office
order by office.id;
