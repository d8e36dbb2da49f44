-- Reference data for the whole of Belgium: who is who (units, prosecutor's offices, courts), what the law says (offences, measures,
-- terms, decisions, retention) and what every code is called in Dutch, French, German and English.
--
-- Reference data is public to whoever is logged in, so these tables carry no row-level security. The application reads them and
-- never writes them: they change by migration, because a wrong row here changes what the law seems to allow.
--
-- Two kinds of table:
--   * things that exist from a day to a day and are referred to by other tables (unit, office, offence, phenomenon, decision ...): one row a
--     code, other features may point a foreign key at them;
--   * rules and labels that are replaced while their code stays (measure_type, deadline_rule, retention_rule, code_label): several rows a
--     code, no two of which may hold on the same day. Other features keep the code and check it through ReferenceData.
--
-- Validity: valid_from is the first day, valid_to the first day no more; NULL means that no limit is known.

create extension if not exists btree_gist;

create domain term_text as text
    check (value ~ '\S' and value = btrim(value));
comment on domain term_text is 'A word or sentence that a user reads: not empty, no blanks around it.';

create domain reference_code as text
    check (value ~ '^[A-Za-z0-9][A-Za-z0-9_-]*$');
comment on domain reference_code is 'A stable code, never shown alone and never reused for another thing.';

create domain certainty as text
    check (value in ('V', 'I', 'M', 'U'));
comment on domain certainty is
    'How sure the row is: V read in a source of law or of the organisation, I inferred from one, M from professional memory, U uncertain. A magistrate reviews M and U before production.';

create domain term as text
    check (value ~ '^[1-9][0-9]*(h|d|wd|w|m|y)$');
comment on domain term is 'A length of time as the law counts it: hours, days, working days, weeks, months, years, e.g. 24h, 90d, 5wd, 6w, 2m, 15y.';

-- Settings -----------------------------------------------------------------------------------------------------------------------

create table reference_setting (
    name      text primary key check (name ~ '^[a-z][a-z0-9_]*$'),
    value     text      not null,
    meaning   term_text not null,
    certainty certainty not null
);
comment on table reference_setting is 'Single values that the law sets and may move, above all the day on which the new Criminal Code starts.';

-- Courts, districts, prosecutor's offices ---------------------------------------------------------------------------------------

create table appeal_court (
    id         int primary key,
    code       reference_code not null unique,
    nl         term_text      not null,
    fr         term_text      not null,
    de         term_text      not null,
    en         term_text      not null,
    reviewed   boolean        not null default false,
    certainty  certainty      not null,
    valid_from date,
    valid_to   date,
    check (valid_from < valid_to)
);
comment on table appeal_court is 'The five courts of appeal, each with its jurisdiction and its prosecutor-general.';
comment on column appeal_court.reviewed is
    'In every table: the German term was seen in an official source or stands unmarked in the glossary; false where a sworn translator still has to check it.';

create table arrondissement (
    id              int primary key,
    code            reference_code not null unique,
    appeal_court_id int            not null references appeal_court (id),
    nl              term_text      not null,
    fr              term_text      not null,
    de              term_text      not null,
    en              term_text      not null,
    reviewed        boolean        not null default false,
    certainty       certainty      not null,
    valid_from      date,
    valid_to        date,
    check (valid_from < valid_to)
);
comment on table arrondissement is 'The twelve judicial districts. Not the same as the prosecutor''s offices: Brussels and Hainaut have two of them each.';

create table office (
    id                   int primary key,
    code                 reference_code not null unique,
    kind                 text           not null check (kind in ('DISTRICT', 'FEDERAL')),
    arrondissement_id    int references arrondissement (id),
    procedural_languages text[]         not null check (procedural_languages <@ array ['nl', 'fr', 'de'] and cardinality(procedural_languages) > 0),
    nl                   term_text      not null,
    fr                   term_text      not null,
    de                   term_text      not null,
    en                   term_text      not null,
    reviewed             boolean        not null default false,
    certainty            certainty      not null,
    valid_from           date,
    valid_to             date,
    check (valid_from < valid_to),
    check ((kind = 'FEDERAL') = (arrondissement_id is null))
);
comment on table office is
    'The public prosecutor''s offices: fourteen of a district or a part of one, and the federal one. The codes are the project''s own, not official.';
comment on column office.procedural_languages is 'The languages in which this office usually handles a case (law of 15 June 1935), the first one being the proposal.';

