-- A log that takes the place of another: after a restore, or when the signer was lost. The tree goes on, under another name and other keys; the
-- statement that says so is an entry of it.

create table log_succession (
  shard          smallint     not null,
  log_index      bigint       not null,
  origin_before  text         not null check (length(origin_before) between 1 and 200),
  origin         text         not null check (length(origin) between 1 and 200),
  statement      bytea        not null check (length(statement) <= 4096),
  happened_at    timestamptz  not null,
  primary key (shard, log_index),
  foreign key (shard, log_index) references log_leaf (shard, log_index)
);
comment on table log_succession is 'Which log went on from which, and from which tree; only restoring writes it.';
comment on column log_succession.statement is 'The canonical bytes whose SHA-256 is the entry (docs/spec/custody-log.md).';

create trigger log_succession_only_grows before update or delete on log_succession for each row execute function refuse_change();
create trigger log_succession_not_truncated before truncate on log_succession for each statement execute function refuse_change();
grant select on log_succession to zegel_app;
alter table log_succession enable row level security;
create policy log_succession_seen on log_succession for select to zegel_app using (true);

comment on table log_shard is 'The log with the name that it has now; names that it had are in log_succession.';
