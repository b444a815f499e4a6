-- Of phones that are not seen whole: how many show their work side alone, and how many managed apps alone. Of what was counted before
-- nothing is said: the next inventory does.
alter table coverage add column work_side integer not null default 0, add column managed_only integer not null default 0;
alter table staged_coverage add column work_side integer not null default 0, add column managed_only integer not null default 0;