create table division (
    id                int primary key,
    code              reference_code not null unique,
    arrondissement_id int            not null references arrondissement (id),
    office_id         int            not null references office (id),
    nl                term_text      not null,
    fr                term_text      not null,
    de                term_text      not null,
    en                term_text      not null,
    reviewed          boolean        not null default false,
    certainty         certainty      not null,
    valid_from        date,
    valid_to          date,
    check (valid_from < valid_to)
);
comment on table division is 'The divisions of courts and offices inside a district; a district without divisions has no row.';
create index division_of_office on division (office_id);

-- Police units ------------------------------------------------------------------------------------------------------------------

create table unit (
    id         int primary key,
    code       reference_code not null unique,
    kind       text           not null check (kind in ('FEDERAL_POLICE', 'GENERAL_DIRECTORATE', 'CENTRAL_DIRECTORATE', 'FEDERAL_CRIME_UNIT',
                                                       'JUDICIAL_DIRECTORATE', 'REGIONAL_CRIME_UNIT', 'LOCAL_ZONE')),
    parent_id  int references unit (id),
    office_id  int            not null references office (id),
    demo       boolean        not null default false,
    nl         term_text      not null,
    fr         term_text      not null,
    de         term_text      not null,
    en         term_text      not null,
    reviewed   boolean        not null default false,
    certainty  certainty      not null,
    valid_from date,
    valid_to   date,
    check (valid_from < valid_to),
    check (parent_id <> id)
);
comment on table unit is 'The police units that work in the system, as a forest: the federal police down to its computer crime units, and each local zone on its own.';
comment on column unit.office_id is 'The prosecutor''s office of the unit''s territory; the federal one for national units.';
comment on column unit.demo is 'Made up for the demonstration: shown with a mark, never taken for an official list.';
create index unit_below on unit (parent_id);
create index unit_of_office on unit (office_id);

create table unit_ancestor (
    ancestor_id int not null references unit (id) on delete cascade,
    unit_id     int not null references unit (id) on delete cascade,
    distance    int not null check (distance >= 0),
    primary key (ancestor_id, unit_id)
);
comment on table unit_ancestor is
    'Every unit with itself (distance 0) and with each unit above it. Derived: a trigger rewrites it whenever unit changes, so that the access predicate can join it and never be stale.';
create index unit_ancestor_of on unit_ancestor (unit_id, ancestor_id);

create function rewrite_unit_ancestor() returns trigger
    language plpgsql as
$$
begin
    delete from unit_ancestor;
    with recursive above (ancestor_id, unit_id, distance) as (
        select id, id, 0 from unit
        union all
        select u.parent_id, a.unit_id, a.distance + 1
        from above a
                 join unit u on u.id = a.ancestor_id
        where u.parent_id is not null
    ) cycle ancestor_id set is_cycle using path
    insert into unit_ancestor (ancestor_id, unit_id, distance)
    select ancestor_id, unit_id, distance from above;
    return null;
end;
$$;
comment on function rewrite_unit_ancestor() is 'A unit that became its own ancestor breaks the primary key here, and the change with it.';
create trigger unit_changed
    after insert or update or delete
    on unit
    for each statement
execute function rewrite_unit_ancestor();

create table storage_room (
    id         int generated always as identity primary key,
    code       reference_code not null unique,
    kind       text           not null check (kind in ('EVIDENCE_ROOM', 'LABORATORY', 'COURT_REGISTRY')),
    unit_id    int references unit (id),
    office_id  int references office (id),
    demo       boolean        not null default false,
    nl         term_text      not null,
    fr         term_text      not null,
    de         term_text      not null,
    en         term_text      not null,
    reviewed   boolean        not null default false,
    valid_from date,
    valid_to   date,
    check (valid_from < valid_to),
    check (num_nonnulls(unit_id, office_id) = 1),
    check ((kind = 'COURT_REGISTRY') = (office_id is not null))
);
comment on table storage_room is 'Where exhibits are kept: the evidence room or laboratory of a unit, or the depot of the court registry that works with an office.';
create index storage_room_of_unit on storage_room (unit_id);
create index storage_room_of_office on storage_room (office_id);

-- Plain code sets ---------------------------------------------------------------------------------------------------------------

