-- Exhibits, their custody events and transfers.

create table exhibit (
  id                  uuid        primary key,
  case_id             uuid        not null references case_file (id),
  label               text        not null check (length(label) between 1 and 60),
  description         text        not null check (length(description) between 1 and 4000),
  kind                text        not null check (kind in ('PHYSICAL', 'DIGITAL')),
  category            text        not null,
  seized_at           timestamptz not null,
  seized_at_text      text        not null,
  place               text        not null check (length(place) between 1 and 300),
  legal_basis         text        not null,
  legal_basis_ref     text        not null default '' check (length(legal_basis_ref) <= 200),
  registered_at       timestamptz not null,
  registered_by       bigint      not null references person (id),
  -- The fold of the events (I15): rebuilt and compared by fsck.
  state               text        not null,
  custodian_kind      text        check (custodian_kind in ('PERSON', 'ROOM', 'ORGANISATION')),
  custodian_person    bigint      references person (id),
  custodian_room      integer     references storage_room (id),
  custodian_label     text,
  location            text        not null default '',
  seal                text,
  sealed              boolean     not null default false,
  on_hold             boolean     not null default false,
  disputed            boolean     not null default false,
  quarantined         boolean     not null default false,
  offered_to          bigint      references person (id),
  offer_expires       timestamptz,
  pseudonym           uuid        not null unique,
  last_seq            integer     not null,
  head_hash           bytea       not null check (length(head_hash) = 32),
  head_at             timestamptz not null,
  version             integer     not null default 0,
  unique (case_id, label)
);
create index exhibit_case_registered on exhibit (case_id, registered_at, id);
create index exhibit_registered on exhibit (registered_at desc, id desc);
create index exhibit_custodian on exhibit (custodian_person, registered_at desc, id desc);
create index exhibit_offered on exhibit (offered_to) where offered_to is not null;
create index exhibit_room on exhibit (custodian_room) where custodian_room is not null;
grant select, insert, update on exhibit to zegel_app;

-- A seal number is used once in the whole system (I7).
create table seal_use (
  number      text        primary key,
  exhibit_id  uuid        not null references exhibit (id),
  used_at     timestamptz not null
);
grant select, insert on seal_use to zegel_app;

-- Layers L1 and L2 of the ledger: envelopes, chained per exhibit and per case. Nobody but the owner of the schema may change or delete a row,
-- and the owner's password never enters the application server.
create table ledger_event (
  id            uuid        primary key,
  position      bigint      generated always as identity unique,
  stream        text        not null check (stream in ('CASE', 'EXHIBIT')),
  case_id       uuid        not null references case_file (id),
  exhibit_id    uuid        references exhibit (id),
  pseudonym     uuid        not null,
  seq           integer     not null check (seq >= 1),
  type          text        not null,
  prev          bytea       check (length(prev) = 32),
  hash          bytea       not null unique check (length(hash) = 32),
  envelope      bytea       not null check (length(envelope) <= 65535),
  recorded_at   timestamptz not null,
  actor_id      bigint      references person (id),
  actor         uuid        not null,
  unique (pseudonym, seq),
  check ((seq = 1) = (prev is null)),
  check ((stream = 'EXHIBIT') = (exhibit_id is not null))
);
comment on column ledger_event.actor is 'The pseudonym of the acting person on this chain: random, made once per chain and person.';
comment on column ledger_event.position is 'Order of insertion, for the sequencer of the log; commit order is the sequencer''s to decide.';
create index ledger_event_exhibit on ledger_event (exhibit_id, seq);
create index ledger_event_case on ledger_event (case_id, seq) where stream = 'CASE';
create index ledger_event_actor on ledger_event (pseudonym, actor_id);
grant select, insert on ledger_event to zegel_app;

-- Layer L0: values and salts, in a table of their own, so that a value can lawfully be erased while its commitment stays.
create table ledger_field (
  event_id  uuid  not null references ledger_event (id),
  name      text  not null,
  value     text  not null,
  salt      bytea not null check (length(salt) = 32),
  primary key (event_id, name)
);
comment on column ledger_field.value is 'Canonical JSON (RFC 8785) of the value.';
grant select, insert on ledger_field to zegel_app;
grant select, delete on ledger_field to zegel_eraser;

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% on % is refused: the ledger only grows', tg_op, tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger ledger_event_only_grows before update or delete on ledger_event for each row execute function refuse_change();
create trigger ledger_event_not_truncated before truncate on ledger_event for each statement execute function refuse_change();
create trigger ledger_field_no_update before update on ledger_field for each row execute function refuse_change();

-- An offer of custody and its answer. Custody moves at acceptance, never at the offer (I3).
create table transfer (
  id             uuid        primary key,
  exhibit_id     uuid        not null references exhibit (id),
  case_id        uuid        not null references case_file (id),
  from_person    bigint      not null references person (id),
  to_person      bigint      not null references person (id),
  purpose        text        not null,
  seal           text,
  state          text        not null check (state in ('OFFERED', 'ACCEPTED', 'REFUSED', 'WITHDRAWN', 'EXPIRED')),
  offered_at     timestamptz not null,
  expires_at     timestamptz not null,
  answered_at    timestamptz,
  seal_observed  text,
  condition      text,
  reason         text,
  discrepancy    boolean     not null default false,
  version        integer     not null default 0,
  check (from_person <> to_person),
  check ((state = 'OFFERED') = (answered_at is null))
);
create unique index transfer_one_open on transfer (exhibit_id) where state = 'OFFERED';
create index transfer_exhibit on transfer (exhibit_id, offered_at, id);
create index transfer_to on transfer (to_person, offered_at, id) where state = 'OFFERED';
create index transfer_from on transfer (from_person, offered_at, id) where state = 'OFFERED';
create index transfer_expiry on transfer (expires_at) where state = 'OFFERED';
grant select, insert, update on transfer to zegel_app;
