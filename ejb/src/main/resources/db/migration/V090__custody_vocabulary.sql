-- The whole vocabulary of custody: what takes two persons, where exhibits come from, what they are packed in, bodies outside the service.

alter table exhibit add column container text check (length(container) <= 100);

-- An event that one person reported and that waits for a second (I5, I11). Only a confirmed one becomes an event.
create table custody_proposal (
  id            uuid        primary key,
  exhibit_id    uuid        not null references exhibit (id),
  case_id       uuid        not null references case_file (id),
  type          text        not null,
  facts         text        not null,
  acting_for    text        not null,
  occurred_at   text        not null,
  late_reason   text,
  proposed_by   bigint      not null references person (id),
  proposed_at   timestamptz not null,
  state         text        not null check (state in ('OPEN', 'CONFIRMED', 'REFUSED', 'WITHDRAWN')),
  answered_by   bigint      references person (id),
  answered_at   timestamptz,
  reason        text,
  version       integer     not null default 0,
  check ((state = 'OPEN') = (answered_at is null)),
  check ((state = 'OPEN') = (answered_by is null)),
  check (state not in ('CONFIRMED', 'REFUSED') or answered_by <> proposed_by)
);
comment on column custody_proposal.facts is 'Canonical JSON (RFC 8785) of the reported values by the field''s name.';
create index custody_proposal_exhibit on custody_proposal (exhibit_id, proposed_at desc, id desc);
create index custody_proposal_open on custody_proposal (proposed_at, id) where state = 'OPEN';
grant select, insert, update on custody_proposal to zegel_app;

alter table ledger_event add column proposal_id uuid unique references custody_proposal (id);
comment on column ledger_event.proposal_id is 'The proposal by which a second person confirmed the event; null for what one person records.';

-- Where an exhibit comes from (I9, I14): the events of both chains say it; this serves the pages.
create table exhibit_derivation (
  source_id    uuid        not null references exhibit (id),
  result_id    uuid        not null references exhibit (id),
  case_id      uuid        not null references case_file (id),
  derivation   text        not null,
  recorded_at  timestamptz not null,
  primary key (source_id, result_id),
  check (source_id <> result_id)
);
create index exhibit_derivation_result on exhibit_derivation (result_id);
grant select, insert on exhibit_derivation to zegel_app;

-- Sight follows the exhibit's own row, and so its policies.
alter table custody_proposal enable row level security;
create policy custody_proposal_seen on custody_proposal for select to zegel_app using (exists (select from exhibit e where e.id = exhibit_id));
create policy custody_proposal_made on custody_proposal for insert to zegel_app with check (proposed_by = (select zegel_person()) and state = 'OPEN');
create policy custody_proposal_answered on custody_proposal for update to zegel_app
  using (exists (select from exhibit e where e.id = exhibit_id)) with check (answered_by = (select zegel_person()));
alter table exhibit_derivation enable row level security;
create policy exhibit_derivation_seen on exhibit_derivation for select to zegel_app using (exists (select from exhibit e where e.id = source_id or e.id = result_id));
create policy exhibit_derivation_made on exhibit_derivation for insert to zegel_app with check (true);

-- Whoever records an event is its actor; or confirms, as the second person, what the actor proposed.
drop policy ledger_event_written on ledger_event;
create policy ledger_event_written on ledger_event for insert to zegel_app with check (
  case when proposal_id is null then actor_id is not distinct from (select zegel_person())
       else exists (select from custody_proposal p where p.id = proposal_id and p.exhibit_id = ledger_event.exhibit_id and p.type = ledger_event.type
                      and p.proposed_by = ledger_event.actor_id and p.state = 'CONFIRMED' and p.answered_by = (select zegel_person())) end);

insert into code_label (code_set, code, sort, nl, fr, de, en, reviewed)
values ('OUTSIDE_BODY', 'NICC', 10, 'Nationaal Instituut voor Criminalistiek en Criminologie (NICC)', 'Institut national de criminalistique et de criminologie (INCC)', 'Nationales Institut für Kriminalistik und Kriminologie (NICC/INCC)', 'National institute of criminalistics and criminology (NICC/INCC)', false),
       ('OUTSIDE_BODY', 'COIV', 20, 'Centraal Orgaan voor de Inbeslagneming en de Verbeurdverklaring (COIV)', 'Organe central pour la saisie et la confiscation (OCSC)', 'Zentralorgan für Sicherstellung und Einziehung (COIV/OCSC)', 'Central office for seizure and confiscation (COIV/OCSC)', false),
       ('OUTSIDE_BODY', 'EXPERT', 30, 'Gerechtsdeskundige', 'Expert judiciaire', 'Gerichtssachverständiger', 'Court-appointed expert', false),
       ('OUTSIDE_BODY', 'CUSTOMS', 40, 'Douane en accijnzen', 'Douanes et accises', 'Zoll und Akzisen', 'Customs and excise', false),
       ('OUTSIDE_BODY', 'FOREIGN_SERVICE', 50, 'Buitenlandse dienst', 'Service étranger', 'Ausländischer Dienst', 'Foreign service', false),
       ('OUTSIDE_BODY', 'BAILIFF', 60, 'Gerechtsdeurwaarder', 'Huissier de justice', 'Gerichtsvollzieher', 'Bailiff', false),
       ('EVENT_RESULT', 'PRESENT', 10, 'Aanwezig', 'Présent', 'Vorhanden', 'Present', false),
       ('EVENT_RESULT', 'ABSENT', 20, 'Afwezig', 'Absent', 'Nicht vorhanden', 'Absent', false),
       ('EVENT_RESULT', 'INTACT', 30, 'Intact', 'Intact', 'Unversehrt', 'Intact', false),
       ('EVENT_RESULT', 'DONE', 40, 'Voltooid', 'Terminé', 'Abgeschlossen', 'Done', false),
       ('EVENT_RESULT', 'INCONCLUSIVE', 50, 'Zonder uitsluitsel', 'Sans résultat concluant', 'Ohne eindeutiges Ergebnis', 'Inconclusive', false),
       ('EVENT_RESULT', 'INTERRUPTED', 60, 'Onderbroken', 'Interrompu', 'Unterbrochen', 'Interrupted', false),
       ('EVENT_RESULT', 'EXPLAINED', 70, 'Verklaard', 'Expliquée', 'Erklärt', 'Explained', false),
       ('EVENT_RESULT', 'UNEXPLAINED', 80, 'Niet verklaard', 'Inexpliquée', 'Nicht erklärt', 'Unexplained', false),
       ('EVENT_RESULT', 'CLERICAL_ERROR', 90, 'Schrijffout', 'Erreur matérielle', 'Schreibfehler', 'Clerical error', false);
