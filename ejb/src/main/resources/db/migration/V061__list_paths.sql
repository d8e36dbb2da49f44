-- Every list walks an index, also under row-level security and for whoever sees much: see docs/adr/0070-lists-walk-an-index.md.

-- Whose scope an exhibit's register data fall into beside membership, kept with the exhibit, so that neither a list nor a policy has to ask the case for each row.
-- The same predicate as that of the policies of V015 on the contents of a case.
alter table exhibit add column content_unit integer references unit (id);
alter table exhibit add column content_office integer references office (id);
comment on column exhibit.content_unit is 'The unit whose leaders see the exhibit: that of its case when the case is NORMAL, else none. Kept by triggers.';
comment on column exhibit.content_office is 'The office whose prosecutors see the exhibit: that of its case from the investigation on and without embargo, else none. Kept by triggers.';

create function exhibit_scope() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  select case when c.confidentiality = 'NORMAL' then c.unit_id end, case when c.with_prosecution and c.confidentiality <> 'EMBARGO' then c.office_id end
  into new.content_unit, new.content_office
  from case_file c where c.id = new.case_id;
  return new;
end $$;
create trigger exhibit_scope before insert or update of case_id on exhibit for each row execute function exhibit_scope();

-- The same with the words of a case, whose existence leaders also see when it is RESTRICTED.
alter table case_word add column seen_unit integer references unit (id);
alter table case_word add column seen_office integer references office (id);
comment on column case_word.seen_unit is 'The unit whose leaders see that the case exists: none under embargo. Kept by triggers.';
comment on column case_word.seen_office is 'The office whose prosecutors see the case: none before the investigation and under embargo. Kept by triggers.';

create function case_word_scope() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  select case when c.confidentiality <> 'EMBARGO' then c.unit_id end, case when c.with_prosecution and c.confidentiality <> 'EMBARGO' then c.office_id end
  into new.seen_unit, new.seen_office
  from case_file c where c.id = new.case_id;
  return new;
end $$;
create trigger case_word_scope before insert on case_word for each row execute function case_word_scope();

create function case_scope_changed() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update case_word set seen_unit = case when new.confidentiality <> 'EMBARGO' then new.unit_id end,
                       seen_office = case when new.with_prosecution and new.confidentiality <> 'EMBARGO' then new.office_id end
  where case_id = new.id;
  update exhibit set content_unit = case when new.confidentiality = 'NORMAL' then new.unit_id end,
                     content_office = case when new.with_prosecution and new.confidentiality <> 'EMBARGO' then new.office_id end
  where case_id = new.id;
  return null;
end $$;
create trigger case_scope_changed after update on case_file for each row
  when (old.unit_id is distinct from new.unit_id or old.office_id is distinct from new.office_id or old.confidentiality is distinct from new.confidentiality
        or old.with_prosecution is distinct from new.with_prosecution)
  execute function case_scope_changed();
revoke all on function exhibit_scope(), case_word_scope(), case_scope_changed() from public;

update exhibit e set content_unit = case when c.confidentiality = 'NORMAL' then c.unit_id end,
                     content_office = case when c.with_prosecution and c.confidentiality <> 'EMBARGO' then c.office_id end
from case_file c where c.id = e.case_id;

update case_word w set seen_unit = case when c.confidentiality <> 'EMBARGO' then c.unit_id end,
                       seen_office = case when c.with_prosecution and c.confidentiality <> 'EMBARGO' then c.office_id end
from case_file c where c.id = w.case_id;

-- The evidence rooms that the person keeps: few, where the exhibits in them are many.
create function zegel_kept_rooms() returns integer[]
  language sql stable security definer set search_path = public, pg_temp
  begin atomic
    select coalesce(array_agg(r.id), '{}') from storage_room r join person p on p.unit_id = r.unit_id
    where p.id = zegel_person() and p.active and 'EVIDENCE_CUSTODIAN_POLICE' = any (p.roles);
  end;
revoke all on function zegel_kept_rooms() from public;
grant execute on function zegel_kept_rooms() to zegel_app;

