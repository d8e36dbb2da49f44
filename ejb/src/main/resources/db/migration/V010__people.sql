-- Persons who use the system. A row is made or brought up to date when the identity provider vouches for somebody; it is never deleted, so that every
-- name in the chain of custody stays resolvable (custody.md I16).
create table person (
  id          bigint generated always as identity primary key,
  username    text        not null unique check (username ~ '^[a-z0-9][a-z0-9._-]{0,99}$'),
  name        text        not null check (length(name) between 1 and 200),
  language    text        not null check (language in ('nl', 'fr', 'de', 'en')),
  unit_id     integer     references unit (id),
  office_id   integer     references office (id),
  roles       text[]      not null default '{}',
  opj         boolean     not null default false,
  active      boolean     not null default true,
  created_at  timestamptz not null,
  seen_at     timestamptz not null,
  version     integer     not null default 0
);
comment on table person is 'A user of the system, as the identity provider describes them.';
comment on column person.opj is 'Quality of judicial police officer: an attribute of the person, not a role.';
create index person_unit on person (unit_id) where active;
create index person_office on person (office_id) where active;
grant select, insert, update on person to zegel_app;

-- Who is asking: set by the application for one transaction, '' or absent otherwise.
create function zegel_person() returns bigint
  language sql stable parallel safe
  return nullif(current_setting('zegel.person', true), '')::bigint;

-- What the system itself is doing when nobody asks ('PROCESSING'), '' or absent otherwise.
create function zegel_task() returns text
  language sql stable parallel safe
  return coalesce(current_setting('zegel.task', true), '');
