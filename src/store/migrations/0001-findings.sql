-- Organisations, fleets, what inventories showed of them, findings, the ledger.
-- INVARIANT: no column here may hold anything of an inventory but hits, counts and keyed pseudonyms.
-- Tables of many rows have few foreign keys, since each costs a look-up for each row: organisations, fleets and inventories are
-- never deleted, devices only under the lock of their fleet.

create table organisation (
  id         uuid primary key,
  parent_id  uuid references organisation,
  name       text not null,
  -- From the root down to the organisation itself: whoever may see one of these may see it.
  path       uuid[] not null,
  created_at timestamptz not null
);
create unique index organisation_name on organisation (coalesce(parent_id, '00000000-0000-0000-0000-000000000000'), lower(name));
create index organisation_parent on organisation (parent_id);

-- Which policy, and which of its groups, holds for whom. The nearest organisation upwards decides; within it, the row that says most.
create table assignment (
  id              uuid primary key,
  organisation_id uuid not null references organisation,
  ownership       text check (ownership in ('company', 'personal')),
  function        text,
  clearance       text,
  policy          text not null,
  policy_group    text not null,
  created_at      timestamptz not null
);
create index assignment_organisation on assignment (organisation_id);

create table fleet (
  id              uuid primary key,
  organisation_id uuid not null references organisation,
  name            text not null unique,
  mdm             text not null,
  -- Grows with each publication: a change that was worked out on an older one is worked out again.
  version         bigint not null default 0,
  created_at      timestamptz not null
);

create table device (
  id         bigint generated always as identity primary key,
  fleet_id   uuid not null references fleet,
  -- Keyed pseudonyms of the MDM's own id and of the serial number or IMEI, and which key made them.
  key_id     integer not null,
  pseudonym  bytea not null,
  serial     bytea,
  function   text,
  clearance  text,
  unique (fleet_id, pseudonym)
);
create index device_serial on device (fleet_id, serial) where serial is not null;

create table inventory (
  id            uuid primary key,
  fleet_id      uuid not null references fleet,
  state         text not null check (state in
    ('announced', 'receiving', 'staged', 'held', 'published', 'superseded', 'refused', 'unchanged', 'cancelled', 'interrupted', 'discarded')),
  coverage      text not null check (coverage in ('whole', 'part')),
  -- The organisations it covers; null is all of the fleet.
  organisations uuid[],
  moment        timestamptz,
  -- SHA-512 of the bytes handed in, hexadecimal.
  digest        text,
  format        text,
  -- Counts, problems (codes, places, remedies), what a held one was held for. Nothing of a row that is no hit.
  summary       jsonb,
  problems      jsonb not null default '[]',
  held_for      jsonb,
  bytes         bigint not null default 0,
  policy        text,
  catalogue     text,
  -- Read to its end: what it lacks is not there. Said when its changes are planned.
  complete      boolean not null default false,
  -- Nothing is left of it that nobody needs.
  swept         boolean not null default false,
  -- While there are findings that it opened and that are not settled: the number by which they are told from others.
  slot          smallint,
  settled_to    uuid,
  announced_at  timestamptz not null,
  ended_at      timestamptz
);
create index inventory_fleet on inventory (fleet_id, announced_at desc, id desc);
create index inventory_published on inventory (fleet_id, moment desc) where state = 'published';
create index inventory_unswept on inventory (id) where not swept;
create unique index inventory_slot on inventory (slot) where slot is not null;

-- One device in one inventory. Rows of an inventory count from the moment that it is published.
create table sighting (
  inventory_id    uuid not null,
  device_id       bigint not null,
  organisation_id uuid not null,
  platform        text,
  enrolment       text not null,
  ownership       text not null,
  visibility      text not null,
  -- It named at least one app, and none of its rows was broken.
  complete        boolean not null,
  collected_at    timestamptz,
  -- Which column of `coverage` counts it.
  stands          text not null check (stands in ('withHits', 'without', 'notVisible', 'stale', 'notAssessed')),
  primary key (inventory_id, device_id)
);
create index sighting_device on sighting (device_id);

-- Prohibited apps of an inventory on its way in; gone once it is published.
create table staged_hit (
  inventory_id uuid not null,
  device_id    bigint not null,
  app          text not null,
  strength     text not null,
  platform     text,
  primary key (inventory_id, device_id, app)
);
-- What publication makes of a device's pseudonyms: it was known under an older key, or by its serial number alone.
create table staged_identity (
  inventory_id uuid not null,
  device_id    bigint not null,
  key_id       integer not null,
  pseudonym    bytea not null,
  serial       bytea,
  -- Another device with the same serial number: perhaps this one, before it was enrolled anew.
  was_id       bigint,
  -- The row that was made for the new id, if the device is found to be the other one.
  made_id      bigint,
  primary key (inventory_id, device_id)
);
-- Sealed name and holder of devices with such hits, on their way in.
create table staged_contact (
  inventory_id uuid not null,
  device_id    bigint not null,
  sealed       bytea not null,
  primary key (inventory_id, device_id)
);

