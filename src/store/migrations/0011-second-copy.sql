-- A clone or a second user of the phone has the app, too: whoever is told to remove it is told to remove both.
alter table staged_hit add column second_copy boolean not null default false;
alter table finding add column second_copy boolean not null default false;
