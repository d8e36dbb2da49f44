-- Whoever sees a case without reading it (the leaders of the unit of a RESTRICTED case) sees number, state, lead and due dates (domain.md 1.5), and nothing that
-- tells what the case is about: no title, no phenomenon, no word of either; see docs/adr/0053-metadata-of-restricted-cases.md.

-- The cases in sight as lists show them. "readable" is the predicate of the policies on contents; the columns behind it are empty without it.
create view case_in_sight with (security_invoker = true) as
select c.id, c.number, c.state, c.state_since, c.unit_id, c.confidentiality, c.lead_id, c.complexity, c.opened_at, c.last_act_at, c.submitted_at,
       c.directives_owed, c.next_due, c.open, r.readable,
       case when r.readable then c.title end as title,
       case when r.readable then c.phenomenon end as phenomenon,
       case when r.readable then c.office_id end as office_id
from case_file c
cross join lateral (select
  c.id = any ((select zegel_member_cases())::uuid[])
  or (c.unit_id = any ((select zegel_led_units())::integer[]) and c.confidentiality = 'NORMAL')
  or (coalesce(c.office_id = any ((select zegel_offices())::integer[]), false) and c.with_prosecution and c.confidentiality <> 'EMBARGO')
  or coalesce((select zegel_task()) = 'PROCESSING', false) as readable) r;
comment on view case_in_sight is 'The cases that the person of the transaction sees, with the columns that the person may read of each.';
grant select on case_in_sight to zegel_app;

-- Words of a RESTRICTED case that are not its number are for who reads the case, not for who leads its unit.
create function case_word_unit(word text, number text, confidentiality text, unit integer) returns integer
  language sql immutable parallel safe
  return case when confidentiality = 'NORMAL'
                or (confidentiality = 'RESTRICTED' and word = any (string_to_array(lower(number), '-') || lower(number))) then unit end;
comment on column case_word.seen_unit is 'The unit whose leaders find the case by the word: every word when NORMAL, those of its number when RESTRICTED, none under embargo. Kept by triggers.';

create or replace function case_word_scope() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  select case_word_unit(new.word, c.number, c.confidentiality, c.unit_id), case when c.with_prosecution and c.confidentiality <> 'EMBARGO' then c.office_id end
  into new.seen_unit, new.seen_office
  from case_file c where c.id = new.case_id;
  return new;
end $$;

create or replace function case_scope_changed() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update case_word set seen_unit = case_word_unit(word, new.number, new.confidentiality, new.unit_id),
                       seen_office = case when new.with_prosecution and new.confidentiality <> 'EMBARGO' then new.office_id end
  where case_id = new.id;
  update exhibit set content_unit = case when new.confidentiality = 'NORMAL' then new.unit_id end,
                     content_office = case when new.with_prosecution and new.confidentiality <> 'EMBARGO' then new.office_id end
  where case_id = new.id;
  return null;
end $$;

update case_word w set seen_unit = case_word_unit(w.word, c.number, c.confidentiality, c.unit_id)
from case_file c where c.id = w.case_id and c.confidentiality = 'RESTRICTED';

-- In the order of titles, cases whose title is hidden stand under their number.
create index case_file_unit_restricted on case_file (unit_id, number, id) where confidentiality = 'RESTRICTED';
