-- Evidence: uploads under way, filed files, the items inside them, and the jobs that open them.

create table upload (
  id            uuid        primary key,
  exhibit_id    uuid        not null references exhibit (id),
  case_id       uuid        not null references case_file (id),
  person_id     bigint      not null references person (id),
  filename      text        not null check (length(filename) between 1 and 1000),
  length        bigint      check (length >= 0),
  kind          text        not null check (kind in ('WHOLE', 'PARTIAL', 'FINAL')),
  parts         uuid[]      not null default '{}',
  client_sha256 text        check (client_sha256 ~ '^[0-9a-f]{64}$'),
  state         text        not null check (state in ('OPEN', 'FILED', 'REFUSED', 'TERMINATED', 'EXPIRED', 'JOINED')),
  created_at    timestamptz not null,
  expires_at    timestamptz not null,
  file_id       uuid
);
create index upload_expiry on upload (expires_at) where state = 'OPEN';
create index upload_person on upload (person_id, created_at desc) where state = 'OPEN';
grant select, insert, update on upload to zegel_app;

create table evidence_file (
  id            uuid        primary key,
  exhibit_id    uuid        not null references exhibit (id),
  case_id       uuid        not null references case_file (id),
  upload_id     uuid        not null unique references upload (id),
  object_id     uuid        not null unique,
  filename      text        not null check (length(filename) between 1 and 1000),
  size          bigint      not null check (size >= 0),
  sha256        text        not null check (sha256 ~ '^[0-9a-f]{64}$'),
  md5           text        not null check (md5 ~ '^[0-9a-f]{32}$'),
  sha1          text        not null check (sha1 ~ '^[0-9a-f]{40}$'),
  state         text        not null check (state in ('STORED', 'EXTRACTING', 'READY', 'PARTIAL', 'FAILED')),
  problem       text,
  items_total   integer     not null default 0,
  items_done    integer     not null default 0,
  items_failed  integer     not null default 0,
  filed_at      timestamptz not null,
  filed_by      bigint      not null references person (id),
  event_id      uuid        not null references ledger_event (id),
  ready_at      timestamptz,
  version       integer     not null default 0
);
comment on column evidence_file.id is 'Also the id of the filing, under which the data key is kept.';
create index evidence_file_exhibit on evidence_file (exhibit_id, filed_at, id);
create index evidence_file_case on evidence_file (case_id, filed_at, id);
create index evidence_file_trouble on evidence_file (case_id, filed_at, id) where state in ('PARTIAL', 'FAILED');
create index evidence_file_sha256 on evidence_file (sha256);
alter table upload add foreign key (file_id) references evidence_file (id);
grant select, insert, update on evidence_file to zegel_app;

create table evidence_item (
  id            uuid        primary key,
  file_id       uuid        not null references evidence_file (id),
  exhibit_id    uuid        not null references exhibit (id),
  case_id       uuid        not null references case_file (id),
  parent_id     uuid        references evidence_item (id),
  ordinal       integer     not null,
  depth         smallint    not null,
  path          text        not null,
  name          text        not null,
  media_type    text,
  media_group   text,
  size          bigint      not null,
  sha256        text        not null check (sha256 ~ '^[0-9a-f]{64}$'),
  language      text,
  state         text        not null check (state in ('WAITING', 'RUNNING', 'DONE', 'FAILED')),
  outcome       text,
  problem       text,
  parser        text,
  compartment   text        not null default 'NONE' check (compartment in ('NONE', 'PRIVILEGED', 'ABUSE_IMAGES', 'INTELLIGENCE')),
  quarantined   boolean     not null default false,
  metadata      jsonb       not null default '{}',
  object_id     uuid        not null,
  text_object   uuid,
  text_chars    bigint      not null default 0,
  preview_object uuid,
  item_date     timestamptz,
  item_date_text text,
  expected      integer,
  emitted       integer,
  recorded_at   timestamptz not null,
  version       integer     not null default 0,
  unique nulls not distinct (file_id, parent_id, ordinal)
);
comment on column evidence_item.compartment is 'Protected material; a quarantined item appears in no index, preview or list until released by whom the law names.';
create index evidence_item_file on evidence_item (file_id, path, id);
create index evidence_item_parent on evidence_item (parent_id, ordinal);
create index evidence_item_case on evidence_item (case_id, id);
grant select, insert, update on evidence_item to zegel_app;

-- Idempotent work on items: the same (item, task, version, options) is done once.
create table processing_job (
  id            bigint      generated always as identity primary key,
  case_id       uuid        not null references case_file (id),
  file_id       uuid        not null references evidence_file (id),
  item_id       uuid        not null references evidence_item (id),
  task          text        not null check (task in ('EXTRACT', 'INDEX')),
  task_version  integer     not null,
  options       text        not null default '',
  state         text        not null check (state in ('WAITING', 'RUNNING', 'DONE', 'FAILED')),
  priority      smallint    not null,
  attempts      smallint    not null default 0,
  lease_owner   text,
  lease_until   timestamptz,
  problem       text,
  created_at    timestamptz not null,
  finished_at   timestamptz,
  unique (item_id, task, task_version, options)
);
create index processing_job_next on processing_job (priority, id) where state = 'WAITING';
create index processing_job_lease on processing_job (lease_until) where state = 'RUNNING';
create index processing_job_file on processing_job (file_id) where state in ('WAITING', 'RUNNING');
grant select, insert, update on processing_job to zegel_app;
