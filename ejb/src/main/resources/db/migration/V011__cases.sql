-- Cases, their members and external references.

-- One row per year; the row is locked while a case is opened, so that a number is issued once and never again.
create table case_number_counter (
  year integer primary key,
  last integer not null check (last > 0)
);
grant select, insert, update on case_number_counter to zegel_app;

create table case_file (
  id                  uuid        primary key,
  number              text        not null unique check (number ~ '^ZG-[0-9]{4}-[0-9]{6,}$'),
  title               text        not null check (length(title) between 1 and 200),
  summary             text        not null default '' check (length(summary) <= 8000),
  phenomenon          text        not null,
  procedural_language text        not null check (procedural_language in ('nl', 'fr', 'de')),
  facts_from          timestamptz,
  facts_to            timestamptz,
  place               text        not null default '' check (length(place) <= 300),
  unit_id             integer     not null references unit (id),
  office_id           integer     references office (id),
  confidentiality     text        not null check (confidentiality in ('NORMAL', 'RESTRICTED', 'EMBARGO')),
  state               text        not null check (state in ('REGISTERED', 'ASSIGNED', 'INVESTIGATION', 'SUBMITTED', 'UNDER_REVIEW', 'RETURNED', 'DECIDED')),
  state_since         timestamptz not null,
  complexity          smallint    not null default 2 check (complexity between 1 and 5),
  opened_at           timestamptz not null,
  opened_by           bigint      not null references person (id),
  submitted_at        timestamptz,
  last_act_at         timestamptz not null,
  lead_id             bigint      references person (id),
  next_due            timestamptz,
  directives_owed     integer     not null default 0 check (directives_owed >= 0),
  pseudonym           uuid        not null unique,
  last_seq            integer     not null,
  head_hash           bytea       not null check (length(head_hash) = 32),
  head_at             timestamptz not null,
  version             integer     not null default 0,
  -- Prosecutors of the office see a case from the investigation on (domain.md 1.5).
  with_prosecution    boolean     not null generated always as (state not in ('REGISTERED', 'ASSIGNED')) stored,
  open                boolean     not null generated always as (state <> 'DECIDED') stored,
  check (facts_to is null or facts_from is null or facts_from <= facts_to)
);
comment on column case_file.next_due is 'The nearest due date of an open directive; kept by the directives feature, so that lists need no join and leaders of restricted cases see due dates without their text.';
-- One index per list order and scope: lists page by key.
create index case_file_opened on case_file (opened_at desc, id desc);
create index case_file_unit_opened on case_file (unit_id, opened_at desc, id desc);
create index case_file_office_opened on case_file (office_id, opened_at desc, id desc) where with_prosecution;
create index case_file_unit_state_opened on case_file (unit_id, state, opened_at desc, id desc);
create index case_file_office_state_opened on case_file (office_id, state, opened_at desc, id desc) where with_prosecution;
create index case_file_office_submitted on case_file (office_id, submitted_at, id) where state in ('SUBMITTED', 'UNDER_REVIEW');
create index case_file_lead on case_file (lead_id) where open;
create index case_file_unit_open on case_file (unit_id, opened_at, id) where open;
create index case_file_unit_due on case_file (unit_id, next_due, id) where next_due is not null;
grant select, insert, update on case_file to zegel_app;

-- Words of number, title and place, folded by the application: filters by equality and range, which stay indexed under row-level security
-- (text search and trigram operators are not leakproof and lose their index there).
create table case_word (
  word      text        not null,
  case_id   uuid        not null references case_file (id),
  primary key (word, case_id)
);
create index case_word_case on case_word (case_id);
grant select, insert, delete on case_word to zegel_app;

create table case_member (
  case_id     uuid        not null references case_file (id),
  person_id   bigint      not null references person (id),
  role        text        not null check (role in ('LEAD', 'MEMBER', 'READER')),
  since       timestamptz not null,
  until       timestamptz,
  reason      text        not null check (length(reason) between 1 and 2000),
  granted_by  bigint      not null references person (id),
  version     integer     not null default 0,
  primary key (case_id, person_id)
);
create unique index case_member_one_lead on case_member (case_id) where role = 'LEAD';
create index case_member_person on case_member (person_id, case_id);
grant select, insert, update on case_member to zegel_app;

create table case_reference (
  id           uuid        primary key,
  case_id      uuid        not null references case_file (id),
  type         text        not null,
  issuer       text        not null default '' check (length(issuer) <= 200),
  value        text        not null check (length(value) between 1 and 200),
  valid_from   date,
  recorded_at  timestamptz not null,
  recorded_by  bigint      not null references person (id),
  unique (case_id, type, value)
);
create index case_reference_value on case_reference (value);
grant select, insert on case_reference to zegel_app;

-- A magistrate's written instruction (kantschrift / apostille) and its answer.
create table directive (
  id           uuid        primary key,
  case_id      uuid        not null references case_file (id),
  text         text        not null check (length(text) between 1 and 8000),
  items        text[]      not null default '{}',
  due          timestamptz,
  state        text        not null check (state in ('RECEIVED', 'ANSWERED', 'ACCEPTED', 'RETURNED')),
  given_by     bigint      not null references person (id),
  given_at     timestamptz not null,
  answer       text,
  answered_by  bigint      references person (id),
  answered_at  timestamptz,
  closed_by    bigint      references person (id),
  closed_at    timestamptz,
  remark       text,
  version      integer     not null default 0,
  check ((answer is null) = (answered_at is null))
);
create index directive_case on directive (case_id, given_at, id);
create index directive_open on directive (due, id) where state in ('RECEIVED', 'RETURNED');
grant select, insert, update on directive to zegel_app;

-- The prosecutor's decision: one row per decision, never changed.
create table case_decision (
  id          uuid        primary key,
  case_id     uuid        not null references case_file (id),
  code        text        not null,
  reason      text        not null check (length(reason) between 1 and 2000),
  text        text        not null default '' check (length(text) <= 8000),
  decided_by  bigint      not null references person (id),
  decided_at  timestamptz not null
);
create index case_decision_case on case_decision (case_id, decided_at, id);
grant select, insert on case_decision to zegel_app;