create table code_label (
    id         int generated always as identity primary key,
    code_set   reference_code not null,
    code       reference_code not null,
    sort       int            not null,
    nl         term_text      not null,
    fr         term_text      not null,
    de         term_text      not null,
    en         term_text      not null,
    reviewed   boolean        not null default false,
    valid_from date,
    valid_to   date,
    check (valid_from < valid_to),
    constraint code_label_one_at_a_time
        exclude using gist (code_set with =, code with =, daterange(valid_from, valid_to) with &&)
);
comment on table code_label is
    'What each code of a plain code set is called. Nothing points a foreign key here: features check their codes in code, and an old code keeps its label for ever.';

-- Offences under both codes -----------------------------------------------------------------------------------------------------

create table offence (
    code     reference_code primary key,
    sort     int       not null unique,
    nl       term_text not null,
    fr       term_text not null,
    de       term_text not null,
    en       term_text not null,
    reviewed boolean   not null default false
);
comment on table offence is 'An offence as people speak of it, independent of the code that punishes it on a given day.';

create table offence_provision (
    id                   int generated always as identity primary key,
    offence_code         reference_code not null references offence (code),
    book                 text           not null check (book in ('PENAL_CODE_1867', 'PENAL_CODE_2024', 'SPECIAL_LAW')),
    aspect               reference_code not null,
    articles             term_text      not null,
    level_rule           text           not null check (level_rule in ('STATED', 'NEXT_HIGHER', 'AS_COMPLETED', 'NOT_STATED')),
    level_min            int check (level_min between 1 and 8),
    level_max            int check (level_max between 1 and 8),
    old_class            text check (old_class in ('CRIME', 'DELIT', 'CONTRAVENTION')),
    attempt_rule         text check (attempt_rule in ('SAME', 'REDUCED', 'NONE')),
    attempt_certainty    certainty,
    interception         boolean,
    certainty            certainty      not null,
    remark               term_text,
    sort                 int            not null unique,
    valid_from           date,
    valid_to             date,
    check (valid_from < valid_to),
    check ((level_rule = 'STATED') = (level_min is not null)),
    check ((level_min is null) = (level_max is null)),
    check (level_min <= level_max),
    check (book = 'PENAL_CODE_2024' or level_min is null),
    check (book <> 'PENAL_CODE_2024' or old_class is null),
    check ((attempt_rule is null) = (attempt_certainty is null)),
    constraint offence_provision_one_at_a_time
        exclude using gist (offence_code with =, book with =, articles with =, daterange(valid_from, valid_to) with &&)
);
comment on table offence_provision is
    'The articles that punish an offence, in the code of 1867, in the code of 2024 or in a special law. Both codes stay for ever: facts are qualified by their date, and the more lenient law may be the other one.';
comment on column offence_provision.aspect is 'Which side of the offence the articles cover (code set PROVISION_ASPECT): its base form, its aggravated form, tools ...';
comment on column offence_provision.old_class is 'Class under the code of 1867, which retention terms are still written in; from memory where given, NULL where not stated.';
comment on column offence_provision.attempt_rule is 'Whether attempt is punished like the completed offence, less, or not; NULL where not stated.';
comment on column offence_provision.interception is 'Whether the offence opens interception (art. 90ter par. 2); NULL where not stated.';
comment on column offence_provision.valid_from is
    'By date of the facts. For the two criminal codes NULL stands for the bound that penal_code_effective_date gives: read offence_in_force.';
create index offence_provision_of on offence_provision (offence_code);

create view offence_in_force as
select p.*,
       case p.book
           when 'PENAL_CODE_2024' then greatest(p.valid_from, s.effective)
           else p.valid_from end as in_force_from,
       case p.book
           when 'PENAL_CODE_1867' then least(p.valid_to, s.effective)
           else p.valid_to end   as in_force_to
from offence_provision p
         cross join (select value::date as effective from reference_setting where name = 'penal_code_effective_date') s;
comment on view offence_in_force is 'Each provision with the days of the facts to which it applies: one place that knows when one code ends and the other starts.';

-- Phenomena ---------------------------------------------------------------------------------------------------------------------

