-- Whether secrets that serve all fleets of its MDM may be read with it: where whoever made it may connect above all organisations.
-- Those that are there read on.
alter table connection add column shares boolean not null default true;
alter table connection alter column shares drop default;
