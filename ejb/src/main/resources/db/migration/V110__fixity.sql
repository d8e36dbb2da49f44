-- Stored bytes are read again and compared with the hash they were filed with: on schedule, and when somebody asks. What no longer holds is withheld until
-- a person has had it checked again.

alter table evidence_file add column checked_at timestamptz;
update evidence_file set checked_at = filed_at;
alter table evidence_file alter column checked_at set not null;
alter table evidence_file alter column checked_at set default now();
alter table evidence_file add column unsound boolean not null default false;
comment on column evidence_file.checked_at is 'When its bytes were last found whole; the hash that is made while a file comes in is the first check.';
comment on column evidence_file.unsound is 'Its bytes could not be read or had another hash; only a check that a person asks for clears this.';
create index evidence_file_unsound on evidence_file (filed_at, id) where unsound;

alter table evidence_item add column withheld boolean not null default false;
comment on column evidence_item.withheld is 'Its file is unsound: it appears in no index, preview or list.';
create index evidence_item_withheld on evidence_item (file_id) where withheld;
drop policy evidence_item_content on evidence_item;
create policy evidence_item_content on evidence_item to zegel_app using ((
    case_id = any ((select zegel_member_cases())::uuid[])
    or exists (select from case_file c where c.id = case_id and (
         (c.unit_id = any ((select zegel_led_units())::integer[]) and c.confidentiality = 'NORMAL')
         or (c.office_id = any ((select zegel_offices())::integer[]) and c.with_prosecution and c.confidentiality <> 'EMBARGO')))
    or (select zegel_task()) = 'PROCESSING')
  and ((not quarantined and not withheld) or (select zegel_task()) = 'PROCESSING'));

create table fixity_check (
  id          uuid        primary key,
  file_id     uuid        not null references evidence_file (id),
  exhibit_id  uuid        not null references exhibit (id),
  case_id     uuid        not null references case_file (id),
  checked_at  timestamptz not null,
  outcome     text        not null check (outcome in ('WHOLE', 'DAMAGED')),
  problem     text        check ((problem is null) = (outcome = 'WHOLE')),
  sha256      text        not null check (sha256 ~ '^[0-9a-f]{64}$'),
  person_id   bigint      references person (id),
  reason      text        check (length(reason) <= 2000),
  event_id    uuid        references ledger_event (id)
);
comment on column fixity_check.sha256 is 'The hash it was filed with, against which it was compared.';
comment on column fixity_check.person_id is 'Who asked for it; null for the check on schedule.';
comment on column fixity_check.event_id is 'The event that says so; null when the custody had ended and the bytes were whole.';
create index fixity_check_exhibit on fixity_check (exhibit_id, checked_at desc, id desc);
create trigger fixity_check_only_grows before update or delete on fixity_check for each row execute function refuse_change();
grant select, insert on fixity_check to zegel_app;
alter table fixity_check enable row level security;
create policy fixity_check_seen on fixity_check for select to zegel_app using (exists (select from exhibit e where e.id = exhibit_id));
create policy fixity_check_made on fixity_check for insert to zegel_app with check (
  person_id = (select zegel_person()) or (person_id is null and (select zegel_task()) = 'PROCESSING'));

insert into code_label (code_set, code, sort, nl, fr, de, en, reviewed)
values ('FIXITY', 'WHOLE', 10, 'Ongewijzigd', 'Inchangé', 'Unverändert', 'Unaltered', false),
       ('FIXITY', 'DAMAGED', 20, 'Niet meer gaaf', 'N’est plus intact', 'Nicht mehr unversehrt', 'No longer intact', false),
       ('FIXITY_PROBLEM', 'MISSING', 10, 'De opgeslagen bytes ontbreken', 'Les octets conservés manquent', 'Die gespeicherten Bytes fehlen', 'The stored bytes are missing', false),
       ('FIXITY_PROBLEM', 'TAMPERED', 20, 'De opgeslagen bytes zijn niet die welke geschreven werden', 'Les octets conservés ne sont pas ceux qui ont été écrits', 'Die gespeicherten Bytes sind nicht die geschriebenen', 'The stored bytes are not those that were written', false),
       ('FIXITY_PROBLEM', 'TRUNCATED', 30, 'Een deel van de opgeslagen bytes ontbreekt', 'Une partie des octets conservés manque', 'Ein Teil der gespeicherten Bytes fehlt', 'A part of the stored bytes is missing', false),
       ('FIXITY_PROBLEM', 'HASH_DIFFERS', 40, 'De hash is niet die van de neerlegging', 'L’empreinte n’est pas celle du dépôt', 'Der Hashwert ist nicht der bei der Ablage', 'The hash is not the one at filing', false),
       ('FIXITY_PROBLEM', 'UNKNOWN_VERSION', 50, 'Door een nieuwere versie geschreven', 'Écrit par une version plus récente', 'Von einer neueren Version geschrieben', 'Written by a newer version', false),
       ('FIXITY_PROBLEM', 'KEY_UNAVAILABLE', 60, 'De sleutel ontbreekt of is niet de juiste', 'La clé manque ou n’est pas la bonne', 'Der Schlüssel fehlt oder ist nicht der richtige', 'The key is missing or not the right one', false),
       ('FIXITY_PROBLEM', 'UNREADABLE', 70, 'De gegevensdrager geeft de bytes niet', 'Le support ne rend pas les octets', 'Der Datenträger gibt die Bytes nicht her', 'The medium does not give the bytes', false);
