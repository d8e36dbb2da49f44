-- Answers to requests that carried an Idempotency-Key, so that a repeated request gets the first answer and does nothing again.
create table idempotent_request (
  person_id   bigint      not null references person (id),
  key         text        not null check (length(key) between 1 and 200),
  fingerprint text        not null,
  status      integer,
  location    text,
  body        text,
  created_at  timestamptz not null,
  primary key (person_id, key)
);
create index idempotent_request_age on idempotent_request (created_at);
alter table idempotent_request enable row level security;
create policy idempotent_request_own on idempotent_request to zegel_app using (person_id = (select zegel_person()) or (select zegel_task()) = 'PROCESSING');
grant select, insert, update, delete on idempotent_request to zegel_app;
