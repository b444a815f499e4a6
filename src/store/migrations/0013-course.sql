-- How many phones had a prohibited app, day by day and organisation by organisation: numbers, added up once from the events of findings
-- and kept when those are erased.

create table course_day (
  organisation_id uuid not null,
  day             date not null,
  -- More or fewer from that day on: phones with a certain finding, phones with possible ones only. And calls on that day.
  phones          integer not null,
  possible        integer not null,
  called          integer not null,
  primary key (organisation_id, day)
);

-- When the findings of a device were there, as far as their events are counted in `course_day`: what a later event changes is worked
-- out from this. Goes with the findings.
create table device_course (
  device_id bigint primary key,
  findings  jsonb not null
);

-- Findings with events of people, deadlines and verdicts that are not counted yet.
create table course_waiting (
  finding_id uuid primary key
);
insert into course_waiting (finding_id) select distinct finding_id from finding_event where inventory_id is null;

-- How far the events of an inventory are counted, and whether all of them are.
alter table inventory add column charted_to uuid;
alter table inventory add column charted boolean not null default false;
create index inventory_uncharted on inventory (id) where not charted and state in ('published', 'superseded');
