-- Defence in depth under the decision point "access": the application's role sees a row that belongs to a case only when the person of the transaction may see it.
-- The functions answer with arrays that a policy evaluates once per statement (as an InitPlan); they run as the owner, who is not subject to the policies.

-- Cases of which the person is a member today.
create function zegel_member_cases() returns uuid[]
  language sql stable security definer set search_path = public, pg_temp
  begin atomic
    select coalesce(array_agg(case_id), '{}') from case_member
    where person_id = zegel_person() and (until is null or until > now());
  end;

-- Units whose work the person leads: the own unit and everything below it.
create function zegel_led_units() returns integer[]
  language sql stable security definer set search_path = public, pg_temp
  begin atomic
    select coalesce(array_agg(a.unit_id), '{}')
    from person p join unit_ancestor a on a.ancestor_id = p.unit_id
    where p.id = zegel_person() and p.active and p.roles && array['UNIT_LEADER', 'JUDICIAL_DIRECTOR'];
  end;

-- The prosecutor's office for which the person acts as a magistrate.
create function zegel_offices() returns integer[]
  language sql stable security definer set search_path = public, pg_temp
  begin atomic
    select coalesce(array_agg(office_id), '{}') from person
    where id = zegel_person() and active and office_id is not null and roles && array['PROSECUTOR', 'REFERENCE_MAGISTRATE', 'FEDERAL_PROSECUTOR'];
  end;

-- Exhibits held by the person, by an evidence room of a custodian's unit, or offered to the person.
create function zegel_held_exhibits() returns uuid[]
  language sql stable security definer set search_path = public, pg_temp
  begin atomic
    select coalesce(array_agg(id), '{}') from (
      select id from exhibit where custodian_person = zegel_person()
      union
      select id from exhibit where offered_to = zegel_person() and offer_expires > now()
      union
      select e.id from exhibit e join storage_room r on r.id = e.custodian_room join person p on p.unit_id = r.unit_id
      where p.id = zegel_person() and p.active and 'EVIDENCE_CUSTODIAN_POLICE' = any (p.roles)
    ) held;
  end;

revoke all on function zegel_member_cases(), zegel_led_units(), zegel_offices(), zegel_held_exhibits() from public;
grant execute on function zegel_member_cases(), zegel_led_units(), zegel_offices(), zegel_held_exhibits() to zegel_app;

alter table case_file enable row level security;
create policy case_file_seen on case_file for select to zegel_app using (
  id = any ((select zegel_member_cases())::uuid[])
  or (unit_id = any ((select zegel_led_units())::integer[]) and confidentiality <> 'EMBARGO')
  or (office_id = any ((select zegel_offices())::integer[]) and with_prosecution and confidentiality <> 'EMBARGO')
  or (select zegel_task()) = 'PROCESSING');
create policy case_file_opened on case_file for insert to zegel_app with check (opened_by = (select zegel_person()));
create policy case_file_changed on case_file for update to zegel_app using (
  id = any ((select zegel_member_cases())::uuid[])
  or (unit_id = any ((select zegel_led_units())::integer[]) and confidentiality <> 'EMBARGO')
  or (office_id = any ((select zegel_offices())::integer[]) and with_prosecution and confidentiality <> 'EMBARGO')
  or (select zegel_task()) = 'PROCESSING')
  with check (true);

alter table case_word enable row level security;
create policy case_word_seen on case_word for select to zegel_app using (exists (select from case_file c where c.id = case_id));
create policy case_word_written on case_word for insert to zegel_app with check (true);
create policy case_word_removed on case_word for delete to zegel_app using (exists (select from case_file c where c.id = case_id));

alter table case_member enable row level security;
create policy case_member_seen on case_member for select to zegel_app using (
  person_id = (select zegel_person()) or exists (select from case_file c where c.id = case_id));
create policy case_member_granted on case_member for insert to zegel_app with check (granted_by = (select zegel_person()));
create policy case_member_changed on case_member for update to zegel_app
  using (exists (select from case_file c where c.id = case_id)) with check (granted_by = (select zegel_person()));

-- The contents of a case: its members; for NORMAL also the leaders of its unit; the prosecutors of its office.
do $$
declare
  content constant text := $p$
    case_id = any ((select zegel_member_cases())::uuid[])
    or exists (select from case_file c where c.id = case_id and (
         (c.unit_id = any ((select zegel_led_units())::integer[]) and c.confidentiality = 'NORMAL')
         or (c.office_id = any ((select zegel_offices())::integer[]) and c.with_prosecution and c.confidentiality <> 'EMBARGO')))
    or (select zegel_task()) = 'PROCESSING' $p$;
  held constant text := $p$ or %I = any ((select zegel_held_exhibits())::uuid[]) $p$;
  t text;
begin
  foreach t in array array['case_reference', 'directive', 'case_decision', 'evidence_file', 'processing_job', 'upload'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy %I on %I to zegel_app using (%s)', t || '_content', t, content);
  end loop;
  alter table evidence_item enable row level security;
  execute format('create policy evidence_item_content on evidence_item to zegel_app using ((%s) and (not quarantined or (select zegel_task()) = ''PROCESSING''))', content);
  alter table exhibit enable row level security;
  execute format('create policy exhibit_register on exhibit to zegel_app using (%s)', content || format(held, 'id'));
  alter table transfer enable row level security;
  execute format('create policy transfer_register on transfer to zegel_app using (%s or (select zegel_person()) in (from_person, to_person))', content || format(held, 'exhibit_id'));
  alter table ledger_event enable row level security;
  execute format('create policy ledger_event_seen on ledger_event for select to zegel_app using (%s)', content || format(held, 'exhibit_id'));
  create policy ledger_event_written on ledger_event for insert to zegel_app with check (actor_id is not distinct from (select zegel_person()));
end $$;

alter table ledger_field enable row level security;
create policy ledger_field_seen on ledger_field for select to zegel_app using (exists (select from ledger_event e where e.id = event_id));
create policy ledger_field_written on ledger_field for insert to zegel_app with check (true);
create policy ledger_field_erased on ledger_field to zegel_eraser using (true);

-- The legal log is written by everybody's work and read by those who account for it.
alter table audit_record enable row level security;
create policy audit_record_written on audit_record for insert to zegel_app with check (actor_id is not distinct from (select zegel_person()));
create policy audit_record_read on audit_record for select to zegel_app using (
  exists (select from person p where p.id = (select zegel_person()) and p.active and p.roles && array['AUDITOR', 'DPO', 'OVERSIGHT']));
