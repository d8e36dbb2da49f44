-- Head maps (layer L7 of the ledger) and the packets that are handed out.

create table log_head_map (
  shard      smallint    not null,
  log_index  bigint      not null,
  taken_at   timestamptz not null,
  statement  bytea       not null check (length(statement) <= 4096),
  heads      bytea       not null check (length(heads) % 56 = 0),
  primary key (shard, log_index),
  foreign key (shard, log_index) references log_leaf (shard, log_index)
);
comment on column log_head_map.heads is 'All heads in the order of their pseudonyms, 56 bytes each: pseudonym, number, hash. Every proof of the map is made from them.';
create trigger log_head_map_only_grows before update or delete on log_head_map for each row execute function refuse_change();
grant select, insert on log_head_map to zegel_app;
alter table log_head_map enable row level security;
create policy log_head_map_task on log_head_map to zegel_app using ((select zegel_task()) = 'PROCESSING');

-- A disclosure: asked for by a magistrate, built in the background, recorded in every chain that it shows.
create table packet (
  id            uuid        primary key,
  case_id       uuid        not null references case_file (id),
  requested_by  bigint      not null references person (id),
  requested_at  timestamptz not null,
  recipient     text        not null check (length(recipient) between 1 and 200),
  ground        text        not null check (length(ground) between 1 and 500),
  exhibits      uuid[],
  withhold      text[]      not null,
  state         text        not null check (state in ('BUILDING', 'READY', 'FAILED')),
  attempts      smallint    not null default 0,
  not_before    timestamptz not null,
  object_id     uuid        unique,
  size          bigint,
  sha256        text        check (length(sha256) = 64),
  shown         integer,
  ready_at      timestamptz,
  check ((state = 'READY') = (object_id is not null and size is not null and sha256 is not null and ready_at is not null))
);
comment on column packet.exhibits is 'The exhibits that are shown; null for all that the case has when the packet is built.';
create index packet_case on packet (case_id, requested_at desc, id desc);
create index packet_waiting on packet (not_before, id) where state = 'BUILDING';
grant select, insert, update on packet to zegel_app;

alter table packet enable row level security;
create policy packet_seen on packet for select to zegel_app using (
  case_id = any ((select zegel_member_cases())::uuid[])
  or exists (select from case_file c where c.id = case_id and (
       (c.unit_id = any ((select zegel_led_units())::integer[]) and c.confidentiality = 'NORMAL')
       or (c.office_id = any ((select zegel_offices())::integer[]) and c.with_prosecution and c.confidentiality <> 'EMBARGO')))
  or (select zegel_task()) = 'PROCESSING');
create policy packet_asked on packet for insert to zegel_app with check (requested_by = (select zegel_person()));
create policy packet_built on packet for update to zegel_app using ((select zegel_task()) = 'PROCESSING');