create table finding (
  id              uuid primary key,
  fleet_id        uuid not null,
  device_id       bigint not null references device,
  app             text not null,
  organisation_id uuid not null,
  strength        text not null,
  confirmed       boolean not null default false,
  platform        text,
  present         boolean not null,
  usable          boolean,
  state           text not null check (state in ('open', 'called', 'overdue', 'escalated', 'closed')),
  because         text check (because in ('removed', 'excepted', 'device-gone', 'verdict-changed')),
  opened_at       timestamptz not null,
  seen_at         timestamptz not null,
  seen_as         text not null,
  closed_at       timestamptz,
  reopenings      integer not null default 0,
  -- That of the inventory that opened it, until it is settled; then 0. So findings of an inventory on its way in are here already,
  -- and all appear in the moment that it is published.
  slot            smallint not null default 0,
  -- Slot, state and certainty in one number, so that each list of findings is the head of an index: ten times the slot, twice the
  -- place of the state in (open, called, overdue, escalated, closed), and one more where only a name matched and nobody
  -- confirmed it.
  facet           smallint not null generated always as (
    10 * slot + 2 * case state when 'open' then 0 when 'called' then 1 when 'overdue' then 2 when 'escalated' then 3 else 4 end
    + case when strength = 'name' and not confirmed then 1 else 0 end) stored,
  unique (device_id, app, slot),
  check ((state = 'closed') = (because is not null))
) with (fillfactor = 85);
create index finding_newest on finding (facet, opened_at desc, id desc) include (organisation_id);
create index finding_organisation on finding (organisation_id, facet, opened_at desc, id desc) include (fleet_id);
create index finding_app on finding (app, facet, opened_at desc, id desc) include (organisation_id);
create index finding_organisation_app on finding (organisation_id, app, facet, opened_at desc, id desc);
create index finding_fleet on finding (fleet_id, facet, opened_at desc, id desc) include (organisation_id);
create index finding_open_device on finding (fleet_id, device_id) where state <> 'closed' and slot = 0;

-- What happened to a finding. Events of an inventory on its way in are staged here too, and count once it is published.
create table finding_event (
  id           uuid primary key,
  finding_id   uuid not null,
  device_id    bigint not null,
  inventory_id uuid,
  kind         text not null,
  -- The change, as the core worked it out.
  change       jsonb not null,
  -- Canonical text of its ledger entry; null where nothing was decided (`seen`).
  entry        text,
  at           timestamptz not null
);
create index finding_event_finding on finding_event (finding_id, at);
-- INVARIANT: an inventory changes a finding once.
create unique index finding_event_inventory on finding_event (inventory_id, finding_id) where inventory_id is not null;

-- Where devices stand: each is counted once, by its latest standing inventory.
create table coverage (
  inventory_id    uuid not null,
  organisation_id uuid not null,
  platform        text not null,
  with_hits       integer not null,
  without         integer not null,
  not_visible     integer not null,
  stale           integer not null,
  not_assessed    integer not null,
  primary key (inventory_id, organisation_id, platform)
);
-- What `coverage` is once an inventory on its way in is published: its own rows, and anew those of what stands beside it.
create table staged_coverage (
  inventory_id    uuid not null,
  of_inventory_id uuid not null,
  organisation_id uuid not null,
  platform        text not null,
  with_hits       integer not null,
  without         integer not null,
  not_visible     integer not null,
  stale           integer not null,
  not_assessed    integer not null,
  primary key (inventory_id, of_inventory_id, organisation_id, platform)
);
-- Undetermined apps (`app`) and apps that the catalogue does not know (`app` is ''). Null: fewer than five.
create table tally (
  inventory_id    uuid not null,
  organisation_id uuid not null,
  app             text not null,
  devices         integer check (devices >= 5),
  primary key (inventory_id, organisation_id, app)
);

-- Name and holder of a device with an open finding, sealed. Erased some days after the last one closed.
create table contact (
  device_id   bigint primary key references device,
  sealed      bytea not null,
  erase_after timestamptz
);
create index contact_erase on contact (erase_after) where erase_after is not null;

-- Entries of committed changes that have no place in the tree yet. The sequencer gives them one.
create table ledger_waiting (
  id    bigint generated always as identity primary key,
  entry text not null
);
create table ledger_entry (
  index bigint primary key,
  entry text not null,
  leaf  bytea not null
);
-- Full tiles of 256 hashes, by level; partial ones are made from `ledger_entry` and the tiles below.
create table ledger_tile (
  level  integer not null,
  number bigint not null,
  hashes bytea not null,
  primary key (level, number)
);
create table ledger_state (
  only_row   boolean primary key default true check (only_row),
  origin     text not null,
  size       bigint not null,
  frontier   bytea not null,
  checkpoint text
);
-- What opens a commitment: erasing the row erases the person from the log.
create table ledger_opening (
  commitment text primary key,
  field      text not null,
  sealed     bytea not null,
  erase_after timestamptz
);

create table idempotency (
  actor      text not null,
  key        text not null,
  request    bytea not null,
  -- Null while it is being worked on, which only its own transaction can see.
  body       jsonb,
  created_at timestamptz not null,
  primary key (actor, key)
);
create table setting (
  name  text primary key,
  value jsonb not null
);
