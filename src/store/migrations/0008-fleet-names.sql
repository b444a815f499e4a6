-- A name is taken within its organisation alone: else whoever adds a fleet learns what others' fleets are called.
alter table fleet
  drop constraint fleet_name_key,
  add constraint fleet_organisation_id_name_key unique (organisation_id, name);
