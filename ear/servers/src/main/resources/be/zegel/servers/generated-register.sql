-- Cases :from (included) to :until (excluded) of a generated register: see GeneratedRegister. Everything follows from the number of the case, so that a register may
-- grow step by step. Run by the owner of the schema, as one transaction.

create function pg_temp.chance(n bigint, what integer) returns double precision
  language sql immutable
  return (hashint8extended(n, what) & 1048575) / 1048576.0;

insert into person (username, name, language, unit_id, roles, created_at, seen_at)
select 'gen.' || lower(u.code) || '.' || n, 'Generated ' || u.code || ' ' || n, (array['nl', 'fr', 'de'])[1 + n % 3], u.id, array['INVESTIGATOR'], now(), now()
from unit u cross join generate_series(1, 12) n
where u.kind in ('FEDERAL_CRIME_UNIT', 'REGIONAL_CRIME_UNIT', 'LOCAL_ZONE')
on conflict (username) do nothing;

create temporary table colleague on commit drop as
select p.id, p.unit_id, row_number() over (partition by p.unit_id order by p.id) - 1 as i, count(*) over (partition by p.unit_id) as n
from person p where p.username like 'gen.%';

-- Antwerp and Brussels carry more than the others.
create temporary table share on commit drop as
select row_number() over (order by u.id, g) - 1 as i, u.id as unit_id, u.office_id
from unit u cross join lateral generate_series(1, case when u.code in ('RCCU-ANT', 'RCCU-BRU') then 4 when u.kind = 'REGIONAL_CRIME_UNIT' then 2 else 1 end) g
where u.kind in ('FEDERAL_CRIME_UNIT', 'REGIONAL_CRIME_UNIT', 'LOCAL_ZONE');

create temporary table made on commit drop as
with drawn as (
  select n, md5('case ' || n)::uuid as id, s.unit_id, s.office_id,
         now() - interval '1 hour' - power(pg_temp.chance(n, 2), 1.5) * interval '1800 days' as opened_at,
         pg_temp.chance(n, 3) as progress, pg_temp.chance(n, 4) as secrecy, pg_temp.chance(n, 5) as led,
         (array['Phishing', 'Helpdeskfraude', 'Ransomware', 'CEO-fraude', 'Sextortion', 'Webshopfraude', 'Datalek', 'Hacking'])[1 + floor(pg_temp.chance(n, 6) * 8)::integer] as what,
         (array['Antwerpen', 'Gent', 'Brussel', 'Liège', 'Charleroi', 'Eupen', 'Namur', 'Mechelen', 'Turnhout', 'Hasselt', 'Brugge', 'Kortrijk',
           'Leuven', 'Aalst', 'Oostende', 'Tournai', 'Mons', 'Arlon', 'Verviers', 'Genk'])[1 + floor(pg_temp.chance(n, 7) * 20)::integer] as place
  from generate_series(cast(:from as bigint), :until - 1) n
  join share s on s.i = floor(pg_temp.chance(n, 1) * (select count(*) from share))
), aged as (
  select d.*, case when opened_at > now() - interval '30 days'
                then (array['REGISTERED', 'ASSIGNED', 'INVESTIGATION', 'INVESTIGATION'])[1 + floor(progress * 4)::integer]
                when progress < 0.62 then 'DECIDED' when progress < 0.86 then 'INVESTIGATION' when progress < 0.91 then 'SUBMITTED'
                when progress < 0.94 then 'UNDER_REVIEW' when progress < 0.96 then 'RETURNED' else 'ASSIGNED' end as state
  from drawn d
)
select a.*, c.id as lead_id from aged a
left join colleague c on a.led < 0.92 and a.state <> 'REGISTERED' and c.unit_id = a.unit_id and c.i = floor(a.led / 0.92 * c.n);
analyze made;

insert into case_file (id, number, title, phenomenon, procedural_language, place, unit_id, office_id, confidentiality, state, state_since, complexity, opened_at, opened_by,
  submitted_at, last_act_at, lead_id, next_due, pseudonym, last_seq, head_hash, head_at)
select m.id, 'ZG-' || extract(year from opened_at) || '-' || lpad((500000 + n)::text, 6, '0'), what || ' ' || place || ' ' || n,
       (array['PHISH', 'HELPDESK', 'RANSOM', 'CEO', 'SEXTORT', 'SHOP', 'LEAK', 'CRYPTO'])[1 + floor(pg_temp.chance(n, 6) * 8)::integer], 'nl', place, unit_id, office_id,
       case when secrecy < 0.90 then 'NORMAL' when secrecy < 0.995 then 'RESTRICTED' else 'EMBARGO' end, state, least(now(), opened_at + progress * interval '90 days'),
       1 + n % 5, opened_at, coalesce(lead_id, (select min(id) from colleague)),
       case when state in ('SUBMITTED', 'UNDER_REVIEW', 'RETURNED', 'DECIDED') then least(now(), opened_at + interval '60 days') end,
       least(now(), opened_at + pg_temp.chance(n, 9) * interval '200 days'), lead_id,
       case when state = 'INVESTIGATION' and n % 7 = 0 then now() + (pg_temp.chance(n, 10) - 0.3) * interval '60 days' end,
       md5('chain ' || n)::uuid, 1, sha256(m.id::text::bytea), opened_at
