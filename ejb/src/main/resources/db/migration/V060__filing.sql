-- What filing and processing need beside V013: parts of uploads, items without bytes, leases that survive a death, the state of the indexes.

-- A part that will be concatenated belongs to nothing yet (tus 1.0, concatenation): the whole names exhibit and file.
alter table upload alter column exhibit_id drop not null;
alter table upload alter column case_id drop not null;
alter table upload alter column filename drop not null;
alter table upload add constraint upload_named check (kind = 'PARTIAL' or (exhibit_id is not null and case_id is not null and filename is not null));
alter table upload add constraint upload_of_a_case check ((exhibit_id is null) = (case_id is null));

-- An upload belongs to the one who began it, whoever else may see the case.
drop policy upload_content on upload;
create policy upload_owner on upload to zegel_app
  using (person_id = (select zegel_person()) or (select zegel_task()) = 'PROCESSING');

-- A child that its container lists but does not give (encrypted, damaged, a link) is an item without bytes.
alter table evidence_item alter column sha256 drop not null;
alter table evidence_item alter column object_id drop not null;
alter table evidence_item add constraint evidence_item_bytes check ((sha256 is null) = (object_id is null) and (object_id is not null or parent_id is not null));
alter table evidence_item add column number         bigint generated always as identity;
alter table evidence_item add column kind           text    not null default 'FILE' check (kind in ('FILE', 'ENTRY', 'MESSAGE', 'ATTACHMENT', 'INLINE', 'LINK'));
alter table evidence_item add column declared_type  text;
alter table evidence_item add column dates          jsonb   not null default '[]';
alter table evidence_item add column container_dates jsonb not null default '[]';
alter table evidence_item add column container_attributes jsonb not null default '{}';
alter table evidence_item add column warnings       jsonb   not null default '[]';
alter table evidence_item add column limit_hit      text;
alter table evidence_item add column text_fallback  boolean not null default false;
alter table evidence_item add column children       integer not null default 0;
alter table evidence_item add column expanded       bigint  not null default 0;
comment on column evidence_item.number is 'Order of recording: a container comes before its children, so lists page by it.';
comment on column evidence_item.expanded is 'Bytes of all descendants that came out so far: the measure against bombs.';
comment on column evidence_item.dates is 'Every moment the item itself states, with the words of the source; item_date is the one to sort by.';
comment on column evidence_item.container_dates is 'Every moment its container states of it.';
-- A path may be longer than an index row can be.
drop index evidence_item_file;
create index evidence_item_file on evidence_item (file_id, number);

-- A lease tells who works on a job and until when; what a dead server held is taken up again.
alter table processing_job add column not_before timestamptz;
alter table processing_job add column deaths     smallint not null default 0;
alter table processing_job add column crashes    smallint not null default 0;
alter table processing_job add column index_no   bigint;
comment on column processing_job.deaths is 'How often a server died while it held the job.';
comment on column processing_job.crashes is 'How often a worker process died on the item; two are enough.';
comment on column processing_job.index_no is 'The commit of the case''s index that made an INDEX job durable.';
drop index processing_job_next;
create index processing_job_next on processing_job (task, priority, id) where state = 'WAITING';
create index processing_job_indexed on processing_job (case_id, index_no) where task = 'INDEX' and state = 'DONE';

-- Cases that have an index, and the number of its last commit that the database knows. An index that stands behind it (restored, damaged, thrown away) is
-- brought up to it again from the text objects.
create table case_index (
  case_id       uuid        primary key references case_file (id),
  commit_no     bigint      not null,
  committed_at  timestamptz not null
);
create sequence index_commit_no;
grant select, insert, update on case_index to zegel_app;
grant usage on sequence index_commit_no to zegel_app;
alter table case_index enable row level security;
create policy case_index_seen on case_index for select to zegel_app using (
  case_id = any ((select zegel_member_cases())::uuid[])
  or exists (select from case_file c where c.id = case_id and (
       (c.unit_id = any ((select zegel_led_units())::integer[]) and c.confidentiality = 'NORMAL')
       or (c.office_id = any ((select zegel_offices())::integer[]) and c.with_prosecution and c.confidentiality <> 'EMBARGO')))
  or (select zegel_task()) = 'PROCESSING');
create policy case_index_written on case_index for insert to zegel_app with check ((select zegel_task()) = 'PROCESSING');
create policy case_index_changed on case_index for update to zegel_app using ((select zegel_task()) = 'PROCESSING');

-- Copies handed out: a download that was interrupted and goes on within minutes is one copy, not many.
create table file_copy (
  file_id    uuid        not null references evidence_file (id),
  person_id  bigint      not null references person (id),
  copied_at  timestamptz not null,
  primary key (file_id, person_id, copied_at)
);
grant select, insert on file_copy to zegel_app;
alter table file_copy enable row level security;
create policy file_copy_own on file_copy to zegel_app using (person_id = (select zegel_person()));
