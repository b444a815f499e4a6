-- Fleets that are read from their MDM, and what Grendel puts there.
-- INVARIANT: an MDM's own id of a device stands in no column: devices are keyed pseudonyms here, cursors and what connectors
-- keep are sealed.

create table connection (
  id          uuid primary key,
  fleet_id    uuid not null references fleet,
  mdm         text not null,
  -- Addresses, tenants, groups. Secrets are read from files by their names.
  settings    jsonb not null,
  sync_hours  integer not null,
  check_hours integer not null,
  created_by  text not null,
  created_at  timestamptz not null,
  ended_at    timestamptz
);
create unique index connection_fleet on connection (fleet_id) where ended_at is null;

-- Who is at something that only one may be at; another takes over once the time is past.
create table mdm_lease (
  connection_id uuid not null references connection,
  what          text not null,
  owner         text not null,
  until         timestamptz not null,
  primary key (connection_id, what)
);

-- What a connector keeps between its calls. The name is a keyed hash, since it may be made of a device's id.
create table connector_memory (
  connection_id uuid not null references connection,
  kind          text not null,
  name          text not null,
  key_id        integer not null,
  sealed        bytea not null,
  primary key (connection_id, kind, name)
);
create index connector_memory_key on connector_memory (key_id);

-- A fleet being read: its pages are staged into one inventory.
create table sync (
  id            uuid primary key,
  connection_id uuid not null references connection,
  inventory_id  uuid not null references inventory,
  kind          text not null check (kind in ('read', 'heard')),
  state         text not null check (state in ('running', 'done', 'failed', 'cancelled')),
  round         integer not null,
  catalogue     text not null,
  expected      integer,
  fault         jsonb,
  -- Who publishes it.
  owner         text,
  until         timestamptz,
  begun_at      timestamptz not null,
  ended_at      timestamptz
);
create unique index sync_reading on sync (connection_id) where state = 'running' and kind = 'read';
create index sync_running on sync (begun_at) where state = 'running';
create index sync_connection on sync (connection_id, begun_at desc, id desc);
create index sync_inventory on sync (inventory_id);
create table sync_page (
  sync_id uuid not null references sync,
  round   integer not null,
  number  integer not null,
  cursor  bytea,
  state   text not null check (state in ('waiting', 'working', 'staged')),
  owner   text,
  -- Working: the lease. Waiting: not before.
  until   timestamptz not null,
  tries   integer not null default 0,
  -- Counts only; null until it is staged.
  counts  jsonb,
  primary key (sync_id, round, number)
);

create table observation (
  id            uuid primary key,
  connection_id uuid not null references connection,
  at            timestamptz not null,
  devices       integer not null,
  restrictions  jsonb not null,
  standings     jsonb not null
);

create table plan (
  id             uuid primary key,
  connection_id  uuid not null references connection,
  observation_id uuid not null references observation,
  kind           text not null check (kind in ('canary', 'all', 'revert')),
  state          text not null check (state in ('made', 'running', 'done', 'failed', 'stopped', 'reverted')),
  document       jsonb not null,
  wanted         jsonb not null,
  rules          jsonb not null,
  device_limit   integer not null,
  reverts_id     uuid references plan,
  -- The one that was carried out last when this was made: where another was since, it is stale.
  after_id       uuid references plan,
  -- Since when it is known to hold on its devices, and which kinds of restrictions it was seen with.
  held_since     timestamptz,
  held_kinds      text[] not null default '{}',
  made_at        timestamptz not null,
  begun_at       timestamptz,
  ended_at       timestamptz
);
create index plan_connection on plan (connection_id, made_at desc, id desc);
create unique index plan_running on plan (connection_id) where state = 'running';

create table plan_step (
  plan_id uuid not null references plan,
  number  integer not null,
  -- Given to the MDM with every try, so that it does the same step once.
  id      uuid not null,
  kind    text not null,
  state   text not null check (state in ('waiting', 'begun', 'sent', 'done', 'failed')),
  code    text,
  at      timestamptz,
  primary key (plan_id, number)
);

create table plan_check (
  id            uuid primary key,
  connection_id uuid not null references connection,
  plan_id       uuid not null references plan,
  kind          text not null check (kind in ('verify', 'drift')),
  at            timestamptz not null,
  outcome       text not null check (outcome in ('held', 'pending', 'differs', 'unread')),
  result        jsonb not null
);
create index plan_check_connection on plan_check (connection_id, at desc, id desc);

-- Leave for one device to have one app.
create table exemption (
  id              uuid primary key,
  finding_id      uuid not null,
  fleet_id        uuid not null references fleet,
  device_id       bigint not null references device,
  app             text not null,
  organisation_id uuid not null,
  ground          text not null,
  -- What opens it is with the ledger's openings.
  task            text not null,
  restricted      boolean not null,
  from_at         timestamptz not null,
  until           date not null,
  ended_at        timestamptz
);
create unique index exemption_device on exemption (device_id, app) where ended_at is null;