create table phenomenon (
    code           reference_code primary key,
    sort           int       not null unique,
    nl             term_text not null,
    fr             term_text not null,
    de             term_text not null,
    en             term_text not null,
    reviewed       boolean   not null default false,
    certainty      certainty not null,
    first_hours_nl term_text,
    first_hours_fr term_text,
    first_hours_de term_text,
    first_hours_en term_text,
    valid_from     date,
    valid_to       date,
    check (valid_from < valid_to),
    check (num_nonnulls(first_hours_nl, first_hours_fr, first_hours_de, first_hours_en) in (0, 4))
);
comment on table phenomenon is 'What happened in operational words (ransomware, fake helpdesk ...), which is not the legal qualification: that one the magistrate gives.';
comment on column phenomenon.first_hours_en is 'Why the first hours matter, shown at intake.';

create table phenomenon_offence (
    phenomenon_code reference_code not null references phenomenon (code),
    offence_code    reference_code not null references offence (code),
    sort            int            not null,
    primary key (phenomenon_code, offence_code)
);
comment on table phenomenon_offence is 'The offences that a phenomenon suggests, most likely first. A suggestion only.';

-- Measures ----------------------------------------------------------------------------------------------------------------------

create table measure_type (
    id               int generated always as identity primary key,
    code             reference_code not null,
    sort             int            not null,
    kind             text           not null check (kind in ('ORDER', 'DUTY', 'GROUND')),
    article          term_text      not null,
    ordered_by       text[]         not null,
    urgent_by        text[]         not null default '{}',
    confirmed_by     text,
    confirm_within   term,
    requested_by     text,
    min_prison_term  term,
    written          boolean        not null,
    verbal_if_urgent boolean        not null default false,
    duration         term,
    renewable        boolean        not null default false,
    max_total        term,
    storage          term,
    exhibit_basis    boolean        not null,
    nl               term_text      not null,
    fr               term_text      not null,
    de               term_text      not null,
    en               term_text      not null,
    reviewed         boolean        not null default false,
    limits_nl        term_text      not null,
    limits_fr        term_text      not null,
    limits_de        term_text      not null,
    limits_en        term_text      not null,
    certainty        certainty      not null,
    valid_from       date,
    valid_to         date,
    check (valid_from < valid_to),
    check (kind <> 'ORDER' or cardinality(ordered_by) > 0),
    check (confirm_within is null or confirmed_by is not null),
    constraint measure_type_one_at_a_time
        exclude using gist (code with =, daterange(valid_from, valid_to) with &&)
);
comment on table measure_type is
    'A legal basis of a measure under the Code of Criminal Procedure, with who may order it and within which limits. The system refuses an authority that is not named here.';
comment on column measure_type.kind is 'ORDER: somebody orders it. DUTY: the law itself commands it, ordered_by says of whom. GROUND: a ground on which things are taken without an order.';
comment on column measure_type.ordered_by is 'Who may order it (codes of ORDERING_AUTHORITY).';
comment on column measure_type.urgent_by is 'Who else may, in the urgency or flagrancy that the limits describe.';
comment on column measure_type.confirmed_by is 'Who has to confirm it, and confirm_within how soon; without a term: as soon as possible.';
comment on column measure_type.requested_by is 'Who asks for it where that is not who orders it.';
comment on column measure_type.min_prison_term is 'The least prison term that the offence must carry, still in the words of the old code.';
comment on column measure_type.duration is 'The longest that one order holds; max_total: with all renewals; storage: how long data may be kept under it.';
comment on column measure_type.exhibit_basis is 'Offered as the legal basis when an exhibit is registered.';

create table measure_lookback (
    measure_id int            not null references measure_type (id),
    ground     reference_code not null,
    lookback   term           not null,
    primary key (measure_id, ground)
);
comment on table measure_lookback is 'How far back data may be asked for, by the kind of offence (code set LOOKBACK_GROUND).';

-- Terms -------------------------------------------------------------------------------------------------------------------------