drop policy exhibit_register on exhibit;
create policy exhibit_register on exhibit to zegel_app using (
  case_id = any ((select zegel_member_cases())::uuid[])
  or content_unit = any ((select zegel_led_units())::integer[])
  or content_office = any ((select zegel_offices())::integer[])
  or custodian_person = (select zegel_person())
  or custodian_room = any ((select zegel_kept_rooms())::integer[])
  or (offered_to = (select zegel_person()) and offer_expires > now())
  or (select zegel_task()) = 'PROCESSING');

drop policy case_word_seen on case_word;
create policy case_word_seen on case_word for select to zegel_app using (
  case_id = any ((select zegel_member_cases())::uuid[])
  or seen_unit = any ((select zegel_led_units())::integer[])
  or seen_office = any ((select zegel_offices())::integer[])
  or (select zegel_task()) = 'PROCESSING');

-- What belongs to an exhibit is seen by who sees the exhibit, held or offered ones included.
drop policy transfer_register on transfer;
create policy transfer_register on transfer to zegel_app using (
  (select zegel_person()) in (from_person, to_person)
  or case_id = any ((select zegel_member_cases())::uuid[])
  or exists (select from exhibit e where e.id = exhibit_id)
  or (select zegel_task()) = 'PROCESSING');
drop policy ledger_event_seen on ledger_event;
create policy ledger_event_seen on ledger_event for select to zegel_app using (
  case_id = any ((select zegel_member_cases())::uuid[])
  or exists (select from exhibit e where e.id = exhibit_id)
  or exists (select from case_file c where c.id = case_id and (
       (c.unit_id = any ((select zegel_led_units())::integer[]) and c.confidentiality = 'NORMAL')
       or (c.office_id = any ((select zegel_offices())::integer[]) and c.with_prosecution and c.confidentiality <> 'EMBARGO')))
  or (select zegel_task()) = 'PROCESSING');
drop function zegel_held_exhibits();

-- The list of exhibits: newest first, for each scope, alone and narrowed by category or state.
drop index exhibit_registered, exhibit_room;
create index exhibit_unit_registered on exhibit (content_unit, registered_at desc, id desc) where content_unit is not null;
create index exhibit_unit_category on exhibit (content_unit, category, registered_at desc, id desc) where content_unit is not null;
create index exhibit_unit_state on exhibit (content_unit, state, registered_at desc, id desc) where content_unit is not null;
create index exhibit_office_registered on exhibit (content_office, registered_at desc, id desc) where content_office is not null;
create index exhibit_office_category on exhibit (content_office, category, registered_at desc, id desc) where content_office is not null;
create index exhibit_office_state on exhibit (content_office, state, registered_at desc, id desc) where content_office is not null;
create index exhibit_room_registered on exhibit (custodian_room, registered_at desc, id desc) where custodian_room is not null;
create index exhibit_room_category on exhibit (custodian_room, category, registered_at desc, id desc) where custodian_room is not null;
create index exhibit_room_state on exhibit (custodian_room, state, registered_at desc, id desc) where custodian_room is not null;

-- The list of cases: each order of the page for each scope; by the last act also within a state, the order of the prosecutor's queue.
create index case_file_unit_act on case_file (unit_id, last_act_at, id);
create index case_file_unit_number on case_file (unit_id, number, id);
create index case_file_unit_title on case_file (unit_id, title, id);
create index case_file_unit_state_act on case_file (unit_id, state, last_act_at, id);
create index case_file_office_act on case_file (office_id, last_act_at, id) where with_prosecution;
create index case_file_office_number on case_file (office_id, number, id) where with_prosecution;
create index case_file_office_title on case_file (office_id, title, id) where with_prosecution;
create index case_file_office_state_act on case_file (office_id, state, last_act_at, id) where with_prosecution;
create index case_file_unit_unassigned on case_file (unit_id, opened_at desc, id desc) where lead_id is null;

-- Words within each scope.
drop index case_word_case;
create index case_word_case on case_word (case_id, word);
create index case_word_unit on case_word (seen_unit, word, case_id) where seen_unit is not null;
create index case_word_office on case_word (seen_office, word, case_id) where seen_office is not null;
