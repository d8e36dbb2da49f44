-- Lawful erasure: what was filed under an exhibit whose destruction two persons confirmed is erased by destroying the keys of its filings. The event is the
-- order; the work is resumed until it is done, and a certificate says so.

alter table evidence_file drop constraint evidence_file_state_check;
alter table evidence_file add constraint evidence_file_state_check check (state in ('STORED', 'EXTRACTING', 'READY', 'PARTIAL', 'FAILED', 'ERASED'));
create index evidence_file_to_check on evidence_file (checked_at, id) where state <> 'ERASED' and not unsound;

create table erasure (
  id                  uuid        primary key,
  exhibit_id          uuid        not null unique references exhibit (id),
  case_id             uuid        not null references case_file (id),
  event_id            uuid        not null unique references ledger_event (id),
  state               text        not null check (state in ('ERASING', 'ERASED', 'KEPT')),
  begun_at            timestamptz not null,
  files               integer     not null,
  objects             integer     not null,
  bytes               bigint      not null,
  finished_at         timestamptz,
  certificate_object  uuid        unique,
  certificate_sha256  text        check (certificate_sha256 ~ '^[0-9a-f]{64}$'),
  certificate_size    bigint,
  check ((state = 'ERASED') = (finished_at is not null and certificate_object is not null and certificate_sha256 is not null and certificate_size is not null))
);
comment on column erasure.event_id is 'The CRYPTO_ERASED or DESTROYED event that orders it.';
comment on column erasure.state is 'KEPT: destroyed before there was erasure; what was filed under it stays.';
comment on column erasure.files is 'How many filings, and so how many keys.';
comment on column erasure.objects is 'Stored objects of those filings when it began: originals, items, texts, previews.';
insert into erasure (id, exhibit_id, case_id, event_id, state, begun_at, files, objects, bytes)
select gen_random_uuid(), e.exhibit_id, e.case_id, e.id, 'KEPT', e.recorded_at, 0, 0, 0 from ledger_event e where e.type in ('CRYPTO_ERASED', 'DESTROYED');
create index ledger_event_erasing on ledger_event (position) where type in ('CRYPTO_ERASED', 'DESTROYED');
grant select, insert, update on erasure to zegel_app;
alter table erasure enable row level security;
create policy erasure_seen on erasure for select to zegel_app using (exists (select from exhibit e where e.id = exhibit_id));
create policy erasure_begun on erasure for insert to zegel_app with check ((select zegel_task()) = 'PROCESSING');
create policy erasure_done on erasure for update to zegel_app using ((select zegel_task()) = 'PROCESSING');

-- Nothing is marked as erased that no event orders to be, and what is erased stays so, whatever a worker still reports.
create function zegel_erased_by_order() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if old.state = 'ERASED' then
    new.state := 'ERASED';
  elsif new.state = 'ERASED' and not exists (select from ledger_event e where e.exhibit_id = new.exhibit_id and e.type in ('CRYPTO_ERASED', 'DESTROYED')) then
    raise exception 'file % is not to be erased: no event orders it', new.id using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
revoke all on function zegel_erased_by_order() from public;
create trigger evidence_file_erased_by_order before update of state on evidence_file for each row execute function zegel_erased_by_order();

-- The eraser removes what was read out of erased files, and nothing else.
grant select (id, state) on evidence_file to zegel_eraser;
grant select, delete on evidence_item, processing_job to zegel_eraser;
create policy evidence_file_erased on evidence_file for select to zegel_eraser using (state = 'ERASED');
create policy evidence_item_erased on evidence_item to zegel_eraser using (exists (select from evidence_file f where f.id = file_id and f.state = 'ERASED'));
create policy processing_job_erased on processing_job to zegel_eraser using (exists (select from evidence_file f where f.id = file_id and f.state = 'ERASED'));

insert into code_label (code_set, code, sort, nl, fr, de, en, reviewed)
values ('FILE_STATE', 'ERASED', 60, 'Gewist', 'Effacé', 'Gelöscht', 'Erased', false);
