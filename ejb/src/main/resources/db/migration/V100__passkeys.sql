-- Passkeys of persons: proposed by their holder, enrolled and revoked by events that a second person confirms, on a chain of their own (the chain of keys).

-- The chain of keys: there is one. Its head, like that of a case or an exhibit, goes into every head map once it has begun.
create table key_chain (
  one        boolean     primary key default true check (one),
  pseudonym  uuid        not null unique default gen_random_uuid(),
  last_seq   integer     not null default 0,
  head_hash  bytea       check (length(head_hash) = 32),
  head_at    timestamptz,
  check ((last_seq = 0) = (head_hash is null)),
  check ((last_seq = 0) = (head_at is null))
);
insert into key_chain default values;
grant select, update on key_chain to zegel_app;

create table passkey (
  id                uuid        primary key,
  person_id         bigint      not null references person (id),
  credential_id     text        not null unique check (length(credential_id) between 1 and 1400),
  public_key        text        not null,
  algorithm         text        not null check (algorithm in ('ES256', 'EDDSA', 'RS256')),
  label             text        not null check (length(label) between 1 and 100),
  sign_count        bigint      not null check (sign_count >= 0),
  state             text        not null check (state in ('PROPOSED', 'REFUSED', 'WITHDRAWN', 'CONFIRMED', 'REVOKING', 'REVOKED')),
  proposed_at       timestamptz not null,
  answered_by       bigint      references person (id),
  answered_at       timestamptz,
  refusal           text,
  end_asked_by      bigint      references person (id),
  end_asked_at      timestamptz,
  end_reason        text,
  end_confirmed_by  bigint      references person (id),
  ended_at          timestamptz,
  version           integer     not null default 0,
  check ((state in ('CONFIRMED', 'REVOKING', 'REVOKED', 'REFUSED')) = (answered_by is not null)),
  check (state not in ('CONFIRMED', 'REVOKING', 'REVOKED', 'REFUSED') or answered_by <> person_id),
  check ((state in ('REVOKING', 'REVOKED')) = (end_asked_by is not null)),
  check ((state = 'REVOKED') = (end_confirmed_by is not null)),
  check (end_confirmed_by <> end_asked_by)
);
comment on column passkey.credential_id is 'In base64url without padding, as the ledger names it.';
comment on column passkey.public_key is 'SubjectPublicKeyInfo in base64url without padding.';
comment on column passkey.answered_at is 'For a confirmed key the time of its enrolment on the chain of keys.';
create index passkey_person on passkey (person_id, proposed_at desc);
create index passkey_open on passkey (proposed_at) where state in ('PROPOSED', 'REVOKING');
grant select, insert, update on passkey to zegel_app;

-- What a browser was asked to make, for a few minutes: a new key, or signatures under a prepared act.
create table passkey_ceremony (
  id          uuid        primary key,
  person_id   bigint      not null references person (id),
  kind        text        not null check (kind in ('ENROL', 'SIGN')),
  seed        bytea       check (length(seed) = 32),
  challenges  bytea       not null check (length(challenges) > 0 and length(challenges) % 32 = 0),
  begun_at    timestamptz not null,
  expires_at  timestamptz not null,
  check ((kind = 'SIGN') = (seed is not null))
);
comment on column passkey_ceremony.seed is 'What the identifiers, pseudonyms and salts of the prepared act are drawn from, so that its second run makes the same envelopes; deleted with the row.';
create index passkey_ceremony_person on passkey_ceremony (person_id, expires_at);
grant select, insert, update, delete on passkey_ceremony to zegel_app;

-- A third stream of the ledger. Its events belong to no case.
alter table ledger_event drop constraint ledger_event_stream_check;
alter table ledger_event add constraint ledger_event_stream_check check (stream in ('CASE', 'EXHIBIT', 'KEYS'));
alter table ledger_event alter column case_id drop not null;
alter table ledger_event add constraint ledger_event_case_check check ((stream = 'KEYS') = (case_id is null));

-- Whoever vouches for a person sees their keys: leaders of their unit, magistrates of their office, the functional administrator.
create function zegel_vouches_for(person bigint) returns boolean
  language sql stable security definer set search_path = public, pg_temp
  begin atomic
    select exists (select from person h where h.id = person
        and (h.unit_id = any (zegel_led_units()) or h.office_id = any (zegel_offices())))
      or exists (select from person v where v.id = zegel_person() and v.active and 'FUNCTIONAL_ADMIN' = any (v.roles));
  end;
revoke all on function zegel_vouches_for(bigint) from public;
grant execute on function zegel_vouches_for(bigint) to zegel_app;

alter table passkey enable row level security;
create policy passkey_seen on passkey for select to zegel_app using (
  person_id = (select zegel_person()) or zegel_vouches_for(person_id) or (select zegel_task()) = 'PROCESSING');
create policy passkey_proposed on passkey for insert to zegel_app with check (person_id = (select zegel_person()) and state = 'PROPOSED');
create policy passkey_changed on passkey for update to zegel_app using (person_id = (select zegel_person()) or zegel_vouches_for(person_id)) with check (true);
alter table passkey_ceremony enable row level security;
create policy passkey_ceremony_own on passkey_ceremony to zegel_app using (person_id = (select zegel_person())) with check (person_id = (select zegel_person()));

-- The chain of keys tells whose key is whose: colleagues may know, and packets carry it.
drop policy ledger_event_seen on ledger_event;
create policy ledger_event_seen on ledger_event for select to zegel_app using (
  case_id = any ((select zegel_member_cases())::uuid[])
  or exists (select from exhibit e where e.id = exhibit_id)
  or exists (select from case_file c where c.id = case_id and (
       (c.unit_id = any ((select zegel_led_units())::integer[]) and c.confidentiality = 'NORMAL')
       or (c.office_id = any ((select zegel_offices())::integer[]) and c.with_prosecution and c.confidentiality <> 'EMBARGO')))
  or (stream = 'KEYS' and (select zegel_person()) is not null)
  or (select zegel_task()) = 'PROCESSING');
drop policy ledger_event_written on ledger_event;
create policy ledger_event_written on ledger_event for insert to zegel_app with check (
  case when stream = 'KEYS' then exists (select from passkey k where actor_id in (k.person_id, k.end_asked_by)
              and (select zegel_person()) in (k.answered_by, k.end_confirmed_by))
       when proposal_id is null then actor_id is not distinct from (select zegel_person())
       else exists (select from custody_proposal p where p.id = proposal_id and p.exhibit_id = ledger_event.exhibit_id and p.type = ledger_event.type
                      and p.proposed_by = ledger_event.actor_id and p.state = 'CONFIRMED' and p.answered_by = (select zegel_person())) end);

insert into code_label (code_set, code, sort, nl, fr, de, en, reviewed)
values ('CUSTODY_EVENT', 'KEY_ENROLLED', 900, 'Passkey ingeschreven', 'Clé d’accès enregistrée', 'Passkey eingetragen', 'Passkey enrolled', false),
       ('CUSTODY_EVENT', 'KEY_REVOKED', 910, 'Passkey ingetrokken', 'Clé d’accès révoquée', 'Passkey widerrufen', 'Passkey revoked', false);
