-- Whoever refuses an exhibit writes the end of the offer into its row. PostgreSQL asks of the new row too that its writer sees it; what is offered to a person is therefore
-- asked once, as it was when the statement began, and not of each row as it becomes.
create function zegel_offered_exhibits() returns uuid[]
  language sql stable security definer set search_path = public, pg_temp
  begin atomic
    select coalesce(array_agg(e.id), '{}') from exhibit e where e.offered_to = zegel_person() and e.offer_expires > now();
  end;
revoke all on function zegel_offered_exhibits() from public;
grant execute on function zegel_offered_exhibits() to zegel_app;

alter policy exhibit_register on exhibit using (
  case_id = any ((select zegel_member_cases())::uuid[])
  or content_unit = any ((select zegel_led_units())::integer[])
  or content_office = any ((select zegel_offices())::integer[])
  or custodian_person = (select zegel_person())
  or custodian_room = any ((select zegel_kept_rooms())::integer[])
  or id = any ((select zegel_offered_exhibits())::uuid[])
  or (select zegel_task()) = 'PROCESSING');
