-- Each act that a directive asks for is answered for itself, so that the magistrate sees act and answer side by side.
alter table directive add column answers text[] not null default '{}';
alter table directive add check (cardinality(answers) in (0, cardinality(items)));
comment on column directive.answers is 'One answer for each of "items", in their order; empty while unanswered, or when the answer as a whole says it.';