from made m;

insert into case_word (word, case_id)
select distinct w, id from made, unnest(array[lower(what), lower(place), n::text, (500000 + n)::text, extract(year from opened_at)::text,
  'zg-' || extract(year from opened_at) || '-' || lpad((500000 + n)::text, 6, '0')]) w;

-- The lead, two colleagues, and one in a hundred and twenty cases of their unit for each account that is no generated one.
insert into case_member (case_id, person_id, role, since, reason, granted_by)
select id, lead_id, 'LEAD', opened_at, 'generated', lead_id from made where lead_id is not null;
insert into case_member (case_id, person_id, role, since, reason, granted_by)
select m.id, c.id, case when k = 1 then 'MEMBER' else 'READER' end, m.opened_at, 'generated', c.id
from made m cross join generate_series(1, 2) k
join colleague c on c.unit_id = m.unit_id and c.i = floor(pg_temp.chance(m.n, 20 + k) * c.n)
on conflict do nothing;
insert into case_member (case_id, person_id, role, since, reason, granted_by)
select m.id, p.id, 'MEMBER', m.opened_at, 'generated', p.id
from made m join person p on p.unit_id = m.unit_id and p.username not like 'gen.%' and p.roles && array['INVESTIGATOR', 'CASE_LEAD']
where pg_temp.chance(m.n, 1000 + p.id::integer) < 1 / 120.0
on conflict do nothing;

insert into exhibit (id, case_id, label, description, kind, category, seized_at, seized_at_text, place, legal_basis, registered_at, registered_by, state,
  custodian_kind, custodian_person, custodian_room, custodian_label, seal, sealed, offered_to, offer_expires, pseudonym, last_seq, head_hash, head_at)
select md5('exhibit ' || m.n || ' ' || j)::uuid, m.id, 'OS-' || lpad(j::text, 2, '0'), 'Generated exhibit ' || j || ' of case ' || m.n,
       case when t.category in ('PROVIDER_ANSWER', 'CLOUD_DATA', 'SERVER_DATA') then 'DIGITAL' else 'PHYSICAL' end, t.category,
       t.at, to_char(t.at, 'YYYY-MM-DD"T"HH24:MI:SSTZH:TZM'), m.place, 'SEIZE', t.at, coalesce(m.lead_id, holder.id),
       case when t.custody < 0.55 then 'STORED' when t.custody < 0.83 then 'WITH' when t.custody < 0.86 then 'OUT' else 'CLOSED' end,
       case when t.custody < 0.55 then 'ROOM' when t.custody < 0.86 then 'PERSON' end,
       case when t.custody >= 0.55 and t.custody < 0.86 then holder.id end,
       case when t.custody < 0.55 then room.id end,
       case when t.custody < 0.55 then room.nl when t.custody < 0.86 then 'Generated' end,
       'S-' || m.n || '-' || j, t.custody < 0.86,
       case when t.custody between 0.80 and 0.83 then taker.id end, case when t.custody between 0.80 and 0.83 then now() + interval '3 days' end,
       md5('exhibit chain ' || m.n || ' ' || j)::uuid, 1, sha256((m.id::text || j)::bytea), t.at
from made m
cross join lateral generate_series(1, least(99, 1 + floor(-ln(1 - pg_temp.chance(m.n, 30)) * 9.3))::integer) j
cross join lateral (
  select pg_temp.chance(m.n * 128 + j, 31) as custody,
         least(now(), m.opened_at + pg_temp.chance(m.n * 128 + j, 32) * interval '40 days') as at,
         (array['PHONE', 'PHONE', 'PHONE', 'PHONE', 'PHONE', 'PHONE', 'COMPUTER', 'COMPUTER', 'COMPUTER', 'COMPUTER', 'STORAGE', 'STORAGE', 'STORAGE', 'SIM', 'SIM',
           'DOCUMENT', 'DOCUMENT', 'PROVIDER_ANSWER', 'CLOUD_DATA', 'SERVER_DATA', 'PAYMENT', 'CRYPTO_ASSET'])[1 + floor(pg_temp.chance(m.n * 128 + j, 33) * 22)::integer] as category) t
join storage_room room on room.unit_id = m.unit_id and room.kind = 'EVIDENCE_ROOM'
join colleague holder on holder.unit_id = m.unit_id and holder.i = floor(pg_temp.chance(m.n * 128 + j, 34) * holder.n)
join colleague taker on taker.unit_id = m.unit_id and taker.i = (holder.i + 1) % holder.n;

insert into transfer (id, exhibit_id, case_id, from_person, to_person, purpose, state, offered_at, expires_at)
select md5('transfer ' || e.id)::uuid, e.id, e.case_id, e.custodian_person, e.offered_to, 'EXAMINATION', 'OFFERED', now() - interval '1 day', e.offer_expires
from exhibit e join made m on m.id = e.case_id where e.offered_to is not null;
