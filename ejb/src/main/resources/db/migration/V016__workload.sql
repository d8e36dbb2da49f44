-- What a person can carry. A person without a row works full time.
create table person_capacity (
  person_id  bigint        primary key references person (id),
  fte        numeric(3, 2) not null check (fte between 0 and 1),
  changed_at timestamptz   not null,
  changed_by bigint        not null references person (id)
);
grant select, insert, update on person_capacity to zegel_app;

-- How many points of work one full-time equivalent carries at 100 %: one row for all units, more for units that decided otherwise.
create table workload_norm (
  unit_id        integer unique nulls not distinct references unit (id),
  points_per_fte numeric(5, 1) not null check (points_per_fte > 0)
);
insert into workload_norm (unit_id, points_per_fte) values (null, 20.0);
grant select on workload_norm to zegel_app;
