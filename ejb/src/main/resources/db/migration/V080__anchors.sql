-- What others say of the log: cosignatures of witnesses, the checkpoints that a quorum of them anchored, and time stamps.

create table log_cosignature (
  shard        smallint    not null,
  size         bigint      not null,
  witness      text        not null check (length(witness) between 1 and 60),
  line         text        not null check (length(line) <= 8000),
  cosigned_at  timestamptz not null,
  primary key (shard, size, witness),
  foreign key (shard, size) references log_checkpoint (shard, size)
);
create index log_cosignature_witness on log_cosignature (shard, witness, size);
comment on column log_cosignature.line is 'The line of signature as the witness gave it (C2SP tlog-cosignature), verified with its key.';

create table log_anchor (
  shard        smallint    not null,
  size         bigint      not null,
  anchored_at  timestamptz not null,
  primary key (shard, size),
  foreign key (shard, size) references log_checkpoint (shard, size)
);
comment on table log_anchor is 'Checkpoints that carry the cosignatures of a quorum of witnesses.';

create table log_time_stamp (
  shard       smallint    not null,
  size        bigint      not null,
  note        text        not null,
  token       bytea       not null check (length(token) <= 65536),
  stamped_at  timestamptz not null,
  authority   text        not null,
  renew_by    timestamptz not null,
  primary key (shard, size),
  foreign key (shard, size) references log_checkpoint (shard, size)
);
comment on column log_time_stamp.note is 'The checkpoint with its cosignatures, whose SHA-256 the token is about.';

do $$
declare t text;
begin
  foreach t in array array['log_cosignature', 'log_anchor', 'log_time_stamp'] loop
    execute format('create trigger %I before update or delete on %I for each row execute function refuse_change()', t || '_only_grows', t);
    execute format('create trigger %I before truncate on %I for each statement execute function refuse_change()', t || '_not_truncated', t);
    execute format('grant select, insert on %I to zegel_app', t);
    execute format('alter table %I enable row level security', t);
    execute format('create policy %I on %I for select to zegel_app using (true)', t || '_seen', t);
    execute format('create policy %I on %I for insert to zegel_app with check ((select zegel_task()) = ''PROCESSING'')', t || '_written', t);
  end loop;
end $$;
