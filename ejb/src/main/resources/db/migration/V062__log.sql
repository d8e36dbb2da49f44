-- Layer L3 of the ledger: the log over all chains. Every event waits in the queue from the transaction that records it; the sequencer gives it the
-- next place in the log. Tiles and checkpoints are files made from these rows; the signer remembers what it signed.

create table log_shard (
  id        smallint    primary key,
  origin    text        not null unique check (length(origin) between 1 and 200),
  begun_at  timestamptz not null default now()
);
comment on table log_shard is 'A log with a name and keys of its own: one a year.';

create table log_queue (
  position  bigint  generated always as identity primary key,
  event_id  uuid    not null unique references ledger_event (id)
);

create table log_leaf (
  shard         smallint    not null references log_shard (id),
  log_index     bigint      not null check (log_index >= 0),
  entry         bytea       not null unique check (length(entry) = 32),
  event_id      uuid        unique references ledger_event (id),
  sequenced_at  timestamptz not null default now(),
  primary key (shard, log_index)
);

create table log_checkpoint (
  shard      smallint    not null references log_shard (id),
  size       bigint      not null check (size >= 0),
  root       bytea       not null check (length(root) = 32),
  note       text        not null,
  signed_at  timestamptz not null default now(),
  primary key (shard, size)
);

-- Whoever records an event need not know of the queue, and cannot leave it out.
create function queue_for_log() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into log_queue (event_id) values (new.id);
  return null;
end $$;
revoke all on function queue_for_log() from public;
create trigger ledger_event_queued after insert on ledger_event for each row execute function queue_for_log();
insert into log_queue (event_id) select id from ledger_event order by position;

create trigger log_leaf_only_grows before update or delete on log_leaf for each row execute function refuse_change();
create trigger log_leaf_not_truncated before truncate on log_leaf for each statement execute function refuse_change();
create trigger log_checkpoint_only_grows before update or delete on log_checkpoint for each row execute function refuse_change();

grant select on log_shard, log_leaf, log_checkpoint to zegel_app;
grant insert on log_shard, log_leaf, log_checkpoint to zegel_app;
grant select, delete, update on log_queue to zegel_app;

alter table log_queue enable row level security;
create policy log_queue_sequenced on log_queue to zegel_app using ((select zegel_task()) = 'PROCESSING');
alter table log_leaf enable row level security;
create policy log_leaf_seen on log_leaf for select to zegel_app using (
  (select zegel_task()) = 'PROCESSING' or exists (select from ledger_event e where e.id = event_id));
create policy log_leaf_sequenced on log_leaf for insert to zegel_app with check ((select zegel_task()) = 'PROCESSING');
alter table log_checkpoint enable row level security;
create policy log_checkpoint_seen on log_checkpoint for select to zegel_app using (true);
create policy log_checkpoint_signed on log_checkpoint for insert to zegel_app with check ((select zegel_task()) = 'PROCESSING');
