-- Leave to have a prohibited app for a main task, asked for, advised on and decided by people; and apps that are approved for an
-- allow list.
-- INVARIANT: what people write stands here as commitments; their openings are with the ledger's.

create table exception (
  id              uuid primary key,
  -- What a register shows of a restricted one. Given in order, without gaps.
  number          integer not null unique,
  app             text not null,
  -- The nearest organisation above all its devices.
  organisation_id uuid not null references organisation,
  scope           text not null check (scope in ('holder', 'device-group')),
  -- Of a group: a name that says nothing.
  scope_name      text check ((scope_name is null) = (scope = 'holder')),
  policy          text not null,
  ground          text not null,
  task            text not null,
  mitigations     text[] not null,
  restricted      boolean not null,
  -- Null: from the day of the decision.
  from_day        date,
  until           date not null,
  state           text not null check (state in ('asked', 'advised', 'granted', 'refused', 'in-force', 'ended', 'withdrawn')),
  asked_as        text not null check (asked_as in ('person', 'holder')),
  asked_by        uuid,
  asked_at        timestamptz not null,
  decided_by      uuid,
  decided_at      timestamptz,
  delegated       boolean not null default false,
  begun_at        timestamptz,
  ended_at        timestamptz,
  reminded_at     timestamptz
);
create index exception_organisation on exception (organisation_id, number desc);
create index exception_due on exception (until) where state in ('asked', 'advised', 'granted', 'in-force');

create table exception_device (
  exception_id uuid not null references exception,
  device_id    bigint not null references device,
  -- The one that it was asked for by.
  finding_id   uuid,
  primary key (exception_id, device_id)
);
create index exception_device_device on exception_device (device_id);
create index exception_device_finding on exception_device (finding_id) where finding_id is not null;

-- What people and the calendar did with it, after it was asked for.
create table exception_event (
  id           uuid primary key,
  exception_id uuid not null references exception,
  kind         text not null check (kind in ('advised', 'granted', 'refused', 'begun', 'reminded', 'withdrawn', 'ended')),
  by_person    uuid,
  -- Of advice: for or against.
  says         text check (says in ('for', 'against')),
  words        text,
  at           timestamptz not null
);
create index exception_event_exception on exception_event (exception_id, at);

-- Leave for a device now comes of an exception, or was entered by one person before there were any.
alter table exemption add column exception_id uuid references exception;
alter table exemption alter column finding_id drop not null;
create index exemption_exception on exemption (exception_id) where exception_id is not null;

create table approval (
  id              uuid primary key,
  number          integer not null unique,
  organisation_id uuid not null references organisation,
  policy          text not null,
  policy_group    text not null,
  -- Of the catalogue; null: it does not have it, and the identifiers say which app is meant.
  app             text,
  name            text not null,
  android         text[] not null,
  ios             text[] not null,
  why             text not null,
  -- It holds up to this day, not including it: to go on, it is asked for again.
  review          date not null,
  state           text not null check (state in ('asked', 'in-force', 'refused', 'ended', 'withdrawn')),
  asked_by        uuid,
  asked_at        timestamptz not null,
  decided_by      uuid,
  decided_at      timestamptz,
  reasons         text,
  ended_at        timestamptz,
  reminded_at     timestamptz
);
create index approval_organisation on approval (organisation_id, policy_group) where state = 'in-force';
create index approval_due on approval (review) where state in ('asked', 'in-force');