create table deadline_rule (
    id            int generated always as identity primary key,
    code          reference_code not null,
    sort          int            not null,
    triggered_by  reference_code not null,
    kind          text           not null check (kind in ('LIMIT', 'MINIMUM', 'PROMPT', 'CHOSEN', 'REVIEW', 'WARNING')),
    length        term,
    extension     term,
    warn_at       text[]         not null,
    owners        text[]         not null check (cardinality(owners) > 0),
    measure_code  reference_code,
    informational boolean        not null default false,
    source        term_text      not null,
    nl            term_text      not null,
    fr            term_text      not null,
    de            term_text      not null,
    en            term_text      not null,
    reviewed      boolean        not null default false,
    certainty     certainty      not null,
    valid_from    date,
    valid_to      date,
    check (valid_from < valid_to),
    check (kind in ('CHOSEN', 'WARNING') or length is not null),
    constraint deadline_rule_one_at_a_time
        exclude using gist (code with =, daterange(valid_from, valid_to) with &&)
);
comment on table deadline_rule is 'A term: what starts it, how long it runs, who has to keep it. Hours run on without regard to nights and holidays.';
comment on column deadline_rule.kind is
    'LIMIT: the act must be done within length. MINIMUM: the state must last at least length. PROMPT: the law says "as soon as possible", length is when we warn. CHOSEN: the magistrate names the day. REVIEW: to be looked at again each length. WARNING: an estimate from a table, never more than a hint.';
comment on column deadline_rule.warn_at is 'How long before the end to warn (each a term).';
comment on column deadline_rule.owners is 'Who has to act: role codes, or ordering authorities where no role has the name.';
comment on column deadline_rule.informational is 'Runs against somebody outside (a victim, a provider): shown, never counted as our delay.';

-- Decisions, persons, retention -------------------------------------------------------------------------------------------------

create table decision (
    code       reference_code primary key,
    sort       int       not null unique,
    reason_set reference_code,
    leads_to   reference_code,
    nl         term_text not null,
    fr         term_text not null,
    de         term_text not null,
    en         term_text not null,
    reviewed   boolean   not null default false,
    certainty  certainty not null,
    valid_from date,
    valid_to   date,
    check (valid_from < valid_to)
);
comment on table decision is 'What a prosecutor may decide about a case: the closing categories of the prosecution''s statistics and a few more.';
comment on column decision.reason_set is 'The code set that the reason is taken from; dismissals have one, and a reason is always mandatory (art. 28quater).';
comment on column decision.leads_to is 'The case state that follows DECIDED, where the decision itself settles it.';

create table person_case_role (
    code       reference_code primary key,
    sort       int       not null unique,
    classes    int[]     not null check (classes <@ array [1, 2, 3, 4] and cardinality(classes) > 0),
    nl         term_text not null,
    fr         term_text not null,
    de         term_text not null,
    en         term_text not null,
    reviewed   boolean   not null default false,
    valid_from date,
    valid_to   date,
    check (valid_from < valid_to)
);
comment on table person_case_role is
    'What a person is in a case. classes: the categories of data subjects of art. 31, law of 30 July 2018 (1 suspect, 2 convicted, 3 victim, 4 other); where there are several, the recorder chooses one and gives the reason.';

create table retention_rule (
    id              int generated always as identity primary key,
    code            reference_code not null,
    phase           int            not null check (phase >= 1),
    sort            int            not null,
    data_class      reference_code not null,
    old_class       text check (old_class in ('CRIME', 'DELIT', 'CONTRAVENTION')),
    level_min       int check (level_min between 1 and 8),
    level_max       int check (level_max between 1 and 8),
    triggered_by    reference_code not null,
    length          term,
    afterwards      text           not null check (afterwards in ('ARCHIVE', 'ERASE', 'ONLY_BY_NUMBER', 'ONLY_FOR_CRIMES')),
    extension       term,
    extended_by     text,
    nl              term_text      not null,
    fr              term_text      not null,
    de              term_text      not null,
    en              term_text      not null,
    reviewed        boolean        not null default false,
    certainty       certainty      not null,
    valid_from      date,
    valid_to        date,
    check (valid_from < valid_to),
    check ((level_min is null) = (level_max is null)),
    check (level_min <= level_max),
    check ((extension is null) = (extended_by is null)),
    constraint retention_rule_one_at_a_time
        exclude using gist (code with =, phase with =, daterange(valid_from, valid_to) with &&)
);
comment on table retention_rule is
    'How long data may be kept (Police Function Act): what starts the term, how long it runs, what happens then. Keyed by the old class of the offence and, once the law is rewritten, by penalty level.';
comment on column retention_rule.length is 'NULL: as long as the need lasts.';

-- The application reads, and nothing else. -------------------------------------------------------------------------------------

grant select on reference_setting, appeal_court, arrondissement, office, division, unit, unit_ancestor, storage_room, code_label, offence,
    offence_provision, offence_in_force, phenomenon, phenomenon_offence, measure_type, measure_lookback, deadline_rule, decision,
    person_case_role, retention_rule to zegel_app;
