-- The legal log (Directive (EU) 2016/680 art. 25; law of 30 July 2018 art. 56): who did what to which data, when and why. It only grows, and holds no content of evidence.
create table audit_record (
  id           bigint      generated always as identity primary key,
  at           timestamptz not null,
  actor_id     bigint      references person (id),
  actor        text        not null,
  roles        text[]      not null default '{}',
  action       text        not null,
  object_type  text        not null,
  object_id    text        not null,
  case_id      uuid,
  purpose      text        not null default '',
  result       text        not null check (result in ('GRANTED', 'REFUSED', 'UNSEEN')),
  rule         text        not null default '',
  detail       jsonb       not null default '{}'
);
create index audit_record_at on audit_record (at, id);
create index audit_record_actor on audit_record (actor_id, at, id);
create index audit_record_object on audit_record (object_id, at, id);
create index audit_record_case on audit_record (case_id, at, id) where case_id is not null;
grant select, insert on audit_record to zegel_app;
create trigger audit_record_only_grows before update or delete on audit_record for each row execute function refuse_change();
create trigger audit_record_not_truncated before truncate on audit_record for each statement execute function refuse_change();
